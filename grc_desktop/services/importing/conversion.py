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
from grc_desktop.services.contacts.values.addresses import split_address
from grc_desktop.services.contacts.values.companies import is_company
from grc_desktop.services.importing.absence import BLANK
from grc_desktop.services.importing.filling import Put
from grc_desktop.services.importing.own_export import settle_own
from grc_desktop.services.importing.readers import reader
from grc_desktop.services.importing.reading.types import CellError, Row
from grc_desktop.services.importing.records import Aside, Record, Said
from grc_desktop.services.importing.types import Column

FORMULA_ERROR: Final = Kind(
    "formula_error", N_("The formula of this cell failed ({value}): it counts as blank."), N_("Type the value instead.")
)
NAMES_NOBODY: Final = Kind(
    "names_nobody", N_("This row names nobody: no name, no company, no e-mail, no phone."), N_("Add a name.")
)


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
        record, aside = Record(number), Aside()
        said: list[Said] = []
        width = len(cells)
        for index, field, put in self._readers:
            cell = cells[index] if index < width else None
            if fixes and index in fixes:
                cell = fixes[index]
            if cell is None or (cell.__class__ is str and cell in BLANK):
                continue
            if cell.__class__ is CellError:
                said.append((index, Problem(FORMULA_ERROR, field, {"value": str(cell)}), str(cell)))
                continue
            put(record, cell, aside)
            if aside.problems:
                said += [(index, problem, text) for problem, text in aside.problems]
                record.checks += [(field, text, problem.code) for problem, text in aside.problems]
                aside.problems.clear()
        if aside.place:
            record.address = _address(aside.place)
        kind, role = settle_own(record, aside.own, self._uid) if aside.own else ("", "")
        _name_company(record)
        if not record.settle(kind, role):
            said.append((None, Problem(NAMES_NOBODY), ""))
        return record, said


def _counted(field: str) -> str:
    """The field of a column that stands several times: ``email`` for ``email.3``."""
    name, _dot, number = field.partition(".")
    return name if number.isdecimal() else field


def _address(place: dict[str, str]) -> Address:
    """The address of these parts; a whole one written in the column of streets is taken apart."""
    if "line1" in place and "postcode" not in place and "city" not in place:
        whole = split_address(place["line1"])
        if whole.postcode and whole.city:
            place |= {"line1": whole.line1, "postcode": whole.postcode, "city": whole.city}
    return Address(**place)


def _name_company(record: Record) -> None:
    """A company written in the column of family names is a company."""
    values = record.values
    last = values.get("last_name")
    if isinstance(last, str) and "first_name" not in values and "company" not in values and is_company(last):
        values["company"] = values.pop("last_name")
