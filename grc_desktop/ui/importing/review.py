"""Rows that are probably a known customer: one beside the other, decided one by one or together."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.importing.beside import Beside
from grc_desktop.ui.importing.framed import framed
from grc_desktop.ui.kit.actions import Action, Actions
from grc_desktop.ui.kit.buttons import ActionButton, Button, Weight
from grc_desktop.ui.kit.empty import Emptiness
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.table.columns import Align, Column
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.toasts import Toast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.core.progress import Progress
    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.history.types import Entry
    from grc_desktop.services.importing.reviewing import Decision
    from grc_desktop.services.importing.service import ImportService
    from grc_desktop.services.importing.types import Review
    from grc_desktop.ui.importing.journey import Journey
    from grc_desktop.ui.kit.work import Work

TITLE: Final = N_("Are these the same customers?")
EXPLAINED: Final = N_(
    "Each row looks like a customer you have, but not for sure. You decide; nothing is lost meanwhile."
)
DONE: Final = Emptiness("check-circle", N_("Everything is decided."))
DECISIONS: Final[tuple[tuple[Decision, Action], ...]] = (
    (
        "update",
        Action(
            "importing.review_update",
            N_("Update"),
            "pencil-simple",
            ("1",),
            N_("It is the same customer, and what the row says is right"),
        ),
    ),
    (
        "fill",
        Action(
            "importing.review_fill",
            N_("Fill in blanks"),
            "circle-half",
            ("2",),
            N_("It is the same customer; only what is blank is filled in"),
        ),
    ),
    (
        "create",
        Action(
            "importing.review_create", N_("Somebody else"), "user-plus", ("3",), N_("Add the row as a new customer")
        ),
    ),
    ("drop", Action("importing.review_drop", N_("Drop the row"), "x", ("4",), N_("Do nothing with this row"))),
)
REASONS: Final = {
    "ref": N_("reference"),
    "code": N_("customer number"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
    "name": N_("name"),
}


class ReviewPanel(QWidget):
    """The rows that wait at the left, the one that is chosen beside its customer at the right."""

    closed = Signal()
    toasted = Signal(object)

    def __init__(
        self,
        journey: Journey,
        importing: ImportService,
        history: HistoryService,
        work: Work,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journey = journey
        self._importing, self._history, self._work = importing, history, work
        self._waiting: dict[int, Review] = {}
        self.commands = Actions(self)
        for decision, action in DECISIONS:
            self.commands.bind(action, partial(self.decide, decision))
        self._title, self._told = Label(Role.SECTION), Label(Role.SOFT, wrap=True)
        self._close = Button(Weight.PLAIN)
        self._close.clicked.connect(self.closed)
        self.table = Table(work, COLUMNS, self._rows, "reviews")
        self.table.set_empty(DONE)
        bound = [self.commands[action] for _decision, action in DECISIONS]
        self.table.set_actions(bound, bound)
        self.table.current_changed.connect(lambda _id: self._show_beside())
        self.beside = Beside()
        self.begin = self.table
        self._buttons = [ActionButton(each, Weight.PRIMARY if not n else Weight.PLAIN) for n, each in enumerate(bound)]
        self._lay_out()
        journey.known.connect(self._learn_own)
        self._learn_own()
        self.retranslate()

    def refresh(self) -> None:
        """Read the rows that wait."""
        self._work.read(self, self._importing.reviews, self._show, lambda e: self.table.show_error(e), key="reviews")

    def decide(self, decision: Decision) -> None:
        """Decide the selected rows, or the current one."""
        ids = self.table.selected_ids() or ([self.table.current_id() or 0] if self._waiting else [])
        if not ids:
            return

        def call(progress: Progress) -> tuple[int, Entry | None]:
            number = self._importing.decide(ids, decision, progress)
            return number, self._history.last()

        self._work.write(self, call, self._tell, label=_("Saving"))

    def retranslate(self) -> None:
        self.commands.retranslate()
        for number, (_decision, action) in enumerate(DECISIONS, 1):
            self.commands[action].setText(f"{number}  {_(action.title)}")
        self._title.setText(_(TITLE))
        self._told.setText(_(EXPLAINED))
        self._close.say(_("Back to the import"))
        self.table.retranslate()
        self.table.name_as(_("Rows to decide"))
        self._show_beside()

    def _learn_own(self) -> None:
        self.beside.know(self._journey.own)
        self._show_beside()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._told)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.beside, 1)
        self._holder = QWidget()
        buttons = FlowLayout(self._holder, gap=8)
        for button in self._buttons:
            button.setIcon(QIcon())  # their numbers stand where icons would
            buttons.addWidget(button)
        column.addWidget(self._holder)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setObjectName("between_cards")
        splitter.setHandleWidth(16)
        splitter.addWidget(framed(self.table))
        splitter.addWidget(right)
        splitter.setSizes([480, 620])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(splitter, 1)

    def _show(self, waiting: list[Review]) -> None:
        place = self.table.view.currentIndex().row()
        self._waiting = {one.id: one for one in waiting}
        ids = array("q", self._waiting)
        self.table.stale()
        self.table.show_ids(ids)
        if ids and self.table.current_id() is None:
            self.table.go_to(ids[min(max(place, 0), len(ids) - 1)])
        self._show_beside()

    def _rows(self, ids: Sequence[int]) -> list[Review]:
        return [self._waiting[id_] for id_ in ids if id_ in self._waiting]

    def _show_beside(self) -> None:
        chosen = self._waiting.get(self.table.current_id() or 0)
        self.beside.show_review(chosen)
        self._holder.setVisible(chosen is not None)

    def _tell(self, told: tuple[int, Entry | None]) -> None:
        number, entry = told
        text = _n("{n} row decided", "{n} rows decided", number).format(n=shown.number(number))
        way_back = Toast(text, lambda: self._undo(entry.id), about=entry.id) if entry is not None else Toast(text)
        self.toasted.emit(way_back)
        self.refresh()

    def _undo(self, entry: int) -> None:
        self._work.write(
            self,
            lambda progress: self._history.undo(entry, progress),
            lambda _undone: self.refresh(),
            label=_("Undoing"),
        )


def reasons(review: Review) -> str:
    """What brought a row and a customer together."""
    return ", ".join(_(REASONS.get(each, each)) for each in review.reasons)


COLUMNS: Final[tuple[Column[Review], ...]] = (
    Column("row", N_("Row"), lambda one: str(one.row), width=64, align=Align.RIGHT, soft=True),
    Column("name", N_("In the file"), lambda one: one.name, width=130, strong=True),
    Column("candidate", N_("In your customers"), lambda one: one.candidate_name, width=130),
    Column("reasons", N_("Same"), reasons, width=96, soft=True, wide=True),
)
