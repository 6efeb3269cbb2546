"""The room of imports: from a file to customers in four steps, back and forth at will."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.importing import actions
from grc_desktop.ui.importing.busy import Busy
from grc_desktop.ui.importing.check_step import CheckStep
from grc_desktop.ui.importing.columns_step import ColumnsStep
from grc_desktop.ui.importing.deeds import Deeds
from grc_desktop.ui.importing.file_step import ENDINGS, FileStep
from grc_desktop.ui.importing.foot import Foot
from grc_desktop.ui.importing.journey import Journey
from grc_desktop.ui.importing.result_step import ResultStep
from grc_desktop.ui.importing.review import ReviewPanel
from grc_desktop.ui.importing.steps import KEYS, StepBar
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.drop import dropped_file
from grc_desktop.ui.kit.page import Page
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.kit.toasts import Toast

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
    from grc_desktop.ui.kit.header import Memory
    from grc_desktop.ui.kit.page import State
    from grc_desktop.ui.kit.work import Work

REVIEW: Final = "review"


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
        self.file = FileStep(self.journey, importing, history, work, self.commands[actions.CHOOSE])
        self.columns = ColumnsStep(self.journey)
        self.check = CheckStep(self.journey, work, memory, self.steps.step("result"))
        self.foot = Foot(self.commands, self.check.strict)
        self.result = ResultStep([self.commands[each] for each in actions.AFTER])
        self.review = ReviewPanel(importing, history, work)
        self._stack = QStackedWidget()
        self._pieces: dict[str, QWidget] = dict(
            zip((*KEYS, REVIEW), (self.file, self.columns, self.check, self.result, self.review), strict=True)
        )
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def step(self) -> str:
        """The key of the step in front."""
        return next(key for key, piece in self._pieces.items() if piece is self._stack.currentWidget())

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
            self._stack.setCurrentWidget(self._pieces[step])
            if step == REVIEW:
                self.review.refresh()
            self._follow()
            self.entered()

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.steps, self.busy, self.file, self.columns, self.check, self.result, self.review, self.foot):
            part.retranslate()
        self._follow()

    def refresh(self) -> None:
        self.file.past.refresh()
        self._work.read(self, lambda: len(self._importing.reviews()), self._count_waiting, key="waiting")
        self._work.read(self, self._contacts.custom_fields, self._offer_own, key="own")
        if self.step == REVIEW:
            self.review.refresh()

    def entered(self) -> None:
        begins: dict[str, QWidget] = {
            "file": self.file.drop if self.journey.path is None else self.file.grid,
            "columns": self.foot.next,
            "check": self.check.table,
            "result": self.result,
            REVIEW: self.review.table,
        }
        begins[self.step].setFocus()

    def state(self) -> State:
        file = self.journey.path
        return {"file": str(file) if file else "", "step": self.step if self.step != "result" else "file"}

    def restore(self, state: Mapping[str, object]) -> None:
        file, step = state.get("file"), state.get("step")
        path = Path(file) if isinstance(file, str) and file else None
        known = path is not None and path == self.journey.path
        if step == REVIEW:
            self.go_to(REVIEW)
        elif path is not None and not known and (step is None or path.exists()):
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
        bind(actions.CHOOSE, lambda: self.file.ask())
        bind(actions.NEXT, self._next)
        bind(actions.BACK, self._back)
        bind(actions.WRITE, self._write)
        bind(actions.NEXT_PROBLEM, lambda: self.check.next_problem())
        bind(actions.UNFIX, lambda: self.check.unfix(), Qt.ShortcutContext.WidgetShortcut)
        bind(actions.SEE, lambda: self.go("contacts"))
        bind(actions.REVIEW, lambda: self.go_to(REVIEW))
        bind(actions.REJECTS, lambda: self.deeds.ask_rejects(_(actions.REJECTS.title), self))
        bind(actions.UNDO, self._undo_result)
        bind(actions.AGAIN, self._again)

    def _lay_out(self) -> None:
        for piece in self._pieces.values():
            self._stack.addWidget(piece)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(10)
        for widget in (self.steps, self.busy, self.banner):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        journey = self.journey
        self.steps.chosen.connect(self.go_to)
        self.file.chosen.connect(self.open)
        self.file.past.undo_wanted.connect(self.deeds.undo)
        self.file.review_wanted.connect(lambda: self.go_to(REVIEW))
        self.deeds.told.connect(self.toast)
        self.deeds.undone.connect(self._show_undone)
        for signal in (journey.opened, journey.decided, journey.checked, journey.working):
            signal.connect(self._follow)
        journey.opened.connect(self._opened)
        journey.checked.connect(self._arrive)
        journey.refused.connect(self._refuse)
        journey.imported.connect(self._imported)
        self.check.fixed.connect(lambda _text: self.toast(Toast(_("Corrected"), self.check.unfix)))
        self.review.closed.connect(lambda: self.go_to("result" if self.journey.result else "file"))
        self.review.toasted.connect(self.toast)

    def _open(self, path: Path) -> None:
        self.banner.show_notice(None)
        self._stack.setCurrentWidget(self.file)
        self.setFocus()  # the button that asked for the file goes away, and the focus with it
        self.journey.open(path)

    def _opened(self) -> None:
        if self.step in ("columns", "check", "result") and not self.journey.whole:
            self._stack.setCurrentWidget(self.file)
        self._follow()
        if self.hasFocus():
            self.entered()

    def _arrive(self) -> None:
        """The file is checked: go on to the step that was wanted of it."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.go_to(wanted)

    def _reachable(self) -> frozenset[str]:
        journey = self.journey
        if not journey.whole or journey.report is None or not journey.report.layout.data_rows:
            return frozenset({"file"})
        steps = {"file", "columns", "check"}
        return frozenset(steps | {"result"} if journey.result is not None else steps)

    def _next(self) -> None:
        if self.step in KEYS[:2]:
            self.go_to(KEYS[KEYS.index(self.step) + 1])

    def _back(self) -> None:
        if self.step in KEYS[1:]:
            self.go_to(KEYS[KEYS.index(self.step) - 1])

    def _write(self) -> None:
        self.banner.show_notice(None)
        self.journey.write()

    def _again(self) -> None:
        self.journey.forget()
        self.journey.opened.emit()
        self.go_to("file")

    def _imported(self) -> None:
        self.result.show_result(self.journey.result, self._file_name())
        self.go_to("result")

    def _refuse(self, error: KnownError) -> None:
        self.banner.show_notice(Notice(error.message(), Tone.BAD, closable=True))

    def _undo_result(self) -> None:
        if self.journey.result is not None and self.journey.result.entry is not None:
            self.deeds.undo(self.journey.result.entry)

    def _show_undone(self, undone: Undone) -> None:
        result = self.journey.result
        if result is not None and result.entry == undone.entry:
            self.result.show_undone(undone)
            self.commands.enable(False, actions.UNDO)

    def _count_waiting(self, waiting: int) -> None:
        self._waiting = waiting
        self.file.show_waiting(waiting)
        self._follow()

    def _offer_own(self, fields: list[CustomField]) -> None:
        own = {field.label: cast("FieldKind", field.kind) for field in fields}
        self.columns.cards.offer(own)
        self.check.cards.offer(own)
        self.review.beside.know(own)

    def _file_name(self) -> str:
        return self.journey.path.name if self.journey.path is not None else ""

    def _follow(self) -> None:
        """Show where one is, and what can be done there."""
        journey, step = self.journey, self.step
        self.busy.follow(journey.job)
        self.steps.setVisible(step != REVIEW)
        self.foot.setVisible(step != REVIEW and journey.path is not None and step != "result")
        self.steps.show_at(step if step in KEYS else "file", self._reachable())
        about = [self._file_name()] if journey.path is not None else []
        if journey.report is not None and journey.path is not None and step != "file":
            about.append(_("sheet “{name}”").format(name=journey.report.sheet.name))
            header = journey.report.layout.header_row
            about.append(_("headers in row {row}").format(row=header) if header else _("no headers"))
        self.steps.tell(" · ".join(about))
        self._offer()

    def _offer(self) -> None:
        journey, step = self.journey, self.step
        rows = journey.outlook.written if journey.outlook is not None else 0
        busy = journey.job is not None
        self.foot.show_step(step, rows)
        enable = self.commands.enable
        enable(not busy and step in KEYS[:2] and "check" in self._reachable(), actions.NEXT)
        enable(not busy and step in KEYS[1:3], actions.BACK)
        enable(not busy and step == "check" and journey.settled and rows > 0, actions.WRITE)
        enable(step == "check" and journey.outlook is not None, actions.NEXT_PROBLEM)
        enable(step == "check" and journey.fixed, actions.UNFIX)
        result = journey.result
        rejected = result.counts.rejected if result is not None else 0
        self.commands[actions.REJECTS].setVisible(rejected > 0)
        self.commands[actions.UNDO].setVisible(result is not None and result.entry is not None)
        self.commands[actions.REVIEW].setVisible(self._waiting > 0)
        text = _n("Review {n} row", "Review {n} rows", self._waiting).format(n=shown.number(self._waiting))
        self.commands[actions.REVIEW].setText(text)
