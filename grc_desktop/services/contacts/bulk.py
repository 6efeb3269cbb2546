"""Changes to many contacts at once: tags, one field, the bin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from grc_desktop.core.text import fold
from grc_desktop.db import search
from grc_desktop.db.base import metadata
from grc_desktop.db.tables.contacts import contact_tags, contacts, tags
from grc_desktop.db.tables.history import journal_rows
from grc_desktop.services.contacts.queries import STANDING
from grc_desktop.services.contacts.writing import tag_id

FIELDS: Final = frozenset({"civility", "language", "source", "stage", "channel", "newsletter", "household"})


def set_field(connection: sa.Connection, ids: Sequence[int], field: str, value: object, now: datetime) -> None:
    """Give `field` (one of `FIELDS`) the same `value` in all of `ids`."""
    if field not in FIELDS:
        raise ValueError(field)
    column = contacts.c[field]
    _change(connection, search.among(contacts.c.id, ids) & column.is_distinct_from(value), now, {field: value})


def tag(connection: sa.Connection, ids: Sequence[int], name: str, now: datetime) -> None:
    """Put the tag `name` on those of `ids` that do not carry it."""
    number = tag_id(connection, name)
    carriers = sa.select(contact_tags.c.contact_id).where(contact_tags.c.tag_id == number)
    lacking = search.among(contacts.c.id, ids) & contacts.c.id.not_in(carriers)
    missing = sa.select(contacts.c.id, sa.literal(number)).where(lacking)
    _change(connection, lacking, now)
    connection.execute(sa.insert(contact_tags).from_select(["contact_id", "tag_id"], missing))


def untag(connection: sa.Connection, ids: Sequence[int], name: str, now: datetime) -> None:
    """Take the tag `name` off those of `ids` that carry it; a tag nobody carries any more goes too."""
    number = connection.execute(sa.select(tags.c.id).where(tags.c.key == fold(name))).scalar()
    if number is None:
        return
    carried = search.among(contact_tags.c.contact_id, ids) & (contact_tags.c.tag_id == number)
    _change(connection, contacts.c.id.in_(sa.select(contact_tags.c.contact_id).where(carried)), now)
    connection.execute(sa.delete(contact_tags).where(carried))
    used = sa.exists().where(contact_tags.c.tag_id == number)
    connection.execute(sa.delete(tags).where(tags.c.id == number, ~used))


def delete(connection: sa.Connection, ids: Sequence[int], now: datetime) -> None:
    """Move `ids` to the bin."""
    _change(connection, search.among(contacts.c.id, ids) & STANDING, now, {"deleted_at": now})


def restore(connection: sa.Connection, ids: Sequence[int], now: datetime) -> None:
    """Take `ids` out of the bin."""
    _change(connection, search.among(contacts.c.id, ids) & ~STANDING, now, {"deleted_at": None})


def expired(connection: sa.Connection, before: datetime) -> list[int]:
    """The contacts that were put in the bin before that moment."""
    return list(connection.execute(sa.select(contacts.c.id).where(contacts.c.deleted_at < before)).scalars())


def purge(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Delete `ids` for good, with every image of them the journal kept."""
    connection.execute(sa.delete(contacts).where(search.among(contacts.c.id, ids)))
    connection.exec_driver_sql("UPDATE temp.changed SET delta = NULL WHERE op = 'D'")
    owned = [name for name, table in metadata.tables.items() if table.info["root"][0] == contacts.name]
    connection.execute(
        sa.update(journal_rows)
        .where(journal_rows.c.tbl.in_(owned), search.among(journal_rows.c.root_id, ids))
        .values(delta=None)
    )
    connection.exec_driver_sql(
        "UPDATE journal_rows SET delta = NULL WHERE delta IS NOT NULL "
        "AND (tbl, row_id) IN (SELECT tbl, row_id FROM temp.changed WHERE op = 'D')"
    )


def _change(
    connection: sa.Connection, which: sa.ColumnElement[bool], now: datetime, values: dict[str, Any] | None = None
) -> None:
    """Change the contacts that fit; their version rises, so that whoever edits one of them learns of it."""
    risen = {"version": contacts.c.version + 1, "updated_at": now}
    connection.execute(sa.update(contacts).where(which).values(risen | (values or {})))
