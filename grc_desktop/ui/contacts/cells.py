"""Cells of the list edited where they stand; a text that is refused stays in its cell, with the reason below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from grc_desktop.core.errors import Invalid, KnownError
from grc_desktop.services.contacts.parts import Part
from grc_desktop.services.contacts.rules import tag_names
from grc_desktop.ui.kit.labels import Label, Role, restyle

if TYPE_CHECKING:
    from grc_desktop.ui.kit.table.table import Table

PARTS: Final = {
    "phone": Part("phones"),
    "email": Part("emails"),
    "city": Part("addresses", inner="city"),
    "code": Part("code"),
    "tags": Part("tags"),
}
"""The columns that are edited in place, and what they change."""
_GAP: Final = 2


def cell_value(column: str, text: str) -> tuple[Part, object]:
    """What is kept of the text typed in a cell."""
    if column == "tags":
        return PARTS[column], tuple(tag_names(text))
    typed = text.strip()
    return PARTS[column], typed or None if column == "code" else typed


class Cells(QObject):
    """Edits the cells of `table` on demand; letters typed on the list still jump to a name."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self.problem = Label(Role.PROBLEM, parent=table.view.viewport())
        self.problem.setObjectName("cell_problem")
        self.problem.hide()
        table.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.view.edit_ended.connect(self.problem.hide)

    def edit_current(self) -> bool:
        """Edit the current cell; False when it is not edited in place."""
        index = self._table.view.currentIndex()
        column = self._table.rows.columns[index.column()] if index.isValid() else None
        row = self._table.rows.known(index.row()) if index.isValid() else None
        if column is None or row is None or column.edit is None or column.edit(row) is None:
            return False
        self._table.view.edit(index)
        return True

    def finish(self) -> None:
        """End what is being edited, and keep it."""
        if self._table.view.is_editing():
            self._table.view.setFocus()

    def refuse(self, contact: int, column: str, text: str, error: BaseException) -> None:
        """Edit the cell again, with what was typed and why it was not kept."""
        view, rows = self._table.view, self._table.rows
        row = rows.position(contact)
        if row is None or not isinstance(error, KnownError):
            return
        place = next(number for number, each in enumerate(rows.columns) if each.key == column)
        index = rows.index(row, place)
        view.go_to_cell(index)
        view.edit(index)
        line = view.indexWidget(index)
        if isinstance(line, QLineEdit):
            line.setText(text)
            line.setModified(True)
            restyle(line, "wrong", True)
            self._say(error, line)

    def _say(self, error: KnownError, line: QLineEdit) -> None:
        said = " ".join(each.sentence() for each in error.problems) if isinstance(error, Invalid) else error.message()
        self.problem.setText(said)
        self.problem.adjustSize()
        room = self._table.view.viewport().rect()
        below = line.geometry().bottom() + _GAP
        above = line.geometry().top() - self.problem.height() - _GAP
        fits = below + self.problem.height() <= room.height()
        left = max(0, min(line.x(), room.width() - self.problem.width()))
        self.problem.move(left, below if fits else above)
        self.problem.show()
        self.problem.raise_()
        line.setAccessibleDescription(said)
