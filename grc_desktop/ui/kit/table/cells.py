"""How a row of a list is painted: text, pills, hover, selection and current cell; pale bars while it is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import paint_pill, pill_size
from grc_desktop.ui.kit.table.columns import Align, Badge, Column
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from grc_desktop.ui.kit.table.rows import Index, RowsModel

PADDING: Final = 10
_BAR_HEIGHT: Final = 8
_LONGEST: Final = 400
_FRAME: Final = 2
_EDITED: Final = Qt.ItemDataRole.EditRole
_BAR_SHARES: Final = (0.72, 0.5, 0.86, 0.6, 0.78)


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of `view` straight from `rows` and their columns; `hovered` tells the row under the mouse."""

    def __init__(self, rows: RowsModel[Any], hovered: Callable[[], int], view: QTableView) -> None:
        super().__init__(view)
        self._rows = rows
        self._hovered = hovered
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._rows
        column, row = model.columns[index.column()], model.row(index.row())
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        tone = column.ground(row) if row is not None and column.ground else None
        self._ground(painter, rect, index.row(), selected, tone)
        inside = rect.adjusted(PADDING, 0, -PADDING, -1)
        if row is None:
            _bar(painter, inside, index.row() + index.column(), column.align)
        elif (badge := column.badge(row) if column.badge else None) is not None:
            _badge(painter, inside, badge, column.align)
        else:
            self._text(painter, inside, column.text(row), column, tone)
        if self._view.hasFocus() and index == self._view.currentIndex() and (column.edit or self._typing_edits()):
            _frame(painter, rect)

    def _typing_edits(self) -> bool:
        """Whether a cell is edited as soon as one types: then one must always see which is the current one."""
        typed = QAbstractItemView.EditTrigger.AnyKeyPressed
        return self._rows.editable and bool(self._view.editTriggers() & typed)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = self._rows
        column, row = model.columns[index.column()], model.known(index.row())
        if row is None:
            return QSize(column.width, self._view.verticalHeader().defaultSectionSize())
        badge = column.badge(row) if column.badge else None
        if badge is not None:
            width = pill_size(badge.text, badge.icon).width()
        else:
            width = QFontMetrics(_font(column, None)).horizontalAdvance(column.text(row))
        return QSize(width + 2 * PADDING + 2, self._view.verticalHeader().defaultSectionSize())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell what is to be told of the cell, and its text where it has no room."""
        row = self._rows.known(index.row()) if index.isValid() else None
        if row is None:
            return False
        column = self._rows.columns[index.column()]
        text = column.text(row)
        tip = (column.tip(row) if column.tip else "") or text
        hidden = tip != text or self.sizeHint(option, index).width() > option.rect.width()
        QToolTip.showText(event.globalPos(), tip[:_LONGEST] if hidden else "", view)
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(self._rows.columns[index.column()].heading())
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's text in its editor; what was typed there since stays, and so does a text that is the same."""
        if isinstance(editor, QLineEdit) and (editor.isModified() or editor.text() == self._rows.data(index, _EDITED)):
            return
        super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))

    def _ground(self, painter: QPainter, rect: QRect, row: int, selected: bool, tone: Tone | None) -> None:
        look = theme.current()
        if selected:
            painter.fillRect(rect, look.tone(Tone.ACCENT)[1])
        elif row == self._hovered():
            painter.fillRect(rect, look.surface("hover"))
        if tone is not None:
            painter.fillRect(rect, look.tone(tone)[1])
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.surface("line"))
        if self._view.hasFocus() and row == self._view.currentIndex().row() and rect.left() <= 0 < rect.right():
            painter.fillRect(QRect(0, rect.top(), 3, rect.height() - 1), look.tone(Tone.ACCENT)[0])

    def _text(self, painter: QPainter, rect: QRect, text: str, column: Column[Any], tone: Tone | None) -> None:
        look = theme.current()
        painter.setFont(_font(column, tone))
        painter.setPen(look.tone(tone)[0] if tone else look.ink("soft" if column.soft else "text"))
        flat = text[:_LONGEST].replace("\n", " ")
        shown = painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(column.align.value | Qt.AlignmentFlag.AlignVCenter), shown)


def _font(column: Column[Any], tone: Tone | None) -> QFont:
    medium = column.strong or tone is not None
    return theme.font(weight=QFont.Weight.Medium if medium else QFont.Weight.Normal)


def _badge(painter: QPainter, rect: QRect, badge: Badge, align: Align) -> None:
    size = pill_size(badge.text, badge.icon)
    width = min(size.width(), rect.width())
    left = rect.right() - width + 1 if align is Align.RIGHT else rect.left()
    top = rect.top() + (rect.height() - size.height()) / 2
    paint_pill(painter, QRectF(left, top, width, size.height()), badge.text, badge.tone, badge.icon)


def _frame(painter: QPainter, rect: QRect) -> None:
    painter.setPen(QPen(theme.current().tone(Tone.ACCENT)[0], _FRAME, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRect(rect.left() + 1, rect.top() + 1, rect.width() - _FRAME, rect.height() - _FRAME))


def _bar(painter: QPainter, rect: QRect, seed: int, align: Align) -> None:
    width = int(rect.width() * _BAR_SHARES[seed % len(_BAR_SHARES)])
    left = rect.right() - width if align is Align.RIGHT else rect.left()
    top = rect.top() + (rect.height() - _BAR_HEIGHT) // 2
    painter.fillRect(left, top, width, _BAR_HEIGHT, theme.current().surface("line"))
