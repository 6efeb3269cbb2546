"""A base on disk and the few statements the tests of the ground are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from grc_desktop.core.acts import Act
from grc_desktop.core.text import fold, sort_key
from grc_desktop.db import search, upgrade
from grc_desktop.db.base import metadata
from grc_desktop.db.database import Database
from grc_desktop.db.engine import driver_connection
from grc_desktop.db.tables.contacts import contacts, tags
from grc_desktop.db.tables.history import journal_rows

ACT = Act("test.act", "Something")
NOW = "2026-01-02T03:04:05.000000Z"
_RISING = {"version", "updated_at"}


def add(connection: sa.Connection, last: str = "Durand", first: str = "", **values: Any) -> int:
    """One contact, written as the contacts service writes it; its id."""
    row = {
        "created_at": NOW,
        "updated_at": NOW,
        "kind": "person",
        "last_name": last,
        "first_name": first,
        "sort_key": sort_key(f"{last} {first}"),
    }
    return put(connection, "contacts", **row | values)


def put(connection: sa.Connection, table: str, **values: Any) -> int:
    """One row, values as the base keeps them; its id."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    done = connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
    return int(done.lastrowid)


def change(connection: sa.Connection, table: str, number: int, **values: Any) -> None:
    """Give the columns `values` in row `number`; the version rises where there is one."""
    if "version" in metadata.tables[table].columns:
        connection.exec_driver_sql(f"UPDATE {table} SET version = version + 1 WHERE id = ?", (number,))
    fields = ", ".join(f"{name} = ?" for name in values)
    connection.exec_driver_sql(f"UPDATE {table} SET {fields} WHERE id = ?", (*values.values(), number))


def remove(connection: sa.Connection, table: str, number: int) -> None:
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (number,))


def tag(connection: sa.Connection, contact: int, name: str) -> int:
    """Put a tag on a contact, made if need be; the tag's id."""
    known = connection.scalar(sa.select(tags.c.id).where(tags.c.key == fold(name)))
    number = known or put(connection, "tags", name=name, key=fold(name))
    put(connection, "contact_tags", contact_id=contact, tag_id=number)
    return int(number)


def names(database: Database) -> list[str]:
    """Last names in the order of ids."""
    with database.read() as connection:
        return list(connection.scalars(sa.select(contacts.c.last_name).order_by(contacts.c.id)))


def dump(connection: sa.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All journaled tables, without what rises with every save."""
    found = {}
    for name, table in metadata.tables.items():
        if table.info["journal"]:
            columns = ", ".join(column for column in table.columns.keys() if column not in _RISING)  # noqa: SIM118
            found[name] = [
                tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM {name} ORDER BY id")
            ]
    return found


def content(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.read() as connection:
        return dump(connection)


def index(connection: sa.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every term of the search index with the contacts it leads to."""
    found = {}
    for table in ("contact_words", "contact_trigrams"):
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms_{table} USING fts5vocab(main, {table}, instance)"
        )
        rows = connection.exec_driver_sql(f"SELECT DISTINCT term, doc FROM temp.terms_{table} ORDER BY 1, 2")
        found[table] = [tuple(row) for row in rows]
        connection.exec_driver_sql(f"DROP TABLE temp.terms_{table}")
    return found


def ills(database: Database) -> list[str]:
    """All that is wrong with the base: SQLite's own checks, and an index that is not what a new one would be."""
    with database.write(ACT) as connection:
        found = upgrade.problems(driver_connection(connection))
        kept = index(connection)
        search.rebuild(connection)
        return found + (["the index is out of step"] if index(connection) != kept else [])


def journal(database: Database, entry: int) -> list[tuple[Any, ...]]:
    """The rows of an entry: table, first id, last id, what was done, delta."""
    j = journal_rows.c
    with database.read() as connection:
        rows = connection.execute(
            sa.select(j.tbl, j.row_id, j.last_id, j.op, j.delta).where(j.entry_id == entry).order_by(j.tbl, j.row_id)
        )
        return [tuple(row) for row in rows]


def beside(path: Path) -> list[str]:
    """What lies in the folder of a base, SQLite's own companions aside."""
    return sorted(file.name for file in path.parent.iterdir() if not file.name.endswith(("-wal", "-shm", "-journal")))
