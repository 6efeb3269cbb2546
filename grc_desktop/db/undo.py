"""Take back one entry of the journal, at any later date, without losing what was done since.

What an entry did is taken back record by record (a record is a root with the rows that belong to it), each into one of
three buckets: *restored*; *kept*, because something the entry wrote was changed since and going back would lose it; or
*impossible*, because what it needs is gone or its place is taken. Everything runs inside the caller's transaction and
is noted by its triggers, so an undo is an entry like any other and is redone by undoing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from grc_desktop.core.progress import Progress
from grc_desktop.db import obstacles
from grc_desktop.db.base import metadata
from grc_desktop.db.obstacles import EDITED, USED, Obstacle, free, unique_keys, writes
from grc_desktop.db.tables.history import journal_entries
from grc_desktop.db.types import moment_text

_KEPT: Final = frozenset({EDITED, USED})


@dataclass(frozen=True, slots=True)
class Left:
    """A record that was not taken back: its root table and id, and why (``edited used gone taken``)."""

    table: str
    id: int
    reason: str

    @property
    def kept(self) -> bool:
        return self.reason in _KEPT


@dataclass(slots=True)
class Outcome:
    """How many records came back, and those that did not."""

    restored: int = 0
    left: list[Left] = field(default_factory=list)


def applied(connection: sa.Connection) -> set[int]:
    """The entries whose effect stands: those never undone, or whose undoing was itself undone."""
    rows = connection.execute(
        sa.select(journal_entries.c.id, journal_entries.c.undone_by).order_by(journal_entries.c.id.desc())
    ).all()
    standing: set[int] = set()
    for row in rows:
        if row.undone_by is None or row.undone_by not in standing:
            standing.add(row.id)
    return standing


def latest(connection: sa.Connection, entry: int) -> int:
    """The entry that last did what `entry` did: itself, or the redo that brought it back."""
    rows = connection.execute(sa.select(journal_entries.c.id, journal_entries.c.undone_by))
    undone_by = {row.id: row.undone_by for row in rows}
    while (undoing := undone_by[entry]) is not None and (redo := undone_by[undoing]) is not None:
        entry = redo
    return entry


def undo(connection: sa.Connection, entry: int, at: datetime, progress: Progress) -> Outcome:
    """Take back at the moment `at` what `entry` did, as far as nothing done since forbids it."""
    _make_room(connection)
    tables = _tables_of(connection, entry)
    for table in tables:
        _gather(connection, entry, table)
    progress.check()
    _block(connection, obstacles.standing(connection, entry, tables))
    while _block(connection, obstacles.following(connection, tables)):
        progress.check()
    _take_back(connection, tables, at, progress)
    return _outcome(connection, tables)


def _make_room(connection: sa.Connection) -> None:
    rows = "tbl TEXT, row_id INTEGER, root_tbl TEXT, root_id INTEGER, op TEXT, delta TEXT, PRIMARY KEY (tbl, row_id)"
    blocked = "tbl TEXT, root_id INTEGER, reason TEXT, PRIMARY KEY (tbl, root_id)"
    for name, columns in (("undo_rows", rows), ("undo_blocked", blocked)):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")
        connection.exec_driver_sql(f"CREATE TEMP TABLE {name} ({columns}) WITHOUT ROWID")


def _tables_of(connection: sa.Connection, entry: int) -> list[sa.Table]:
    """The tables the entry wrote to, parents before their children."""
    rows = connection.exec_driver_sql("SELECT DISTINCT tbl FROM journal_rows WHERE entry_id = ?", (entry,))
    names = set(rows.scalars())
    return [table for table in metadata.sorted_tables if table.name in names]


def _gather(connection: sa.Connection, entry: int, table: sa.Table) -> None:
    """Fill ``undo_rows`` with every row of `table` the entry wrote, ranges opened, each with its root."""
    root, column = table.info["root"]
    connection.exec_driver_sql(
        "INSERT INTO temp.undo_rows SELECT tbl, row_id, ?, root_id, op, delta FROM journal_rows "
        "WHERE entry_id = ? AND tbl = ? AND row_id = last_id",
        (root, entry, table.name),
    )
    ranges = "FROM journal_rows j WHERE j.entry_id = ? AND j.tbl = ? AND j.last_id > j.row_id"
    connection.exec_driver_sql(
        f"INSERT INTO temp.undo_rows SELECT ?, t.id, ?, t.{column}, 'I', NULL FROM journal_rows j "
        f"JOIN {table.name} t ON t.id BETWEEN j.row_id AND j.last_id "
        "WHERE j.entry_id = ? AND j.tbl = ? AND j.last_id > j.row_id",
        (table.name, root, entry, table.name),
    )
    if root != table.name:
        return
    for first, last in connection.exec_driver_sql(f"SELECT j.row_id, j.last_id {ranges}", (entry, table.name)).all():
        found = connection.exec_driver_sql(
            f"SELECT id FROM {table.name} WHERE id BETWEEN ? AND ?", (first, last)
        ).scalars()
        if missing := set(range(first, last + 1)).difference(found):
            connection.exec_driver_sql(
                "INSERT INTO temp.undo_rows VALUES (?, ?, ?, ?, 'I', NULL)",
                [(table.name, number, root, number) for number in missing],
            )


def _block(connection: sa.Connection, found: Iterator[Obstacle]) -> int:
    """Leave these records alone, each for the reason that came first; how many were not blocked before."""
    records = [tuple(record) for record in found]
    if not records:
        return 0
    return connection.exec_driver_sql("INSERT OR IGNORE INTO temp.undo_blocked VALUES (?, ?, ?)", records).rowcount


def _take_back(connection: sa.Connection, tables: list[sa.Table], at: datetime, progress: Progress) -> None:
    """Write it all.

    What was updated goes first, so that no cascade from a new row reaches it; references to rows that are only put back
    afterwards are checked by the commit.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for table in tables:
        _vacate(connection, table)
    for table in tables:
        _set_back(connection, table)
        progress.check()
    for table in reversed(tables):
        connection.exec_driver_sql(
            f"DELETE FROM {table.name} WHERE id IN "
            f"(SELECT u.row_id FROM temp.undo_rows u WHERE u.tbl = ? AND u.op = 'I' AND {free('u')})",
            (table.name,),
        )
        progress.check()
    for table in tables:
        _put_back(connection, table)
        progress.check()
    for table in {_root(table) for table in tables}:
        if "version" in table.columns:
            connection.exec_driver_sql(
                f"UPDATE {table.name} SET version = version + 1, updated_at = ? WHERE id IN "
                f"(SELECT u.root_id FROM temp.undo_rows u WHERE u.root_tbl = ? AND {free('u')})",
                (moment_text(at), table.name),
            )


