"""The tab of a record that tells what happened to it, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.labels import Label, Pill, Role, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from grc_desktop.services.history.types import Entry

_SIDE: Final = 26
_ICONS: Final = {
    "contacts.create": "plus",
    "contacts.update": "pencil-simple",
    "contacts.delete": "trash",
    "contacts.restore": "arrow-counter-clockwise",
    "contacts.tag": "tag",
    "contacts.untag": "tag",
    "contacts.resolve": "check",
    "history.undo": "arrow-counter-clockwise",
    "history.redo": "arrow-clockwise",
}


class _Mark(QWidget):
    """An icon in a disc."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.surface("hover"))
        painter.drawEllipse(self.rect())
        draw(painter, QRectF(self.rect()).adjusted(7, 7, -7, -7), self._name, look.ink("soft"))


class Thread(QWidget):
    """The history of one contact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines: list[QWidget] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [piece for entry in entries for piece in (_line(entry), Rule())]
        for line in self._lines:
            self._column.addWidget(line)


def _line(entry: Entry) -> QWidget:
    line = QWidget()
    title, who, when = Label(Role.STRONG, wrap=True), Label(Role.SMALL), Label(Role.SMALL)
    title.setText(entry.title)
    who.setText(entry.who)
    when.setText(shown.moment(entry.at))
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(title)
    words.addWidget(who)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 10, 0, 10)
    row.setSpacing(12)
    icon = "download-simple" if entry.action.startswith("importing") else _ICONS.get(entry.action, "circle")
    row.addWidget(_Mark(icon), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    if entry.undone:
        row.addWidget(Pill(_("Undone")), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    line.setAccessibleName(f"{entry.title}, {when.text()}")
    return line
