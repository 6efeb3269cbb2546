"""What a file holds, sheet by sheet: where the table is, what its columns mean, whether it lists customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from grc_desktop.core.dates import guess_order
from grc_desktop.core.money import guess_mark
from grc_desktop.services.contacts.values.names import guess_last_first
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.entities import entity
from grc_desktop.services.importing.fields import BY_NAME, Guess, find, header_key
from grc_desktop.services.importing.guessing import guess_columns
from grc_desktop.services.importing.own_export import fields_of
from grc_desktop.services.importing.reading.layout import Layout, find_layout
from grc_desktop.services.importing.reading.types import Cell, Sheet, Source
from grc_desktop.services.importing.types import Column, Opened, SheetReport

_LOOKED_AT: Final = 1_000  # cells of a column that its meaning is guessed from
_SHOWN: Final = 5
_REASONS: Final = frozenset({"motif", "reason"})  # what `rejects` writes above its last column


def diagnose(source: Source) -> Opened:
    """Every sheet of `source`, understood; hidden sheets are told but never proposed."""
    reports = tuple(report(sheet) for sheet in source.sheets)
    customers = [
        (one.confidence, -at) for at, one in enumerate(reports) if one.entity == "contacts" and not one.sheet.hidden
    ]
    return Opened(source, reports, -max(customers)[1] if customers else None)


def report(sheet: Sheet, header_row: int | None = None) -> SheetReport:
    """One sheet; `header_row` is the user's choice, found by itself when None."""
    layout = find_layout(sheet.rows, header_row)
    cells = [_cells(sheet, layout, index) for index in range(len(layout.headers))]
    guesses = _recognised(layout.headers, guess_columns(layout.headers, [column[:_LOOKED_AT] for column in cells]))
    columns = tuple(
        _column(index, header, guess, column)
        for index, (header, guess, column) in enumerate(zip(layout.headers, guesses, cells, strict=True))
    )
    about, confidence = entity(guesses, sheet.name) if guesses else (None, 0.0)
    dates = [cell for column, values in zip(columns, cells, strict=True) if column.kind == "date" for cell in values]
    order, ambiguous = guess_order(dates)
    return SheetReport(sheet, layout, columns, about, confidence, order, ambiguous and bool(dates))


def remap(columns: Sequence[Column], mapping: dict[str, str]) -> tuple[Column, ...]:
    """`columns` with the fields the user gave, by header; an empty field leaves the column out.

    Raises KeyError with the header or field that does not exist.
    """
    headers = {column.header for column in columns}
    for header, name in mapping.items():
        if header not in headers:
            raise KeyError(header)
        if name and find(name) is None:
            raise KeyError(name)
    return tuple(_given(column, mapping[column.header]) if column.header in mapping else column for column in columns)


def _recognised(headers: Sequence[str], guesses: list[Guess]) -> list[Guess]:
    """`guesses`, with the columns of our own exports as they are, and the reasons we gave for refused rows left out."""
    own = fields_of(headers)
    return [
        Guess(own[header], 1.0, "header", guess.kind, header)
        if header in own
        else Guess(None, 1.0, "header", header=header)
        if header is headers[-1] and header_key(header) in _REASONS
        else guess
        for header, guess in zip(headers, guesses, strict=True)
    ]


def _given(column: Column, name: str) -> Column:
    known = BY_NAME.get(name)
    kind = known.kind if known else column.kind
    return replace(column, field=name or None, kind=kind, confidence=1.0, reason="chosen")


def _cells(sheet: Sheet, layout: Layout, index: int) -> list[Cell]:
    """The filled cells of a column, from the first row to the last."""
    rows = sheet.rows
    return [
        cell
        for number in layout.data_rows
        if index < len(rows[number - 1]) and (cell := rows[number - 1][index]) is not None and cell != ""
    ]


def _column(index: int, header: str, guess: Guess, cells: list[Cell]) -> Column:
    samples = tuple(dict.fromkeys(text_of(cell) for cell in cells[: _SHOWN * 4]))[:_SHOWN]
    texts = cells[:_LOOKED_AT]
    mark, unsure = guess_mark(texts)
    return Column(
        index,
        header,
        guess.field,
        guess.kind,
        guess.confidence,
        guess.reason,
        len(cells),
        samples,
        last_first=guess_last_first([cell for cell in texts if isinstance(cell, str)]),
        mark=None if unsure else mark,
    )
