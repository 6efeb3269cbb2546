"""A field that holds a file: chosen, or dropped; shown with its name and size, opened and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.chips import REMOVE
from grc_desktop.ui.kit.drop import DropCard
from grc_desktop.ui.kit.fields.spec import Field, FieldSpec
from grc_desktop.ui.kit.labels import ElidedLabel, Label, Picture, Role

FILE_GONE: Final = Kind("file_gone", N_("“{name}” is not there any more."), N_("Choose another file, or take it away."))
FILE_TOO_LARGE: Final = Kind(
    "file_too_large", N_("“{name}” takes {size}; at most {most} are kept."), N_("Choose a smaller file.")
)
FILE_KIND: Final = Kind("file_kind", N_("“{name}” is not one of these: {endings}."), N_("Choose another file."))
CHOOSE: Final = N_("Choose a file, or drop it here")
OPEN: Final = N_("Open {name}")
_HEIGHT: Final = 44


class FileField(Field):
    """The path of a file, or None. A file that cannot be taken stays shown, beside what is wrong with it."""

    opened = Signal(object)
    """The file is to be shown by the program it belongs to: its path."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._path: Path | None = None
        self.card = DropCard(parent=self)
        self.card.setProperty("slim", True)
        theme.fix(self.card, height=_HEIGHT)
        self._picture = Picture("paperclip", 18)
        self._name = ElidedLabel()
        self._size = Label(Role.SMALL)
        self._open, self._cross = IconButton("arrow-square-out"), IconButton("x", 14)
        row = QHBoxLayout(self.card)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._name, 1)
        for widget in (self._size, self._open, self._cross):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.pressed.connect(self.choose)
        self.card.dropped.connect(self.take)
        self._open.clicked.connect(lambda: self.opened.emit(self._path))
        self._cross.clicked.connect(lambda: self.take(None))
        self.opened.connect(_show_outside)
        self.adopt(self.card)
        self._show()

    def value(self) -> object:
        return None if self.problem() else self._path

    def set_value(self, value: object) -> None:
        self._path = value if isinstance(value, Path) else None
        self._show()

    def is_blank(self) -> bool:
        return self._path is None

    def problem(self) -> Problem | None:
        if self._path is None:
            return None
        endings, most = self.spec.file.endings, self.spec.file.most
        values: dict[str, object] = {"name": self._path.name}
        if endings and self._path.suffix.lower() not in endings:
            return Problem(FILE_KIND, values={**values, "endings": ", ".join(endings)})
        size = _size(self._path)
        if size is None:
            return Problem(FILE_GONE, values=values)
        if size > most:
            return Problem(FILE_TOO_LARGE, values={**values, "size": shown.size(size), "most": shown.size(most)})
        return None

    def set_read_only(self, read_only: bool) -> None:
        self.card.lock(read_only)
        self._cross.setVisible(not read_only and self._path is not None)
        self._show()

    def name_as(self, name: str, description: str = "") -> None:
        super().name_as(f"{name}: {self._path.name}" if self._path else name, description)

    def retranslate(self) -> None:
        self._show()

    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self.window(), _(CHOOSE), str(self._path.parent if self._path else Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if self.spec.file.endings:
            kinds = " ".join(f"*{ending}" for ending in self.spec.file.endings)
            dialog.setNameFilter(f"{_(self.spec.label)} ({kinds})")
        dialog.fileSelected.connect(lambda chosen: self.take(Path(chosen)))
        dialog.open()

    def take(self, path: Path | None) -> None:
        """Hold `path`, which the user chose; None takes the file away."""
        self._path = path
        self._show()
        self.card.setFocus()
        self.changed.emit()
        self.left.emit()

    def _show(self) -> None:
        held, locked = self._path is not None, self.card.locked
        size = _size(self._path) if self._path else None
        self._picture.show_icon("file" if held else "paperclip")
        self._name.setText(self._path.name if self._path else "" if locked else _(self.spec.hint) or _(CHOOSE))
        self._name.show_role(Role.PLAIN if held else Role.SOFT)
        self._size.setText("" if size is None else shown.size(size))
        self._size.setVisible(size is not None)
        self._open.setVisible(size is not None)
        self._cross.setVisible(held and not locked)
        name = self._path.name if self._path else ""
        self._open.say(_(OPEN).format(name=name))
        self._cross.say(_(REMOVE).format(name=name))


def _size(path: Path) -> int | None:
    """The bytes of the file at `path`, None where there is no file."""
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def _show_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
