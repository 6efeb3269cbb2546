"""One day or a week, hour by hour; whole days lie above the hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.calendar.events import MINUTES, Segment, fitting, in_order, minutes, segments, side_by_side
from grc_desktop.ui.kit.calendar.paint import (
    Box,
    Canvas,
    Sight,
    line_height,
    paint_bar,
    paint_block,
    paint_day_number,
    paint_line,
)
from grc_desktop.ui.kit.calendar.words import weekday
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent, QResizeEvent

_GUTTER: Final = 52
_HOUR: Final = 48
_HEAD: Final = 40
_BAND: Final = 3
_EDGE: Final = 3
_INDENT: Final = 12
_MORNING: Final = 7
_PALE: Final = ((1, 9, 2), (2, 14, 1), (0, 10, 1), (4, 9, 3), (3, 16, 2), (5, 11, 2))
"""Where pale blocks are while the days are read: the place of the day, the hour, how many hours."""


def _span(number: int, count: int, room: int) -> tuple[int, int]:
    """Left and right edge (not included) of the day `number` of `count` in a view `room` wide."""
    gutter = theme.px(_GUTTER)
    wide = room - gutter
    return gutter + wide * number // count, gutter + wide * (number + 1) // count


def _place_at(x: int, count: int, room: int) -> int | None:
    return next(
        (number for number in range(count) if _span(number, count, room)[0] <= x < _span(number, count, room)[1]), None
    )


class DayHeads(Canvas):
    """The days above their hours, with what takes them whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.aside = 0

    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(_HEAD) + self._lines() * (line_height() + 2) + _EDGE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_sight(self, sight: Sight) -> None:
        super().show_sight(sight)
        self.updateGeometry()

    def day_at(self, x: int, y: int) -> date | None:
        place = _place_at(x, len(self.sight.days), self._room()) if self.sight and 0 <= y < self.height() else None
        return self.sight.days[place] if self.sight and place is not None else None

    def boxes(self) -> list[Box]:
        if self.sight is None:
            return []
        days, count = self.sight.days, len(self.sight.days)
        shown, hidden = fitting(self._segments(), count, _BAND)
        found = []
        for each in shown:
            left, right = _span(each.first, count, self._room())[0], _span(each.last, count, self._room())[1]
            rect = QRect(left + _EDGE, self._top(each.line), right - left - 2 * _EDGE, line_height())
            found.append(Box(rect, days[each.first], each.event, begins=each.begins, ends=each.ends))
        for place, more in enumerate(hidden):
            if more:
                left, right = _span(place, count, self._room())
                rect = QRect(left + _EDGE, self._top(_BAND - 1), right - left - 2 * _EDGE, line_height())
                found.append(Box(rect, days[place], hidden=more))
        return found

    def _segments(self) -> list[Segment]:
        sight = self.sight
        return segments([event for event in sight.events if event.long], sight.days) if sight else []

    def _lines(self) -> int:
        return min(max((each.line + 1 for each in self._segments()), default=0), _BAND)

    def _top(self, line: int) -> int:
        return theme.px(_HEAD) + line * (line_height() + 2)

    def _room(self) -> int:
        return self.width() - self.aside

    def paintEvent(self, _event: QPaintEvent) -> None:
        sight = self.sight
        if sight is None:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.surface("line"))
        for number, day in enumerate(sight.days):
            left, right = _span(number, len(sight.days), self._room())
            painter.fillRect(QRect(left, theme.px(8), 1, self.height()), look.surface("line"))
            self._paint_head(painter, QRect(left, 0, right - left, theme.px(_HEAD)), day)
        if not sight.loading:
            for box in self.boxes():
                paint_line(painter, box, picked=box.event is not None and box.event.id == sight.picked)

    def _paint_head(self, painter: QPainter, rect: QRect, day: date) -> None:
        sight = self.sight
        if sight is None:
            return
        look, chosen = theme.current(), day == sight.chosen
        if chosen:
            painter.setPen(QPen(look.tone(Tone.ACCENT)[0], 2) if sight.focused else Qt.PenStyle.NoPen)
            painter.setBrush(look.tone(Tone.ACCENT)[1] if len(sight.days) > 1 else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(5, 4, -4, -4).toRectF(), 6, 6)
        painter.setFont(theme.font(Size.SMALL, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
        painter.setPen(look.ink("text" if chosen else "soft"))
        name = weekday(day)
        width = painter.fontMetrics().horizontalAdvance(name)
        painter.drawText(rect.adjusted(theme.px(_INDENT), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), name)
        at = QPoint(rect.left() + theme.px(_INDENT) + width + theme.px(8), rect.top() + rect.height() // 2)
        paint_day_number(painter, at, str(day.day), today=day == sight.now.date(), pale=False, strong=chosen)


class Hours(Canvas):
    """The hours of the days, and the events where they are."""

    def sizeHint(self) -> QSize:
        return QSize(0, 24 * theme.px(_HOUR) + theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def day_at(self, x: int, y: int) -> date | None:
        place = _place_at(x, len(self.sight.days), self.width()) if self.sight and 0 <= y < self.height() else None
        return self.sight.days[place] if self.sight and place is not None else None

    def boxes(self) -> list[Box]:
        return [box for number in range(len(self.sight.days)) for box in self._day_boxes(number)] if self.sight else []

    def _day_boxes(self, number: int) -> list[Box]:
        sight = self.sight
        if sight is None:
            return []
        day, (left, right) = sight.days[number], _span(number, len(sight.days), self.width())
        events = [event for event in in_order(sight.events) if not event.long and event.touches(day)]
        spans = [minutes(event, day) for event in events]
        width = right - left - 2 * _EDGE
        found = []
        for event, (start, end), (place, places) in zip(events, spans, side_by_side(spans), strict=True):
            first, last = (left + _EDGE + width * edge // places for edge in (place, place + 1))
            top = self.height_of(start)
            found.append(Box(QRect(first, top, last - first - 1, self.height_of(end) - top - 1), day, event))
        return found

    def height_of(self, minute: int) -> int:
        """Where the minute of a day is, from the top."""
        return theme.px(8) + 24 * theme.px(_HOUR) * minute // MINUTES

    def paintEvent(self, _event: QPaintEvent) -> None:
        sight = self.sight
        if sight is None:
            return
        look = theme.current()
        painter = QPainter(self)
        self._paint_hours(painter)
        for number in range(len(sight.days)):
            painter.fillRect(
                QRect(_span(number, len(sight.days), self.width())[0], 0, 1, self.height()), look.surface("line")
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if sight.loading:
            self._paint_pale(painter, len(sight.days))
            return
        for box in self.boxes():
            if box.event is not None:
                paint_block(painter, box.rect, box.event, picked=box.event.id == sight.picked)
        self._paint_now(painter, sight)

    def _paint_hours(self, painter: QPainter) -> None:
        look, gutter = theme.current(), theme.px(_GUTTER)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(look.ink("soft"))
        text = painter.fontMetrics().height()
        for hour in range(24):
            top = self.height_of(hour * 60)
            painter.fillRect(QRect(gutter, top, self.width() - gutter, 1), look.surface("line"))
            if hour:
                rect = QRect(0, top - text // 2, gutter - theme.px(8), text)
                painter.drawText(
                    rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{hour:02d}:00"
                )

    def _paint_pale(self, painter: QPainter, count: int) -> None:
        for place, hour, hours in _PALE:
            if place < count:
                left, right = _span(place, count, self.width())
                top, end = self.height_of(hour * 60), self.height_of((hour + hours) * 60)
                for share, bar in ((7, top + theme.px(8)), (4, top + theme.px(24))):
                    if bar + theme.px(8) < end:
                        paint_bar(painter, QRect(left + theme.px(8), bar, (right - left) * share // 10, theme.px(8)))

    def _paint_now(self, painter: QPainter, sight: Sight) -> None:
        today = sight.now.date()
        if today not in sight.days:
            return
        left, right = _span(sight.days.index(today), len(sight.days), self.width())
        height = self.height_of(sight.now.hour * 60 + sight.now.minute) + 0.5
        ink = theme.current().tone(Tone.BAD)[0]
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(left, height), QPointF(right, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(left, height), theme.px(4), theme.px(4))


class DaysView(QWidget):
    """Days side by side: their heads stay where they are, their hours scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = DayHeads()
        self.hours = Hours()
        self._scrolled = False
        self._area = QScrollArea()
        self._area.setWidget(self.hours)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self._area, 1)

    def canvases(self) -> tuple[Canvas, ...]:
        return self.heads, self.hours

    def show_sight(self, sight: Sight) -> None:
        for canvas in self.canvases():
            canvas.show_sight(sight)
        self._align()

    def reveal(self) -> None:
        """Scroll to the picked event; the first time, to the morning."""
        box = next((each for each in self.hours.boxes() if self._is_picked(each)), None)
        bar = self._area.verticalScrollBar()
        if box is not None:
            self._area.ensureVisible(0, box.rect.top(), 0, theme.px(_HOUR))
        elif not self._scrolled and bar.maximum() > 0:
            bar.setValue(self.hours.height_of(_MORNING * 60) + theme.px(_HOUR) // 2)
            self._scrolled = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._align()
            self.reveal()
        return done

    def _align(self) -> None:
        """The heads are as wide as the hours, which have a scroll bar beside them."""
        self.heads.aside = self._area.verticalScrollBar().sizeHint().width()
        self.heads.update()

    def _is_picked(self, box: Box) -> bool:
        sight = self.hours.sight
        return sight is not None and box.event is not None and box.event.id == sight.picked
