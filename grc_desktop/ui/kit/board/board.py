"""A board: cards in columns, moved from one to the next with the mouse or the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.board.cards import GAP, CardLook, CardsModel, card_height, paint_pale
from grc_desktop.ui.kit.board.drag import CardDrag
from grc_desktop.ui.kit.board.lane import LEAST, MOST, BoardColumn, BoardLane
from grc_desktop.ui.kit.empty import Emptiness, Empty
from grc_desktop.ui.kit.loading import LOADING
from grc_desktop.ui.kit.tab_order import reach_after, reached_before
from grc_desktop.ui.kit.table.columns import R

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QPaintEvent

    from grc_desktop.ui.kit.work import Work

__all__ = ["Board", "BoardColumn", "CardLook"]

NOTHING: Final = Emptiness("columns", N_("Nothing here yet."))
FAILED: Final = N_("This board could not be read.")
_GAP: Final = 12
_PALE: Final = (3, 5, 2, 4)


class Board(QWidget):
    """Shows columns of cards. The page gives columns with their ids; cards are read by `fetch` as they are seen.

    Arrows go from card to card and from column to column, Enter opens; Ctrl and an arrow moves the current card. A card
    that is moved is in its new place at once; the page writes it, then gives the columns as they are.
    """

    opened = Signal(object)
    """Enter or a double click on a card: its id."""
    moved = Signal(object, str, str, int)
    """A card was moved: its id, the keys of the columns it left and came to, its number there (from 0)."""

    def __init__(
        self,
        work: Work,
        look: CardLook[R],
        fetch: Callable[[Sequence[int]], Iterable[R]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._look: CardLook[Any] = look
        self._fetch: Callable[[Sequence[int]], Iterable[Any]] = fetch
        self._empty = NOTHING
        self._waiting: Sequence[BoardColumn] | None = None
        self._lanes: list[BoardLane] = []
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addStretch(0)
        self._area = QScrollArea(self)
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._drag = CardDrag(self._area, lambda: self._lanes)
        self._drag.dropped.connect(self._move)
        self._drag.ended.connect(self._catch_up)
        self._pale = _PaleBoard(self._look, self)
        self._blank = Empty(NOTHING, self)
        self._states = QStackedWidget(self)
        for state in (self._area, self._pale, self._blank):
            self._states.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._states)
        self.show_loading()

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Show `columns`, once no card is being dragged; what `set_empty` says when there is none."""
        self._waiting = columns if self._drag.active else None
        if self._waiting is not None:
            return
        if [lane.key for lane in self._lanes] != [column.key for column in columns]:
            self._rebuild(columns)
        for lane, column in zip(self._lanes, columns, strict=True):
            lane.show_column(column)
        self._states.setCurrentWidget(self._area if columns else self._blank)
        if not columns:
            self._blank.show_as(self._empty)

    def show_loading(self) -> None:
        """Show pale cards until columns are there; those already on the screen stay."""
        if not self._lanes:
            self._states.setCurrentWidget(self._pale)

    def show_error(self, error: BaseException | None = None, again: Callable[[], object] | None = None) -> None:
        """Say why the board cannot be read, with a button that tries `again`."""
        sentence = error.message() if isinstance(error, KnownError) else FAILED
        self._blank.show_as(Emptiness("warning-circle", sentence, N_("Try again") if again else "", again))
        self._states.setCurrentWidget(self._blank)

    def set_empty(self, empty: Emptiness) -> None:
        """What to say when there is no column at all. A column without a card says so itself."""
        self._empty = empty

    def stale(self, ids: Iterable[int] | None = None) -> None:
        """Read these cards (all: None) again when they are seen."""
        wanted = None if ids is None else list(ids)
        for lane in self._lanes:
            lane.cards.stale(wanted)

    def current_id(self) -> int | None:
        """The id of the card that has the focus."""
        lane = self._lane_in_use()
        return lane.view.current_id() if lane is not None else None

    def go_to(self, id_: int) -> bool:
        """Put the focus on the card `id_`; False when it is on no column."""
        for lane in self._lanes:
            place = lane.cards.position(id_)
            if place is not None:
                self._enter(lane, place)
                return True
        return False

    def retranslate(self) -> None:
        self._pale.setAccessibleName(_(LOADING))
        self._blank.retranslate()
        for lane in self._lanes:
            lane.cards.stale(())
            lane.retranslate()

    def _rebuild(self, columns: Sequence[BoardColumn]) -> None:
        reached = reached_before(self._lanes[0]) if self._lanes else None
        for lane in self._lanes:
            self._row.removeWidget(lane)
            lane.hide()
            lane.deleteLater()
        self._lanes = []
        for number, _column in enumerate(columns):
            lane = BoardLane(CardsModel(self._work, self._look, self._fetch), self._inside)
            lane.view.opened.connect(self.opened)
            lane.view.stepped.connect(lambda step, lane=lane: self._step(lane, step))
            lane.view.carried.connect(lambda across, down, lane=lane: self._carry(lane, across, down))
            lane.cards.failed.connect(self.show_error)
            self._drag.listen(lane)
            self._row.insertWidget(number, lane, 1)
            self._lanes.append(lane)
        if reached is not None:
            reach_after(reached, self._lanes)
        self.setFocusProxy(self._lanes[0].view if self._lanes else self._blank)

    def _lane_in_use(self) -> BoardLane | None:
        return next((lane for lane in self._lanes if lane.view.hasFocus()), None)

    def _beside(self, lane: BoardLane, step: int) -> BoardLane | None:
        place = self._lanes.index(lane) + step
        return self._lanes[place] if 0 <= place < len(self._lanes) else None

    def _step(self, lane: BoardLane, step: int) -> None:
        """To the card at the same height of the column beside."""
        beside = self._beside(lane, step)
        if beside is not None:
            current = lane.view.visualRect(lane.view.currentIndex()).center()
            self._enter(beside, beside.view.nearest(lane.view.viewport().mapToGlobal(current)))

    def _enter(self, lane: BoardLane, number: int) -> None:
        self._area.ensureWidgetVisible(lane, 0, 0)
        lane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        lane.view.go_to(number)

    def _carry(self, lane: BoardLane, across: int, down: int) -> None:
        number = lane.view.currentIndex().row()
        beside = self._beside(lane, across)
        if number < 0 or beside is None:
            return
        last = len(lane.cards.ids) - 1 if beside is lane else len(beside.cards.ids)
        if number + down >= 0:
            self._move(lane, number, beside, min(number + down, last))

    def _move(self, source: BoardLane, number: int, target: BoardLane, place: int) -> None:
        if source is target and place == number:
            return
        id_, row = source.cards.take_out(number)
        target.cards.put_in(place, id_, row)
        self._enter(target, place)
        self.moved.emit(id_, source.key, target.key, place)

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self.show_columns(self._waiting)


class _PaleBoard(QWidget):
    """Columns of pale cards."""

    def __init__(self, look: CardLook[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(_(LOADING))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = min(max((self.width() + _GAP) // (theme.px(LEAST) + _GAP), 1), len(_PALE))
        width = min((self.width() + _GAP) // count - _GAP, theme.px(MOST))
        margin, gap, height = 8, theme.px(GAP), card_height(self._look)
        for number, cards in enumerate(_PALE[:count]):
            lane = QRect(number * (width + _GAP), 0, width, self.height())
            painter.setPen(colors.surface("line"))
            painter.setBrush(colors.surface("sidebar"))
            painter.drawRoundedRect(lane.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
            top = lane.top() + theme.px(44)
            for _card in range(cards):
                if top + height < lane.bottom():
                    paint_pale(painter, QRect(lane.left() + margin, top, width - 2 * margin, height))
                top += height + gap
