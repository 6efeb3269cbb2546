"""The first rows of a file at once, whatever its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from grc_desktop.core.progress import Progress
from grc_desktop.services.importing.reading import archive, xlsx_parts, xlsx_plain
from grc_desktop.services.importing.reading.assembly import cut_end
from grc_desktop.services.importing.reading.problems import unreadable
from grc_desktop.services.importing.reading.reader import check_file, read
from grc_desktop.services.importing.reading.sniff import container
from grc_desktop.services.importing.reading.text_table import open_table
from grc_desktop.services.importing.reading.types import (
    FIND_OUT,
    ORDINARY,
    Cell,
    Limits,
    ReadOptions,
    Refusal,
    Row,
    Sheet,
    Source,
)

_MOST_BYTES: Final = 2 << 20  # of XML, or of text
_UNUSUAL: Final = (*archive.DAMAGED, *xlsx_plain.UNUSUAL, OSError)


def preview(
    path: Path,
    rows: int = 50,
    options: ReadOptions = FIND_OUT,
    limits: Limits = ORDINARY,
    progress: Progress | None = None,
) -> Source:
    """The first `rows` rows that hold something in every sheet of `path`, with an empty `sha256`.

    Text and xlsx files are read no further than that; the others, and xlsx files laid out unusually, are read whole.
    Raises Unreadable and Cancelled as `read` does.
    """
    try:
        size = check_file(path, limits)
        kind = container(path)
        if kind == "text":
            return _preview_text(path, size, rows, options, limits)
        if kind == "xlsx" and (found := _preview_xlsx(path, size, rows, limits)):
            return found
    except Refusal as refusal:
        raise unreadable(path, refusal) from None
    except OSError:
        raise unreadable(path, Refusal("file_denied")) from None
    return _cut(read(path, options, limits, progress), rows)


def _preview_text(path: Path, size: int, rows: int, options: ReadOptions, limits: Limits) -> Source:
    with path.open("rb") as file:
        table = open_table(file, options, limits, _MOST_BYTES)
        filled = 0
        found: list[Row] = []
        for row in table.rows:
            filled += bool(row)
            if filled > rows:
                break
            found.append(tuple(row))
    cut_end(found)
    sheet = Sheet(path.stem, hidden=False, rows=found)
    return Source(path, table.format, table.encoding, table.delimiter, "", size, (sheet,), truncated=filled > rows)


def _preview_xlsx(path: Path, size: int, rows: int, limits: Limits) -> Source | None:
    """None when the rows cannot be had cheaply."""
    sheets: list[Sheet] = []
    truncated = False
    try:
        with ZipFile(path) as book:
            parts = xlsx_parts.parts(book)
            for part in parts.sheets:
                source = xlsx_plain.sheet_rows(book, part, parts, limits, _MOST_BYTES)
                found = list(islice(source, rows + 1))
                truncated = truncated or len(found) > rows
                del found[rows:]
                xlsx_plain.resolve(book, parts, found, _MOST_BYTES)
                sheets.append(Sheet(part.name, part.hidden, _in_place(found)))
    except (Refusal, *_UNUSUAL):
        return None
    return Source(path, "xlsx", None, None, "", size, tuple(sheets), truncated)


def _in_place(found: Sequence[tuple[int, dict[int, Cell]]]) -> list[Row]:
    placed: list[Row] = [()] * (max((number for number, _ in found), default=-1) + 1)
    for number, cells in found:
        placed[number] = xlsx_plain.dense(cells)
    cut_end(placed)
    return placed


def _cut(source: Source, rows: int) -> Source:
    sheets = tuple(replace(sheet, rows=_first(sheet.rows, rows)) for sheet in source.sheets)
    truncated = any(len(cut.rows) < len(whole.rows) for cut, whole in zip(sheets, source.sheets, strict=True))
    return replace(source, sheets=sheets, truncated=truncated)


def _first(rows: Sequence[Row], most: int) -> list[Row]:
    filled = (number for number, row in enumerate(rows, 1) if any(cell is not None for cell in row))
    ends = list(islice(filled, most))
    return list(rows[: ends[-1]]) if ends else []