def _vacate(connection: sa.Connection, table: sa.Table) -> None:
    """Lay aside values that may stand only once, so that rows can exchange them in any order."""
    for names in unique_keys(table):
        changed = " OR ".join(writes("u", name) for name in names)
        connection.exec_driver_sql(
            f"UPDATE {table.name} SET {names[-1]} = char(31) || id WHERE id IN "
            f"(SELECT u.row_id FROM temp.undo_rows u WHERE u.tbl = ? AND u.op = 'U' AND ({changed}) AND {free('u')})",
            (table.name,),
        )


def _set_back(connection: sa.Connection, table: sa.Table) -> None:
    """Give the updated fields the values they had."""
    fields = ", ".join(
        f"{name} = CASE WHEN {writes('u', name)} THEN json_extract(u.delta, '$.{name}[0]') ELSE {table.name}.{name} END"
        for name in table.columns.keys()  # noqa: SIM118 - a column collection iterates over columns
        if name != "id"
    )
    connection.exec_driver_sql(
        f"UPDATE {table.name} SET {fields} FROM temp.undo_rows u "
        f"WHERE u.row_id = {table.name}.id AND u.tbl = ? AND u.op = 'U' AND {free('u')}",
        (table.name,),
    )


def _put_back(connection: sa.Connection, table: sa.Table) -> None:
    """Insert the deleted rows again, under their old ids."""
    names = table.columns.keys()
    kept = ", ".join(f"json_extract(u.delta, '$.{name}')" for name in names)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {kept} FROM temp.undo_rows u "
        f"WHERE u.tbl = ? AND u.op = 'D' AND {free('u')}",
        (table.name,),
    )


def _outcome(connection: sa.Connection, tables: list[sa.Table]) -> Outcome:
    """What came of it, told of the records people know: those that only serve others count when there are no others."""
    shown = [table for table in tables if not _root(table).info["support"]] or tables
    roots = ", ".join(sorted({f"'{_root(table).name}'" for table in shown}))
    restored = connection.exec_driver_sql(
        f"SELECT count(*) FROM (SELECT DISTINCT u.root_tbl, u.root_id FROM temp.undo_rows u "
        f"WHERE u.root_tbl IN ({roots}) AND {free('u')})"
    ).scalar_one()
    left = connection.exec_driver_sql(
        f"SELECT tbl, root_id, reason FROM temp.undo_blocked WHERE tbl IN ({roots}) ORDER BY tbl, root_id"
    )
    return Outcome(restored, [Left(*row) for row in left])


def _root(table: sa.Table) -> sa.Table:
    return metadata.tables[table.info["root"][0]]
