"""The bases opened before, a line each: Enter opens one, Delete forgets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.labels import Card, ElidedLabel, Label, Picture, Pill, Role, Rule
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from grc_desktop.ui.shell.opening.recent_bases import RecentBase

FORGET: Final = N_("Forget “{name}”: its file is left alone")
MISSING: Final = N_("not found")
TODAY: Final = N_("today at {time}")
YESTERDAY: Final = N_("yesterday")


class RecentList(Card):
    """Shows `RecentBase`s."""

    chosen = Signal(object)
    """The path of the base to open."""
    forgotten = Signal(object)
    """The path of a base that is not to be shown any more."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.lines: tuple[RecentLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    def show_bases(self, bases: Sequence[RecentBase]) -> None:
        """Show `bases`, in that order."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = tuple(RecentLine(base, self._today) for base in bases)
        for place, line in enumerate(self.lines):
            if place:
                self._column.addWidget(Rule())
            self._column.addWidget(line)
            line.chosen.connect(self.chosen)
            line.forgotten.connect(self.forgotten)
        self.setVisible(bool(self.lines))

    def mark_missing(self, paths: Collection[Path]) -> None:
        """Grey the bases at `paths`, which were not found."""
        for line in self.lines:
            line.show_missing(line.base.path in paths)

    def retranslate(self) -> None:
        for line in self.lines:
            line.retranslate()


class RecentLine(QWidget):
    """One base: its shop, its file, when it was open, how many customers it had."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, base: RecentBase, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.base = base
        self.missing = False
        self._today = today
        self.opener = _Wide()
        self.opener.clicked.connect(lambda: None if self.missing else self.chosen.emit(base.path))
        self.opener.dropped.connect(lambda: self.forgotten.emit(base.path))
        self.forget = IconButton("x", 14)
        self.forget.clicked.connect(lambda: self.forgotten.emit(base.path))
        self._name, self._path = ElidedLabel(Role.STRONG), ElidedLabel(Role.SMALL)
        self._count, self._when = Label(Role.SOFT), Label(Role.SMALL)
        self._gone = Pill()
        self._gone.hide()
        self._lay_out()
        self.retranslate()

    def show_missing(self, missing: bool) -> None:
        """Say that the file is not there, or that it is."""
        self.missing = missing
        for widget in (self._name, self._path, self._count, self._when):
            widget.setEnabled(not missing)
        self._gone.setVisible(missing)
        self._count.setVisible(not missing)
        self._when.setVisible(not missing)
        self.retranslate()

    def retranslate(self) -> None:
        base = self.base
        name, when = base.shop or base.path.stem, self._said_when()
        count = "" if base.customers is None else _counted(base.customers)
        self._name.setText(name)
        self._path.setText(str(base.path))
        self._count.setText(count)
        self._when.setText(when)
        self._gone.show_as(_(MISSING), Tone.WARNING, "warning")
        self.forget.say(_(FORGET).format(name=name))
        said = (name, _(MISSING)) if self.missing else (name, count, when)
        self.opener.setAccessibleName(", ".join(filter(None, said)))
        self.opener.setAccessibleDescription(str(base.path))

    def _said_when(self) -> str:
        local = self.base.opened.astimezone()
        match (self._today - local.date()).days:
            case 0:
                return _(TODAY).format(time=f"{local:%H:%M}")
            case 1:
                return _(YESTERDAY)
        return shown.day(local.date())

    def _lay_out(self) -> None:
        words, figures = QVBoxLayout(), QVBoxLayout()
        for column in (words, figures):
            column.setSpacing(2)
            column.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._path)
        for label in (self._count, self._when):
            figures.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        for column in (words, figures):
            column.addStretch(1)
        inside = QHBoxLayout(self.opener)
        inside.setContentsMargins(14, 6, 12, 6)
        inside.setSpacing(12)
        inside.addWidget(Picture("storefront", 20, Tone.ACCENT))
        inside.addLayout(words, 1)
        inside.addWidget(self._gone)
        inside.addLayout(figures)
        for piece in self.opener.findChildren(QWidget):
            piece.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.opener, 1)
        row.addWidget(self.forget)


class _Wide(QPushButton):
    """A button as wide as the line, with a layout inside."""

    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "line")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


def _counted(number: int) -> str:
    return _n("{n} customer", "{n} customers", number).format(n=shown.number(number))
