"""A layout that puts pieces side by side and starts a new line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class Pieces(QLayout):
    """Keeps the pieces of a layout in order; what inherits it says where they lie."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None


class FlowLayout(Pieces):
    """Pieces from left to right, line after line, `gap` pixels apart; in the middle of their line, or at its `top`."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, top: bool = False) -> None:
        super().__init__(gap, parent)
        self._top = top

    def insertWidget(self, place: int, widget: QWidget) -> None:
        """Put `widget` before the piece at `place`."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return self._with_margins(QSize(width, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width, height = (max((each(size) for size in shown), default=0) for each in (QSize.width, QSize.height))
        return self._with_margins(QSize(width, height))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """The height the pieces need in the width of `rect`; they are put there when `place`."""
        inside = rect.marginsRemoved(self.contentsMargins())
        top = inside.top()
        for line in self._broken(inside.width()):
            height = max(size.height() for _item, size in line)
            left = inside.left()
            for item, size in line:
                down = 0 if self._top else (height - size.height()) // 2
                if place:
                    item.setGeometry(QRect(QPoint(left, top + down), size))
                left += size.width() + self._gap
            top += height + self._gap
        return max(top - self._gap, inside.top()) - rect.top() + self.contentsMargins().bottom()

    def _broken(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The pieces that are shown, line by line, none wider than `width`."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = width + 1
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size(item, max(width, 1))
            if left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self._gap
        return lines


def _size(item: QLayoutItem, most: int) -> QSize:
    """What `item` wants, at most so wide."""
    hint = item.sizeHint()
    width = min(hint.width(), most)
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else hint.height())
