"""A layout of equal pieces: as many side by side as have room, on lines as full as each other."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.flow import Pieces


def columns(count: int, width: int, least: int, gap: int, *, together: bool = False) -> int:
    """How many of `count` pieces, `least` wide and `gap` apart, stand side by side.

    Four that do not fit are two and two, not three and one; `together`: all of them, or one below the other.
    """
    fitting = max(1, min(count, (width + gap) // (least + gap)))
    if together:
        return count if fitting == count else 1
    return ceil(count / ceil(count / fitting)) if count else 1


class EvenLayout(Pieces):
    """Pieces of one width, at least `least` (at a text size of 1) and what each needs, and of one height per line.

    `together`: all side by side, or each on a line of its own.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = 12, least: int = 200, *, together: bool = False
    ) -> None:
        super().__init__(gap, parent)
        self._least, self._together = least, together

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = self._widest() * len(shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(width, self._arrange(QRect(0, 0, width, 0), place=False))

    def minimumSize(self) -> QSize:
        tallest = max((item.minimumSize().height() for item in self._shown()), default=0)
        return QSize(self._needed(), tallest)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _needed(self) -> int:
        return max((item.minimumSize().width() for item in self._shown()), default=0)

    def _widest(self) -> int:
        return max(self._needed(), theme.px(self._least))

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """The height the pieces need in the width of `rect`; they are put there when `place`."""
        shown = self._shown()
        side_by_side = columns(len(shown), rect.width(), self._widest(), self._gap, together=self._together)
        top = rect.top()
        for start in range(0, len(shown), side_by_side):
            line = shown[start : start + side_by_side]
            spans = [_span(rect, number, side_by_side, self._gap) for number in range(len(line))]
            height = max(_height(item, width) for item, (_left, width) in zip(line, spans, strict=True))
            for item, (left, width) in zip(line, spans, strict=True):
                if place:
                    item.setGeometry(QRect(left, top, width, height))
            top += height + self._gap
        return max(top - self._gap - rect.top(), 0)


def _span(rect: QRect, number: int, count: int, gap: int) -> tuple[int, int]:
    """Left and width of the piece `number` of `count`; the pixels that do not divide go to the first ones."""
    room = max(rect.width() - gap * (count - 1), count)
    width, rest = divmod(room, count)
    return rect.left() + number * (width + gap) + min(number, rest), width + (number < rest)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
