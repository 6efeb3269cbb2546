"""Lists of contacts: which ones, in what order, and the lines to show."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa

from grc_desktop.core import format as show
from grc_desktop.core.text import clean, fold
from grc_desktop.db import search
from grc_desktop.db.tables.contacts import (
    addresses,
    contact_checks,
    contact_tags,
    contacts,
    emails,
    memberships,
    phones,
    tags,
)
from grc_desktop.services.contacts import orders
from grc_desktop.services.contacts.types import PERSON, ContactFilter, ContactRow, Order, TagCount, display_name

STANDING: Final = sa.literal_column("+contacts.deleted_at").is_(None)
"""Not in the bin, told to a query that already knows which few contacts it wants: the ``+`` keeps SQLite from going
through the index of all that are not in the bin."""
_ANYBODY: Final = sa.literal_column("+contacts.id", sa.Integer)
"""A contact's number, told to a query that walks through all names in their order and looks at each number."""
_organisations: Final = contacts.alias("organisations")


def find_ids(connection: sa.Connection, chosen: ContactFilter, order: Order, limit: int | None = None) -> array[int]:
    """The ids of the contacts that fit, sorted; blanks come last in either direction.

    With a `limit`, those that are found at once of the first ones, that many at most.
    """
    fitting = _fitting(connection, chosen)
    conditions = _conditions(connection, chosen, fitting)
    if limit is None:
        return orders.sorted_ids(connection, conditions, order)
    if fitting is not None and not fitting.many:
        return orders.sorted_ids(connection, conditions, order)[:limit]
    if fitting is not None and order.by == "name":
        conditions[0] = contacts.c.deleted_at.is_(None)
        conditions[-1] = _ANYBODY.in_(fitting.ids)
    elif fitting is not None and order.by != "created":
        return array("q")
    elif order.by != "name" and not chosen.in_bin:
        conditions[0] = STANDING
    return orders.first_ids(connection, conditions, order, limit)


def count(connection: sa.Connection, chosen: ContactFilter) -> int:
    """How many contacts fit."""
    conditions = _conditions(connection, chosen, _fitting(connection, chosen))
    statement = sa.select(sa.func.count()).select_from(contacts).where(*conditions)
    return connection.execute(statement).scalar_one()


def has_stages(connection: sa.Connection) -> bool:
    """Whether any contact has a stage."""
    staged = sa.select(contacts.c.id).where(contacts.c.stage.is_not(None), contacts.c.deleted_at.is_(None))
    return connection.execute(staged.limit(1)).first() is not None


def rows(connection: sa.Connection, ids: Sequence[int]) -> list[ContactRow]:
    """The lines of `ids`, in that order; those that are gone are left out."""
    found = {row.id: _row(row) for row in connection.execute(_ROWS, listed(ids))}
    return [found[number] for number in ids if number in found]


