"""All the SQL of the history room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from grc_desktop.db.search import among
from grc_desktop.db.tables.contacts import contacts
from grc_desktop.db.tables.history import journal_entries, journal_rows


class EntryRow(NamedTuple):
    id: int
    at: datetime
    who: str
    action: str
    details: dict[str, object]
    counts: dict[str, dict[str, int]]
    undoes: int | None


def entries(connection: sa.Connection, limit: int, before: int | None, contact: int | None) -> list[EntryRow]:
    """The newest entries first; those before the entry `before`, those that touched `contact` when it is given."""
    e = journal_entries.c
    query = sa.select(e.id, e.at, e.who, e.action, e.details, e.counts, e.undoes).order_by(e.id.desc()).limit(limit)
    if before is not None:
        query = query.where(e.id < before)
    if contact is not None:
        query = query.where(e.id.in_(_touching(contact)))
    return [EntryRow(*row) for row in connection.execute(query)]


def _touching(contact: int) -> sa.Select[tuple[int]]:
    r = journal_rows.c
    owned = sa.and_(r.root_id == contact, r.tbl.in_(_contact_tables()))
    created = sa.and_(r.tbl == contacts.name, r.row_id <= contact, r.last_id >= contact)
    return sa.select(r.entry_id).where(sa.or_(owned, created))


def _contact_tables() -> list[str]:
    tables = contacts.metadata.tables.values()
    return [table.name for table in tables if table.info["root"][0] == contacts.name]


def undone_by(connection: sa.Connection, entry: int) -> int | None:
    """The entry that took `entry` back; None when nothing of it was."""
    return connection.scalar(sa.select(journal_entries.c.undone_by).where(journal_entries.c.id == entry))


def names(connection: sa.Connection, ids: Sequence[int]) -> dict[int, str]:
    """What the contacts `ids` are called, where they still exist."""
    c = contacts.c
    rows = connection.execute(
        sa.select(c.id, sa.func.trim(c.last_name + " " + c.first_name + " " + c.company)).where(among(c.id, ids))
    )
    return {row[0]: row[1] for row in rows}
