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
from grc_desktop.db.base import metadata
from grc_desktop.db.engine import is_missing_parent
from grc_desktop.db.tables.history import journal_entries
from grc_desktop.db.types import moment_text

EDITED: Final = "edited"
USED: Final = "used"
GONE: Final = "gone"
TAKEN: Final = "taken"
_KEPT: Final = frozenset({EDITED, USED})

Record = tuple[str, int]


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


def undo(connection: sa.Connection, entry: int, at: datetime, progress: Progress) -> Outcome:
    """Take back at the moment `at` what `entry` did, as far as nothing done since forbids it."""
    _make_room(connection)
    tables = _tables_of(connection, entry)
    shown = [table for table in tables if not _root(table).info["support"]] or tables
    for table in tables:
        _gather(connection, entry, table)
    progress.check()
    outcome = Outcome()
    _block(connection, _edited_since(connection, entry, tables))
    _block(connection, _edited_fields(connection, tables))
    _block(connection, _gone(connection, tables))
    while _block(connection, _used(connection, tables)):
        progress.check()
    _put_back(connection, tables)
    _set_back(connection, tables, at)
    progress.check()
    for table in reversed(tables):
        connection.exec_driver_sql(
            f"DELETE FROM {table.name} "
            f"WHERE id IN (SELECT u.row_id FROM temp.undo_rows u WHERE {_FREE} AND u.op = 'I')",
            (table.name,),
        )
        progress.check()
    roots = ", ".join(sorted({f"'{_root(table).name}'" for table in shown}))
    outcome.restored = connection.exec_driver_sql(
        f"SELECT count(*) FROM (SELECT DISTINCT u.root_tbl, u.root_id FROM temp.undo_rows u "
        f"WHERE u.root_tbl IN ({roots}) AND {_UNBLOCKED})"
    ).scalar_one()
    outcome.left = [
        Left(*row)
        for row in connection.exec_driver_sql(
            f"SELECT tbl, root_id, reason FROM temp.undo_blocked WHERE tbl IN ({roots}) ORDER BY tbl, root_id"
        ).tuples()
    ]
    return outcome


_UNBLOCKED: Final = "NOT EXISTS (SELECT 1 FROM temp.undo_blocked b WHERE b.tbl = u.root_tbl AND b.root_id = u.root_id)"
_ROWS: Final = (
    "tbl TEXT, row_id INTEGER, root_tbl TEXT, root_id INTEGER, op TEXT, delta TEXT, PRIMARY KEY (tbl, row_id)"
)
_BLOCKED: Final = "tbl TEXT, root_id INTEGER, reason TEXT, PRIMARY KEY (tbl, root_id)"
_FREE: Final = f"u.tbl = ? AND {_UNBLOCKED}"


def _make_room(connection: sa.Connection) -> None:
    for statement in (
        "DROP TABLE IF EXISTS temp.undo_rows",
        "DROP TABLE IF EXISTS temp.undo_blocked",
        f"CREATE TEMP TABLE undo_rows ({_ROWS}) WITHOUT ROWID",
        f"CREATE TEMP TABLE undo_blocked ({_BLOCKED}) WITHOUT ROWID",
    ):
        connection.exec_driver_sql(statement)


def _root(table: sa.Table) -> sa.Table:
    return metadata.tables[table.info["root"][0]]


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


def _block(connection: sa.Connection, records: Iterator[tuple[str, int, str]]) -> int:
    """Leave `records` alone, each for the reason that came first; how many were not blocked before."""
    found = [tuple(record) for record in records]
    if not found:
        return 0
    return connection.exec_driver_sql("INSERT OR IGNORE INTO temp.undo_blocked VALUES (?, ?, ?)", found).rowcount


def _gone(connection: sa.Connection, tables: list[sa.Table]) -> Iterator[tuple[str, int, str]]:
    """Rows to set back or take out that exist no more, and rows to put back whose place is taken."""
    for table in tables:
        yield from connection.exec_driver_sql(
            f"SELECT u.root_tbl, u.root_id, CASE u.op WHEN 'D' THEN '{TAKEN}' ELSE '{GONE}' END FROM temp.undo_rows u "
            f"LEFT JOIN {table.name} t ON t.id = u.row_id WHERE u.tbl = ? AND (u.op = 'D') = (t.id IS NOT NULL)",
            (table.name,),
        ).tuples()


def _edited_fields(connection: sa.Connection, tables: list[sa.Table]) -> Iterator[tuple[str, int, str]]:
    """Updated rows in which a field the entry wrote holds something else today."""
    for table in tables:
        differs = " OR ".join(
            f"(json_type(u.delta, '$.{name}') IS NOT NULL AND t.{name} IS NOT json_extract(u.delta, '$.{name}[1]'))"
            for name in table.columns.keys()  # noqa: SIM118 - a column collection iterates over columns
        )
        yield from connection.exec_driver_sql(
            f"SELECT u.root_tbl, u.root_id, '{EDITED}' FROM temp.undo_rows u JOIN {table.name} t ON t.id = u.row_id "
            f"WHERE u.tbl = ? AND u.op = 'U' AND ({differs})",
            (table.name,),
        ).tuples()


