"""Many rows at once, at the driver's own speed: values are given as the base keeps them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain
from typing import Final

import sqlalchemy as sa

Stored = str | int | float | None
_AT_ONCE: Final = 100  # rows per statement: a table that is watched costs SQLite a safety copy of pages for each one


def next_id(connection: sa.Connection, table: sa.Table) -> int:
    """The first id that no row of `table` ever had; good until the end of the write."""
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)).scalar()
    return int(last or 0) + 1


def insert(
    connection: sa.Connection,
    table: sa.Table,
    columns: Sequence[str],
    rows: Sequence[tuple[Stored, ...]],
    wrote: Callable[[int], object] = lambda _number: None,
) -> None:
    """Add `rows`, their values in the order of `columns`. `wrote` hears of every few: how many they were."""
    marks = f"({', '.join('?' * len(columns))})"
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES {', '.join([marks] * len(some))}",
            tuple(chain.from_iterable(some)),
        )
        wrote(len(some))


def update(
    connection: sa.Connection,
    table: sa.Table,
    columns: Sequence[str],
    keys: Sequence[str],
    rows: Sequence[tuple[Stored, ...]],
) -> None:
    """Set `columns` in the rows found by `keys`: each of `rows` holds the values, then the keys."""
    if not rows:
        return
    fields = [f"{name} = ?" for name in columns]
    if "version" in table.columns:
        fields.append("version = version + 1")
    where = " AND ".join(f"{name} = ?" for name in keys)
    connection.exec_driver_sql(f"UPDATE {table.name} SET {', '.join(fields)} WHERE {where}", list(rows))


def stored(value: object) -> Stored:
    """A plain value as the base keeps it: days in ISO, yes as 1."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
