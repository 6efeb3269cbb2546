"""The steps of an import one behind the other, each made when one first goes there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from grc_desktop.ui.importing import actions
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.importing.service import ImportService
    from grc_desktop.ui.importing.check_step import CheckStep
    from grc_desktop.ui.importing.columns_step import ColumnsStep
    from grc_desktop.ui.importing.file_step import FileStep
    from grc_desktop.ui.importing.journey import Journey
    from grc_desktop.ui.importing.result_step import ResultStep
    from grc_desktop.ui.importing.review import ReviewPanel
    from grc_desktop.ui.importing.steps import StepBar
    from grc_desktop.ui.kit.actions import Actions
    from grc_desktop.ui.kit.table.header import Memory
    from grc_desktop.ui.kit.work import Work

FILE: Final = "file"
COLUMNS: Final = "columns"
CHECK: Final = "check"
RESULT: Final = "result"
REVIEW: Final = "review"

P = TypeVar("P", bound=QWidget)


def load() -> None:
    """Load the modules of the steps, in the background: the interface thread would take as long as making a page."""
    from grc_desktop.ui.importing import check_step, columns_step, result_step, review  # noqa: F401 - loaded, not used


@dataclass(frozen=True, slots=True)
class Around:
    """What the steps stand on."""

    journey: Journey
    importing: ImportService
    history: HistoryService
    work: Work
    memory: Memory
    commands: Actions
    steps: StepBar


class Pieces(QStackedWidget):
    """Shows one of them. A piece is made whole: with its texts, and with what the journey knows already."""

    chosen = Signal(object)
    """The path of a file to import."""
    undo_wanted = Signal(int)
    """The history entry of an import to take back."""
    review_wanted = Signal()
    review_closed = Signal()
    toasted = Signal(object)

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._made: dict[str, QWidget] = {}

    @property
    def front(self) -> str:
        """The key of the piece that is shown."""
        return next(key for key, piece in self._made.items() if piece is self.currentWidget())

    def show_piece(self, key: str) -> None:
        """Bring the piece `key` to the front."""
        self.setCurrentWidget(getattr(self, key))

    def is_made(self, key: str) -> bool:
        """Whether one went to the piece `key` already."""
        return key in self._made

    def enter(self) -> None:
        """Put the focus where work begins in the piece that is shown."""
        getattr(self, self.front).begin.setFocus()

    def retranslate(self) -> None:
        for key in self._made:
            getattr(self, key).retranslate()

    @cached_property
    def file(self) -> FileStep:
        from grc_desktop.ui.importing.file_step import FileStep

        on = self._around
        made = FileStep(on.journey, on.importing, on.history, on.work, on.commands[actions.CHOOSE], self)
        made.chosen.connect(self.chosen)
        made.past.undo_wanted.connect(self.undo_wanted)
        made.review_wanted.connect(self.review_wanted)
        return self._keep(FILE, made)

    @cached_property
    def columns(self) -> ColumnsStep:
        from grc_desktop.ui.importing.columns_step import ColumnsStep

        return self._keep(COLUMNS, ColumnsStep(self._around.journey, self._around.work, self))

    @cached_property
    def check(self) -> CheckStep:
        from grc_desktop.ui.importing.check_step import CheckStep

        on = self._around
        made = CheckStep(on.journey, on.work, on.memory, on.steps.step(RESULT), on.commands, self)
        return self._keep(CHECK, made)

    @cached_property
    def result(self) -> ResultStep:
        from grc_desktop.ui.importing.result_step import ResultStep

        return self._keep(RESULT, ResultStep(self._around.commands, self))

    @cached_property
    def review(self) -> ReviewPanel:
        from grc_desktop.ui.importing.review import ReviewPanel

        on = self._around
        made = ReviewPanel(on.journey, on.importing, on.history, on.work, self)
        made.closed.connect(self.review_closed)
        made.toasted.connect(self.toasted)
        return self._keep(REVIEW, made)

    def _keep(self, key: str, piece: P) -> P:
        """Take a piece that was just made in; Tab goes through it before what comes after all pieces."""
        before = reached_before(self)
        self._made[key] = piece
        self.addWidget(piece)
        reach_after(before, (piece,))
        return piece
