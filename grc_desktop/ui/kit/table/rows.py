"""A list of any length: it holds ids, and reads a page of rows when one of them is painted."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.loading import LOADING
from grc_desktop.ui.kit.table.columns import Column, R

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Work

Index = QModelIndex | QPersistentModelIndex
PAGE: Final = 50
_KEPT: Final = 200 * PAGE
_WANTED: Final = 8
_ROOT: Final = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows by their ids. `fetch` runs on the read lane and answers the rows of some ids, in any order.

    A row that was read stays on the screen until its newer content is there.
    """

    failed = Signal(object)
    """Rows could not be read: the exception."""
    edited = Signal(object, str, str)
    """A cell was edited in place: the row's id, the column's key, the text."""

    def __init__(
        self,
        work: Work,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[int]], Iterable[R]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[R], ...] = tuple(columns)
        self._work = work
        self._fetch = fetch
        self._ids: Sequence[int] = array("q")
        self._rows: OrderedDict[int, R] = OrderedDict()
        self._stale: set[int] = set()
        self._gone: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._reading: frozenset[int] = frozenset()
        self._source = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_wanted)

    def reset(self, ids: Sequence[int]) -> None:
        """Show the rows `ids`, in this order. Rows already read are shown at once and read again."""
        self.beginResetModel()
        self._ids = ids
        self._wanted.clear()
        self._gone.clear()
        self._stale.update(self._rows, self._reading)
        self.endResetModel()

    def forget(self) -> None:
        """Drop every row, and those being read: the same ids are rows of another source from now on."""
        self._source += 1
        self._reading = frozenset()
        for kept in (self._rows, self._stale, self._gone):
            kept.clear()

    def stale(self, ids: Iterable[int] | None = None) -> None:
        """Read these rows (all: None) again when they are seen; their old content stays meanwhile."""
        self._gone.clear()
        seen = self._rows.keys() | self._reading
        self._stale |= seen if ids is None else seen & set(ids)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    @property
    def ids(self) -> Sequence[int]:
        """The ids of the list, in order."""
        return self._ids

    @property
    def editable(self) -> bool:
        """Whether some column is edited in place."""
        return any(column.edit for column in self.columns)

    def row(self, number: int) -> R | None:
        """The row at `number`; None while it is being read."""
        id_ = self._ids[number]
        row = self._rows.get(id_)
        if row is None or id_ in self._stale:
            self._want(number // PAGE)
        else:
            self._rows.move_to_end(id_)
        return row

    def known(self, number: int) -> R | None:
        """The row at `number` if it was read, without reading it."""
        return self._rows.get(self._ids[number])

    def position(self, id_: int, near: int = 0) -> int | None:
        """Where the row `id_` is in the list, looked for around `near` first; None when it is not in it."""
        start, stop = max(near - PAGE, 0), min(near + PAGE, len(self._ids))
        for number in range(start, stop):
            if self._ids[number] == id_:
                return number
        try:
            return self._ids.index(id_)
        except ValueError:
            return None

    def positions(self, wanted: Sequence[int], near: int = 0) -> dict[int, int]:
        """Where those of the rows `wanted` are that are in the list: one look through it, however many they are."""
        sought = frozenset(wanted)
        if len(sought) <= 1:
            places = ((id_, self.position(id_, near)) for id_ in sought)
            return {id_: place for id_, place in places if place is not None}
        return {id_: place for place, id_ in enumerate(self._ids) if id_ in sought}

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show the rows in other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(column.align.value | Qt.AlignmentFlag.AlignVCenter)
        if role not in _TEXT_ROLES:
            return None
        if (row := self.row(index.row())) is None:
            return _(LOADING) if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role in _TIP_ROLES:
            return column.tip(row) if column.tip else None
        if role == Qt.ItemDataRole.EditRole and column.edit:
            return column.edit(row)
        return column.text(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading()
        return int(column.align.value | Qt.AlignmentFlag.AlignVCenter) if role == _ALIGNMENT else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return super().flags(index)
        edit = self.columns[index.column()].edit
        if edit is None or (row := self.known(index.row())) is None or edit(row) is None:
            return _SHOWN
        return _EDITABLE

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        if value == self.data(index, role):
            return False
        self.edited.emit(self._ids[index.row()], self.columns[index.column()].key, value)
        return True

    def _want(self, page: int) -> None:
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        while len(self._wanted) > _WANTED:
            self._wanted.popitem(last=False)
        if not self._reading and not self._soon.isActive():
            self._soon.start()

    def _read_wanted(self) -> None:
        missing = [id_ for page in reversed(self._wanted) for id_ in self._page(page) if self._is_missing(id_)]
        self._wanted.clear()
        if not missing:
            return
        self._reading = frozenset(missing)
        self._stale -= self._reading
        fetch, source = self._fetch, self._source

        def take(rows: tuple[R, ...]) -> None:
            if source == self._source:
                self._take(rows)

        def not_read(error: BaseException) -> None:
            if source == self._source:
                self._reading = frozenset()
                self.failed.emit(error)

        self._work.read(self, lambda: tuple(fetch(missing)), take, not_read)

    def _page(self, page: int) -> Sequence[int]:
        return self._ids[page * PAGE : (page + 1) * PAGE]

    def _is_missing(self, id_: int) -> bool:
        return id_ in self._stale or (id_ not in self._rows and id_ not in self._gone)

    def _take(self, rows: tuple[R, ...]) -> None:
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        self._gone |= self._reading - {row.id for row in rows}
        for id_ in self._gone & self._reading:
            self._rows.pop(id_, None)
        while len(self._rows) > _KEPT:
            self._stale.discard(self._rows.popitem(last=False)[0])
        self._reading = frozenset()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))
        if self._wanted:
            self._soon.start()


_ALIGNMENT: Final = Qt.ItemDataRole.TextAlignmentRole
_SHOWN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE: Final = _SHOWN | Qt.ItemFlag.ItemIsEditable
_TIP_ROLES: Final = frozenset({Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole})
_TEXT_ROLES: Final = _TIP_ROLES | {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole,
}
