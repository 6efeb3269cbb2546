"""Write one contact with what belongs to it; what did not change is not written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from grc_desktop.core.errors import CHANGED_ELSEWHERE, StorageError
from grc_desktop.core.text import fold, sort_key
from grc_desktop.db.tables.contacts import (
    addresses,
    contact_checks,
    contact_tags,
    contacts,
    custom_values,
    emails,
    memberships,
    phones,
    tags,
)
from grc_desktop.services.contacts import rules
from grc_desktop.services.contacts.reading import FIELDS
from grc_desktop.services.contacts.types import ORGANISATION, ContactDraft, Membership

Row = dict[str, Any]
_OWNER: Final = {memberships: "person_id"}
_IDENTITY: Final = {custom_values: ("field_id",), memberships: ("organisation_id",)}


def insert(connection: sa.Connection, draft: ContactDraft, now: datetime) -> int:
    """Add `draft` (made `rules.ready`) as a new contact; its id."""
    values = _columns(draft) | {"created_at": now, "updated_at": now}
    contact = _key(connection.execute(sa.insert(contacts).values(values)))
    _write_parts(connection, contact, _NOTHING, draft, now)
    return contact


def update(connection: sa.Connection, standing: ContactDraft, draft: ContactDraft, now: datetime) -> None:
    """Make the contact, which is as `standing` says, what `draft` (made `rules.ready`) says.

    Raises `StorageError` when it was changed since `draft.version` was read.
    """
    assert draft.id is not None  # noqa: S101 - the caller inserts what has no id
    changed = connection.execute(
        sa.update(contacts)
        .where(contacts.c.id == draft.id, contacts.c.version == draft.version)
        .values(_columns(draft) | {"version": contacts.c.version + 1, "updated_at": now})
    )
    if not changed.rowcount:
        raise StorageError(CHANGED_ELSEWHERE)
    _write_parts(connection, draft.id, standing, draft, now)


def tag_id(connection: sa.Connection, name: str) -> int:
    """The tag called `name`, case and accents aside; made when there is none."""
    known = connection.execute(sa.select(tags.c.id).where(tags.c.key == fold(name))).scalar()
    return known or _key(connection.execute(sa.insert(tags).values(name=name, key=fold(name))))


def organisation_id(connection: sa.Connection, membership: Membership, now: datetime) -> int:
    """The organisation that is named, case and accents aside; of homonyms the one meant; added when there is none."""
    plain = sort_key(membership.organisation).partition("\x1f")[0]
    known = connection.execute(
        sa.select(contacts.c.id)
        .where(
            contacts.c.deleted_at.is_(None),
            contacts.c.sort_key.between(plain, f"{plain}\x1f\U0010ffff"),
            contacts.c.kind == ORGANISATION,
        )
        .order_by(contacts.c.id != membership.organisation_id, contacts.c.id)
    ).scalar()
    return known or insert(connection, ContactDraft(kind=ORGANISATION, company=membership.organisation), now)


def _columns(draft: ContactDraft) -> Row:
    return {name: getattr(draft, name) for name in FIELDS} | {"sort_key": rules.sort_key(draft)}


def _write_parts(
    connection: sa.Connection, contact: int, standing: ContactDraft, draft: ContactDraft, now: datetime
) -> None:
    for name, (table, columns) in _PARTS.items():
        parts = getattr(draft, name)
        if parts == getattr(standing, name):
            continue
        each = parts.items() if name == "custom" else parts
        wanted = [columns(connection, part, now) for part in each]
        if "position" in table.c:
            wanted = [row | {"position": position} for position, row in enumerate(wanted)]
        _bring_to(connection, table, contact, wanted)


def _bring_to(connection: sa.Connection, table: sa.Table, contact: int, wanted: list[Row]) -> None:
    """Make the rows of `contact` in `table` be `wanted`: same rows are left alone, changed ones keep their id."""
    owner = table.c[_OWNER.get(table, "contact_id")]
    standing = connection.execute(sa.select(table).where(owner == contact).order_by(table.c.id)).mappings().all()
    pairs = _paired(standing, wanted, _IDENTITY.get(table, ()))
    for old, row in pairs:
        if old is not None and any(old[name] != value for name, value in row.items()):
            connection.execute(sa.update(table).where(table.c.id == old["id"]).values(row))
    kept = {old["id"] for old, _row in pairs if old is not None}
    if gone := [old["id"] for old in standing if old["id"] not in kept]:
        connection.execute(sa.delete(table).where(table.c.id.in_(gone)))
    if fresh := [row for old, row in pairs if old is None]:
        connection.execute(sa.insert(table), [row | {owner.name: contact} for row in fresh])


def _paired(
    standing: Sequence[sa.RowMapping], wanted: list[Row], identity: tuple[str, ...]
) -> list[tuple[sa.RowMapping | None, Row]]:
    """Each wanted row with the standing one it is: the very same, the same elsewhere, of one identity, any left."""
    left, pending = list(standing), list(wanted)
    pairs: list[tuple[sa.RowMapping | None, Row]] = []
    names = list(wanted[0]) if wanted else []
    for compared in (names, [name for name in names if name != "position"], identity, ()):
        waiting, pending = pending, []
        for row in waiting:
            same = next((old for old in left if all(old[name] == row[name] for name in compared)), None)
            if same is None:
                pending.append(row)
            else:
                left.remove(same)
                pairs.append((same, row))
    return [*pairs, *((None, row) for row in pending)]


def _key(result: sa.CursorResult[Any]) -> int:
    assert result.inserted_primary_key is not None  # noqa: S101 - an INSERT of one row has a key
    return int(result.inserted_primary_key[0])


_NOTHING: Final = ContactDraft()
_PARTS: Final[dict[str, tuple[sa.Table, Callable[[sa.Connection, Any, datetime], Row]]]] = {
    "emails": (
        emails,
        lambda _connection, email, _now: {
            "kind": email.kind,
            "address": email.address,
            "key": rules.email_key(email.address),
        },
    ),
    "phones": (
        phones,
        lambda _connection, phone, _now: {"kind": phone.kind, "typed": phone.typed, "e164": phone.e164},
    ),
    "addresses": (addresses, lambda _connection, address, _now: asdict(address)),
    "memberships": (
        memberships,
        lambda connection, membership, now: {
            "organisation_id": organisation_id(connection, membership, now),
            "role": membership.role,
        },
    ),
    "tags": (contact_tags, lambda connection, name, _now: {"tag_id": tag_id(connection, name)}),
    "custom": (custom_values, lambda _connection, pair, _now: {"field_id": pair[0], "value": pair[1]}),
    "checks": (
        contact_checks,
        lambda _connection, check, _now: {
            "field": check.field,
            "value": check.value,
            "code": check.code,
            "origin": check.origin,
        },
    ),
}
"""What belongs to a contact, by its name in a draft: its table, and the columns of one of it."""