def _edited_since(connection: sa.Connection, entry: int, tables: list[sa.Table]) -> Iterator[tuple[str, int, str]]:
    """New records, and new rows of older ones, that a later entry touched."""
    later = _later(connection, entry)
    if not later:
        return
    since = f"j.entry_id IN ({', '.join(map(str, later))})"
    edited = f"SELECT u.root_tbl, u.root_id, '{EDITED}' FROM journal_rows j"
    new = "JOIN temp.undo_rows u ON u.tbl = ? AND u.op = 'I'"
    for table in tables:
        yield from connection.exec_driver_sql(
            f"{edited} {new} AND u.row_id = j.row_id WHERE j.tbl = ? AND j.op <> 'I' AND {since}",
            (table.name, table.name),
        ).tuples()
    for table in metadata.sorted_tables:
        root, column = table.info["root"]
        if root == table.name or not table.info["journal"]:
            continue
        for belongs in (
            f"{new} AND u.row_id = j.root_id",
            (
                f"JOIN {table.name} t ON t.id BETWEEN j.row_id AND j.last_id AND j.last_id > j.row_id "
                f"{new} AND u.row_id = t.{column}"
            ),
        ):
            yield from connection.exec_driver_sql(
                f"{edited} {belongs} WHERE j.tbl = ? AND {since}", (root, table.name)
            ).tuples()


def _later(connection: sa.Connection, entry: int) -> list[int]:
    """The entries after `entry` whose effect stands, without undos and redos of `entry` itself or of later ones."""
    standing = applied(connection)
    undoes = dict(connection.execute(sa.select(journal_entries.c.id, journal_entries.c.undoes)).tuples().all())

    def origin(number: int) -> int:
        while (before := undoes.get(number)) is not None:
            number = before
        return number

    return [
        number
        for number, undone in undoes.items()
        if number > entry and number in standing and (undone is None or origin(number) < entry)
    ]


def _used(connection: sa.Connection, tables: list[sa.Table]) -> Iterator[tuple[str, int, str]]:
    """New rows that a row which stays refers to: one the entry did not write, or one of a record that is left alone."""
    for table in tables:
        for other in metadata.sorted_tables:
            if not other.info["journal"]:
                continue
            for key in other.foreign_keys:
                own_child = other.info["root"] == (table.name, key.parent.name)
                if key.column.table is not table or own_child:
                    continue
                yield from connection.exec_driver_sql(
                    f"SELECT n.root_tbl, n.root_id, '{USED}' FROM temp.undo_rows n "
                    f"JOIN {other.name} o ON o.{key.parent.name} = n.row_id WHERE n.tbl = ? AND n.op = 'I' "
                    f"AND NOT EXISTS (SELECT 1 FROM temp.undo_rows u WHERE {_FREE} AND u.op = 'I' AND u.row_id = o.id)",
                    (table.name, other.name),
                ).tuples()


def _put_back(connection: sa.Connection, tables: list[sa.Table]) -> None:
    """Insert the deleted rows again; records whose place is taken or whose parents are gone are blocked one by one."""
    try:
        with connection.begin_nested():
            for table in tables:
                _insert(connection, table, "")
        return
    except sa.exc.IntegrityError:
        roots = connection.exec_driver_sql(
            f"SELECT DISTINCT u.root_tbl, u.root_id FROM temp.undo_rows u WHERE u.op = 'D' AND {_UNBLOCKED}"
        ).all()
    for root in roots:
        try:
            with connection.begin_nested():
                for table in tables:
                    _insert(connection, table, "AND u.root_tbl = ? AND u.root_id = ?", *root)
        except sa.exc.IntegrityError as error:
            _block(connection, iter([(*root, GONE if is_missing_parent(error) else TAKEN)]))


def _insert(connection: sa.Connection, table: sa.Table, which: str, *values: object) -> None:
    names = table.columns.keys()
    columns = ", ".join(names)
    kept = ", ".join(f"json_extract(u.delta, '$.{name}')" for name in names)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({columns}) SELECT {kept} FROM temp.undo_rows u "
        f"WHERE {_FREE} AND u.op = 'D' {which}",
        (table.name, *values),
    )


def _set_back(connection: sa.Connection, tables: list[sa.Table], at: datetime) -> None:
    """Give the updated fields the values they had."""
    for table in tables:
        columns = set(table.columns.keys())
        said = sorted(columns - {"id", "version", "updated_at"})
        fields = [
            f"{name} = CASE WHEN json_type(u.delta, '$.{name}') IS NULL THEN {table.name}.{name} "
            f"ELSE json_extract(u.delta, '$.{name}[0]') END"
            for name in said
        ]
        values: tuple[object, ...] = ()
        if "version" in columns:
            fields += ["version = version + 1", "updated_at = ?"]
            values = (moment_text(at),)
        connection.exec_driver_sql(
            f"UPDATE {table.name} SET {', '.join(fields)} FROM temp.undo_rows u "
            f"WHERE u.row_id = {table.name}.id AND {_FREE} AND u.op = 'U'",
            (*values, table.name),
        )
