"""A list with its header, its four states, the bar for several rows at once, and copy to a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.text import fold
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.count_bar import CountBar
from grc_desktop.ui.kit.empty import Emptiness, Empty
from grc_desktop.ui.kit.loading import Bars
from grc_desktop.ui.kit.tab_order import reach_after
from grc_desktop.ui.kit.table import copying
from grc_desktop.ui.kit.table.header import Forgetful, Header, Memory
from grc_desktop.ui.kit.table.rows import RowsModel
from grc_desktop.ui.kit.table.view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from grc_desktop.core.progress import Progress
    from grc_desktop.ui.kit.table.columns import Column, R, Sort
    from grc_desktop.ui.kit.table.printing import Listed, Printing
    from grc_desktop.ui.kit.work import Work

NOTHING: Final = Emptiness("tray", N_("Nothing here yet."))
COPYING: Final = N_("Copying")
FAILED: Final = N_("This list could not be read.")
_JUMP_MS: Final = 1000
_LOOKED_THROUGH: Final = 2000


class Table(QWidget):
    """Shows the rows of some ids. The page gives ids (`show_ids`); rows are read as they are seen.

    `jump` finds, on the read lane, the first id whose row begins with the letters typed on the list; without it the
    rows already read are looked through. `name` is where columns are remembered in `memory`.
    """

    opened = Signal(object)
    """Enter or a double click on a row: its id."""
    current_changed = Signal(object)
    """The id of the current row, or None."""
    selection_changed = Signal()
    edit_asked = Signal(object)
    """F2 on a row that is not edited in place: its id."""
    delete_asked = Signal()
    """Del on selected rows."""
    edited = Signal(object, str, str)
    """A cell was edited in place: id, column key, text."""
    sort_asked = Signal(object)
    """A title was clicked: the `Sort`."""
    copied = Signal(int)
    """That many rows are on the clipboard."""
    printed = Signal(str)
    """Pages went to a printer or to a file: what was done, ready to be read."""

    def __init__(
        self,
        work: Work,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[int]], Iterable[R]],
        name: str = "",
        memory: Memory | None = None,
        jump: Callable[[str], int | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._fetch = fetch
        self._jump = jump
        self._empty = NOTHING
        self._menu: Sequence[QAction | None] = ()
        self._waiting: Sequence[int] | None = None
        self._awaited = False
        self._letters = ""
        self._forget_letters = QTimer(self, singleShot=True, interval=_JUMP_MS)
        self._forget_letters.timeout.connect(self._start_over)
        self.rows: RowsModel[Any] = RowsModel(work, columns, fetch, self)
        self.view = TableView(self.rows, self)
        self.header = Header(self.rows.columns, memory or Forgetful(), name, self.view)
        self.view.setHorizontalHeader(self.header)
        self.header.show_columns(self.rows.columns)
        self._bars = Bars(self)
        self._blank = Empty(NOTHING, self)
        self._states = QStackedWidget(self)
        for state in (self.view, self._bars, self._blank):
            self._states.addWidget(state)
        self._bar = CountBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._states, 1)
        column.addWidget(self._bar)
        self._states.currentChanged.connect(self._keep_focus)
        self.setFocusProxy(self.view)
        QWidget.setTabOrder(self.header, self.view)
        for after in (self._bar, self._blank):
            reach_after(self.view, (after,))
        self._connect()
        self.show_loading()

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show the rows `ids`, or what `set_empty` says when there are none; once no cell is being edited."""
        self._awaited = False
        self._waiting = ids if self.view.is_editing() else None
        if self._waiting is not None:
            return
        self.view.show_ids(ids)
        self._states.setCurrentWidget(self.view if ids else self._blank)
        if not ids:
            self._blank.show_as(self._empty)

    def begin_with(self, ids: Sequence[int]) -> None:
        """Show the first rows of an order that was asked for, until `show_ids` brings all of them.

        Nothing happens when they are there already, or when no rows are awaited (`show_loading`).
        """
        if self._awaited and len(ids) and not self.view.is_editing():
            self.view.begin_with(ids)
            self._states.setCurrentWidget(self.view)

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show the rows in other columns."""
        self.rows.set_columns(columns)
        self.header.show_columns(self.rows.columns)

    def remember_as(self, name: str, usual: object = None) -> None:
        """Show the columns as they were left under `name`, and keep them there from now on: each view its own.

        `usual`: the layout of a view nothing is kept of, as `columns_chosen` told it once.
        """
        self.header.remember_as(name, usual)

    def columns_chosen(self) -> dict[str, object]:
        """Which columns are shown, in what order and how wide, as plain values."""
        return self.header.remembered()

    def showEvent(self, event: QShowEvent) -> None:
        """Rows are as high as was chosen in any list."""
        super().showEvent(event)
        self.view.fit_rows(self.header.compact)

    def _keep_focus(self) -> None:
        """Who asked for the list while it was read has it when it is there."""
        self.setFocusProxy(self._states.currentWidget() or self.view)
        if self.header.hasFocus():
            self.view.setFocus()

    def forget(self) -> None:
        """Show pale bars; the ids that come next are those of another source, with none of the rows of this one."""
        self._waiting = None
        self.rows.forget()
        self.view.show_ids(())
        self.show_loading()

    def show_loading(self) -> None:
        """Show pale bars until ids are there; rows already on the screen stay."""
        self._awaited = True
        if not self.rows.ids:
            self._states.setCurrentWidget(self._bars)

    def show_error(self, error: BaseException, again: Callable[[], object] | None = None) -> None:
        """Say why the list cannot be read, with a button that tries `again`."""
        sentence = error.message() if isinstance(error, KnownError) else FAILED
        button = N_("Try again") if again else ""
        self._blank.show_as(Emptiness("warning-circle", sentence, button, again))
        self._states.setCurrentWidget(self._blank)

    def set_empty(self, empty: Emptiness) -> None:
        """What to say when there is no row: nothing yet, or nothing that matches the filters."""
        self._empty = empty
        if not self.rows.ids and self._states.currentWidget() is self._blank:
            self._blank.show_as(empty)

    def set_actions(self, menu: Sequence[QAction | None], bulk: Sequence[QAction] = ()) -> None:
        """The context menu of rows (None is a separator), and what the bar offers for several rows."""
        self._menu = menu
        self._bar.offer(bulk)

    def show_sort(self, sort: Sort | None) -> None:
        """Put the arrow where the list is sorted."""
        self.header.show_sort(sort)

    def stale(self, ids: Iterable[int] | None = None) -> None:
        """Read these rows (all: None) again when they are seen."""
        self.rows.stale(ids)

    def selected_ids(self) -> list[int]:
        return self.view.selected_ids()

    def current_id(self) -> int | None:
        return self.view.current_id()

    def go_to(self, id_: int) -> bool:
        """Make the row `id_` the current one; False when it is not in the list."""
        return self.view.go_to(id_)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, in the columns that are shown, with their titles."""
        ids = self.selected_ids()
        columns = [self.rows.columns[number] for number in self.header.shown()]
        if not ids:
            return
        fetch = self._fetch

        def collect(progress: Progress) -> copying.Grid:
            progress.start(_(COPYING), len(ids))
            return copying.grid(columns, copying.collect(fetch, ids, progress, lambda row: row))

        def put(cells: copying.Grid) -> None:
            QGuiApplication.clipboard().setMimeData(copying.mime(columns, cells))
            self.copied.emit(len(cells) - 1)

        self._work.compute(self, collect, put, label=_(COPYING))

    def print_rows(self, title: str) -> None:
        """Show the pages of the list before they are printed: the selected rows when there are several, else all."""
        self._printing().preview(self._listed(title))

    def save_pdf(self, title: str) -> None:
        """Write the pages of the list to a file: the selected rows when there are several, else all."""
        self._printing().save(self._listed(title))

    def name_as(self, name: str) -> None:
        """What screen readers call the list."""
        self.view.setAccessibleName(name)

    def retranslate(self) -> None:
        self._bars.retranslate()
        self.header.retranslate()
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.rows.columns) - 1)
        self.rows.stale(())
        self.view.fit_rows(self.header.compact)
        self._blank.retranslate()
        self._bar.retranslate()

    def _printing(self) -> Printing:
        from grc_desktop.ui.kit.table.printing import Printing

        made = self.findChild(Printing)
        if made is None:
            made = Printing(self._work, self)
            made.told.connect(self.printed)
        return made

    def _listed(self, title: str) -> Listed:
        from grc_desktop.ui.kit.table.printing import Listed

        numbers, ids = self.header.shown(), self.selected_ids()
        widths = (self.header.sectionSize(number) / theme.current().scale for number in numbers)
        columns = tuple(self.rows.columns[number] for number in numbers)
        return Listed(title, columns, tuple(widths), ids if len(ids) > 1 else self.rows.ids, self._fetch)

    def _connect(self) -> None:
        view = self.view
        view.opened.connect(self.opened)
        view.current_changed.connect(self.current_changed)
        view.edit_asked.connect(self.edit_asked)
        view.edit_ended.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)
        view.delete_asked.connect(self.delete_asked)
        view.copy_asked.connect(self.copy)
        view.typed.connect(self._typed)
        view.resized.connect(self.header.fill)
        view.selected.connect(self._selected)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        self.rows.edited.connect(self.edited)
        self.rows.failed.connect(self.show_error)
        self.header.sorted.connect(self.sort_asked)
        self.header.compacted.connect(view.fit_rows)
        self.header.left.connect(view.setFocus)
        self._bar.cleared.connect(view.clearSelection)

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self.show_ids(self._waiting)

    def _selected(self) -> None:
        self._bar.count(self.view.selected_count())
        self.selection_changed.emit()

    def _open_menu(self, where: QPoint) -> None:
        if self._menu and self.view.selected_count():
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(where))

    def menu(self) -> QMenu:
        """The context menu of the selected rows."""
        menu = QMenu(self)
        for action in self._menu:
            menu.addAction(action) if action else menu.addSeparator()
        return menu

    def _typed(self, letters: str) -> None:
        self._letters = fold(self._letters + letters) if self._letters else fold(letters)
        self._forget_letters.start()
        if self._letters and self._jump is not None:
            jump, wanted = self._jump, self._letters
            self._work.read(self, lambda: jump(wanted), self._land, key="jump")
        elif self._letters:
            self._land(self._known_beginning(self._letters))

    def _start_over(self) -> None:
        self._letters = ""

    def _land(self, id_: int | None) -> None:
        if id_ is not None:
            self.go_to(id_)

    def _known_beginning(self, letters: str) -> int | None:
        column = self.rows.columns[self.header.shown()[0]]
        for number in range(min(len(self.rows.ids), _LOOKED_THROUGH)):
            row = self.rows.known(number)
            if row is not None and fold(column.text(row)).startswith(letters):
                return self.rows.ids[number]
        return None
