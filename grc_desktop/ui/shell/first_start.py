"""The first start: three ways to begin on one screen, and no questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.drop import DropCard
from grc_desktop.ui.kit.labels import Card, Label, Picture, Role, Rule
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.shell.foot import Foot

if TYPE_CHECKING:
    from grc_desktop.ui.shell.preferences import Preferences

HELLO: Final = N_("Hello. Where shall we begin?")
YOURS: Final = N_("Your data stays on this computer, in one file that belongs to you.")
IMPORT: Final = N_("Import my Excel file")
IMPORT_TEXT: Final = N_(
    "Drop your customer file here, however untidy. You will see everything before anything is written, and you can "
    "undo it all."
)
CHOOSE_FILE: Final = N_("Choose a file…")
SAMPLE: Final = N_("Explore with a sample shop")
SAMPLE_TEXT: Final = N_("1,200 invented customers, in a base of their own. Your own data stays apart.")
OPEN_SAMPLE: Final = N_("Open the sample")
EMPTY: Final = N_("Start with an empty base")
EMPTY_TEXT: Final = N_("Add your customers one by one, at the counter. You can still import at any time.")
START: Final = N_("Start")
HAVE_ONE: Final = N_("Do you already have a base?")
OPEN_BASE: Final = N_("Open an existing base…")
TABLES: Final = N_("Tables")
TABLE_FILES: Final = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
_CARD: Final = 300
_CARD_HEIGHT: Final = 266
_PICTURE: Final = 30


class _Choice(QVBoxLayout):
    """What a card says: an icon, a title, some words and a button."""

    def __init__(self, icon: str, weight: Weight) -> None:
        super().__init__()
        self.title = Label(Role.SECTION, wrap=True)
        self.words = Label(Role.SOFT, wrap=True)
        self.button = Button(weight)
        self.setContentsMargins(25, 25, 25, 25)
        self.setSpacing(8)
        self.addWidget(Picture(icon, _PICTURE, Tone.ACCENT), 0, Qt.AlignmentFlag.AlignLeft)
        self.addSpacing(4)
        self.addWidget(self.title)
        self.addWidget(self.words)
        self.addStretch(1)
        self.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, title: str, words: str, button: str) -> None:
        self.title.setText(_(title))
        self.words.setText(_(words))
        self.button.say(_(button))


class FirstStart(QWidget):
    """The whole window at the first start."""

    file_chosen = Signal(object)
    """A customer file to import: its `Path`."""
    sample_wanted = Signal()
    empty_wanted = Signal()
    other_wanted = Signal()
    """An existing base is to be opened."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hello = Label(Role.FIGURE)
        self._yours = Label(Role.SOFT)
        self._import = _Choice("file", Weight.PRIMARY)
        self._sample = _Choice("storefront", Weight.PLAIN)
        self._empty = _Choice("plus", Weight.PLAIN)
        self._have_one = Label(Role.SOFT)
        self._other = Button(Weight.LINK)
        self._import.button.clicked.connect(self._choose_file)
        self._sample.button.clicked.connect(self.sample_wanted)
        self._empty.button.clicked.connect(self.empty_wanted)
        self._other.clicked.connect(self.other_wanted)
        self._foot = Foot(preferences)
        middle = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(Rule())
        whole.addWidget(self._foot)
        self._lay_out(middle)
        self.setFocusProxy(self._drop)
        preferences.spoken.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(6)
        column.addWidget(self._hello, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self._yours, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(32)
        column.addLayout(self._cards())
        column.addSpacing(24)
        column.addLayout(self._existing())
        column.addStretch(5)

    def retranslate(self) -> None:
        self._hello.setText(_(HELLO))
        self._yours.setText(_(YOURS))
        self._import.say(IMPORT, IMPORT_TEXT, CHOOSE_FILE)
        self._sample.say(SAMPLE, SAMPLE_TEXT, OPEN_SAMPLE)
        self._empty.say(EMPTY, EMPTY_TEXT, START)
        self._have_one.setText(_(HAVE_ONE))
        self._other.say(_(OPEN_BASE))
        self._drop.setAccessibleName(_(IMPORT))
        self._foot.retranslate()

    def _cards(self) -> QHBoxLayout:
        self._drop = DropCard(TABLE_FILES)
        self._drop.dropped.connect(self.file_chosen)
        self._drop.pressed.connect(self._choose_file)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addStretch(1)
        for card, choice in ((self._drop, self._import), (Card(), self._sample), (Card(), self._empty)):
            card.setLayout(choice)
            card.setFixedWidth(_CARD)
            card.setMinimumHeight(_CARD_HEIGHT)
            row.addWidget(card)
        row.addStretch(1)
        return row

    def _existing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(self._have_one)
        row.addWidget(self._other)
        row.addStretch(1)
        return row

    def _choose_file(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in TABLE_FILES)
        chosen, _kind = QFileDialog.getOpenFileName(self, _(IMPORT), str(Path.home()), f"{_(TABLES)} ({kinds})")
        if chosen:
            self.file_chosen.emit(Path(chosen))
