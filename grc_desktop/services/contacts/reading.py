"""Whole contacts read from the base, many at a time: one statement per table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final

import sqlalchemy as sa

from grc_desktop.db import search
from grc_desktop.db.tables.contacts import (
    addresses,
    contact_checks,
    contact_tags,
    contacts,
    custom_fields,
    custom_values,
    emails,
    memberships,
    phones,
    tags,
)
from grc_desktop.services.contacts.rules import name_of
from grc_desktop.services.contacts.types import (
    Address,
    Check,
    ContactDetails,
    ContactDraft,
    CustomField,
    Email,
    Membership,
    Phone,
    display_name,
)

_persons: Final = contacts.alias("persons")
FIELDS: Final = (
    "kind", "code", "card", "civility", "first_name", "last_name", "company", "job", "birthday", "language", "source",
    "stage", "channel", "newsletter", "siret", "vat", "household", "note",
)  # fmt: skip


def drafts(connection: sa.Connection, ids: Sequence[int]) -> dict[int, ContactDraft]:
    """The contacts of `ids` as they can be edited, in the order asked; those that are gone are left out."""
    parts = {name: _grouped(connection, statement, column, make, ids) for name, statement, column, make in _PARTS}
    custom = _grouped(connection, _CUSTOM, custom_values.c.contact_id, lambda row: (row.field_id, row.value), ids)
    found = {}
    for row in connection.execute(sa.select(contacts).where(search.among(contacts.c.id, ids))):
        values: dict[str, Any] = {name: row._mapping[name] for name in FIELDS}
        values |= {name: tuple(lists.get(row.id, ())) for name, lists in parts.items()}
        found[row.id] = ContactDraft(row.id, row.version, custom=dict(custom.get(row.id, ())), **values)
    return {number: found[number] for number in ids if number in found}


def details(connection: sa.Connection, contact: int) -> ContactDetails | None:
    """One contact, whole; None when there is no such one."""
    draft = drafts(connection, [contact]).get(contact)
    if draft is None:
        return None
    moments = (contacts.c.created_at, contacts.c.updated_at, contacts.c.deleted_at)
    created, updated, deleted = connection.execute(sa.select(*moments).where(contacts.c.id == contact)).one()
    members = connection.execute(_MEMBERS.where(memberships.c.organisation_id == contact))
    return ContactDetails(
        draft=draft,
        name=name_of(draft),
        created_at=created,
        updated_at=updated,
        deleted_at=deleted,
        members=tuple(
            (row.id, display_name(row.kind, row.first_name, row.last_name, row.company), row.role) for row in members
        ),
    )


def custom_field_list(connection: sa.Connection) -> list[CustomField]:
    """The fields the shop added, in its order."""
    rows = connection.execute(sa.select(custom_fields).order_by(custom_fields.c.position, custom_fields.c.id))
    return [CustomField(row.label, row.kind, tuple(row.choices or ()), row.id) for row in rows]


def _grouped(
    connection: sa.Connection,
    statement: sa.Select[Any],
    owner: sa.ColumnElement[int],
    make: Callable[[Any], Any],
    ids: Sequence[int],
) -> dict[int, list[Any]]:
    """What belongs to each of `ids`, in order."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(statement.add_columns(owner.label("owner")).where(search.among(owner, ids))):
        found[row.owner].append(make(row))
    return found


def _ordered(table: sa.Table) -> sa.Select[Any]:
    return sa.select(table).order_by(table.c.position, table.c.id)


_CUSTOM: Final = sa.select(custom_values).order_by(custom_values.c.field_id)
_MEMBERS: Final = (
    sa.select(_persons, memberships.c.role)
    .join(memberships, memberships.c.person_id == _persons.c.id)
    .where(_persons.c.deleted_at.is_(None))
    .order_by(_persons.c.sort_key, _persons.c.id)
)
_PARTS: Final[tuple[tuple[str, sa.Select[Any], sa.ColumnElement[int], Callable[[Any], Any]], ...]] = (
    ("emails", _ordered(emails), emails.c.contact_id, lambda row: Email(row.address, row.kind)),
    ("phones", _ordered(phones), phones.c.contact_id, lambda row: Phone(row.typed, row.e164, row.kind)),
    (
        "addresses",
        _ordered(addresses),
        addresses.c.contact_id,
        lambda row: Address(row.line1, row.line2, row.postcode, row.city, row.country, row.kind),
    ),
    (
        "memberships",
        sa.select(memberships, contacts.c.company)
        .join(contacts, contacts.c.id == memberships.c.organisation_id)
        .order_by(memberships.c.position, memberships.c.id),
        memberships.c.person_id,
        lambda row: Membership(row.company, row.role, row.organisation_id),
    ),
    (
        "tags",
        sa.select(tags.c.name).join(contact_tags, contact_tags.c.tag_id == tags.c.id).order_by(tags.c.key),
        contact_tags.c.contact_id,
        lambda row: row.name,
    ),
    (
        "checks",
        sa.select(contact_checks).order_by(contact_checks.c.id),
        contact_checks.c.contact_id,
        lambda row: Check(row.field, row.value, row.code, row.origin, row.id),
    ),
)
