"""The first start: three ways to begin on one screen, and no questions; above them the bases opened before."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Role, Rule
from grc_desktop.ui.shell.arriving.files import TABLE_FILES
from grc_desktop.ui.shell.opening.beginning import Beginning, DropBeginning, name_key
from grc_desktop.ui.shell.opening.foot import Foot
from grc_desktop.ui.shell.opening.recent_list import RecentList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from grc_desktop.ui.shell.opening.recent_bases import RecentBase
    from grc_desktop.ui.shell.preferences import Preferences

HELLO: Final = N_("Hello. Where shall we begin?")
HELLO_AGAIN: Final = N_("Hello. Which base shall we open?")
YOURS: Final = N_("Your data stays on this computer, in one file that belongs to you.")
RECENT: Final = N_("Recent bases")
OTHERWISE: Final = N_("Or begin anew")
IMPORT: Final = N_("Import my Excel file")
IMPORT_TEXT: Final = N_(
    "Drop your customer file here, however untidy. You will see everything before anything is written, and you can "
    "undo it all."
)
CHOOSE_FILE: Final = N_("Choose a file…")
SAMPLE: Final = N_("Explore with a sample shop")
SAMPLE_TEXT: Final = N_("1,200 invented customers, in a base of their own. It is removed with one click.")
OPEN_SAMPLE: Final = N_("Open the sample")
EMPTY: Final = N_("Start with an empty base")
EMPTY_TEXT: Final = N_("Add your customers one by one, at the counter. You can still import at any time.")
START: Final = N_("Start")
HAVE_ONE: Final = N_("Do you already have a base?")
OPEN_BASE: Final = N_("Open an existing base…")
TABLES: Final = N_("Tables")
_WIDTH: Final = 936
_MOST_OF_IT: Final = 1000


class FirstStart(QWidget):
    """The whole window at the first start, and whenever another base is wanted."""

    file_chosen = Signal(object)
    """A customer file to import: its `Path`."""
    base_chosen = Signal(object)
    """A base opened before is to be opened again: its `Path`."""
    base_forgotten = Signal(object)
    """A base opened before is not to be listed any more: its `Path`."""
    sample_wanted = Signal()
    empty_wanted = Signal()
    other_wanted = Signal()
    """An existing base is to be opened."""

    def __init__(self, preferences: Preferences, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hello, self._yours = Label(Role.FIGURE, wrap=True), Label(Role.SOFT, wrap=True)
        self._recent_title, self._anew = Label(Role.STRONG), Label(Role.STRONG)
        self.recent = RecentList(today)
        self.drop = DropBeginning(TABLE_FILES, "file")
        self.sample = Beginning("storefront", Weight.PLAIN)
        self.empty = Beginning("plus", Weight.PLAIN)
        self._have_one, self.other = Label(Role.SOFT), Button(Weight.LINK)
        self._foot = Foot(preferences)
        self._connect()
        self._lay_out()
        self.show_recent(())
        self.setFocusProxy(self.drop)
        preferences.spoken.connect(self.retranslate)
        self.retranslate()

    def show_recent(self, bases: Sequence[RecentBase]) -> None:
        """List `bases` above the ways to begin."""
        self.recent.show_bases(bases)
        for widget in (self._recent_title, self.recent, self._anew):
            widget.setVisible(bool(bases))
        self.setFocusProxy(self.recent.lines[0].opener if bases else self.drop)
        self._order()
        self._say_hello()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order()

    def retranslate(self) -> None:
        self._say_hello()
        self._yours.setText(_(YOURS))
        self._recent_title.setText(_(RECENT))
        self._anew.setText(_(OTHERWISE))
        self.recent.retranslate()
        self.recent.setAccessibleName(_(RECENT))
        self.drop.say(IMPORT, IMPORT_TEXT, CHOOSE_FILE)
        self.sample.say(SAMPLE, SAMPLE_TEXT, OPEN_SAMPLE)
        self.empty.say(EMPTY, EMPTY_TEXT, START)
        self._have_one.setText(_(HAVE_ONE))
        name_key(self.other, _(OPEN_BASE), _(OPEN_BASE))
        self._foot.retranslate()

    def _order(self) -> None:
        """Let Tab go through the bases, then the ways to begin; only what is in the window can be put in order."""
        stops: list[QWidget] = [stop for line in self.recent.lines for stop in (line.opener, line.forget)]
        stops += [self.drop, self.drop.button, self.sample.button, self.empty.button, self.other]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _say_hello(self) -> None:
        self._hello.setText(_(HELLO_AGAIN if self.recent.lines else HELLO))

    def _connect(self) -> None:
        self.drop.dropped.connect(self.file_chosen)
        self.drop.pressed.connect(self._choose_file)
        self.drop.button.clicked.connect(self._choose_file)
        self.recent.chosen.connect(self.base_chosen)
        self.recent.forgotten.connect(self.base_forgotten)
        self.sample.button.clicked.connect(self.sample_wanted)
        self.empty.button.clicked.connect(self.empty_wanted)
        self.other.clicked.connect(self.other_wanted)

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDTH))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._fill(QVBoxLayout(middle))
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(middle, _MOST_OF_IT)
        row.addStretch(1)
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(around)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled, 1)
        whole.addWidget(Rule())
        whole.addWidget(self._foot)

    def _fill(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(6)
        for label, gap in ((self._hello, 12), (self._yours, 32)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
            column.addSpacing(gap)
        for widget in (self._recent_title, self.recent, self._anew):
            column.addWidget(widget)
        self._recent_title.setContentsMargins(0, 0, 0, 8)
        self._anew.setContentsMargins(0, 24, 0, 8)
        cards = QHBoxLayout()
        cards.setSpacing(18)
        for card in (self.drop, self.sample, self.empty):
            cards.addWidget(card, 1)
        column.addLayout(cards)
        column.addSpacing(24)
        existing = QHBoxLayout()
        existing.setSpacing(2)
        existing.addStretch(1)
        existing.addWidget(self._have_one)
        existing.addWidget(self.other)
        existing.addStretch(1)
        column.addLayout(existing)
        column.addStretch(5)

    def _choose_file(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in TABLE_FILES)
        dialog = QFileDialog(self, _(IMPORT), str(Path.home()), f"{_(TABLES)} ({kinds})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(Path(path)))
        dialog.open()
