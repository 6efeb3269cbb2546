"""All the SQL of the morning: each statement walks once through an index, or once through the customers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

import sqlalchemy as sa

from grc_desktop.db.search import among
from grc_desktop.db.tables.contacts import contacts, custom_values
from grc_desktop.db.tables.history import journal_entries, journal_rows
from grc_desktop.db.tables.importing import import_reviews
from grc_desktop.services.contacts.queries import STANDING
from grc_desktop.services.importing.acts import IMPORT
from grc_desktop.services.today.types import Figures

_COUNTS: Final = sa.text(
    """
    SELECT
        (SELECT count(*) FROM contacts WHERE deleted_at IS NULL),
        (SELECT count(*) FROM (SELECT contact_id FROM emails UNION SELECT contact_id FROM phones ORDER BY 1))
            - (SELECT count(*) FROM contacts AS owner WHERE deleted_at IS NOT NULL AND {reached}),
        (SELECT count(DISTINCT owner.contact_id) FROM (SELECT contact_id, contact_id AS id FROM addresses) AS owner
            WHERE {reached})
            - (SELECT count(*) FROM contacts AS owner WHERE deleted_at IS NOT NULL AND {reached}
                AND EXISTS (SELECT 1 FROM addresses WHERE contact_id = owner.id))
    """.format(
        reached="(EXISTS (SELECT 1 FROM emails WHERE contact_id = owner.id)"
        " OR EXISTS (SELECT 1 FROM phones WHERE contact_id = owner.id))"
    )
)
"""Everybody is counted along the indexes of e-mails, phones and addresses; the few in the bin are taken off after."""


class Celebrated(NamedTuple):
    """Somebody, and the day that comes round: of birth, or the one the shop noted as the first."""

    id: int
    first_name: str
    last_name: str
    company: str
    day: date


def figures(connection: sa.Connection, months: Sequence[datetime], since: int | None) -> Figures:
    """The figures on top. `months`: when each month began, oldest first, the running one last.

    `since`: the shop's own field with the day somebody became a customer, where it has one.
    """
    customers, reachable, complete = connection.execute(_COUNTS).one()
    came = _added(connection, months, since)
    if since is not None:
        came = [added + noted for added, noted in zip(came, _noted_first(connection, months, since), strict=True)]
    each = tuple(more - fewer for more, fewer in zip(came, (*came[1:], 0), strict=True))
    return Figures(customers, each, reachable, complete)


def _added(connection: sa.Connection, months: Sequence[datetime], since: int | None) -> Sequence[int]:
    """How many were added one by one since each of `months`, without those whose first day is noted in `since`."""
    r, entries = journal_rows.c, journal_entries.c
    imported = (
        sa.select(r.row_id, r.last_id)
        .join_from(journal_rows, journal_entries, r.entry_id == entries.id)
        .where(entries.action == IMPORT.code, entries.at >= months[0], r.tbl == contacts.name, r.op == "I")
        .cte()
    )
    brought = sa.exists().where(contacts.c.id.between(imported.c.row_id, imported.c.last_id))
    counts = [sa.func.count().filter(contacts.c.created_at >= month) for month in months]
    query = sa.select(*counts).where(STANDING, contacts.c.created_at >= months[0], ~brought)
    if since is not None:
        dated = sa.select(custom_values.c.contact_id).where(custom_values.c.field_id == since)
        query = query.where(contacts.c.id.not_in(dated))
    return connection.execute(query).one()


def _noted_first(connection: sa.Connection, months: Sequence[datetime], since: int) -> Sequence[int]:
    """How many have a day after the beginning of each of `months` in the field `since`."""
    value, days = custom_values.c.value, [month.date().isoformat() for month in months]
    query = (
        sa.select(*(sa.func.count().filter(value >= day) for day in days))
        .join_from(custom_values, contacts, custom_values.c.contact_id == contacts.c.id)
        .where(STANDING, custom_values.c.field_id == since, value >= days[0])
    )
    return connection.execute(query).one()


def reviews(connection: sa.Connection) -> int:
    """How many rows of imports wait for a decision."""
    return connection.execute(sa.select(sa.func.count()).select_from(import_reviews)).scalar_one()


def binned(connection: sa.Connection, before: datetime) -> int:
    """How many contacts are in the bin since `before` or longer."""
    query = sa.select(sa.func.count()).where(contacts.c.deleted_at.is_not(None), contacts.c.deleted_at <= before)
    return connection.execute(query.select_from(contacts)).scalar_one()


def born(connection: sa.Connection, days: Collection[str]) -> list[Celebrated]:
    """Who was born on one of `days` (``11-21``) of any year."""
    birthday = contacts.c.birthday
    query = sa.select(*_WHO, birthday).where(STANDING, birthday.is_not(None), sa.func.substr(birthday, 6).in_(days))
    return [Celebrated(*row) for row in connection.execute(query)]


def noted(connection: sa.Connection, fields: Collection[int], days: Collection[str]) -> list[Celebrated]:
    """Who has one of `days` (``11-21``) of any year in one of the shop's own date `fields`."""
    value = custom_values.c.value
    query = (
        sa.select(*_WHO, value)
        .join(custom_values, custom_values.c.contact_id == contacts.c.id)
        .where(STANDING, custom_values.c.field_id.in_(fields), sa.func.substr(value, 6).in_(days))
    )
    return [Celebrated(*row[:-1], date.fromisoformat(row[-1])) for row in connection.execute(query)]


def touched(connection: sa.Connection, entries: Collection[int]) -> dict[int, int]:
    """The contact that each of the history's `entries` touched, where it was one."""
    r = journal_rows.c
    query = sa.select(r.entry_id, sa.func.max(sa.func.coalesce(r.root_id, r.row_id)))
    chosen = query.where(among(r.entry_id, list(entries)), r.tbl == contacts.name).group_by(r.entry_id)
    return dict(connection.execute(chosen).all())


_WHO: Final = (contacts.c.id, contacts.c.first_name, contacts.c.last_name, contacts.c.company)
