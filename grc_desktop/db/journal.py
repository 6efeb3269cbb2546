"""The journal: what every user action did to every row, kept by the base itself.

Each writing connection carries temporary triggers, generated from the tables' declarations. They note every insert,
update and delete of the transaction, however it was made: one row, a bulk statement, a cascade. At commit `record`
turns the notes into one entry. A run of new rows is kept as one range of ids, so an import costs a few lines; an
update keeps ``{column: [before, after]}`` of what really changed; a delete keeps the whole row.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa

from grc_desktop.core.acts import Act
from grc_desktop.core.changes import Changes
from grc_desktop.db.base import metadata
from grc_desktop.db.engine import RawConnection
from grc_desktop.db.tables.history import journal_entries, journal_rows

_UNSAID: Final = frozenset({"version", "updated_at"})  # rise with every save, and are no change of their own


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, when, and what the entry should say of it."""

    who: str
    at: datetime
    act: Act
    details: Mapping[str, object]
    undoes: int | None = None


def watch(connection: RawConnection) -> None:
    """Make `connection` note every change it makes to a table of ours."""
    connection.execute(
        "CREATE TEMP TABLE changed "
        "(seq INTEGER PRIMARY KEY, tbl TEXT, row_id INTEGER, root_id INTEGER, op TEXT, delta TEXT)"
    )
    for table in metadata.sorted_tables:
        for statement in _triggers(table):
            connection.execute(statement)


def _triggers(table: sa.Table) -> tuple[str, str, str]:
    names = [column.name for column in table.columns]
    root = table.info["root"][1]

    def trigger(event: str, row: str, delta: str, when: str = "") -> str:
        return (
            f"CREATE TEMP TRIGGER note_{table.name}_{event} AFTER {event} ON main.{table.name} {when} BEGIN "
            f"INSERT INTO changed (tbl, row_id, root_id, op, delta) "
            f"VALUES ('{table.name}', {row}.id, {row}.{root}, '{event[0]}', {delta}); END"
        )

    if not table.info["journal"]:
        return trigger("INSERT", "new", "NULL"), trigger("UPDATE", "new", "NULL"), trigger("DELETE", "old", "NULL")
    said = [name for name in names if name not in _UNSAID]
    changes = " UNION ALL ".join(
        f"SELECT '{name}' AS k, json_array(old.{name}, new.{name}) AS v WHERE old.{name} IS NOT new.{name}"
        for name in said
    )
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in said)
    whole = ", ".join(f"'{name}', old.{name}" for name in names)
    return (
        trigger("INSERT", "new", "NULL"),
        trigger("UPDATE", "new", f"(SELECT json_group_object(k, json(v)) FROM ({changes}))", f"WHEN {differs}"),
        trigger("DELETE", "old", f"json_object({whole})"),
    )


def changed_tables(connection: sa.Connection) -> frozenset[str]:
    """The tables this transaction has touched so far."""
    return frozenset(connection.exec_driver_sql("SELECT DISTINCT tbl FROM temp.changed").scalars())


def forget(connection: sa.Connection) -> None:
    """Start a transaction with no notes left from another."""
    connection.exec_driver_sql("DELETE FROM temp.changed")


def record(connection: sa.Connection, author: Author) -> Changes:
    """Write the entry of this transaction; none when nothing of the user's changed."""
    tables = changed_tables(connection)
    journaled = [name for name in tables if metadata.tables[name].info["journal"]]
    if not journaled:
        return Changes(tables)
    _merge_repeated(connection)
    counts = _counts(connection)
    if not counts:
        return Changes(tables)
    entry = _insert_entry(connection, author, counts)
    if author.undoes is not None:
        connection.execute(
            sa.update(journal_entries).where(journal_entries.c.id == author.undoes).values(undone_by=entry)
        )
    names = ", ".join(f"'{name}'" for name in journaled)
    for name in journaled:
        _record_inserts(connection, entry, name)
    connection.exec_driver_sql(
        "INSERT INTO journal_rows (entry_id, tbl, row_id, last_id, root_id, op, delta) "
        "SELECT ?, tbl, row_id, row_id, root_id, op, delta FROM temp.changed "
        f"WHERE op <> 'I' AND tbl IN ({names}) ORDER BY seq",
        (entry,),
    )
    return Changes(tables | {journal_entries.name}, entry)


def _insert_entry(connection: sa.Connection, author: Author, counts: dict[str, dict[str, int]]) -> int:
    entry = connection.execute(
        sa.insert(journal_entries).values(
            at=author.at,
            who=author.who,
            action=author.act.code,
            details=dict(author.details),
            counts=counts,
            undoes=author.undoes,
        )
    ).inserted_primary_key
    assert entry is not None  # noqa: S101 - an INSERT of one row has a key
    return int(entry[0])


