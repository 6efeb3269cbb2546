"""The third step: every row of the file, what will become of it, and the cells to correct in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.importing.cards import Cards
from grc_desktop.ui.importing.cell_delegate import CheckDelegate
from grc_desktop.ui.importing.cell_line import CellLine
from grc_desktop.ui.importing.framed import framed
from grc_desktop.ui.importing.grid_model import FATE, ROW, grid_columns
from grc_desktop.ui.importing.outlook import ALL, PROBLEMS, Rows, RowView
from grc_desktop.ui.importing.sieve import Sieve
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.empty import Emptiness
from grc_desktop.ui.kit.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from grc_desktop.ui.importing.journey import Journey
    from grc_desktop.ui.kit.actions import Actions
    from grc_desktop.ui.kit.table.header import Memory
    from grc_desktop.ui.kit.work import Work

NOTHING: Final = Emptiness("check-circle", N_("No row is in this case."))
Cell = tuple[int, int]
"""The numbers of a row and of a column."""
_CARDS_FROM: Final = 380
_LEAST_HEIGHT: Final = 72


class CheckStep(QWidget):
    """Counts that filter, what to do with known customers, and the grid. Tab comes here `after` another piece."""

    def __init__(
        self,
        journey: Journey,
        work: Work,
        memory: Memory,
        after: QWidget,
        commands: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journey = journey
        self._rows: Rows | None = None
        self._filter = ALL
        self._column: int | None = None
        self._left: dict[Cell, Cell] = {}
        self.cards = Cards(journey, after, samples=False)
        self.cards.pressed.connect(self.show_column)
        self.sieve = Sieve()
        self.chips, self.policy = self.sieve.chips, self.sieve.policy
        self.line = CellLine(commands)
        self.strict = self.line.strict
        self.sieve.chosen.connect(self.show_filter)
        self.sieve.matched.connect(lambda match: journey.decide(match=match))
        self.strict.toggled.connect(self._be_strict)
        self.table = Table(work, grid_columns(()), self._fetch, "importing", memory)
        self.table.set_empty(NOTHING)
        self._delegate = CheckDelegate(self.table.rows, lambda: self.table.view.hovered_row, self.table.view)
        self.table.view.setItemDelegate(self._delegate)
        self.begin = self.table
        self._lay_out()
        self._connect()
        self.retranslate()
        self._checked()

    def show_filter(self, wanted: str, column: int | None = None) -> None:
        """Show only the rows of a filter; for `PROBLEMS`, perhaps those of one column."""
        self._filter, self._column = wanted, column
        self.sieve.light(wanted)
        self._show_rows()

    def show_column(self, index: int) -> None:
        """Show the rows with a problem in one column, where there are some."""
        outlook = self._journey.outlook
        if outlook is not None and outlook.by_column[index]:
            self.show_filter(PROBLEMS, index)
        else:
            self.show_filter(ALL)
        self.go_to_cell(int(self.table.rows.ids[0]) if self.table.rows.ids else 0, index)

    def next_problem(self) -> None:
        """Go to the next cell to check, and begin to correct it."""
        outlook, index = self._journey.outlook, self.table.view.currentIndex()
        if outlook is None:
            return
        here = (0, 0)
        if index.isValid():
            key = self.table.rows.columns[index.column()].key
            here = (int(self.table.rows.ids[index.row()]), int(key) if key.isdecimal() else -1)
        if (cell := outlook.next_problem(self._left.get(here, here))) is not None:
            if self.table.rows.position(cell[0]) is None:
                self.show_filter(ALL)
            self.go_to_cell(*cell)
            self.table.setFocus()
            self._edit_soon(*cell)

    def go_to_cell(self, row: int, column: int) -> bool:
        """Make a cell the current one and show it."""
        place = self.table.rows.position(row)
        keys = [each.key for each in self.table.rows.columns]
        if place is None or str(column) not in keys:
            return False
        index = self.table.rows.index(place, keys.index(str(column)))
        self.table.view.go_to_cell(index)
        self.table.view.scrollTo(index)
        return True

    def unfix(self) -> None:
        """Take the last correction back, and go where it was."""
        if (cell := self._journey.unfix()) is not None:
            self.go_to_cell(*cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, it goes to the rows."""
        super().resizeEvent(event)
        self.cards.setVisible(self.height() >= theme.px(_CARDS_FROM))

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes corrections back first, then what the window would take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._unfixes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._unfixes(event):
            self.unfix()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.sieve.retranslate()
        self.line.retranslate()
        self.table.retranslate()
        self.table.name_as(_("The rows of the file"))
        self._follow_decisions()
        self._follow_counts()

    def _unfixes(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and self._journey.fixed

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.cards)
        column.addWidget(self.sieve)
        column.addWidget(self.line)
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        column.addWidget(framed(self.table), 1)

    def _connect(self) -> None:
        journey, table = self._journey, self.table
        journey.opened.connect(self._begin)
        journey.decided.connect(self._decided)
        journey.checked.connect(self._checked)
        table.edited.connect(self._fix)
        table.opened.connect(self._edit)
        table.view.horizontalScrollBar().valueChanged.connect(self._follow_scroll)
        table.view.selectionModel().currentChanged.connect(lambda now, _before: self._follow_cell(now.column()))
        table.rows.dataChanged.connect(lambda *_cells: self._say())
        self._delegate.left.connect(self._after_tab)
        journey.known.connect(self._follow_decisions)

    def _begin(self) -> None:
        """Another file or sheet: nothing is known of its rows yet."""
        self._rows = None
        self._filter, self._column = ALL, None
        self.sieve.light(ALL)
        self._left = {}
        self.table.forget()
        self._follow_decisions()
        self._say()

    def _decided(self) -> None:
        self._follow_decisions()
        outlook, decisions = self._journey.outlook, self._journey.decisions
        if outlook is not None and decisions is not None:
            self._rows = Rows(outlook, decisions.fixes)
            self.table.stale()
        self._say()

    def _checked(self) -> None:
        outlook, decisions = self._journey.outlook, self._journey.decisions
        if outlook is None or decisions is None:
            return
        self._rows = Rows(outlook, decisions.fixes)
        columns = grid_columns(decisions.columns)
        if _shape(columns) != _shape(self.table.rows.columns):
            self.table.set_columns(columns)
        self._follow_decisions()
        self._follow_counts()
        self._show_rows()
        self._say()

    def _follow_decisions(self) -> None:
        decisions = self._journey.decisions
        self.cards.show_columns()
        if decisions is not None:
            self.sieve.show_match(decisions.match)
            self.strict.setChecked(decisions.strict)

    def _follow_counts(self) -> None:
        outlook = self._journey.outlook
        if outlook is not None:
            self.sieve.show_counts(outlook.counts)

    def _show_rows(self) -> None:
        outlook = self._journey.outlook
        if outlook is not None:
            self.table.show_ids(outlook.ids(self._filter, self._column))
            self.table.stale()

    def _fetch(self, ids: Sequence[int]) -> Iterable[RowView]:
        return self._rows.fetch(ids) if self._rows is not None else ()

    def _be_strict(self, strict: bool) -> None:
        decisions = self._journey.decisions
        if decisions is not None and decisions.strict != strict:
            self._journey.decide(strict=strict)

    def _fix(self, row: object, key: str, text: str) -> None:
        if isinstance(row, int) and key not in (ROW, FATE):
            self._remember_left((row, int(key)))
            self._journey.fix(row, int(key), text)

    def _remember_left(self, cell: Cell) -> None:
        """The next problem is looked for after the cell just corrected, though Enter went on to the one below it."""
        ids = self.table.rows.ids
        place = self.table.rows.position(cell[0], self.table.view.currentIndex().row())
        self._left = {(int(ids[place + 1]), cell[1]): cell} if place is not None and place + 1 < len(ids) else {}

    def _edit(self, _row: object) -> None:
        """Enter or a double click: correct the current cell, or the first of the row that needs it."""
        index = self.table.view.currentIndex()
        if self.table.rows.columns[index.column()].edit is None:
            row = self.table.rows.row(index.row())
            bad = next((each for each, cell in row.cells.items() if cell.why), None) if row is not None else None
            if row is None or bad is None or not self.go_to_cell(row.id, bad):
                return
        self.table.view.edit(self.table.view.currentIndex())

    def _edit_soon(self, row: int, column: int) -> None:
        """Open the editor once the row that was jumped to is read."""
        rows, view = self.table.rows, self.table.view

        def begin() -> None:
            place = rows.position(row)
            if place is not None and rows.known(place) is not None:
                rows.dataChanged.disconnect(begin)
                if self.go_to_cell(row, column):
                    view.edit(view.currentIndex())

        rows.dataChanged.connect(begin)
        begin()

    def _follow_scroll(self, value: int) -> None:
        """Keep the cards about as far to the right as the columns."""
        grid, cards = self.table.view.horizontalScrollBar(), self.cards.horizontalScrollBar()
        cards.setValue(cards.maximum() * value // max(grid.maximum(), 1))

    def _follow_cell(self, column: int) -> None:
        if column >= 0 and (key := self.table.rows.columns[column].key).isdecimal():
            self.cards.show_card(int(key))
        self._say()

    def _after_tab(self) -> None:
        """Tab left a cell: the next one to check is looked for from there, not from the one below."""
        self._left = {}
        self.next_problem()

    def _say(self) -> None:
        """Tell of the current cell, beside it."""
        index, decisions = self.table.view.currentIndex(), self._journey.decisions
        column = self.table.rows.columns[index.column()] if index.isValid() else None
        row = self.table.rows.known(index.row()) if index.isValid() else None
        key = int(column.key) if column is not None and column.key.isdecimal() else None
        fixed = len(decisions.fixes) if decisions is not None and self._journey.fixed else 0
        self.line.say(self._journey.outlook, fixed, row, key, column.title if column is not None else "")


def _shape(columns: Iterable[object]) -> list[tuple[object, ...]]:
    return [(getattr(each, "key", ""), getattr(each, "title", ""), getattr(each, "shown", True)) for each in columns]
