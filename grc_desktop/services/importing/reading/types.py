"""What a spreadsheet or a CSV file is once read: sheets of rows of plain Python values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final, Literal, TypeAlias

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384

Format: TypeAlias = Literal["xlsx", "xls", "xlsb", "ods", "csv", "tsv"]


class CellError(str):
    """What a formula that failed leaves in its cell, such as ``#N/A`` or ``#REF!``."""

    __slots__ = ()


Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | CellError | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a text file; None means find out. Workbooks need none of it."""

    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; beyond any of it the file is refused.

    `memory` (bytes) is the most the reading process may ever take: a small file gets far less. `size` is that of the
    file in bytes, `text` the characters of one quoted cell of a CSV file, `cells` those of all sheets, blanks between
    them included.
    """

    seconds: float = 120.0
    memory: int = 4 << 30
    size: int = 1 << 30
    cells: int = 40_000_000
    text: int = 4 << 20
    rows: int = MOST_ROWS
    columns: int = MOST_COLUMNS


FIND_OUT: Final = ReadOptions()
ORDINARY: Final = Limits()


class Refusal(Exception):
    """A file that will not be read: the code of a kind in `problems`, and its values."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[i]`` is its row ``i + 1``.

    Leading blank rows are kept, so that numbers match what the user sees; trailing blank rows and cells are cut, so
    rows may differ in length. `hidden` says hidden or very hidden.
    """

    name: str
    hidden: bool
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read. `encoding` and `delimiter` are None for workbooks.

    `truncated` says that only the first rows were asked for and that there may be more.
    """

    path: Path
    format: Format
    encoding: str | None
    delimiter: str | None
    sha256: str
    size: int
    sheets: tuple[Sheet, ...]
    truncated: bool
