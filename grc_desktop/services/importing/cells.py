"""The cells of a sheet as the check page shows them: what each one becomes, and whether that is a repair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from grc_desktop.core import format as formats
from grc_desktop.core.text import clean
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.conversion import RowReader
from grc_desktop.services.importing.fields import CUSTOM, FieldKind
from grc_desktop.services.importing.reading.types import Row
from grc_desktop.services.importing.records import Record
from grc_desktop.services.importing.types import Column, Decisions


@dataclass(frozen=True, slots=True)
class CellView:
    """What one cell shows. `repaired`: it was given back the zero the spreadsheet took."""

    text: str
    repaired: bool = False


class CellReader:
    """Reads cells one at a time, for the few that are on the screen."""

    def __init__(self, decisions: Decisions, today: date) -> None:
        self._columns = {column.index: column for column in decisions.columns}
        self._whole = RowReader(decisions.columns, decisions.date_order, today)
        self._readers = {
            column.index: RowReader((column,), decisions.date_order, today)
            for column in decisions.columns
            if column.field
        }

    def typed(self, cells: Row, column: int, fixes: Mapping[int, str]) -> str:
        """What stands in the cell, corrected or as it came."""
        raw = fixes[column] if column in fixes else cells[column] if column < len(cells) else None
        return clean(text_of(raw))

    def problems(self, number: int, cells: Row, fixes: Mapping[int, str]) -> dict[int, str]:
        """What there is to say of the cells of a row, as sentences by column index."""
        _record, said = self._whole.read(number, cells, fixes)
        return {index: problem.sentence() for index, problem, _text in said if index is not None}

    def read(self, number: int, cells: Row, column: int, fixes: Mapping[int, str]) -> CellView:
        """The cell of row `number` in the column of this index."""
        typed = self.typed(cells, column, fixes)
        reader = self._readers.get(column)
        if reader is None or not typed:
            return CellView(typed)
        record, said = reader.read(number, cells, fixes)
        if any(index == column for index, _problem, _text in said):
            return CellView(typed)
        text = _text(record, self._columns[column]) or typed
        return CellView(text, repaired=_digits(text) == f"0{_digits(typed)}")


def _text(record: Record, column: Column) -> str:
    field = column.field or ""
    if field.startswith(CUSTOM):
        return _custom(next(iter(record.custom.values()), ""), column.kind)
    if field == "city":
        return (record.address.city or "") if record.address else ""
    if field == "phone":
        return " · ".join(formats.phone(phone.e164) for phone in record.phones.values() if phone.e164)
    if field == "postcode":
        return (record.address.postcode or "") if record.address else ""
    if field == "birthday":
        day = record.values.get("birthday")
        return formats.day(day) if isinstance(day, date) else ""
    if field == "email":
        return " · ".join(record.emails)
    if field in ("full_name", "first_name", "last_name", "company"):
        return record.name
    return ""


def _custom(value: str, kind: FieldKind) -> str:
    if kind == "date" and value:
        return formats.day(date.fromisoformat(value))
    return formats.money(int(value)) if kind == "money" and value else ""


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
