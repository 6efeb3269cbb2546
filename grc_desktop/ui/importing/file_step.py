"""The first step: a file is dropped or chosen, and looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.importing.facts import Facts
from grc_desktop.ui.importing.past import PastImports
from grc_desktop.ui.importing.sheet_grid import SheetGrid
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.buttons import ActionButton, Weight
from grc_desktop.ui.kit.drop import DropCard
from grc_desktop.ui.kit.labels import Label, Picture, Role
from grc_desktop.ui.kit.tab_order import reach_after
from grc_desktop.ui.kit.tabs import Tabs, TabSpec
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.importing.service import ImportService
    from grc_desktop.ui.importing.journey import Journey
    from grc_desktop.ui.kit.work import Work

ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
DROP: Final = N_("Drop your file here, however untidy")
DROP_TEXT: Final = N_(
    "Excel, LibreOffice or CSV. You will see everything before anything is written, and you can undo it all."
)
TABLES: Final = N_("Tables")
CHOOSE: Final = N_("Choose a file to import")
_DROP_HEIGHT: Final = 160
_PAST_HEIGHT: Final = 140


class FileStep(QStackedWidget):
    """Takes a file and, once there is one, shows its sheets."""

    chosen = Signal(object)
    """The path of a file to import."""
    review_wanted = Signal()
    """The rows that wait are to be decided."""

    def __init__(
        self,
        journey: Journey,
        importing: ImportService,
        history: HistoryService,
        work: Work,
        choose: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journey = journey
        self._choose = choose
        self.drop = DropCard(ENDINGS)
        self.drop.dropped.connect(self.chosen)
        self.drop.pressed.connect(self.ask)
        self._title, self._words = Label(Role.SECTION), Label(Role.SOFT, wrap=True)
        self._waiting, self._number = Banner(), 0
        self.past = PastImports(importing, history, work)
        self.facts = Facts(journey)
        self.facts.header_chosen.connect(journey.choose_header)
        self.facts.reread_wanted.connect(journey.reread)
        self._chooser = ActionButton(choose, Weight.QUIET)
        self.tabs = Tabs(())
        self.tabs.chosen.connect(lambda key: journey.choose_sheet(int(key)))
        self.grid = SheetGrid(work)
        self._about = Banner()
        self._hidden = Label(Role.SMALL, wrap=True)
        self._invitation, self._sheets = QScrollArea(widgetResizable=True), QWidget()
        self._invite()
        self._lay_out(QVBoxLayout(self._sheets))
        self.addWidget(self._invitation)
        self.addWidget(self._sheets)
        journey.opened.connect(self.follow)

    @property
    def begin(self) -> QWidget:
        """Where work begins."""
        return self.drop if self._journey.path is None else self.grid

    def follow(self) -> None:
        """Show the file as it is known now."""
        journey = self._journey
        self.setCurrentWidget(self._invitation if journey.path is None else self._sheets)
        if journey.book is None or journey.report is None:
            self.facts.show_facts()
            self.tabs.set_specs(())
            self._about.show_notice(None)
            self._hidden.hide()
            self.grid.show_sheet(None)
            return
        self.facts.show_facts()
        self._show_tabs()
        self._tell()
        self.grid.show_sheet(journey.report)

    def show_waiting(self, number: int) -> None:
        """Say that `number` rows of earlier imports wait for a decision."""
        self._number = number
        text = _n("{n} row waits for your decision.", "{n} rows wait for your decision.", number)
        act = self.review_wanted.emit
        said = Notice(text.format(n=shown.number(number)), Tone.WARNING, button=_("Decide"), act=act, icon="users")
        self._waiting.show_notice(said if number else None)

    def ask(self) -> None:
        """Let the user choose a file."""
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        folder = self._journey.path.parent if self._journey.path is not None else Path.home()
        dialog = QFileDialog(self, _(CHOOSE), str(folder), f"{_(TABLES)} ({kinds})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        dialog.open()

    def retranslate(self) -> None:
        self._title.setText(_(DROP))
        self._words.setText(_(DROP_TEXT))
        self.drop.setAccessibleName(_(DROP))
        self.drop.setMinimumHeight(theme.px(_DROP_HEIGHT))
        self.past.setMinimumHeight(theme.px(_PAST_HEIGHT))
        self.past.retranslate()
        self.facts.retranslate()
        self.grid.retranslate()
        self.show_waiting(self._number)
        self.follow()

    def _show_tabs(self) -> None:
        book, report = self._journey.book, self._journey.report
        if book is None:
            return
        shown_sheets = [(place, each) for place, each in enumerate(book.sheets) if not each.sheet.hidden]
        self.tabs.set_specs([TabSpec(str(place), each.sheet.name, _tone(each.entity)) for place, each in shown_sheets])
        reach_after(self._chooser, (self.tabs,))
        for place, each in shown_sheets:
            self.tabs.show_count(str(place), len(each.layout.data_rows) if self._journey.whole else None)
            if each is report:
                self.tabs.show_current(str(place))
        hidden = [each.sheet.name for each in book.sheets if each.sheet.hidden]
        self._hidden.setVisible(bool(hidden))
        text = _n("Hidden sheet, not taken: {names}", "Hidden sheets, not taken: {names}", len(hidden))
        self._hidden.setText(text.format(names=", ".join(hidden)))

    def _tell(self) -> None:
        report = self._journey.report
        if report is None or not self._journey.whole:
            return
        rows = len(report.layout.data_rows)
        number = _n("{n} row", "{n} rows", rows).format(n=shown.number(rows))
        if not rows:
            self._about.show_notice(Notice(_("There is no row to import in this sheet."), Tone.WARNING))
        elif report.entity == "contacts":
            text = _("This sheet looks like your customers: {rows}.").format(rows=number)
            self._about.show_notice(Notice(text, Tone.OK))
        else:
            text = _("This sheet does not look like a list of customers. It can be imported as one all the same.")
            self._about.show_notice(Notice(text, Tone.WARNING))

    def _invite(self) -> None:
        self._invitation.setFrameShape(QFrame.Shape.NoFrame)
        self._invitation.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QWidget()
        self._invitation.setWidget(whole)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        inside = QVBoxLayout(self.drop)
        inside.setSpacing(8)
        inside.addStretch(1)
        button = ActionButton(self._choose, Weight.PRIMARY, "folder-open")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for widget in (Picture("upload-simple", 32, Tone.ACCENT), self._title):
            inside.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._words)
        inside.addSpacing(4)
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        column.addWidget(self._waiting)
        column.addWidget(self.drop, 2)
        column.addWidget(self.past, 3)

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.facts, 1)
        row.addWidget(self._chooser)
        column.addLayout(row)
        column.addWidget(self._about)
        column.addWidget(self.tabs)
        column.addWidget(self._hidden)
        column.addWidget(self.grid, 1)


def _tone(entity: str | None) -> Tone:
    return Tone.OK if entity == "contacts" else Tone.NEUTRAL