def _record_inserts(connection: sa.Connection, entry: int, table: str) -> None:
    """Keep new rows as ranges of consecutive ids; a lone new row keeps its root, for quick look-ups."""
    first, last, count, root = connection.exec_driver_sql(
        "SELECT min(row_id), max(row_id), count(*), min(root_id) FROM temp.changed WHERE op = 'I' AND tbl = ?", (table,)
    ).one()
    if not count:
        return
    ranges: list[Any]
    if last - first + 1 == count:
        ranges = [(first, last, root)]
    else:
        ranges = list(
            connection.exec_driver_sql(
                "SELECT min(row_id), max(row_id), min(root_id) FROM (SELECT row_id, root_id, "
                "row_id - row_number() OVER (ORDER BY row_id) AS run FROM temp.changed WHERE op = 'I' AND tbl = ?) "
                "GROUP BY run ORDER BY 1",
                (table,),
            )
        )
    connection.execute(
        sa.insert(journal_rows),
        [
            {
                "entry_id": entry,
                "tbl": table,
                "row_id": start,
                "last_id": end,
                "root_id": root if start == end else None,
                "op": "I",
                "delta": None,
            }
            for start, end, root in ranges
        ],
    )


def _merge_repeated(connection: sa.Connection) -> None:
    """Leave one note per row: what stands at the end against what stood at the start."""
    notes = connection.exec_driver_sql(
        "SELECT tbl, row_id, seq, op, delta FROM temp.changed WHERE (tbl, row_id) IN "
        "(SELECT tbl, row_id FROM temp.changed WHERE tbl IN (SELECT tbl FROM temp.changed WHERE op <> 'I') "
        "GROUP BY tbl, row_id HAVING count(*) > 1) ORDER BY tbl, row_id, seq"
    ).all()
    merged: list[tuple[str, str | None, int]] = []
    dropped: list[tuple[int]] = []
    for (name, row_id), group in groupby(notes, key=lambda note: (note.tbl, note.row_id)):
        first, *others = group
        op, delta = _net(connection, metadata.tables[name], row_id, [first, *others])
        dropped += [(note.seq,) for note in (others if op else [first, *others])]
        if op:
            merged.append((op, delta, first.seq))
    if merged:
        connection.exec_driver_sql("UPDATE temp.changed SET op = ?, delta = ? WHERE seq = ?", merged)
    if dropped:
        connection.exec_driver_sql("DELETE FROM temp.changed WHERE seq = ?", dropped)


def _net(
    connection: sa.Connection, table: sa.Table, row_id: int, notes: Sequence[sa.Row[Any]]
) -> tuple[str | None, str | None]:
    """The one change several changes of a row amount to; (None, None) when it is as it was."""
    existed, exists = notes[0].op != "I", notes[-1].op != "D"
    if not table.info["journal"]:
        return notes[-1].op, None
    if not existed:
        return ("I", None) if exists else (None, None)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for note in notes:
        values = json.loads(note.delta) if note.delta else {}
        if note.op == "U":
            for name, (old, new) in values.items():
                before.setdefault(name, old)
                after[name] = new
        elif note.op == "D":
            before = values | before
        else:  # put back after its deletion
            after = _image(connection, table, row_id)
    if not exists:
        return "D", json.dumps(before, ensure_ascii=False)
    net = {name: [before[name], new] for name, new in after.items() if before[name] != new and name not in _UNSAID}
    return ("U", json.dumps(net, ensure_ascii=False)) if net else (None, None)


def _image(connection: sa.Connection, table: sa.Table, row_id: int) -> dict[str, Any]:
    """The row as it stands, in the values the journal keeps."""
    names = list(table.columns.keys())
    row = connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table.name} WHERE id = ?", (row_id,)).one()
    return dict(zip(names, row, strict=True))


def _counts(connection: sa.Connection) -> dict[str, dict[str, int]]:
    """Rows inserted, updated, deleted per journaled table, as ``{table: {"I": n, "U": n, "D": n}}``."""
    counts: dict[str, dict[str, int]] = {}
    for table, op, number in connection.exec_driver_sql("SELECT tbl, op, count(*) FROM temp.changed GROUP BY tbl, op"):
        if metadata.tables[table].info["journal"]:
            counts.setdefault(table, {})[op] = number
    return counts


def entries_since(connection: sa.Connection, entry: int, own: Collection[int]) -> tuple[int, frozenset[str]]:
    """The newest entry, and the tables touched by the entries after `entry` that are not among `own`."""
    rows = connection.execute(
        sa.select(journal_entries.c.id, journal_entries.c.counts).where(journal_entries.c.id > entry)
    ).all()
    others = [row for row in rows if row.id not in own]
    tables: set[str] = {journal_entries.name} if others else set()
    for row in others:
        tables.update(row.counts)
    return max((row.id for row in rows), default=entry), frozenset(tables)
