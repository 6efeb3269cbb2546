"""A workbook sent sheet by sheet, read by calamine."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias
from zipfile import ZipFile

from grc_desktop.services.importing.reading import archive, xlsx_parts
from grc_desktop.services.importing.reading.channel import Send, pack
from grc_desktop.services.importing.reading.types import Limits, Refusal
from grc_desktop.services.importing.reading.xlsx_plain import UNUSUAL

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_CHUNK: Final = 500
_CHUNK_CELLS: Final = 100_000

Errors: TypeAlias = list[tuple[int, int, str]]


def send_workbook(path: Path, kind: str, only: str | None, limits: Limits, send: Send) -> None:
    """Send every sheet of cells of the workbook `path`, or the one named `only`.

    Raises Refusal when it cannot be read.
    """
    book = _open(path)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if only is not None:
        sheets = [sheet for sheet in sheets if sheet.name == only]
        if not sheets:
            raise Refusal("no_such_sheet", sheet=only)
    left = limits.cells
    with ThreadPoolExecutor(1) as beside:
        for sheet in sheets:
            errors = beside.submit(_errors, path, kind, sheet.name)
            cells = _load(book, sheet.name)
            height, width = _size(cells)
            left -= height * width
            if left < 0:
                raise Refusal("too_large")
            send("sheet", sheet.name, sheet.visible != SheetVisibleEnum.Visible)
            _send_rows(cells, send)
            _send_errors(errors, send)


def _open(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        return load_workbook(path)
    except PasswordError:
        raise Refusal("file_protected") from None
    except CalamineError as error:
        raise Refusal("unsupported_sheet" if "BoundSheet" in str(error) else "file_damaged") from None
    except (OSError, ValueError):
        raise Refusal("file_damaged") from None


def _load(book: CalamineWorkbook, name: str) -> CalamineSheet:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError):
        raise Refusal("file_damaged") from None


def _size(cells: CalamineSheet) -> tuple[int, int]:
    """Rows and columns from the first cell of the sheet to the last that is filled."""
    row, column = cells.end or (-1, -1)
    return row + 1, column + 1


def _send_rows(cells: CalamineSheet, send: Send) -> None:
    at_once = max(1, min(_CHUNK, _CHUNK_CELLS // max(1, _size(cells)[1])))
    rows = cells.iter_rows()
    while chunk := list(islice(rows, at_once)):
        columns, coded, texts = pack(chunk)
        if columns:
            send("columns", columns, coded, texts)
        else:
            send("blank", len(chunk))


def _errors(path: Path, kind: str, name: str) -> Errors:
    if kind != "xlsx":
        return []
    with ZipFile(path) as book:
        parts = {sheet.name: sheet.part for sheet in xlsx_parts.parts(book).sheets}
        return archive.error_cells(book, parts[name], archive.MOST_INFLATED)


def _send_errors(errors: Future[Errors], send: Send) -> None:
    try:
        found = errors.result()
    except (*archive.DAMAGED, *UNUSUAL, OSError):
        return  # calamine could read the sheet all the same: its errors stay blanks
    for chunk in _chunks(found):
        send("errors", chunk)


def _chunks(found: Errors) -> Iterator[Errors]:
    for start in range(0, len(found), _CHUNK):
        yield found[start : start + _CHUNK]
