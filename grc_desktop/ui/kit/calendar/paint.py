"""What the views of a calendar have in common: what is in sight, and how an event and a day are painted."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from grc_desktop.core.i18n import _n
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.calendar.words import clock_time
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtGui import QMouseEvent

    from grc_desktop.ui.kit.calendar.events import Event

_RADIUS: Final = 4
_INSET: Final = 6
_LINE: Final = 20
_DISC: Final = 22
_DOT: Final = 6
_NARROW: Final = 88
_WITH_TIME: Final = 112


@dataclass(frozen=True, slots=True)
class Sight:
    """What a view shows: its days and events, the chosen day, the picked event, and the moment it is."""

    days: tuple[date, ...]
    chosen: date
    now: datetime
    events: tuple[Event, ...] = ()
    picked: int | None = None
    loading: bool = False
    focused: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A place that can be pressed: an event, or `hidden` events more of `day`."""

    rect: QRect
    day: date
    event: Event | None = None
    hidden: int = 0
    begins: bool = True
    ends: bool = True


class Canvas(QWidget):
    """A painted part of a calendar: it says what was pressed, and decides nothing."""

    day_pressed = Signal(object)
    event_pressed = Signal(object, object)
    """An event was clicked: its id, and the day it was clicked on."""
    event_opened = Signal(object)
    more_pressed = Signal(object)
    """“+3 more” was clicked: the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sight: Sight | None = None

    def show_sight(self, sight: Sight) -> None:
        self.sight = sight
        self.update()

    def boxes(self) -> list[Box]:
        """Where the events are."""
        raise NotImplementedError

    def day_at(self, x: int, y: int) -> date | None:
        """The day at a place, None where there is none."""
        raise NotImplementedError

    def box_at(self, x: int, y: int) -> Box | None:
        return next((box for box in reversed(self.boxes()) if box.rect.contains(x, y)), None)

    def event(self, event: QEvent) -> bool:
        """What is cut short is told whole where the mouse stays."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            box = self.box_at(event.pos().x(), event.pos().y())
            told = escape(summary(box.event)) if box is not None and box.event is not None else ""
            QToolTip.showText(event.globalPos(), f"<p>{told}</p>" if told else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        box, day = self.box_at(where.x(), where.y()), self.day_at(where.x(), where.y())
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        if box is None:
            self.day_pressed.emit(day)
        elif box.event is None:
            self.more_pressed.emit(box.day)
        else:
            self.event_pressed.emit(box.event.id, day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        box = self.box_at(where.x(), where.y())
        if box is not None and box.event is not None:
            self.event_opened.emit(box.event.id)


def summary(event: Event) -> str:
    """The title of an event and its hours, when it has some."""
    return event.title if event.all_day else f"{event.title}, {hours(event)}"


def hours(event: Event) -> str:
    """``10:00 – 11:30``."""
    return f"{clock_time(event.start)} – {clock_time(event.end)}"


def line_height() -> int:
    """The height of an event on one line."""
    return max(theme.px(_LINE), QFontMetrics(theme.font(Size.SMALL)).height() + 4)


def disc() -> int:
    """The side of the mark around today's number."""
    return theme.px(_DISC)


def paint_day_number(painter: QPainter, at: QPoint, words: str, *, today: bool, pale: bool, strong: bool) -> None:
    """A day whose words begin at `at`, half-way up; today's on a disc in the accent colour."""
    look = theme.current()
    ink = look.ink("soft" if pale else "text")
    painter.setFont(theme.font(Size.SMALL, QFont.Weight.DemiBold if today or strong else QFont.Weight.Normal))
    width = painter.fontMetrics().horizontalAdvance(words)
    side = max(disc(), width + theme.px(8))
    rect = QRect(at.x() + (width - side) // 2, at.y() - disc() // 2, side, disc())
    if today:
        solid = look.solid["accent"]
        ink = QColor(solid.ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(solid.ground))
        painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def paint_line(painter: QPainter, box: Box, picked: bool) -> None:
    """An event on one line: a bar in its tone when it takes whole days, else its time and its title."""
    event = box.event
    if event is None:
        _paint_more(painter, box)
        return
    look = theme.current()
    ink, ground = look.tone(event.tone)
    rect = box.rect
    inset = theme.px(_INSET)
    inside = rect.adjusted(inset, 0, -inset // 2, 0)
    if event.long or event.first != event.last:
        _paint_ground(painter, box, ground)
        _write(painter, inside, event.title if event.all_day else _timed(event, box.begins), ink, strong=True)
    else:
        dot = theme.px(_DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QRectF(inside.left(), rect.center().y() + 0.5 - dot / 2, dot, dot))
        inside.setLeft(inside.left() + dot + theme.px(5))
        if rect.width() >= theme.px(_WITH_TIME):
            inside.setLeft(inside.left() + _write(painter, inside, f"{clock_time(event.start)} ", look.ink("soft")))
        _write(painter, inside, event.title, look.ink("text"))
    if picked:
        paint_ring(painter, rect)


def _timed(event: Event, begins: bool) -> str:
    return f"{clock_time(event.start)} {event.title}" if begins else event.title


def _paint_more(painter: QPainter, box: Box) -> None:
    inside = box.rect.adjusted(theme.px(_INSET), 0, 0, 0)
    _write(painter, inside, more(box.hidden), theme.current().ink("soft"), strong=True)


def more(hidden: int) -> str:
    """``+3 more``."""
    return _n("+{n} more", "+{n} more", hidden).format(n=hidden)


def _paint_ground(painter: QPainter, box: Box, ground: QColor) -> None:
    """A bar, square on the side where the event goes on."""
    radius = theme.px(_RADIUS)
    painter.save()
    painter.setClipRect(box.rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    rect = box.rect.adjusted(0 if box.begins else -radius, 0, 0 if box.ends else radius, 0)
    painter.drawRoundedRect(QRectF(rect), radius, radius)
    painter.restore()


def paint_block(painter: QPainter, rect: QRect, event: Event, picked: bool) -> None:
    """An event as long as it lasts: its title, and below it its hours where there is room."""
    look = theme.current()
    ink, ground = look.tone(event.tone)
    radius = theme.px(_RADIUS)
    painter.setPen(QPen(look.surface("surface"), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    bar = theme.px(3)
    painter.drawRoundedRect(QRectF(rect.left() + 1, rect.top() + 2, bar, rect.height() - 4), bar / 2, bar / 2)
    _write_block(painter, rect.adjusted(bar + theme.px(_INSET), 2, -theme.px(2), -2), event, ink)
    if picked:
        paint_ring(painter, rect)


def _write_block(painter: QPainter, rect: QRect, event: Event, ink: QColor) -> None:
    """Title and hours: on one line, on two, or the title alone on as many as a narrow block has."""
    height = line_height() - 2
    lines = rect.height() // height
    first = QRect(rect.left(), rect.top(), rect.width(), height)
    painter.setFont(theme.font(Size.SMALL, QFont.Weight.DemiBold))
    painter.setPen(ink)
    longest = max(map(painter.fontMetrics().horizontalAdvance, event.title.split()), default=0)
    narrow = rect.width() < theme.px(_NARROW) and lines > 1
    if narrow and longest <= rect.width():
        whole = QRect(rect.left(), rect.top(), rect.width(), lines * painter.fontMetrics().lineSpacing())
        painter.drawText(whole, int(Qt.TextFlag.TextWordWrap), event.title)
    elif lines > 1:
        _write(painter, first, event.title, ink, strong=True)
        if not narrow:
            _write(painter, first.translated(0, height), hours(event), ink)
    else:
        used = _write(painter, rect, f"{event.title}  ", ink, strong=True)
        _write(painter, rect.adjusted(used, 0, 0, 0), clock_time(event.start), ink)


def paint_ring(painter: QPainter, rect: QRect) -> None:
    """What is picked is framed in the accent colour."""
    painter.setPen(QPen(theme.current().tone(Tone.ACCENT)[0], 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.px(_RADIUS)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)


def paint_bar(painter: QPainter, rect: QRect) -> None:
    """Where an event is about to be."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().surface("line"))
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)


def _write(painter: QPainter, rect: QRect, text: str, ink: QColor, *, strong: bool = False) -> int:
    """Write on one line, shortened where there is no room; the width it takes."""
    painter.setFont(theme.font(Size.SMALL, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    if rect.width() > 0:
        line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
    return metrics.horizontalAdvance(text)
