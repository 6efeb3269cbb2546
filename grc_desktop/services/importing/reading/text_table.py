"""A CSV or TSV file sent as one sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final, Literal

from grc_desktop.services.importing.reading.channel import ERROR_TEXTS, Send
from grc_desktop.services.importing.reading.delimited import Dialect, Records, find_dialect, named_delimiter
from grc_desktop.services.importing.reading.encoding import find_encoding, lines
from grc_desktop.services.importing.reading.types import Limits, ReadOptions, Refusal

_CHUNK: Final = 1000
_CHUNK_CELLS: Final = 200_000
_SAMPLE_LINES: Final = 400


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text file understood: the records come as they are asked for, None for blank cells."""

    encoding: str
    delimiter: str | None
    rows: Iterator[Sequence[str | None]]

    @property
    def format(self) -> Literal["csv", "tsv"]:
        return "tsv" if self.delimiter == "\t" else "csv"


def open_table(file: BinaryIO, options: ReadOptions, limits: Limits, most: int | None = None) -> TextTable:
    """Find out what `options` leaves open, from at most `most` bytes, and start reading.

    Raises Refusal for a file of blanks, or for options that do not fit it.
    """
    encoding = options.encoding or find_encoding(file, most)
    source = lines(file, encoding, chosen=options.encoding is not None)
    sample = list(islice(source, _SAMPLE_LINES))
    if sample and sample[0].startswith("\ufeff"):
        sample[0] = sample[0][1:]
    named = named_delimiter(sample[0]) if sample else None
    if named:
        del sample[0]
    text = "".join(sample)
    if not text.strip():
        raise Refusal("empty_file")
    dialect = _dialect(text, options.delimiter or named)
    return TextTable(encoding, dialect.delimiter, _rows(chain(sample, source), dialect, limits))


def _dialect(text: str, delimiter: str | None) -> Dialect:
    found = find_dialect(text)
    if delimiter is None or delimiter == found.delimiter:
        return found
    if len(delimiter) != 1 or delimiter in '"\r\n\0':
        raise Refusal("unknown_delimiter", delimiter=delimiter)
    return Dialect(delimiter, text.partition("\n")[0].count(delimiter) + 1)


def _rows(source: Iterable[str], dialect: Dialect, limits: Limits) -> Iterator[Sequence[str | None]]:
    left = limits.cells
    for number, record in enumerate(Records(source, dialect, limits.text)):
        left -= len(record)
        if left < 0 or number >= limits.rows or len(record) > limits.columns:
            raise Refusal("too_large")
        yield _with_blanks(record) if "" in record else record


def _with_blanks(record: list[str]) -> list[str | None]:
    row = [cell or None for cell in record]
    while row and row[-1] is None:
        row.pop()
    return row


def send_table(path: Path, options: ReadOptions, limits: Limits, send: Send) -> None:
    """Send the text file `path` as a sheet named after it.

    Raises Refusal when it cannot be read.
    """
    with path.open("rb") as file:
        table = open_table(file, options, limits)
        send("source", table.format, table.encoding, table.delimiter)
        send("sheet", path.stem, False)
        done = 0
        for chunk in _chunks(table.rows):
            send("rows", [tuple(row) for row in chunk])
            if errors := _errors(chunk, done):
                send("errors", errors)
            done += len(chunk)


def _chunks(rows: Iterator[Sequence[str | None]]) -> Iterator[list[Sequence[str | None]]]:
    chunk: list[Sequence[str | None]] = []
    cells = 0
    for row in rows:
        chunk.append(row)
        cells += len(row)
        if len(chunk) == _CHUNK or cells > _CHUNK_CELLS:
            yield chunk
            chunk, cells = [], 0
    if chunk:
        yield chunk


def _errors(rows: list[Sequence[str | None]], first: int) -> list[tuple[int, int, str]]:
    return [
        (first + number, column, cell)
        for number, row in enumerate(rows)
        if not ERROR_TEXTS.isdisjoint(row)
        for column, cell in enumerate(row)
        if cell in ERROR_TEXTS and cell is not None
    ]
