"""A course of numbers as a small line: where it comes from, where it stands."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

Place = tuple[float, float]

_WIDTH: Final = 96
_HEIGHT: Final = 32
_LEAST: Final = 24
_LINE: Final = 1.75
_DOT: Final = 2.75
_RING: Final = 1.5


def runs(values: Sequence[float | None]) -> list[list[Place]]:
    """The points of `values` in a square of side 1, broken at the gaps (None, not a number, infinite).

    Across: 0 is the first value, 1 the last; a single value is the last. Up: 0 is the smallest, 1 the largest; values
    that are all equal lie half-way.
    """
    known = [value for value in values if value is not None and isfinite(value)]
    if not known:
        return []
    low, high = min(known), max(known)
    last = len(values) - 1
    found: list[list[Place]] = [[]]
    for number, value in enumerate(values):
        if value is None or not isfinite(value):
            found.append([])
        else:
            found[-1].append((number / last if last else 1.0, _share(value, low, high)))
    return [run for run in found if run]


def _share(value: float, low: float, high: float) -> float:
    """Where `value` lies between `low` and `high`; halves keep the span of the largest numbers finite."""
    span = high / 2 - low / 2
    return min(max((value / 2 - low / 2) / span, 0.0), 1.0) if span else 0.5


class Sparkline(QWidget):
    """A line in the accent colour over its pale ground, the latest value marked; nothing where it has no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: list[list[Place]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_series(self, values: Sequence[float | None], course: str = "") -> None:
        """Draw `values`, None where there is none; `course` says them in words, for whoever does not see the line."""
        self._runs = runs(values)
        self.setAccessibleName(course)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        margin = theme.current().scale * (_DOT + _RING)
        area = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        if self.width() >= theme.px(_LEAST):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, area, self._runs)


def paint(painter: QPainter, area: QRectF, shape: Sequence[Sequence[Place]]) -> None:
    """Paint the points of `runs` in `area`; a dotted line where there is none."""
    look = theme.current()
    ink, ground = look.tone(Tone.ACCENT)
    if not shape:
        painter.setPen(QPen(look.surface("control"), look.scale, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()))
        return
    lines = [[_spot(area, place) for place in run] for run in shape]
    for line in lines:
        painter.fillPath(_under(line, area.bottom()), ground)
    pen = QPen(ink, _LINE * look.scale, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in lines:
        painter.drawPolyline(line) if len(line) > 1 else painter.drawPoint(line[0])
    painter.setPen(QPen(look.surface("surface"), _RING * look.scale))
    painter.setBrush(ink)
    dot = (_DOT + _RING / 2) * look.scale
    painter.drawEllipse(lines[-1][-1], dot, dot)


def _spot(area: QRectF, place: Place) -> QPointF:
    return QPointF(area.left() + place[0] * area.width(), area.bottom() - place[1] * area.height())


def _under(line: Sequence[QPointF], bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(line[0].x(), bottom))
    for spot in line:
        path.lineTo(spot)
    path.lineTo(line[-1].x(), bottom)
    path.closeSubpath()
    return path
