"""The journal: what every user action did to every row, kept by the base itself.

Each writing connection carries temporary triggers, generated from the tables' declarations. They note every insert,
update and delete of the transaction, however it was made: one row, a bulk statement, a cascade. At commit `record`
turns the notes into one entry. A run of new rows is kept as one range of ids, so an import costs a few lines; an
update keeps ``{column: [before, after]}`` of what really changed; a delete keeps the whole row.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    """Make `connection` note every change it makes to a table of ours, but the journal's own."""
    connection.execute(
        "CREATE TEMP TABLE changed "
        "(seq INTEGER PRIMARY KEY, tbl TEXT, row_id INTEGER, root_id INTEGER, op TEXT, delta TEXT)"
    )
    for table in metadata.sorted_tables:
        if table not in (journal_entries, journal_rows):
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


def forget(connection: sa.Connection) -> None:
    """Start a transaction with no notes left from another."""
    connection.exec_driver_sql("DELETE FROM temp.changed")


def record(connection: sa.Connection, author: Author) -> Changes:
    """Write the entry of this transaction; none when nothing of the user's changed."""
    noted = _sums(connection)
    tables = frozenset(each.tbl for each in noted)
    journaled = sorted(name for name in tables if metadata.tables[name].info["journal"])
    if not journaled:
        return Changes(tables)
    if twice := [name for name in tables if {each.op for each in noted if each.tbl == name} not in ({"I"}, {"D"})]:
        _merge_repeated(connection, twice)
        noted = _sums(connection)
    noted = [each for each in noted if each.tbl in journaled]
    if not noted:
        return Changes(tables)
    entry = _insert_entry(connection, author, _counts(noted))
    if author.undoes is not None:
        connection.execute(
            sa.update(journal_entries).where(journal_entries.c.id == author.undoes).values(undone_by=entry)
        )
    for each in noted:
        if each.op == "I":
            _record_inserts(connection, entry, each)
    connection.exec_driver_sql(
        "INSERT INTO journal_rows (entry_id, tbl, row_id, last_id, root_id, op, delta) "
        "SELECT ?, tbl, row_id, row_id, root_id, op, delta FROM temp.changed "
        f"WHERE op <> 'I' AND tbl IN ({_listed(journaled)}) ORDER BY seq",
        (entry,),
    )
    return Changes(tables | {journal_entries.name}, entry)


def _sums(connection: sa.Connection) -> Sequence[sa.Row[Any]]:
    """What was noted of each table and operation: how many rows, the first and the last of them, the first root."""
    return connection.exec_driver_sql(
        "SELECT tbl, op, count(*) AS number, min(row_id) AS first, max(row_id) AS last, min(root_id) AS root "
        "FROM temp.changed GROUP BY tbl, op"
    ).all()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


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


def _record_inserts(connection: sa.Connection, entry: int, new: sa.Row[Any]) -> None:
    """Keep new rows as ranges of consecutive ids; a lone new row keeps its root, for quick look-ups."""
    if new.last - new.first + 1 == new.number:
        ranges: Sequence[Any] = [(new.first, new.last, new.root)]
    else:
        ranges = connection.exec_driver_sql(
            "SELECT min(row_id), max(row_id), min(root_id) FROM (SELECT row_id, root_id, "
            "row_id - row_number() OVER (ORDER BY row_id) AS run FROM temp.changed WHERE op = 'I' AND tbl = ?) "
            "GROUP BY run ORDER BY 1",
            (new.tbl,),
        ).all()
    connection.execute(
        sa.insert(journal_rows),
        [
            {
                "entry_id": entry,
                "tbl": new.tbl,
                "row_id": start,
                "last_id": end,
                "root_id": root if start == end else None,
                "op": "I",
                "delta": None,
            }
            for start, end, root in ranges
        ],
    )


def _merge_repeated(connection: sa.Connection, tables: Iterable[str]) -> None:
    """Leave one note per row of `tables`: what stands at the end against what stood at the start."""
    listed = _listed(tables)
    notes = connection.exec_driver_sql(
        "SELECT tbl, row_id, seq, op, delta FROM temp.changed WHERE (tbl, row_id) IN "
        f"(SELECT tbl, row_id FROM temp.changed WHERE tbl IN ({listed}) "
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


def _counts(noted: Iterable[sa.Row[Any]]) -> dict[str, dict[str, int]]:
    """Rows inserted, updated, deleted per table, as ``{table: {"I": n, "U": n, "D": n}}``."""
    counts: dict[str, dict[str, int]] = {}
    for each in noted:
        counts.setdefault(each.tbl, {})[each.op] = each.number
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
