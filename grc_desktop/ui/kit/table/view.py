"""The list itself: whole rows selected, everything by keyboard; cells where they are edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.table.cells import CellDelegate
from grc_desktop.ui.kit.table.rows import Index, RowsModel

_ROW_HEIGHT: Final = 32
_COMPACT: Final = 26
_RESELECTED: Final = 200

Flag = QItemSelectionModel.SelectionFlag


class TableView(QTableView):
    """Shows a `RowsModel`. Signals speak of rows by their ids.

    Where a column is edited in place, typing edits the current cell; Enter keeps what was typed and goes down, Tab
    keeps it and edits the next cell, Esc gives it up.
    """

    opened = Signal(object)
    """Enter or a double click: the id."""
    current_changed = Signal(object)
    """The id of the current row, None when there is none."""
    selected = Signal()
    """Other rows are selected."""
    edit_asked = Signal(object)
    """F2 on a row that is not edited in place: the id."""
    edit_ended = Signal()
    """No cell is being edited any more."""
    delete_asked = Signal()
    copy_asked = Signal()
    resized = Signal(int)
    """The width the columns have."""
    typed = Signal(str)
    """Letters typed on the list, one after the other."""

    def __init__(self, rows: RowsModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.hovered_row = -1
        self._goes_down = False
        self._compact = False
        self._begun: tuple[int | None, list[int]] | None = None
        self.setModel(rows)
        self.setItemDelegate(CellDelegate(rows, lambda: self.hovered_row, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.fit_rows()
        self.doubleClicked.connect(lambda index: self._open(index))

    @property
    def row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    def fit_rows(self, compact: bool | None = None) -> None:
        """Give rows the height their text needs, less air around it when `compact`; None: as before."""
        self._compact = self._compact if compact is None else compact
        height, air = (_COMPACT, 8) if self._compact else (_ROW_HEIGHT, 14)
        needed = QFontMetrics(theme.font()).height() + theme.px(air)
        self.verticalHeader().setDefaultSectionSize(max(theme.px(height), needed))

    def selected_ids(self) -> list[int]:
        """The ids of the selected rows, in the order of the list."""
        ids = self.rows.ids
        return [id_ for rows in self._selected_rows() for id_ in ids[rows.start : rows.stop]]

    def selected_count(self) -> int:
        return sum(len(rows) for rows in self._selected_rows())

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self.rows.ids[index.row()] if index.isValid() else None

    def go_to(self, id_: int) -> bool:
        """Make the row `id_` the current one and show it; False when it is not in the list."""
        position = self.rows.position(id_, max(self.currentIndex().row(), 0))
        if position is None:
            return False
        self.go_to_cell(self.rows.index(position, self._landing_column()))
        return True

    def go_to_cell(self, cell: QModelIndex) -> None:
        """Make `cell` the current one, its row alone selected, even while a key of a shortcut is still held."""
        self.selectionModel().setCurrentIndex(cell, Flag.ClearAndSelect | Flag.Rows)

    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other rows; the current and selected ones stay so where they are still in the list.

        The current row is shown, unless the list was seen to begin (`begin_with`): then it stays where it is.
        """
        column = self._landing_column()
        current, selected = self._kept()
        follows = self._begun is None
        near = max(self.currentIndex().row(), 0)
        offset = self.verticalScrollBar().value()
        self._begun = None
        self.rows.reset(ids)
        self.verticalScrollBar().setValue(offset)
        places = self.rows.positions([*selected, *([] if current is None else [current])], near)
        if current is None or current not in places:
            self.current_changed.emit(None)
            return
        self.setAutoScroll(follows)
        self.selectionModel().setCurrentIndex(self.rows.index(places[current], column), Flag.NoUpdate)
        self.setAutoScroll(True)
        selection = QItemSelection()
        for place in (places[id_] for id_ in selected if id_ in places):
            selection.select(self.rows.index(place, 0), self.rows.index(place, 0))
        self.selectionModel().select(selection, Flag.ClearAndSelect | Flag.Rows)

    def begin_with(self, ids: Sequence[int]) -> None:
        """Show the rows a list begins with until `show_ids` brings all of them; who was current is kept for then."""
        self._begun = self._kept()
        self.rows.reset(ids)
        self.scrollToTop()

    def _kept(self) -> tuple[int | None, list[int]]:
        """The current row, and the selected ones unless they are many."""
        if self._begun is not None and not self.currentIndex().isValid():
            return self._begun
        return self.current_id(), self.selected_ids() if self.selected_count() <= _RESELECTED else []

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_changed.emit(self.current_id())
            self._repaint_rows(previous.row(), current.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key, plain = event.key(), event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
        if self.is_editing():  # what the editor leaves to the list
            self._goes_down = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(index)
        elif key == Qt.Key.Key_Delete and plain and self.selected_count():
            self.delete_asked.emit()
        elif key == Qt.Key.Key_F2 and index.isValid():
            self._edit(index)
        elif key == Qt.Key.Key_Escape and self.selected_count() > 1 and index.isValid():
            self.go_to_cell(index)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows.rowCount():
            last = self.rows.rowCount() - 1
            self._jump(
                0 if key == Qt.Key.Key_Home else last, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        below = self.rows.index(self.currentIndex().row() + 1, self.currentIndex().column())
        if self._goes_down and below.isValid():
            self.go_to_cell(below)
        self._goes_down = False
        if not self.is_editing():
            self.edit_ended.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row Qt makes the current one of a list that had none is selected too."""
        before = self.currentIndex()
        super().focusInEvent(event)
        if not before.isValid() and self.currentIndex().isValid() and not self.selected_count():
            self.go_to_cell(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current row stays in sight when the list gets lower."""
        current = self.currentIndex()
        foot = self.visualRect(current).bottom() if current.isValid() else -1
        super().resizeEvent(event)
        self.resized.emit(self.viewport().width())
        if self.viewport().height() <= foot < event.oldSize().height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + foot + 1 - self.viewport().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _selected_rows(self) -> list[range]:
        """The selected rows as ranges that do not overlap: columns that were moved split a row into several."""
        selection = self.selectionModel().selection()
        found: list[range] = []
        for top, bottom in sorted((each.top(), each.bottom()) for each in map(selection.at, range(selection.size()))):
            start = max(top, found[-1].stop) if found else top
            if start <= bottom:
                found.append(range(start, bottom + 1))
        return found

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            before, self.hovered_row = self.hovered_row, row
            self._repaint_rows(before, row)

    def _repaint_rows(self, *rows: int) -> None:
        for row in rows:
            if row >= 0:
                top = self.rowViewportPosition(row)
                self.viewport().update(0, top, self.viewport().width(), self.row_height)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.ids[index.row()])

    def _edit(self, index: QModelIndex) -> None:
        if self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.edit_asked.emit(self.rows.ids[index.row()])

    def _jump(self, row: int, extend: bool) -> None:
        """Go to `row`; the rows on the way are selected when `extend`."""
        start, target = self.currentIndex(), self.rows.index(row, self._landing_column())
        if extend and start.isValid():
            rows = QItemSelection(min(start, target), max(start, target))
            self.selectionModel().select(rows, Flag.ClearAndSelect | Flag.Rows)
            self.selectionModel().setCurrentIndex(target, Flag.NoUpdate)
        else:
            self.go_to_cell(target)

    def _landing_column(self) -> int:
        """Where to land in another row: in the same column where cells are edited, else in the first."""
        column = self.currentIndex().column()
        return column if column >= 0 and self.rows.editable else self._first_column()

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        shown = (header.logicalIndex(place) for place in range(header.count()))
        return next((column for column in shown if not header.isSectionHidden(column)), 0)


_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
