"""Reading the sample sheets: columns by their header, numbers and addresses found in any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samples.sheets import Cell, Row, Sheet

_PHONE = re.compile(r"(?:\+33|0033|\b0?)[\s.]?(?:\(0\)|0)?(\d(?:[\s./-]?\d){7,8})(?!\d)")


def column(sheet: Sheet, header: str) -> list[Cell]:
    at = sheet.header.index(header)
    return [row[at] for row in customers(sheet)]


def customers(sheet: Sheet) -> list[Row]:
    """The rows of the table alone: no empty row, no header pasted again, no total."""
    return [row for row in sheet.rows if any(cell is not None for cell in row) and not _is_frame(sheet, row)]


def texts(rows: Iterable[Row]) -> list[str]:
    return [cell for row in rows for cell in row if isinstance(cell, str)]


def national(cell: Cell) -> list[str]:
    """The numbers of a telephone cell without their leading zero: nine digits, eight when one was forgotten."""
    if isinstance(cell, int | float):
        return [str(int(cell))]
    return [re.sub(r"\D", "", found) for found in _PHONE.findall(cell)] if isinstance(cell, str) else []


def _is_frame(sheet: Sheet, row: Row) -> bool:
    return row == sheet.header or "TOTAL" in row