def wanted(owner: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """A condition for statements made once and run often: `owner` is one of the ids that `listed` gives them."""
    values = sa.func.json_each(sa.bindparam("wanted")).table_valued("value", name="ids")
    return owner.in_(sa.select(values.c.value))


def listed(ids: Sequence[int]) -> dict[str, str]:
    """The parameters of a statement that has a `wanted` condition."""
    return {"wanted": json.dumps(list(ids))}


def tag_counts(connection: sa.Connection) -> list[TagCount]:
    """Every tag with the number of contacts that carry it."""
    statement = (
        sa.select(tags.c.name, sa.func.count(contacts.c.id))
        .select_from(tags)
        .outerjoin(contact_tags, contact_tags.c.tag_id == tags.c.id)
        .outerjoin(contacts, (contacts.c.id == contact_tags.c.contact_id) & contacts.c.deleted_at.is_(None))
        .group_by(tags.c.id)
        .order_by(tags.c.key)
    )
    return [TagCount(name, number) for name, number in connection.execute(statement)]


def cities(connection: sa.Connection, prefix: str, limit: int = 20) -> list[str]:
    """The cities known that begin with `prefix`, the most lived-in first, each in its commonest spelling."""
    start = fold(prefix)
    numbers: dict[str, int] = {}
    names: dict[str, str] = {}
    for name, number in connection.execute(_CITIES):
        key = fold(name)
        if key.startswith(start):
            names.setdefault(key, name)
            numbers[key] = numbers.get(key, 0) + number
    return [names[key] for key in sorted(names, key=lambda key: (-numbers[key], key))[:limit]]


def _fitting(connection: sa.Connection, chosen: ContactFilter) -> search.Fitting | None:
    """Who fits the text of `chosen`; None when there is none, or when the index cannot tell."""
    text = chosen.text
    found = search.fitting(connection, text) if text.strip() and not chosen.in_bin else None
    return None if found is not None and not found.number and not text.isascii() else found


def _conditions(
    connection: sa.Connection, chosen: ContactFilter, fitting: search.Fitting | None
) -> list[sa.ColumnElement[bool]]:
    few = chosen.alike or chosen.unreachable
    deleted = contacts.c.deleted_at
    standing = STANDING if few else deleted.is_(None)
    conditions: list[sa.ColumnElement[bool]] = [deleted.is_not(None) if chosen.in_bin else standing]
    if chosen.kind is not None:
        conditions.append(contacts.c.kind == chosen.kind)
    if chosen.stage is not None:
        conditions.append(contacts.c.stage == chosen.stage)
    if chosen.to_check:
        conditions.append(_exists(contact_checks))
    if chosen.alike:
        conditions.append(contacts.c.id.in_(_ALIKE))
    if chosen.unreachable:
        conditions += [contacts.c.id.in_(_UNCALLED), ~_exists(addresses, addresses.c.line1.is_not(None))]
    if chosen.city is not None:
        spellings = [name for name, _number in connection.execute(_CITIES) if fold(name) == fold(chosen.city)]
        conditions.append(_exists(addresses, addresses.c.city.in_(spellings)))
    if chosen.tag is not None:
        tagged = sa.select(tags.c.id).where(tags.c.key == fold(chosen.tag)).scalar_subquery()
        conditions.append(_exists(contact_tags, contact_tags.c.tag_id == tagged))
    if fitting is not None:
        return [STANDING, *conditions[1:], contacts.c.id.in_(fitting.ids)]
    return [*conditions, _holds(chosen)] if chosen.text.strip() else conditions


def _holds(chosen: ContactFilter) -> sa.ColumnElement[bool]:
    """Names looked at sign by sign: the index knows neither the bin nor signs such as ``☺``."""
    names = contacts.c.last_name + " " + contacts.c.first_name + " " + contacts.c.company + " " + contacts.c.sort_key
    signs = _as_sqlite_lowers(clean(chosen.text)).split(" ")
    return sa.and_(*(sa.func.instr(sa.func.lower(names), sign) > 0 for sign in signs))


def _as_sqlite_lowers(text: str) -> str:
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


def _exists(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(table.c.contact_id == contacts.c.id, *conditions)


def _folded_name(owner: sa.FromClause) -> sa.ColumnElement[str]:
    """The name of a contact as it is compared: the part of its sort key that knows neither case nor accents."""
    key = owner.c.sort_key
    return sa.func.substr(key, 1, sa.func.instr(key + "\x1f", "\x1f") - 1)


def _namesakes(table: sa.Table, column: str) -> sa.Select[tuple[int]]:
    """The contacts that share their name and a value of `column` with another that is not in the bin."""
    mine, theirs, me, other = table.alias(), table.alias(), contacts.alias(), contacts.alias("other")
    value = table.c[column]
    shared = sa.select(value).where(value.is_not(None)).group_by(value).having(sa.func.count() > 1)
    return (
        sa.select(mine.c.contact_id)
        .join(theirs, (theirs.c[column] == mine.c[column]) & (theirs.c.contact_id != mine.c.contact_id))
        .join(me, me.c.id == mine.c.contact_id)
        .join(other, other.c.id == theirs.c.contact_id)
        .where(
            mine.c[column].in_(shared),
            sa.literal_column("+other.deleted_at").is_(None),
            _folded_name(me) == _folded_name(other),
        )
    )


def _first(table: sa.Table, column: sa.ColumnElement[Any]) -> sa.ScalarSelect[Any]:
    return (
        sa.select(column)
        .where(table.c.contact_id == contacts.c.id)
        .order_by(table.c.position, table.c.id)
        .limit(1)
        .correlate(contacts)
        .scalar_subquery()
    )


_ALIKE: Final = sa.union(_namesakes(emails, "key"), _namesakes(phones, "e164"))
_UNCALLED: Final = sa.except_(
    sa.select(contacts.c.id), sa.select(emails.c.contact_id), sa.select(phones.c.contact_id)
).order_by(sa.literal_column("1"))
"""Those without a phone or an e-mail; the order lets SQLite walk through three indexes side by side."""
_CITIES: Final = (
    sa.select(addresses.c.city, sa.func.count())
    .where(addresses.c.city.is_not(None))
    .group_by(addresses.c.city)
    .order_by(sa.func.count().desc(), addresses.c.city)
)
_CITY: Final = _first(addresses, addresses.c.city)
_ROWS: Final = sa.select(
    contacts,
    _CITY.label("city"),
    _first(phones, phones.c.e164).label("e164"),
    _first(phones, phones.c.typed).label("phone"),
    _first(emails, emails.c.address).label("email"),
    sa.select(_organisations.c.company)
    .join(memberships, memberships.c.organisation_id == _organisations.c.id)
    .where(memberships.c.person_id == contacts.c.id, _organisations.c.deleted_at.is_(None))
    .order_by(memberships.c.position, memberships.c.id)
    .limit(1)
    .correlate(contacts)
    .scalar_subquery()
    .label("organisation"),
    sa.select(sa.type_coerce(sa.func.json_group_array(tags.c.name), sa.JSON))
    .join(contact_tags, contact_tags.c.tag_id == tags.c.id)
    .where(contact_tags.c.contact_id == contacts.c.id)
    .correlate(contacts)
    .scalar_subquery()
    .label("tags"),
    sa.select(sa.func.count())
    .where(contact_checks.c.contact_id == contacts.c.id)
    .correlate(contacts)
    .scalar_subquery()
    .label("to_check"),
).where(wanted(contacts.c.id))


def _row(row: Any) -> ContactRow:
    phone = show.phone(row.e164) if row.e164 else row.phone or ""
    name = display_name(row.kind, row.first_name, row.last_name, row.company)
    company = row.company if row.kind == PERSON and name != row.company else ""
    return ContactRow(
        id=row.id,
        kind=row.kind,
        name=name or row.email or phone or row.code or row.card or "",
        city=row.city or "",
        phone=phone,
        email=row.email or "",
        stage=row.stage,
        organisation=row.organisation or company,
        code=row.code or "",
        tags=tuple(sorted(row.tags, key=fold)),
        to_check=row.to_check,
        created_at=row.created_at,
        updated_at=row.updated_at,
        deleted_at=row.deleted_at,
    )
