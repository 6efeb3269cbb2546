"""One import under way: the file, what was decided of it, and the work done on it in the background."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from grc_desktop.core.errors import Cancelled, KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.services.importing.diagnosis import diagnose, report
from grc_desktop.services.importing.memory import set_apart
from grc_desktop.services.importing.reading.preview import preview
from grc_desktop.services.importing.reading.types import FIND_OUT
from grc_desktop.services.importing.service import decisions_for
from grc_desktop.ui.importing.outlook import Outlook, look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from grc_desktop.core.progress import Progress
    from grc_desktop.services.importing.fields import FieldKind
    from grc_desktop.services.importing.reading.types import ReadOptions
    from grc_desktop.services.importing.service import ImportService
    from grc_desktop.services.importing.types import Column, Decisions, Imported, Opened, SheetReport
    from grc_desktop.ui.kit.work import Job, Work

READING: Final = N_("Reading the file")
CHECKING: Final = N_("Checking the rows")
WRITING: Final = N_("Importing")
SAVING: Final = N_("Saving")
_SOON_MS: Final = 150


class Journey(QObject):
    """Goes from a file to its result. Everything it knows is in its attributes; its signals say what changed.

    `book` is the file: its first rows at once, the whole of it when `whole`. `report` is the sheet that was chosen,
    `decisions` what is decided of it, `outlook` what an import would do with it. `own` are the shop's own fields, by
    label, with their kinds. `job` reads or writes, `checking` makes the next `outlook`.
    """

    opened = Signal()
    """The file, or its sheet, is another one now, or more of it is known."""
    decided = Signal()
    """Something was decided anew: a column, an order, a policy, a cell."""
    checked = Signal()
    """`outlook` answers the newest decisions."""
    refused = Signal(object)
    """The file cannot be read, or the import failed: the `KnownError`."""
    imported = Signal()
    """`result` is there."""
    working = Signal()
    """A job began or ended."""
    stopped = Signal()
    """The check was cancelled: the newest decisions have no `outlook`."""
    known = Signal()
    """`own` says something else now."""

    def __init__(self, importing: ImportService, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._importing = importing
        self._work = work
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._check)
        self._turn = 0
        self.own: Mapping[str, FieldKind] = {}
        self.forget()

    def forget(self) -> None:
        """Begin again, with no file."""
        self._turn += 1
        self._soon.stop()
        for job in (getattr(self, "job", None), getattr(self, "checking", None)):
            if job is not None:
                job.cancel()
        self.path: Path | None = None
        self.options: ReadOptions = FIND_OUT
        self.book: Opened | None = None
        self.report: SheetReport | None = None
        self.decisions: Decisions | None = None
        self.outlook: Outlook | None = None
        self.result: Imported | None = None
        self.job: Job | None = None
        self.checking: Job | None = None
        self._before: list[Decisions] = []
        self._left: dict[tuple[str, int | None], Decisions] = {}

    @property
    def whole(self) -> bool:
        """Whether the whole file was read."""
        return self.book is not None and self.book.source.sha256 != ""

    @property
    def fixed(self) -> bool:
        """Whether cells were corrected that are not imported yet."""
        return self.result is None and self.decisions is not None and bool(self.decisions.fixes)

    @property
    def settled(self) -> bool:
        """Whether `outlook` answers the newest decisions."""
        return self.outlook is not None and self.outlook.asked is self.decisions

    def know(self, own: Mapping[str, FieldKind]) -> None:
        """Learn which fields the shop has of its own."""
        if own != self.own:
            self.own = own
            self.known.emit()

    def open(self, path: Path, options: ReadOptions = FIND_OUT) -> None:
        """Read the file `path`: a glimpse of it at once, then the whole."""
        self.forget()
        self.path, self.options = path, options
        turn = self._turn
        self._work.read(
            self,
            lambda: diagnose(preview(path, options=options)),
            lambda book: self._take(turn, book),
            lambda _error: None,
            key="preview",
        )
        self.job = self._compute(
            lambda progress: set_apart(lambda: self._importing.open(path, options, progress)),
            lambda book: self._take(turn, book),
            READING,
        )
        self.opened.emit()

    def reread(self, options: ReadOptions) -> None:
        """Read the same file another way."""
        if self.path is not None:
            self.open(self.path, options)

    def choose_sheet(self, place: int) -> None:
        """Take the sheet at `place`."""
        if self.book is not None and self.book.sheets[place] is not self.report:
            self._adopt(self.book.sheets[place])

    def choose_header(self, row: int) -> None:
        """Take `row` (from 1; 0: there are none) for the headers of the sheet."""
        if self.report is not None and self.whole:
            sheet, turn = self.report.sheet, self._turn

            def take(made: SheetReport) -> None:
                if turn == self._turn:
                    self._adopt(made)

            self.job = self._compute(lambda _progress: report(sheet, row), take, READING)

    def give(self, index: int, field: str | None, kind: FieldKind | None = None) -> None:
        """Say what the column `index` fills: a field's name, or nothing."""
        if self.decisions is not None:
            columns = tuple(
                _given(column, field, kind) if column.index == index else column for column in self.decisions.columns
            )
            self.decide(columns=columns)

    def decide(self, **choices: Any) -> None:
        """Replace some of the decisions."""
        if self.decisions is not None:
            self.decisions = replace(self.decisions, **choices)
            self.result = None
            self.decided.emit()
            self._soon.start()

    def fix(self, row: int, index: int, text: str) -> None:
        """Correct the cell of `row` in the column `index`."""
        if self.decisions is not None:
            self._before.append(self.decisions)
            self.decide(fixes={**self.decisions.fixes, (row, index): text})

    def unfix(self) -> tuple[int, int] | None:
        """Take the last correction back; the row and the column it was in."""
        if not self._before or self.decisions is None:
            return None
        kept, now = self._before.pop().fixes, self.decisions.fixes
        (place,) = [each for each in now if now[each] != kept.get(each)]
        self.decide(fixes=kept)
        return place

    def resume(self) -> None:
        """Check the rows where that was stopped."""
        if self.checking is None and not self.settled:
            self._check()

    def write(self) -> None:
        """Import what was checked."""
        if self.book is not None and self.outlook is not None and self.settled:
            source, checked = self.book.source, self.outlook.checked
            self.job = self._work.write(
                self,
                lambda progress: self._importing.write(source, checked, progress),
                self._written,
                self._failed,
                label=_(WRITING),
            )
            self.working.emit()

    def save_rejects(self, path: Path, then: Callable[[int], object]) -> None:
        """Give the refused rows back in the workbook `path`; `then` gets how many they are."""
        if self.outlook is not None:
            checked = self.outlook.checked
            self._work.compute(
                self, lambda _progress: self._importing.save_rejects(checked, path), then, label=_(SAVING)
            )

    def _take(self, turn: int, book: Opened) -> None:
        if turn != self._turn or self.whole:
            return
        self.book = book
        place = book.proposed if book.proposed is not None else _first_shown(book)
        if book.source.sha256:
            self.job = None
            self.working.emit()
        self.decisions = None
        self._adopt(book.sheets[place])

    def _adopt(self, chosen: SheetReport) -> None:
        """Take another sheet, or its headers elsewhere; what was decided of it before is found again."""
        if self.report is not None and self.decisions is not None:
            self._left[_place(self.report)] = self.decisions
        self.report = chosen
        self.decisions = self._left.get(_place(chosen)) or decisions_for(chosen)
        self.outlook, self.result = None, None
        self._before.clear()
        self.opened.emit()
        if self.whole:
            self._check()

    def _check(self) -> None:
        chosen, decisions, importing = self.report, self.decisions, self._importing
        if chosen is None or decisions is None or not self.whole:
            return
        if self.checking is not None:
            self.checking.cancel()
        before = self.outlook if self.outlook is not None and self.outlook.checked.report is chosen else None

        def call(progress: Progress) -> Outlook:
            def made() -> Outlook:
                checked = importing.check(chosen, decisions, progress)
                return look(decisions, checked, importing.cells(checked.decisions), before)

            return set_apart(made)

        def take(outlook: Outlook) -> None:
            if outlook.asked is self.decisions:
                self.checking = None
                self.working.emit()
                old: list[object] = [self.outlook]
                self.outlook = outlook
                self.checked.emit()
                self._let_go(old)

        def failed(error: BaseException) -> None:
            if self.checking is job:
                self.checking = None
                self.working.emit()
                self.stopped.emit()
            if isinstance(error, KnownError):
                self.refused.emit(error)

        job = self.checking = self._work.compute(self, call, take, failed, label=_(CHECKING))
        self.working.emit()

    def _let_go(self, old: list[object]) -> None:
        """Release what a large file filled on another thread: it takes longer than a blink."""
        self._work.read(self, old.clear, lambda _nothing: None)

    def _compute(self, call: Callable[[Progress], Any], then: Callable[[Any], object], label: str) -> Job:
        turn = self._turn

        def done(value: object) -> None:
            if turn == self._turn:
                self.job = None
                self.working.emit()
            then(value)

        def failed(error: BaseException) -> None:
            if turn == self._turn:
                self._failed(error)

        job = self._work.compute(self, call, done, failed, label=_(label))
        self.job = job
        self.working.emit()
        return job

    def _written(self, result: Imported) -> None:
        self.job = None
        self.result = result
        self.working.emit()
        self.imported.emit()

    def _failed(self, error: BaseException) -> None:
        self.job = None
        reading = not self.whole
        if reading:
            self.forget()
            self.opened.emit()
        self.working.emit()
        if isinstance(error, KnownError):
            self.refused.emit(error)
        elif isinstance(error, Cancelled) and not reading:
            self.decided.emit()


def _first_shown(book: Opened) -> int:
    """The first sheet with rows that is not hidden, when none looks like customers."""
    places = [place for place, each in enumerate(book.sheets) if not each.sheet.hidden]
    return next((place for place in places if book.sheets[place].layout.data_rows), places[0] if places else 0)


def _place(chosen: SheetReport) -> tuple[str, int | None]:
    return chosen.sheet.name, chosen.layout.header_row


def _given(column: Column, field: str | None, kind: FieldKind | None) -> Column:
    return replace(column, field=field, kind=kind or column.kind, confidence=1.0, reason="chosen")
