"""A card under the mouse, from where it was taken to where it falls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from grc_desktop.ui.kit import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grc_desktop.ui.kit.board.lane import BoardLane

_TICK_MS: Final = 16
_EDGE: Final = 40
_STEP: Final = 12


class CardDrag(QObject):
    """Follows the mouse over the lanes of `area`, which scrolls where the mouse is near an edge."""

    dropped = Signal(object, int, object, int)
    """A card falls: its lane and number, the lane below the mouse and the number the card has there."""
    ended = Signal()

    def __init__(self, area: QScrollArea, lanes: Callable[[], Sequence[BoardLane]]) -> None:
        super().__init__(area)
        self._area = area
        self._lanes = lanes
        self._source: BoardLane | None = None
        self._number = -1
        self._target: BoardLane | None = None
        self._ghost = _Ghost(area)
        self._grip = QPoint()
        self._where = QPoint()
        self._scroll = QTimer(self, interval=_TICK_MS)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def active(self) -> bool:
        return self._source is not None

    def listen(self, lane: BoardLane) -> None:
        """Follow the cards taken in `lane`."""
        lane.view.lifted.connect(lambda number, where: self._lift(lane, number, where))
        lane.view.dragged.connect(self._move)
        lane.view.dropped.connect(self._drop)
        lane.view.given_up.connect(self.end)

    def end(self) -> None:
        """The card stays where it was taken."""
        self._scroll.stop()
        self._ghost.hide()
        if self._source is not None:
            self._source.view.lift(-1)
            self._source.view.let_go()
        self._aim(None, -1)
        self._source, self._number = None, -1
        self.ended.emit()

    def _lift(self, lane: BoardLane, number: int, where: QPoint) -> None:
        view = lane.view
        rect = view.visualRect(lane.cards.index(number, 0))
        self._source, self._number = lane, number
        self._grip = view.viewport().mapFromGlobal(where) - rect.topLeft()
        self._ghost.show_picture(view.viewport().grab(rect))
        view.lift(number)
        self._move(where)
        self._scroll.start()

    def _move(self, where: QPoint) -> None:
        self._where = where
        self._ghost.move(self._area.mapFromGlobal(where) - self._grip)
        lane = next((lane for lane in self._lanes() if _is_over(lane, where)), None)
        self._aim(lane, lane.view.place_at(where) if lane is not None else -1)

    def _aim(self, lane: BoardLane | None, place: int) -> None:
        if self._target is not None and self._target is not lane:
            self._target.accept(False)
            self._target.view.mark(-1)
        self._target = lane
        if lane is not None:
            lane.accept(True)
            lane.view.mark(place)

    def _drop(self, where: QPoint) -> None:
        if self._source is None:
            return
        self._move(where)
        source, number, target = self._source, self._number, self._target
        if target is None:
            self.end()
            return
        place = target.view.place_at(where)
        if target is source and place > number:
            place -= 1
        self.end()
        self.dropped.emit(source, number, target, place)

    def _scroll_on(self) -> None:
        where = self._area.mapFromGlobal(self._where)
        moved = _pushed(self._area.horizontalScrollBar(), where.x(), self._area.width())
        if self._target is not None:
            view = self._target.view
            moved |= _pushed(view.verticalScrollBar(), view.mapFromGlobal(self._where).y(), view.height())
        if moved:
            self._move(self._where)


def _is_over(lane: BoardLane, where: QPoint) -> bool:
    return 0 <= lane.mapFromGlobal(where).x() < lane.width()


def _pushed(bar: QScrollBar, place: int, room: int) -> bool:
    """Scroll towards the edge that `place` is near; whether something moved."""
    edge, before = theme.px(_EDGE), bar.value()
    if place < edge:
        bar.setValue(before - _STEP)
    elif place > room - edge:
        bar.setValue(before + _STEP)
    return bar.value() != before


class _Ghost(QWidget):
    """The picture of a card, over everything, seen by no mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.resize(picture.deviceIndependentSize().toSize())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._picture)
