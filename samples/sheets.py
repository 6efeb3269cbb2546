"""A sheet of the workbook as plain data: what is written above the table, its columns and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

Cell: TypeAlias = str | int | float | date | time | None
Row: TypeAlias = list[Cell]


@dataclass(frozen=True)
class Column:
    header: str
    width: float
    hidden: bool = False


@dataclass(frozen=True)
class Sheet:
    """`titles` and `bands` (label, number of columns) stand above the header; a blank title leaves an empty line."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    titles: tuple[str, ...] = ()
    bands: tuple[tuple[str, int], ...] = ()
    colour: str = "DDE8DC"

    @property
    def header(self) -> list[str]:
        return [column.header for column in self.columns]

    @property
    def header_row(self) -> int:
        """The row of the header, counted from one."""
        return len(self.titles) + bool(self.bands) + 1
