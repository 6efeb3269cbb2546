"""A month: its whole weeks, in each day as many events as have room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.calendar.events import fitting, segments
from grc_desktop.ui.kit.calendar.paint import (
    Box,
    Canvas,
    Sight,
    disc,
    line_height,
    paint_bar,
    paint_day_number,
    paint_line,
    paint_ring,
)
from grc_desktop.ui.kit.calendar.words import month_day, weekday
from grc_desktop.ui.kit.theme import Size

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

_WEEK: Final = 7
_HEAD: Final = 28
_BETWEEN: Final = 2
_EDGE: Final = 3
_MARGIN: Final = 3
_INDENT: Final = 10
_CORNER: Final = 5
_PALE: Final = frozenset({2, 8, 9, 13, 17, 20, 24, 25, 30})
"""The days with a pale bar while the month is being read."""


class MonthGrid(Canvas):
    """Paints the weeks of `sight`, which are whole."""

    def minimumSizeHint(self) -> QSize:
        return QSize(_WEEK * theme.px(72), theme.px(_HEAD) + 6 * (disc() + 2 * line_height()))

    def day_at(self, x: int, y: int) -> date | None:
        if self.sight is None:
            return None
        cells = enumerate(self.sight.days)
        return next((day for number, day in cells if self._cell(number).contains(x, y)), None)

    def boxes(self) -> list[Box]:
        if self.sight is None:
            return []
        return [box for first in range(0, len(self.sight.days), _WEEK) for box in self._week_boxes(self.sight, first)]

    def _week_boxes(self, sight: Sight, start: int) -> list[Box]:
        days = sight.days[start : start + _WEEK]
        step = line_height() + _BETWEEN
        room = max((self._cell(start).height() - self._number_height()) // step, 1)
        shown, hidden = fitting(segments(sight.events, days), _WEEK, room)
        found = []
        for each in shown:
            first, last = self._cell(start + each.first), self._cell(start + each.last)
            left = first.left() + (_EDGE if each.begins else 0)
            right = last.right() - (_EDGE if each.ends else -1)
            top = first.top() + self._number_height() + each.line * step
            rect = QRect(left, top, right - left + 1, line_height())
            found.append(Box(rect, days[each.first], each.event, begins=each.begins, ends=each.ends))
        for place, count in enumerate(hidden):
            if count:
                cell = self._cell(start + place).adjusted(_EDGE, 0, -_EDGE, 0)
                top = cell.top() + self._number_height() + (room - 1) * step
                found.append(Box(QRect(cell.left(), top, cell.width(), line_height()), days[place], hidden=count))
        return found

    def _cell(self, number: int) -> QRect:
        """The cell of the day `number`, without the hairlines at its right and its foot."""
        week, place = divmod(number, _WEEK)
        weeks = len(self.sight.days) // _WEEK if self.sight else 1
        top, height = theme.px(_HEAD), self.height() - theme.px(_HEAD)
        left, right = (self.width() * edge // _WEEK for edge in (place, place + 1))
        above, below = (top + height * edge // weeks for edge in (week, week + 1))
        return QRect(left, above, right - left - 1, below - above - 1)

    def _number_height(self) -> int:
        return disc() + _MARGIN + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        sight = self.sight
        if sight is None:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._outline())
        painter.fillRect(self.rect(), look.surface("line"))
        painter.fillRect(QRect(0, 0, self.width(), theme.px(_HEAD) - 1), look.surface("surface"))
        for number, day in enumerate(sight.days):
            self._paint_day(painter, sight, number, day)
        if sight.loading:
            return
        for box in self.boxes():
            paint_line(painter, box, picked=box.event is not None and box.event.id == sight.picked)

    def _outline(self) -> QPainterPath:
        """The whole, within the rounded border around it."""
        path = QPainterPath()
        path.addRoundedRect(self.rect().toRectF(), theme.px(_CORNER), theme.px(_CORNER))
        return path

    def _paint_day(self, painter: QPainter, sight: Sight, number: int, day: date) -> None:
        look, cell = theme.current(), self._cell(number)
        outside, chosen = day.month != sight.days[len(sight.days) // 2].month, day == sight.chosen
        last, lowest = number % _WEEK == _WEEK - 1, number >= len(sight.days) - _WEEK
        ground = look.surface("hover" if chosen else "background" if outside else "surface")
        painter.fillRect(cell.adjusted(0, 0, int(last), int(lowest)), ground)
        if chosen and sight.focused and sight.picked is None:
            paint_ring(painter, cell)
        if number < _WEEK:
            self._paint_weekday(painter, cell, day)
        words = month_day(day) if day.day == 1 else str(day.day)
        at = QPoint(cell.left() + theme.px(_INDENT), cell.top() + _MARGIN + disc() // 2)
        paint_day_number(painter, at, words, today=day == sight.now.date(), pale=outside, strong=chosen)
        if sight.loading and number in _PALE:
            top = cell.top() + self._number_height() + theme.px(6)
            paint_bar(painter, QRect(cell.left() + theme.px(8), top, cell.width() * 6 // 10, theme.px(8)))

    def _paint_weekday(self, painter: QPainter, cell: QRect, day: date) -> None:
        painter.setPen(theme.current().ink("soft"))
        painter.setFont(theme.font(Size.SMALL))
        rect = QRect(cell.left() + theme.px(_INDENT), 0, cell.width() - theme.px(_INDENT), theme.px(_HEAD) - 1)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), weekday(day))
