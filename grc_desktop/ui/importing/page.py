"""The room of imports: from a file to customers in four steps, back and forth at will."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.importing import actions
from grc_desktop.ui.importing.busy import Busy
from grc_desktop.ui.importing.deeds import Deeds
from grc_desktop.ui.importing.file_step import ENDINGS
from grc_desktop.ui.importing.foot import Foot
from grc_desktop.ui.importing.journey import Journey
from grc_desktop.ui.importing.pieces import CHECK, COLUMNS, FILE, RESULT, REVIEW, Around, Pieces, load
from grc_desktop.ui.importing.steps import KEYS, StepBar
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.drop import dropped_file
from grc_desktop.ui.kit.page import Page
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from grc_desktop.core.errors import KnownError
    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.contacts.types import CustomField
    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.history.types import Undone
    from grc_desktop.services.importing.fields import FieldKind
    from grc_desktop.services.importing.service import ImportService
    from grc_desktop.ui.kit.page import State
    from grc_desktop.ui.kit.table.header import Memory
    from grc_desktop.ui.kit.work import Work

TO_CHECK: Final = {"view": "all", "filter": {"to_check": True}}
"""Where the customers are whose cells need a look."""


class ImportPage(Page):
    """Takes a file through its steps."""

    name: ClassVar[str] = N_("Import a file")
    watches: ClassVar[frozenset[str]] = frozenset({"imports", "import_reviews", "journal_entries", "custom_fields"})

    def __init__(
        self,
        importing: ImportService,
        contacts: ContactService,
        history: HistoryService,
        work: Work,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._importing, self._contacts, self._work = importing, contacts, work
        self._wanted = ""
        self._waiting = 0
        self.journey = Journey(importing, work, self)
        self.deeds = Deeds(self.journey, history, work, self)
        self._bind()
        self.steps, self.busy, self.banner = StepBar(), Busy(work), Banner()
        self.foot = Foot(self.commands)
        self.pieces = Pieces(Around(self.journey, importing, history, work, memory, self.commands, self.steps))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.pieces.show_piece(FILE)
        self._follow()
        work.read(self, load, lambda _nothing: None)

    @property
    def step(self) -> str:
        """The key of the step in front."""
        return self.pieces.front

    def open(self, path: Path) -> None:
        """Begin with the file `path`; asks first when corrected cells would be lost."""
        from grc_desktop.ui.kit.buttons import Weight
        from grc_desktop.ui.kit.dialogs import Choice, ask

        if not self.journey.fixed:
            self._open(path)
            return
        text = _("The cells you corrected in “{file}” are not imported yet.").format(file=self._file_name())
        choices = (Choice("leave", _("Leave them"), Weight.DANGER),)
        ask(self, _("Begin with another file?"), text, choices, lambda said: self._open(path) if said else None)

    def go_to(self, step: str) -> None:
        """Go to a step, where it can be gone to."""
        if step == REVIEW or step in self._reachable():
            self.pieces.show_piece(step)
            if step == CHECK:
                self.journey.resume()
            if step == REVIEW:
                self.pieces.review.refresh()
            self._follow()
            self.entered()

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.steps, self.busy, self.pieces, self.foot):
            part.retranslate()
        self._follow()

    def refresh(self) -> None:
        self.pieces.file.past.refresh()
        self._work.read(self, self._importing.waiting, self._count_waiting, key="waiting")
        self._work.read(self, self._contacts.custom_fields, self._learn_own, key="own")
        if self.step == REVIEW:
            self.pieces.review.refresh()

    def entered(self) -> None:
        if self.step == COLUMNS:
            self.foot.next.setFocus()
        else:
            self.pieces.enter()

    def state(self) -> State:
        file = self.journey.path
        return {"file": str(file) if file else "", "step": self.step if self.step != RESULT else FILE}

    def restore(self, state: Mapping[str, object]) -> None:
        file, step = state.get("file"), state.get("step")
        path = Path(file) if isinstance(file, str) and file else None
        known = path is not None and path == self.journey.path
        if step == REVIEW:
            self.go_to(REVIEW)
        elif path is not None and (step is None or (not known and path.exists())):
            self._wanted = step if isinstance(step, str) else ""
            self.open(path)
        elif isinstance(step, str):
            self.go_to(step)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData(), ENDINGS) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := dropped_file(event.mimeData(), ENDINGS)) is not None:
            event.acceptProposedAction()
            self.open(path)

    def _bind(self) -> None:
        bind = self.commands.bind
        bind(actions.CHOOSE, lambda: self.pieces.file.ask())
        bind(actions.NEXT, lambda: self._move(1))
        bind(actions.BACK, lambda: self._move(-1))
        bind(actions.WRITE, self._write)
        bind(actions.NEXT_PROBLEM, lambda: self.pieces.check.next_problem())
        bind(actions.UNFIX, lambda: self.pieces.check.unfix(), Qt.ShortcutContext.WidgetShortcut)
        bind(actions.SEE, lambda: self.go("contacts"))
        bind(actions.SEE_CHECKS, lambda: self.go("contacts", **TO_CHECK))
        bind(actions.REVIEW, lambda: self.go_to(REVIEW))
        bind(actions.REJECTS, lambda: self.deeds.ask_rejects(_(actions.REJECTS.title), self))
        bind(actions.UNDO, self._undo_result)
        bind(actions.AGAIN, self._again)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(10)
        for widget in (self.steps, self.busy, self.banner):
            column.addWidget(widget)
        column.addWidget(self.pieces, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        journey, pieces = self.journey, self.pieces
        self.steps.chosen.connect(self.go_to)
        pieces.chosen.connect(self.open)
        pieces.undo_wanted.connect(self.deeds.undo)
        pieces.review_wanted.connect(lambda: self.go_to(REVIEW))
        pieces.review_closed.connect(lambda: self.go_to(RESULT if self.journey.result else FILE))
        pieces.toasted.connect(self.toast)
        self.deeds.told.connect(self.toast)
        self.deeds.undone.connect(self._show_undone)
        for signal in (journey.opened, journey.decided, journey.checked, journey.working):
            signal.connect(self._follow)
        journey.opened.connect(self._opened)
        journey.checked.connect(self._arrive)
        journey.refused.connect(self._refuse)
        journey.stopped.connect(self._leave_check)
        journey.imported.connect(self._imported)

    def _open(self, path: Path) -> None:
        self.banner.show_notice(None)
        self.pieces.show_piece(FILE)
        self.setFocus()  # the button that asked for the file goes away, and the focus with it
        self.journey.open(path)

    def _opened(self) -> None:
        if self.step in (COLUMNS, CHECK, RESULT) and not self.journey.whole:
            self.pieces.show_piece(FILE)
        self._follow()
        if self.hasFocus():
            self.entered()

    def _arrive(self) -> None:
        """The file is checked: go on to the step that was wanted of it."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.go_to(wanted)

    def _leave_check(self) -> None:
        """Without an answer there is nothing to look at."""
        if self.step == CHECK and self.journey.outlook is None:
            self.go_to(COLUMNS)

    def _reachable(self) -> frozenset[str]:
        journey = self.journey
        if not journey.whole or journey.report is None or not journey.report.layout.data_rows:
            return frozenset({FILE})
        steps = {FILE, COLUMNS, CHECK}
        return frozenset(steps | {RESULT} if journey.result is not None else steps)

    def _move(self, by: int) -> None:
        if self.step in KEYS:
            self.go_to(KEYS[KEYS.index(self.step) + by])

    def _write(self) -> None:
        self.banner.show_notice(None)
        self.journey.write()

    def _again(self) -> None:
        self.journey.forget()
        self.journey.opened.emit()
        self.go_to(FILE)

    def _imported(self) -> None:
        self.pieces.result.show_result(self.journey.result, self._file_name())
        self.go_to(RESULT)

    def _refuse(self, error: KnownError) -> None:
        self.banner.show_notice(Notice(error.message(), Tone.BAD, closable=True))

    def _undo_result(self) -> None:
        if self.journey.result is not None and self.journey.result.entry is not None:
            self.deeds.undo(self.journey.result.entry)

    def _show_undone(self, undone: Undone) -> None:
        result = self.journey.result
        if result is not None and result.entry == undone.entry:
            self.pieces.result.show_undone(undone)
            self._offer()

    def _count_waiting(self, waiting: int) -> None:
        self._waiting = waiting
        self.pieces.file.show_waiting(waiting)
        self._follow()

    def _learn_own(self, fields: list[CustomField]) -> None:
        self.journey.know({field.label: cast("FieldKind", field.kind) for field in fields})

    def _file_name(self) -> str:
        return self.journey.path.name if self.journey.path is not None else ""

    def _follow(self) -> None:
        """Show where one is, and what can be done there."""
        journey, step = self.journey, self.step
        self.busy.follow(journey.job or (journey.checking if journey.outlook is None else None))
        self.steps.setVisible(step != REVIEW)
        self.foot.setVisible(step != REVIEW and journey.path is not None and step != RESULT)
        self.steps.show_at(step if step in KEYS else FILE, self._reachable())
        about = [self._file_name()] if journey.path is not None else []
        if journey.report is not None and journey.path is not None and step != FILE:
            about.append(_("sheet “{name}”").format(name=journey.report.sheet.name))
            header = journey.report.layout.header_row
            about.append(_("headers in row {row}").format(row=header) if header else _("no headers"))
        self.steps.tell(" · ".join(about))
        self._offer()

    def _offer(self) -> None:
        journey, step = self.journey, self.step
        rows = journey.outlook.written if journey.outlook is not None else 0
        free = journey.job is None
        self.foot.show_step(step, rows)
        enable = self.commands.enable
        enable(free and step in (FILE, COLUMNS) and CHECK in self._reachable(), actions.NEXT)
        enable(free and step in (COLUMNS, CHECK), actions.BACK)
        enable(free and step == CHECK and journey.settled and rows > 0, actions.WRITE)
        problems = journey.outlook is not None and bool(journey.outlook.bad)
        enable(step == CHECK and problems, actions.NEXT_PROBLEM)
        enable(step == CHECK and journey.fixed, actions.UNFIX)
        result = journey.result
        self.commands[actions.REJECTS].setVisible(result is not None and result.counts.rejected > 0)
        undoable = result is not None and result.entry is not None and not self.pieces.result.undone
        self.commands[actions.UNDO].setVisible(undoable)
        enable(undoable, actions.UNDO)
        self.commands[actions.REVIEW].setVisible(self._waiting > 0)
