"""What keeps a record from being taken back: asked of the base in whole sets, before anything is written.

`undo` fills ``temp.undo_rows`` with the rows an entry wrote and ``temp.undo_blocked`` with the records that must be
left alone. Each question here answers (root table, root id, reason).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa

from grc_desktop.db.base import metadata
from grc_desktop.db.tables.history import journal_entries

EDITED: Final = "edited"
USED: Final = "used"
GONE: Final = "gone"
TAKEN: Final = "taken"

Obstacle = tuple[str, int, str]


def free(rows: str) -> str:
    """The condition that the record of `rows`, an alias of ``undo_rows``, is not left alone."""
    blocked = f"b.tbl = {rows}.root_tbl AND b.root_id = {rows}.root_id"
    return f"NOT EXISTS (SELECT 1 FROM temp.undo_blocked b WHERE {blocked})"


def writes(rows: str, column: str) -> str:
    """The condition that `rows`, updates in ``undo_rows``, change `column`."""
    return f"json_type({rows}.delta, '$.{column}') IS NOT NULL"


def unique_keys(table: sa.Table) -> list[list[str]]:
    """The columns of each constraint that lets a value stand only once."""
    return [list(key.columns.keys()) for key in table.constraints if isinstance(key, sa.UniqueConstraint)]


def standing(connection: sa.Connection, entry: int, tables: list[sa.Table]) -> Iterator[Obstacle]:
    """What stands in the way whatever happens to the other records."""
    yield from _edited_since(connection, entry, tables)
    for table in tables:
        yield from _edited_fields(connection, table)
        yield from _gone(connection, table)


def following(connection: sa.Connection, tables: list[sa.Table]) -> Iterator[Obstacle]:
    """What stands in the way because of the records that are left alone; to be asked until it answers nothing new."""
    for table in tables:
        yield from _used(connection, table)
        yield from _without_parent(connection, table)
        yield from _taken(connection, table)


def _gone(connection: sa.Connection, table: sa.Table) -> Iterator[Obstacle]:
    """Rows to set back or take out that exist no more; rows to put back that exist already or were erased."""
    return iter(
        _ask(
            connection,
            "SELECT u.root_tbl, u.root_id, "
            f"CASE WHEN u.op = 'D' AND t.id IS NOT NULL THEN '{TAKEN}' ELSE '{GONE}' END "
            f"FROM temp.undo_rows u LEFT JOIN {table.name} t ON t.id = u.row_id WHERE u.tbl = ? "
            "AND ((u.op = 'D') = (t.id IS NOT NULL) OR (u.op = 'D' AND u.delta IS NULL))",
            (table.name,),
        )
    )


def _edited_fields(connection: sa.Connection, table: sa.Table) -> Iterator[Obstacle]:
    """Updated rows in which a field the entry wrote holds something else today."""
    differs = " OR ".join(
        f"({writes('u', name)} AND t.{name} IS NOT json_extract(u.delta, '$.{name}[1]'))"
        for name in table.columns.keys()  # noqa: SIM118 - a column collection iterates over columns
    )
    return iter(
        _ask(
            connection,
            f"SELECT u.root_tbl, u.root_id, '{EDITED}' FROM temp.undo_rows u JOIN {table.name} t ON t.id = u.row_id "
            f"WHERE u.tbl = ? AND u.op = 'U' AND ({differs})",
            (table.name,),
        )
    )


def _edited_since(connection: sa.Connection, entry: int, tables: list[sa.Table]) -> Iterator[Obstacle]:
    """New records, and new rows of older ones, that a later entry touched."""
    edited = f"SELECT u.root_tbl, u.root_id, '{EDITED}' FROM journal_rows j"
    new = "JOIN temp.undo_rows u ON u.tbl = ? AND u.op = 'I'"
    children = [table for table in metadata.sorted_tables if table.info["root"][0] != table.name]
    for since in _later(connection, entry):
        for table in tables:
            yield from _ask(
                connection,
                f"{edited} {new} AND u.row_id = j.row_id WHERE j.tbl = ? AND j.op <> 'I' AND {since}",
                (table.name, table.name),
            )
        for table in children:
            root, column = table.info["root"]
            in_range = f"JOIN {table.name} t ON t.id BETWEEN j.row_id AND j.last_id AND j.last_id > j.row_id"
            for belongs in (f"{new} AND u.row_id = j.root_id", f"{in_range} {new} AND u.row_id = t.{column}"):
                yield from _ask(connection, f"{edited} {belongs} WHERE j.tbl = ? AND {since}", (root, table.name))


def _later(connection: sa.Connection, entry: int) -> list[str]:
    """Conditions on journal rows ``j`` that together hold for what was done after `entry` and stands today.

    The undoing of a later entry, and its redoing, cancel out with what they take back; they only count row by row: what
    an undo left alone still stands.
    """
    rows = connection.execute(sa.select(journal_entries.c.id, journal_entries.c.undoes, journal_entries.c.undone_by))
    undoes: dict[int, int | None] = {}
    undone_by: dict[int, int | None] = {}
    for row in rows:
        undoes[row.id], undone_by[row.id] = row.undoes, row.undone_by

    def origin(number: int) -> int:
        while (before := undoes[number]) is not None:
            number = before
        return number

    def stands(number: int) -> str:
        undoing = undone_by[number]
        if undoing is None:
            return "1"
        touched = (
            f"EXISTS (SELECT 1 FROM journal_rows x WHERE x.entry_id = {undoing} AND x.tbl = j.tbl "
            "AND x.row_id <= j.row_id AND x.last_id >= j.row_id)"
        )
        return f"NOT ({touched} AND {stands(undoing)})"

    later = [number for number in undoes if number > entry and (undoes[number] is None or origin(number) < entry)]
    whole = [str(number) for number in later if undone_by[number] is None]
    partly = [f"j.entry_id = {number} AND {stands(number)}" for number in later if undone_by[number] is not None]
    return [*([f"j.entry_id IN ({', '.join(whole)})"] if whole else []), *partly]


def _used(connection: sa.Connection, table: sa.Table) -> Iterator[Obstacle]:
    """New rows that a row which stays refers to: neither taken out too, nor set back to refer to another."""
    for other in metadata.sorted_tables:
        for key in other.foreign_keys:
            column = key.parent.name
            if key.column.table is not table or other.info["root"] == (table.name, column):
                continue
            leaves = f"w.op = 'I' OR (w.op = 'U' AND {writes('w', column)})"
            yield from _ask(
                connection,
                f"SELECT n.root_tbl, n.root_id, '{USED}' FROM temp.undo_rows n "
                f"JOIN {other.name} o ON o.{column} = n.row_id WHERE n.tbl = ? AND n.op = 'I' AND NOT EXISTS "
                f"(SELECT 1 FROM temp.undo_rows w WHERE w.tbl = ? AND w.row_id = o.id AND ({leaves}) AND {free('w')})",
                (table.name, other.name),
            )


def _without_parent(connection: sa.Connection, table: sa.Table) -> Iterator[Obstacle]:
    """Rows to put or set back that refer to one that does not exist and does not come back with them."""
    for key in table.foreign_keys:
        parent, before = key.column.table.name, _before(key.parent.name)
        yield from _ask(
            connection,
            f"SELECT u.root_tbl, u.root_id, '{GONE}' FROM temp.undo_rows u "
            f"WHERE u.tbl = ? AND u.op <> 'I' AND {before} IS NOT NULL "
            f"AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {before}) AND NOT EXISTS "
            f"(SELECT 1 FROM temp.undo_rows w WHERE w.tbl = ? AND w.row_id = {before} AND w.op = 'D' AND {free('w')})",
            (table.name, parent),
        )


def _taken(connection: sa.Connection, table: sa.Table) -> Iterator[Obstacle]:
    """Rows to put or set back where another row holds what may stand only once, and keeps it."""
    for names in unique_keys(table):
        same = " AND ".join(
            f"o.{name} = CASE WHEN u.op = 'U' AND NOT {writes('u', name)} THEN t.{name} ELSE {_before(name)} END"
            for name in names
        )
        changed, leaves = (" OR ".join(writes(rows, name) for name in names) for rows in "uw")
        yield from _ask(
            connection,
            f"SELECT u.root_tbl, u.root_id, '{TAKEN}' FROM temp.undo_rows u "
            f"LEFT JOIN {table.name} t ON t.id = u.row_id JOIN {table.name} o ON {same} AND o.id <> u.row_id "
            f"WHERE u.tbl = ? AND (u.op = 'D' OR (u.op = 'U' AND ({changed}))) AND NOT EXISTS "
            "(SELECT 1 FROM temp.undo_rows w WHERE w.tbl = ? AND w.row_id = o.id "
            f"AND (w.op = 'I' OR (w.op = 'U' AND ({leaves}))) AND {free('w')})",
            (table.name, table.name),
        )


def _before(column: str) -> str:
    """What `column` of an updated or deleted row of ``undo_rows u`` held; NULL where the entry did not write it."""
    return f"json_extract(u.delta, CASE u.op WHEN 'D' THEN '$.{column}' ELSE '$.{column}[0]' END)"


def _ask(connection: sa.Connection, question: str, values: tuple[object, ...]) -> list[Obstacle]:
    return [tuple(row) for row in connection.exec_driver_sql(question, values)]
