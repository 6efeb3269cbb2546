"""What stops the opening of a base, in plain words, with buttons that do something about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from grc_desktop.core.errors import KnownError

TITLE: Final = N_("The base could not be opened")
AGAIN: Final = N_("Try again")
OTHER: Final = N_("Open another base…")
CREATE: Final = N_("Create a new base…")
UNTOUCHED: Final = N_("Nothing was changed: no empty base takes its place.")
_WIDTH: Final = 520


class Trouble(QWidget):
    """The whole window while there is no base to work with."""

    again_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, error: KnownError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = error
        self._title = Label(Role.TITLE, wrap=True)
        self._what = Label(wrap=True)
        self._what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._untouched = Label(Role.SOFT, wrap=True)
        self._again = Button(Weight.PRIMARY)
        self._other, self._new = Button(), Button()
        self._again.clicked.connect(self.again_wanted)
        self._other.clicked.connect(self.other_wanted)
        self._new.clicked.connect(self.new_wanted)
        middle = QWidget()
        theme.fix(middle, width=_WIDTH)
        self._lay_out(QVBoxLayout(middle))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(self._again)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(_(TITLE))
        self._what.setText(self._error.message())
        self._untouched.setText(_(UNTOUCHED))
        self._again.say(_(AGAIN))
        self._other.say(_(OTHER))
        self._new.say(_(CREATE))
        self.setAccessibleName(_(TITLE))

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.setSpacing(12)
        column.addWidget(Picture("warning-circle", 32, Tone.WARNING))
        for label in (self._title, self._what, self._untouched):
            column.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._again, self._other, self._new):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
