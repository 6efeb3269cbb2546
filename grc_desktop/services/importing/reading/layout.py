"""Where the table is inside a sheet: its header row, its data rows, and what is neither."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from grc_desktop.services.importing.reading import header
from grc_desktop.services.importing.reading.types import Cell, Row

Reason: TypeAlias = Literal["blank", "repeated_header", "total", "title"]

NO_HEADER: Final = 0

_TOTAL: Final = re.compile(
    r"(?:(?:sous|grand|sub)[\s-]*)?tota(?:l|ux)"
    r"(?:\s+(?:general|generaux|des?\s+\w+|clients?|contacts?|lignes?|ht|ttc|hors taxes|cumule|page|rows?|customers?))*"
    r"(?:\s*\d[\d\s]*)?(?:\s+(?:clients?|contacts?|lignes?|rows?))?\s*[:=]?(?:\s*\d[\d\s.,€]*)?(?:\w+)?|somme|sum"
)
_NEVER_SUMMED: Final = re.compile(r"tel|phone|mobile|portable|gsm|fax|postal|\bcp\b|siret|siren|barcode|code")
_NUMBER: Final = re.compile(r"[-+(]?\d[\d\s.,]*\)?\s*[€$%]?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The table found in a sheet. Rows are numbered from 1, as the user sees them.

    `header_row` is None when the table has no header; of a header in two lines it is the lower one. `headers` are
    unique and never blank, one per column. Every row of the sheet is the header, in `data_rows` or in `ignored`.
    """

    header_row: int | None
    headers: tuple[str, ...]
    data_rows: Sequence[int]
    ignored: Mapping[int, Reason]


def find_layout(rows: Sequence[Row], header_row: int | None = None) -> Layout:
    """The table in `rows`. A `header_row` is the user's choice: its number from 1, or `NO_HEADER`."""
    found = header.find_header(rows) if header_row is None else header_row - 1
    if found is None or not 0 <= found < len(rows):
        return _without_header(rows)
    lines, last = _header_lines(rows, found)
    width = max((len(row) for row in (*lines, *rows[last + 1 :])), default=0)
    names = header.names(lines, width)
    ignored: dict[int, Reason] = {
        index + 1: "blank" if all(map(header.is_blank, rows[index])) else "title" for index in range(last)
    }
    data = _data_rows(rows, last, names, ignored)
    return Layout(last + 1, names, data, ignored)


def _without_header(rows: Sequence[Row]) -> Layout:
    width = max(map(len, rows), default=0)
    names = header.names((), width)
    ignored: dict[int, Reason] = {}
    data = _data_rows(rows, -1, names, ignored)
    return Layout(None, names, data, ignored)


def _header_lines(rows: Sequence[Row], found: int) -> tuple[list[Row], int]:
    """The one or two lines of the header that holds row `found`, and the index of the last."""
    if header.second_line(rows, found):
        return [rows[found], rows[found + 1]], found + 1
    return [header.group_line(rows, found), rows[found]], found


def _data_rows(rows: Sequence[Row], last: int, names: tuple[str, ...], ignored: dict[int, Reason]) -> list[int]:
    """The numbers of the data rows below index `last`; the others are put into `ignored`."""
    heading = [header.fold(cell) for cell in rows[last]] if last >= 0 else []
    data: list[int] = []
    for number, row in enumerate(rows[last + 1 :], last + 2):
        if (reason := _reason(row, heading, names)) is None:
            data.append(number)
        else:
            ignored[number] = reason
    _drop_sums(rows, data, ignored, names)
    _drop_footer(rows, data, ignored, len(names))
    return data


def _reason(row: Row, heading: list[str], names: tuple[str, ...]) -> Reason | None:
    first: Cell = next((cell for cell in row if cell is not None), None)
    if first is None or (header.is_blank(first) and all(map(header.is_blank, row))):
        return "blank"
    if isinstance(first, str):
        if heading and header.fold(first) in heading and _repeats(row, heading):
            return "repeated_header"
        if "tota" in first.lower() or "som" in first.lower() or "sum" in first.lower():
            return "total" if _is_total(row, names) else None
    return None


def _repeats(row: Row, heading: list[str]) -> bool:
    cells = [header.fold(cell) for cell in row]
    size = max(len(cells), len(heading))
    pad = [""] * size
    return (cells + pad)[:size] == (heading + pad)[:size]


def _is_total(row: Row, names: tuple[str, ...]) -> bool:
    """A line whose first text says total and whose other cells are amounts."""
    filled = [(column, cell) for column, cell in enumerate(row) if not header.is_blank(cell)]
    label = header.fold(filled[0][1])
    return _TOTAL.fullmatch(label) is not None and all(
        _amount(cell) is not None and not _NEVER_SUMMED.search(header.fold(names[column]))
        for column, cell in filled[1:]
    )


def _amount(cell: Cell) -> float | None:
    """`cell` as a number when it is one, written by a spreadsheet or by a Frenchman."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    if not isinstance(cell, str) or not _NUMBER.fullmatch(cell.strip()):
        return None
    text = re.sub(r"[^\d.,-]", "", cell)
    whole, mark, cents = text.rpartition("," if "," in text else ".")
    digits = re.sub(r"[.,]", "", whole if mark else cents)
    try:
        return float(f"{digits}.{cents}" if mark else digits)
    except ValueError:
        return None


def _drop_sums(rows: Sequence[Row], data: list[int], ignored: dict[int, Reason], names: tuple[str, ...]) -> None:
    """Take a last line that holds nothing but the sums of its columns for a total."""
    if len(data) < 3:
        return
    last = rows[data[-1] - 1]
    filled = [(column, _amount(cell)) for column, cell in enumerate(last) if not header.is_blank(cell)]
    if not filled or len(filled) * 2 > len(names):
        return
    if all(amount is not None and _is_sum(amount, column, rows, data[:-1]) for column, amount in filled):
        ignored[data.pop()] = "total"


def _is_sum(amount: float, column: int, rows: Sequence[Row], above: list[int]) -> bool:
    cells = [_amount(row[column]) for row in (rows[number - 1] for number in above) if column < len(row)]
    amounts = [value for value in cells if value is not None]
    return len(amounts) > 1 and math.isclose(math.fsum(amounts), amount, rel_tol=1e-9, abs_tol=0.006)


def _drop_footer(rows: Sequence[Row], data: list[int], ignored: dict[int, Reason], width: int) -> None:
    """Below a closing total, lone cells are remarks about the sheet, not rows of the table."""
    totals = [number for number, reason in ignored.items() if reason == "total"]
    if not totals or width < 3:
        return
    while data and data[-1] > max(totals):
        if sum(not header.is_blank(cell) for cell in rows[data[-1] - 1]) > 1:
            return
        ignored[data.pop()] = "title"
