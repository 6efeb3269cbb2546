"""An xlsx read row by row with the XML parser alone.

Slower than calamine over a whole sheet, but it stops where it is told and takes the memory of the cells there are: for
the first rows of any file, and for sheets whose few cells lie so far apart that a grid of them does not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final, TypeAlias
from xml.parsers import expat
from zipfile import ZipFile

from grc_desktop.services.importing.reading import archive, xlsx_parts
from grc_desktop.services.importing.reading.channel import ERROR_TEXTS, Send, pack
from grc_desktop.services.importing.reading.types import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    CellError,
    Limits,
    Refusal,
    Row,
)

_BLOCK: Final = 1 << 14
_EPOCH: Final = datetime(1899, 12, 30)
_LEAP_DAY_OF_1900: Final = 60  # a day that never was, which Excel counts
_FROM_1904: Final = 1462
_DAY: Final = 86_400_000  # milliseconds
_LAST_DAY: Final = 2_958_466
UNUSUAL: Final = (ValueError, KeyError, StopIteration, expat.ExpatError)
"""What comes out of an xlsx that is laid out as no other."""

Sparse: TypeAlias = dict[int, Cell]


class _Shared(int):
    """The number of a shared string, until it is looked up."""


class SheetRows:
    """The rows of one sheet part, in order, as its XML is fed."""

    def __init__(self, parts: xlsx_parts.Parts, limits: Limits) -> None:
        self._parts = parts
        self._limits = limits
        self._left = limits.cells
        self.done: list[tuple[int, Sparse]] = []
        self._row = -1
        self._column = -1
        self._cells: Sparse = {}
        self._type = "n"
        self._style = 0
        self._text: list[str] | None = None
        self._pieces: list[str] = []
        self._phonetic = False
        self.parser = xlsx_parts.parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
                if not 0 <= self._row < MOST_ROWS:
                    raise Refusal("file_damaged")
                self._column, self._cells = -1, {}
            case "c":
                self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
                if not 0 <= self._column < MOST_COLUMNS:
                    raise Refusal("file_damaged")
                self._type, self._style = attributes.get("t", "n"), int(attributes.get("s", "0"))
                self._pieces = []
            case "v" | "t":
                self._text = None if self._phonetic else self._pieces
            case "rPh":
                self._phonetic = True

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" | "t":
                self._text = None
            case "rPh":
                self._phonetic = False
            case "c":
                self._place("".join(self._pieces))
            case "row":
                if self._cells:
                    self._left -= max(self._cells) + 1
                    if self._left < 0:
                        raise Refusal("too_large")
                    self.done.append((self._row, self._cells))

    def _place(self, text: str) -> None:
        value = self._value(text) if text else None
        if value is not None:
            self._cells[self._column] = value

    def _value(self, text: str) -> Cell:
        match self._type:
            case "s":
                return _Shared(text)
            case "b":
                return text.strip() not in {"0", "false"}
            case "e":
                return CellError(text)
            case "d":
                return _iso(text)
            case "n" if self._style in self._parts.dates:
                return moment(float(text), from_1904=self._parts.from_1904)
            case "n" if self._style in self._parts.lengths:
                return _length(float(text))
            case "n":
                return float(text)
        return CellError(text) if text in ERROR_TEXTS else text


def _column(reference: str) -> int:
    return archive.column_number(reference.rstrip("0123456789")) - 1


def _iso(text: str) -> Cell:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return found.date() if len(text) <= len("2026-01-31") else found.replace(tzinfo=None)


def moment(serial: float, *, from_1904: bool) -> date | datetime | time | float:
    """The date, the moment or, below one day, the time that Excel shows for the number `serial`."""
    days = serial + _FROM_1904 if from_1904 else serial
    if not 0 <= days < _LAST_DAY:
        return serial
    if not from_1904 and days < _LEAP_DAY_OF_1900:
        days += 1
    found = _EPOCH + timedelta(milliseconds=round(days * _DAY))
    if serial < 1:
        return found.time()
    return found.date() if serial == int(serial) else found


def _length(days: float) -> timedelta | float:
    try:
        return timedelta(milliseconds=round(days * _DAY))
    except OverflowError:
        return days


def sheet_rows(
    book: ZipFile, sheet: xlsx_parts.SheetPart, parts: xlsx_parts.Parts, limits: Limits, most: int
) -> Iterator[tuple[int, Sparse]]:
    """The rows that hold something in `sheet`, as (row from 0, {column from 0: value}).

    Text may still be the number of a shared string: see `resolve`. Raises Refusal beyond `most` bytes of XML.
    """
    rows = SheetRows(parts, limits)
    for block in archive.blocks(book, sheet.part, most, _BLOCK):
        rows.parser.Parse(block, False)
        yield from rows.done
        rows.done.clear()
    rows.parser.Parse(b"", True)


def resolve(book: ZipFile, parts: xlsx_parts.Parts, rows: list[tuple[int, Sparse]], most: int) -> None:
    """Put the shared strings into `rows`, reading no more of them than the last one needed.

    Raises Refusal when they lie beyond the first `most` bytes.
    """
    needed = {value for _, cells in rows for value in cells.values() if type(value) is _Shared}
    if not needed or parts.strings is None:
        return
    texts = _strings(book, parts.strings, {int(index) for index in needed}, most)
    for _, cells in rows:
        for column, value in cells.items():
            if type(value) is _Shared:
                text = texts.get(int(value)) or None
                cells[column] = CellError(text) if text in ERROR_TEXTS else text


def _strings(book: ZipFile, part: str, needed: set[int], most: int) -> dict[int, str]:
    texts: dict[int, str] = {}
    last = max(needed)
    reader = _StringReader(lambda index, text: texts.__setitem__(index, text) if index in needed else None)
    for block in archive.blocks(book, part, most, _BLOCK):
        reader.parser.Parse(block, False)
        if reader.count > last:
            break
    return texts


class _StringReader:
    """The texts of a shared strings part, each told with its number as its XML is fed."""

    def __init__(self, tell: Callable[[int, str], None]) -> None:
        self.count = 0
        self._tell = tell
        self._pieces: list[str] = []
        self._reading = self._phonetic = False
        self.parser = xlsx_parts.parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "si":
                self._pieces = []
            case "t":
                self._reading = not self._phonetic
            case "rPh":
                self._phonetic = True

    def _characters(self, text: str) -> None:
        if self._reading:
            self._pieces.append(text)

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "t":
                self._reading = False
            case "rPh":
                self._phonetic = False
            case "si":
                self._tell(self.count, "".join(self._pieces))
                self.count += 1


def dense(cells: Sparse) -> Row:
    """The row that `cells` make, up to the last of them."""
    return tuple(cells.get(column) for column in range(max(cells, default=-1) + 1))


def send_plainly(path: Path, only: str | None, limits: Limits, send: Send) -> None:
    """Send every sheet of the xlsx `path`, or the one named `only`.

    Raises Refusal when it cannot be read.
    """
    try:
        with ZipFile(path) as book:
            parts = xlsx_parts.parts(book)
            for sheet in parts.sheets:
                if only in {None, sheet.name}:
                    rows = list(sheet_rows(book, sheet, parts, limits, archive.MOST_INFLATED))
                    resolve(book, parts, rows, archive.MOST_INFLATED)
                    send("sheet", sheet.name, sheet.hidden)
                    _send_rows(sorted(rows, key=lambda row: row[0]), send)
    except (*UNUSUAL, *archive.DAMAGED):
        raise Refusal("file_damaged") from None


def _send_rows(rows: list[tuple[int, Sparse]], send: Send) -> None:
    following = 0
    for number, cells in rows:
        if number > following:
            send("blank", number - following)
        if number >= following:
            send("columns", *pack([dense(cells)]))
            following = number + 1
