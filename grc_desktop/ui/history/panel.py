"""One action of the history: what it touched, the way back, and what came of taking it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.history.words import counts
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role, Rule
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.theme import Tone, px

if TYPE_CHECKING:
    from grc_desktop.services.history.types import Entry, Left, Undone

UNDO: Final = N_("Undo this action")
AGAIN: Final = N_("Do it again")
FOR_GOOD: Final = N_("This action cannot be undone.")
IS_UNDONE: Final = N_("This action is undone. To do it again, undo its undoing.")
NOBODY_LOSES: Final = N_("Records changed since are kept as they are, and listed here.")
CHOOSE: Final = N_("Choose an action to see what it did.")
_LISTED: Final = 200
_NARROWEST: Final = 260


class EntryPanel(QWidget):
    """Shows one `Entry` and, once it was taken back, its three buckets."""

    undo_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._undone: Undone | None = None
        self._title = Label(Role.SECTION, wrap=True)
        self._when = Label(Role.SOFT, wrap=True)
        self._touched = Label(wrap=True)
        self.undo_button = Button(Weight.PLAIN, "arrow-counter-clockwise")
        self.undo_button.clicked.connect(self._ask)
        self._note = Label(Role.SMALL, wrap=True)
        self._result = QVBoxLayout()
        self._result.setSpacing(8)
        stack = Stack(margin=22, gap=12)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for label in (self._title, self._when, self._touched):
            inside.addWidget(label)
        inside.addSpacing(8)
        inside.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._note)
        inside.addSpacing(8)
        inside.addLayout(self._result)
        stack.add(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(stack)
        self.show_entry(None)

    def show_entry(self, entry: Entry | None) -> None:
        """Show `entry`, or the invitation to choose one."""
        if entry is None or self._entry is None or entry.id != self._entry.id:
            self._undone = None
        self._entry = entry
        self.retranslate()

    def show_undone(self, undone: Undone) -> None:
        """Tell what taking the entry back did."""
        self._undone = undone
        self.retranslate()

    def told(self) -> list[str]:
        """What is said of the undo, from top to bottom."""
        found: list[str] = []
        for place in range(self._result.count()):
            item = self._result.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                found += [label.text() for label in widget.findChildren(Label)]
        return found

    def retranslate(self) -> None:
        self.setMinimumWidth(px(_NARROWEST))
        entry = self._entry
        for widget in (self._when, self._touched, self.undo_button):
            widget.setVisible(entry is not None)
        self._title.setVisible(entry is not None)
        self._note.setText(_(CHOOSE))
        if entry is not None:
            self._title.setText(entry.title)
            self._when.setText(" · ".join(filter(None, (shown.moment(entry.at), entry.who))))
            self._touched.setText(counts(entry))
            self._touched.setVisible(bool(counts(entry)))
            self.undo_button.say(_(AGAIN if entry.undoes is not None else UNDO))
            self.undo_button.setVisible(entry.undoable)
            self._note.setText(_(NOBODY_LOSES if entry.undoable else IS_UNDONE if entry.undone else FOR_GOOD))
        self._tell()

    def _tell(self) -> None:
        _clear(self._result)
        undone = self._undone
        if undone is None:
            return
        self._result.addWidget(Rule())
        for number, words, tone, icon in (
            (
                undone.restored,
                _n("{n} put back as before", "{n} put back as before", undone.restored),
                Tone.OK,
                "check",
            ),
            (undone.kept, _n("{n} kept, changed since", "{n} kept, changed since", undone.kept), Tone.WARNING, "hand"),
            (
                undone.impossible,
                _n("{n} could not be undone", "{n} could not be undone", undone.impossible),
                Tone.BAD,
                "x",
            ),
        ):
            if number:
                self._result.addWidget(_line(icon, tone, words.format(n=shown.number(number))))
        for left in undone.details[:_LISTED]:
            self._result.addWidget(_left(left))
        if (more := len(undone.details) - _LISTED) > 0:
            rest = Label(Role.SMALL)
            rest.setText(_n("and {n} more", "and {n} more", more).format(n=shown.number(more)))
            self._result.addWidget(rest)

    def _ask(self) -> None:
        if self._entry is not None:
            self.undo_wanted.emit(self._entry.id)


def _left(left: Left) -> QWidget:
    if left.bucket == "kept":
        return _line("hand", Tone.WARNING, left.name, left.reason)
    return _line("x", Tone.BAD, left.name, left.reason)


def _line(icon: str, tone: Tone, title: str, why: str = "") -> QWidget:
    line = QWidget()
    words = QVBoxLayout()
    words.setSpacing(0)
    for role, text in ((Role.STRONG, title), (Role.SMALL, why)):
        if text:
            label = Label(role, wrap=True)
            label.setText(text)
            words.addWidget(label)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(10)
    row.addWidget(Picture(icon, 16, tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return line


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
