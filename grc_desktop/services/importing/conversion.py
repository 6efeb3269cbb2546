"""Rows become records, by the columns chosen.

A cell that is not a value of its field never costs the row: its text goes to the record's checks, and the problem is
said with its row and column.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from grc_desktop.core.dates import DateOrder
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.services.contacts.types import Address
from grc_desktop.services.contacts.values.companies import is_company
from grc_desktop.services.importing.own_export import settle_own
from grc_desktop.services.importing.readers import Found, Put, reader
from grc_desktop.services.importing.reading.types import CellError, Row
from grc_desktop.services.importing.records import Record, Said
from grc_desktop.services.importing.types import Column

FORMULA_ERROR: Final = Kind(
    "formula_error", N_("The formula of this cell failed ({value}): it counts as blank."), N_("Type the value instead.")
)
NAMES_NOBODY: Final = Kind(
    "names_nobody", N_("This row names nobody: no name, no company, no e-mail, no phone."), N_("Add a name.")
)
_NOTHING: Final = frozenset(("", " ", "-", "--", "---", "–", "—", "/", "?", "??", ".", "...", "…"))  # a blank, as typed


class RowReader:
    """Reads the rows of one sheet. `uid` is that of the base whose references count."""

    def __init__(self, columns: tuple[Column, ...], order: DateOrder, today: date, uid: str = "") -> None:
        whole_address = not {column.field for column in columns} & {"postcode", "city"}
        self._uid = uid
        self._readers: list[tuple[int, str, Put]] = [
            (column.index, _counted(column.field), reader(column, order, today, whole_address))
            for column in columns
            if column.field
        ]

    def read(self, number: int, cells: Row, fixes: Mapping[int, str]) -> tuple[Record, list[Said]]:
        """The record of row `number` and what there is to say of its cells; `fixes` replace cells by column index."""
        record = Record(number)
        said: list[Said] = []
        found: Found = []
        width = len(cells)
        for index, field, put in self._readers:
            cell = cells[index] if index < width else None
            if fixes and index in fixes:
                cell = fixes[index]
            if cell is None or (cell.__class__ is str and cell in _NOTHING):
                continue
            if cell.__class__ is CellError:
                said.append((index, Problem(FORMULA_ERROR, field, {"value": str(cell)}), str(cell)))
                continue
            put(record, cell, found)
            if found:
                said += [(index, problem, text) for problem, text in found]
                record.checks += [(field, text, problem.code) for problem, text in found]
                found.clear()
        if record.place:
            record.address = Address(**record.place)
        if record.own:
            settle_own(record, self._uid)
        _name_company(record)
        if not record.settle():
            said.append((None, Problem(NAMES_NOBODY), ""))
        return record, said


def _counted(field: str) -> str:
    """The field of a column that stands several times: ``email`` for ``email.3``."""
    name, _dot, number = field.partition(".")
    return name if number.isdecimal() else field


def _name_company(record: Record) -> None:
    """A company written in the column of family names is a company."""
    values = record.values
    last = values.get("last_name")
    if isinstance(last, str) and "first_name" not in values and "company" not in values and is_company(last):
        values["company"] = values.pop("last_name")
