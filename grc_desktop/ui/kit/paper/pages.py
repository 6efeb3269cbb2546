"""A list on paper: rows wrapped under their titles, page after page, black on white whatever the theme.

Lengths are tenths of a point, so that one layout serves the screen, a PDF and any printer.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPen

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grc_desktop.core.progress import Progress
    from grc_desktop.ui.kit.theme import Theme

PAGE_OF: Final = N_("Page {page} of {pages}")
LAYING_OUT: Final = N_("Laying out the pages")
PER_INCH: Final = 720
"""How many of our units an inch has."""
_MARGIN_MM: Final = 15
_UNITS_PER_PIXEL: Final = 6.9
"""A column as wide as on the screen, where text is 13 pixels high, for text of 9 points."""
_TITLE: Final = 150
_TEXT: Final = 90
_SMALLEST: Final = 65
_SMALL: Final = 80
_GAP: Final = 80
_AIR: Final = 35
_FOOT: Final = 240
_RULE: Final = 5
_MOST_LINES: Final = 12
_LONGEST: Final = 1000
_STEP: Final = 500
_ELLIPSIS: Final = "…"
_LOOKED_AT: Final = 200
_MOST: Final = 0.9
_PARTS: Final = re.compile(r"[^@./_-]+[@./_-]*|[@./_-]+")

Lines = tuple[list[str], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a column, how wide it is on the screen, and whether its figures stand to the right."""

    title: str
    width: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed: `about` stands under the title, each row has one text per heading."""

    title: str
    about: str
    headings: tuple[Heading, ...]
    rows: Sequence[tuple[str, ...]]

    @property
    def wide(self) -> bool:
        """Whether it needs the long side of the paper."""
        return _wanted(self.headings) > _inside(paper(wide=False)).width()


class Pages:
    """`report` laid out on `layout`; any page of it can be painted at any moment, on any thread.

    Raises `Cancelled` when `progress` was cancelled.
    """

    def __init__(self, report: Report, layout: QPageLayout, progress: Progress) -> None:
        self.report = report
        self.layout = layout
        self._room = _inside(layout)
        share = self._room.width() / max(_wanted(report.headings), 1)
        self._font = _font(int(max(_SMALLEST, min(_TEXT, _TEXT * share))))
        self._bold = _font(self._font.pixelSize(), QFont.Weight.DemiBold)
        self._metrics, self._strong = QFontMetricsF(self._font), QFontMetricsF(self._bold)
        self._lefts, self._widths = self._columns()
        self._titles = self._lines([heading.title for heading in report.headings], self._strong)
        self._starts = self._break(progress)

    @property
    def count(self) -> int:
        return len(self._starts)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint the `page`-th page, from 0; the painter's unit is ours, its origin the corner between the margins."""
        top = self._paint_title(painter) if page == 0 else 0.0
        top = self._paint_row(painter, self._titles, top, self._bold)
        painter.fillRect(QRectF(0, top - 2 * _RULE, self._room.width(), 2 * _RULE), inks().ink("text"))
        stop = self._starts[page + 1] if page + 1 < self.count else len(self.report.rows)
        for row in self.report.rows[self._starts[page] : stop]:
            top = self._paint_row(painter, self._lines(row, self._metrics), top, self._font)
            painter.setPen(QPen(inks().surface("control"), _RULE))
            painter.drawLine(QLineF(0, top, self._room.width(), top))
        self._paint_foot(painter, page)

    def _columns(self) -> tuple[list[float], list[float]]:
        """Where each column begins and how wide it is: as on the screen, what one has in excess going to the others."""
        headings, rows = self.report.headings, self.report.rows
        sample = rows[:: max(len(rows) // _LOOKED_AT, 1)]
        measure = self._metrics.horizontalAdvance
        needs = [
            max(self._strong.horizontalAdvance(heading.title), _usual([measure(row[number]) for row in sample]))
            for number, heading in enumerate(headings)
        ]
        room = self._room.width() - _GAP * (len(headings) - 1)
        widths = shared(room, [heading.width for heading in headings], needs)
        edges = accumulate(widths, lambda edge, each: edge + each + _GAP, initial=0.0)
        return [edge for edge, _next in pairwise(edges)], widths

    def _break(self, progress: Progress) -> array[int]:
        """The first row of each page."""
        progress.start(_(LAYING_OUT), len(self.report.rows))
        room = self._room.height() - _FOOT - self._height(self._titles, self._strong)
        left, starts = room - _title_height(), array("q", [0])
        for number, row in enumerate(self.report.rows):
            height = self._height(self._lines(row, self._metrics), self._metrics)
            if height > left and number > starts[-1]:
                starts.append(number)
                left = room
            left -= height
            if number % _STEP == 0:
                progress.advance(number)
        return starts

    def _lines(self, texts: Sequence[str], metrics: QFontMetricsF) -> Lines:
        pairs = zip(texts, self._widths, strict=True)
        return tuple(wrapped(text, width, metrics.horizontalAdvance) for text, width in pairs)

    def _height(self, cells: Lines, metrics: QFontMetricsF) -> float:
        return max(map(len, cells), default=1) * metrics.lineSpacing() + 2 * _AIR

    def _paint_title(self, painter: QPainter) -> float:
        width = self._room.width()
        font = _font(_TITLE, QFont.Weight.DemiBold)
        title = QFontMetricsF(font).elidedText(self.report.title, Qt.TextElideMode.ElideRight, width)
        _text(painter, QPointF(0, 0), title, font)
        _text(painter, QPointF(0, QFontMetricsF(font).lineSpacing() + _AIR), self.report.about, _font(_TEXT))
        return _title_height()

    def _paint_row(self, painter: QPainter, cells: Lines, top: float, font: QFont) -> float:
        """Paint `cells` from `top` down; answers where they end."""
        metrics = self._strong if font is self._bold else self._metrics
        for lines, left, width, heading in zip(cells, self._lefts, self._widths, self.report.headings, strict=True):
            for number, line in enumerate(lines):
                room = width - metrics.horizontalAdvance(line) if heading.right else 0.0
                _text(painter, QPointF(left + room, top + _AIR + number * metrics.lineSpacing()), line, font)
        return top + self._height(cells, metrics)

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        font = _font(_SMALL)
        metrics, width = QFontMetricsF(font), self._room.width()
        top = self._room.height() - metrics.lineSpacing()
        number = _(PAGE_OF).format(page=page + 1, pages=self.count)
        left = width - metrics.horizontalAdvance(number)
        title = metrics.elidedText(self.report.title, Qt.TextElideMode.ElideRight, left - _GAP)
        _text(painter, QPointF(0, top), title, font)
        _text(painter, QPointF(left, top), number, font)


def paper(*, wide: bool) -> QPageLayout:
    """A sheet of A4 on its long side when `wide`."""
    side = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), side, margins, QPageLayout.Unit.Millimeter)


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """`text` in lines no wider than `width`, broken between words, and inside those that are too long for one.

    A text of many lines ends in an ellipsis.
    """
    if measure(text) <= width and "\n" not in text:
        return [text]
    lines: list[str] = []
    for paragraph in text[:_LONGEST].splitlines():
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if measure(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = _cut(word, width, measure)
            lines += whole
        lines.append(line)
    if len(lines) > _MOST_LINES or len(text) > _LONGEST:
        lines = lines[:_MOST_LINES]
        lines[-1] += _ELLIPSIS
    return lines


def _cut(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """`word` in pieces that fit, one letter at least in each; after a sign such as @ where there is one."""
    pieces = [""]
    for part in _PARTS.findall(word):
        if measure(pieces[-1] + part) <= width:
            pieces[-1] += part
        elif measure(part) <= width:
            pieces.append(part)
        else:
            for letter in part:
                if pieces[-1] and measure(pieces[-1] + letter) > width:
                    pieces.append("")
                pieces[-1] += letter
    return pieces


def shared(room: float, shares: Sequence[float], needs: Sequence[float]) -> list[float]:
    """What each column gets of `room`: what it needs, and in proportion to `shares` of what is left.

    Where there is not enough, whoever needs less than its share gets that, and the others share the rest.
    """
    if (left := room - sum(needs)) >= 0:
        return [need + left * share / sum(shares) for need, share in zip(needs, shares, strict=True)]
    widths = list(needs)
    short = set(range(len(shares)))
    served = short
    while served:
        rest = room - sum(width for each, width in enumerate(widths) if each not in short)
        unit = rest / sum(shares[each] for each in short)
        served = {each for each in short if needs[each] <= shares[each] * unit}
        short -= served
    for each in short:
        widths[each] = shares[each] * unit
    return widths


def _usual(widths: list[float]) -> float:
    """What most of `widths` do not exceed."""
    return sorted(widths)[int(len(widths) * _MOST)] if widths else 0.0


def _wanted(headings: Sequence[Heading]) -> float:
    return sum(heading.width for heading in headings) * _UNITS_PER_PIXEL


def _inside(layout: QPageLayout) -> QRectF:
    rect = layout.paintRect(QPageLayout.Unit.Inch)
    return QRectF(0, 0, rect.width() * PER_INCH, rect.height() * PER_INCH)


def _title_height() -> float:
    return _font_height(_TITLE) + _font_height(_TEXT) + 6 * _AIR


def _font_height(size: int) -> float:
    return QFontMetricsF(_font(size)).lineSpacing()


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(theme.font(weight=weight))
    font.setPixelSize(size)
    return font


def _text(painter: QPainter, corner: QPointF, text: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(inks().ink("text"))
    painter.drawText(QPointF(corner.x(), corner.y() + QFontMetricsF(font).ascent()), text)


@cache
def inks() -> Theme:
    """Paper is dark on white, whatever the window looks like."""
    return theme.load("light")
