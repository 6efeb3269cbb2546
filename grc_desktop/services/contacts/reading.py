"""Whole contacts read from the base, many at a time: one statement per table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final

import sqlalchemy as sa

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
from grc_desktop.services.contacts.queries import listed, wanted
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
    them = listed(ids)
    parts = {name: _grouped(connection, statement, them, make) for name, statement, make in _PARTS}
    custom = _grouped(connection, _CUSTOM, them, lambda row: (row.field_id, row.value))
    found = {}
    for row in connection.execute(_CONTACTS, them):
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
    connection: sa.Connection, statement: sa.Select[Any], them: dict[str, str], make: Callable[[Any], Any]
) -> dict[int, list[Any]]:
    """What belongs to each of the wanted contacts, in order."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(statement, them):
        found[row.owner].append(make(row))
    return found


def _of(owner: sa.Column[int], statement: sa.Select[Any], *order: sa.Column[Any]) -> sa.Select[Any]:
    """`statement` for the wanted contacts, in order."""
    return statement.add_columns(owner.label("owner")).where(wanted(owner)).order_by(*order)


def _placed(table: sa.Table) -> sa.Select[Any]:
    return _of(table.c.contact_id, sa.select(table), table.c.position, table.c.id)


_CONTACTS: Final = _of(contacts.c.id, sa.select(contacts))
_CUSTOM: Final = _of(custom_values.c.contact_id, sa.select(custom_values), custom_values.c.field_id)
_MEMBERS: Final = (
    sa.select(_persons, memberships.c.role)
    .join(memberships, memberships.c.person_id == _persons.c.id)
    .where(_persons.c.deleted_at.is_(None))
    .order_by(_persons.c.sort_key, _persons.c.id)
)
_PARTS: Final[tuple[tuple[str, sa.Select[Any], Callable[[Any], Any]], ...]] = (
    ("emails", _placed(emails), lambda row: Email(row.address, row.kind)),
    ("phones", _placed(phones), lambda row: Phone(row.typed, row.e164, row.kind)),
    (
        "addresses",
        _placed(addresses),
        lambda row: Address(row.line1, row.line2, row.postcode, row.city, row.country, row.kind),
    ),
    (
        "memberships",
        _of(
            memberships.c.person_id,
            sa.select(memberships, contacts.c.company).join(contacts, contacts.c.id == memberships.c.organisation_id),
            memberships.c.position,
            memberships.c.id,
        ),
        lambda row: Membership(row.company, row.role, row.organisation_id),
    ),
    (
        "tags",
        _of(
            contact_tags.c.contact_id,
            sa.select(tags.c.name).join(contact_tags, contact_tags.c.tag_id == tags.c.id),
            tags.c.key,
        ),
        lambda row: row.name,
    ),
    (
        "checks",
        _of(contact_checks.c.contact_id, sa.select(contact_checks), contact_checks.c.id),
        lambda row: Check(row.field, row.value, row.code, row.origin, row.id),
    ),
)
