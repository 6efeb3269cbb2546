"""Where the table is inside a sheet: its header row, its data rows, and what is neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Reason: TypeAlias = Literal["blank", "repeated_header", "total", "title"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The table found in a sheet. Rows are numbered from 1, as the user sees them.

    `header_row` is None when the table has no header. `headers` are unique and never blank, one per column.
    Every row of the sheet from 1 to the last is the header (one or two lines), in `data_rows` or in `ignored`.
    """

    header_row: int | None
    headers: tuple[str, ...]
    data_rows: Sequence[int]
    ignored: Mapping[int, Reason]
