"""The header of a list: titles, the sort arrow, and which columns are shown, how wide and in what order."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QTableView, QToolTip, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.table.arrangement import Arrangement, Forgetful, Memory
from grc_desktop.ui.kit.table.cells import PADDING
from grc_desktop.ui.kit.table.column_menu import ColumnMenu
from grc_desktop.ui.kit.table.columns import Align, Column, Sort
from grc_desktop.ui.kit.theme import Size, Tone

__all__ = ["Forgetful", "Header", "Memory"]

UPWARDS: Final = N_("{title}, sorted upwards")
DOWNWARDS: Final = N_("{title}, sorted downwards")
KEYS: Final = N_(
    "Enter sorts by this column; Ctrl and the arrows move it, Shift and the arrows size it, Alt+Down chooses."
)
COMPACT_KEY: Final = "lists/compact"
_HEIGHT: Final = 32
_STEP: Final = 16
_ARROW: Final = 12


class Header(Arrangement):
    """The titles over a list, which sorts by them.

    With the focus, the arrows go from title to title and Enter sorts; with Ctrl they move the column, with Shift they
    size it.
    """

    sorted = Signal(object)
    """A title was clicked: the `Sort` that is asked for."""
    compacted = Signal(bool)
    """Rows are to be lower, or as usual."""
    left = Signal()
    """The down arrow: to the rows."""

    def __init__(self, columns: tuple[Column[Any], ...], memory: Memory, name: str, parent: QWidget) -> None:
        super().__init__(columns, memory, name, parent)
        self._current = 0
        self._sort: Sort | None = None
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_chooser)
        self.sectionClicked.connect(self._clicked)

    def show_columns(self, columns: tuple[Column[Any], ...]) -> None:
        self._current = max(min(self._current, len(columns) - 1), 0)
        super().show_columns(columns)
        self.retranslate()

    def show_sort(self, sort: Sort | None) -> None:
        """Put the arrow where the list is sorted."""
        self._sort = sort
        self.retranslate()
        self.viewport().update()

    def retranslate(self) -> None:
        """Tell screen readers the title one is on, and its order."""
        if self._columns:
            column, sort = self._columns[self._current], self._sort
            title = column.heading()
            if sort is not None and sort.key == column.sort:
                title = _(DOWNWARDS if sort.descending else UPWARDS).format(title=title)
            self.setAccessibleName(title)
            self.setAccessibleDescription(_(KEYS))

    def chooser(self) -> ColumnMenu:
        """A menu in which columns are shown and hidden, and rows made lower."""
        menu = ColumnMenu(self._columns, self.shown, self.show_column, self)
        menu.offer(self.compact, self._shrink, self.forget)
        return menu

    @property
    def compact(self) -> bool:
        """Whether rows are low, in every list."""
        return self._memory.get(COMPACT_KEY) is True

    def sizeHint(self) -> QSize:
        """As high as a line of text; as wide as the columns are, without asking the model for every title."""
        return QSize(self.length(), max(theme.px(_HEIGHT), QFontMetrics(_font(False)).height() + 12))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        look, column = theme.current(), self._columns[logical]
        painter.fillRect(rect, look.surface("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.surface("line"))
        sort = self._sort if self._sort is not None and self._sort.key == column.sort else None
        painter.setFont(_font(sort is not None))
        painter.setPen(look.ink("text" if sort else "soft"))
        side = theme.px(_ARROW)
        room = rect.adjusted(PADDING, 0, -PADDING - (side + 4 if sort else 0), 0)
        title = painter.fontMetrics().elidedText(column.heading(), Qt.TextElideMode.ElideRight, room.width())
        width = painter.fontMetrics().horizontalAdvance(title)
        left = room.right() - width if column.align is Align.RIGHT else room.left()
        painter.drawText(QRect(left, rect.top(), width + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, title)
        if sort:
            arrow = QRectF(left + width + 4, rect.center().y() - side / 2, side, side)
            draw(painter, arrow, "arrow-down-bold" if sort.descending else "arrow-up-bold", look.ink("text"))
        if self.hasFocus() and logical == self._current:
            painter.setPen(QPen(look.tone(Tone.ACCENT)[0], 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _clicked(self, logical: int) -> None:
        key = self._columns[logical].sort
        if key:
            again = self._sort is not None and self._sort.key == key
            self.sorted.emit(Sort(key, again and self._sort is not None and not self._sort.descending))

    def _open_chooser(self, where: QPoint) -> None:
        menu = self.chooser()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(where))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers, alt = event.key(), event.modifiers(), Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if step and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._move(step)
        elif step and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.resizeSection(self._current, self.sectionSize(self._current) + step * _STEP)
            self._chosen()
        elif step and (shown := self.shown()):
            self._go_to(shown[max(0, min(shown.index(self._current) + step, len(shown) - 1))])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._clicked(self._current)
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_Down and modifiers & alt):
            self._open_chooser(QPoint(self.sectionViewportPosition(self._current), self.height()))
        elif key == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if shown := self.shown():
            self._go_to(self._current if self._current in shown else shown[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """A title that has no room is told whole."""
        if isinstance(event, QHelpEvent):
            logical = self.logicalIndexAt(event.pos())
            title = self._columns[logical].heading() if logical >= 0 else ""
            room = self.sectionSize(logical) - 2 * PADDING if logical >= 0 else 0
            fits = QFontMetrics(_font(True)).horizontalAdvance(title) <= room
            QToolTip.showText(event.globalPos(), "" if fits else title, self.viewport())
            return True
        return super().viewportEvent(event)

    def _go_to(self, logical: int) -> None:
        """Make `logical` the current title, and show it."""
        self._current = logical
        self.retranslate()
        view = self.parentWidget()
        if isinstance(view, QTableView):
            left, bar = self.sectionViewportPosition(logical), view.horizontalScrollBar()
            right = left + self.sectionSize(logical) - self.viewport().width()
            bar.setValue(bar.value() + (left if left < 0 else max(right, 0)))
        self.viewport().update()

    def _move(self, step: int) -> None:
        """Put the current column before or after its neighbour."""
        shown = self.shown()
        place = shown.index(self._current) + step
        if 0 <= place < len(shown):
            self.moveSection(self.visualIndex(self._current), self.visualIndex(shown[place]))
            self._chosen()
            self._go_to(self._current)

    def _shrink(self, compact: bool) -> None:
        self._memory.put(COMPACT_KEY, compact)
        self.compacted.emit(compact)


def _font(strong: bool) -> QFont:
    return theme.font(Size.SMALL, QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
