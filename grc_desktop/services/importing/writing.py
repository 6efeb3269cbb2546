"""Write a checked sheet: every new contact, every change, every doubt, in the caller's one transaction."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from operator import attrgetter
from typing import Final, TypeVar

import sqlalchemy as sa

from grc_desktop.core.i18n import _
from grc_desktop.core.progress import Progress
from grc_desktop.core.text import fold, sort_key
from grc_desktop.db import bulk
from grc_desktop.db.bulk import Stored, stored
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
from grc_desktop.db.tables.importing import import_reviews
from grc_desktop.db.types import moment_text
from grc_desktop.services.contacts.types import ORGANISATION, Address
from grc_desktop.services.importing import queries
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.fields import CUSTOM
from grc_desktop.services.importing.memory import without_collection
from grc_desktop.services.importing.queries import VALUES
from grc_desktop.services.importing.records import Record, name_key
from grc_desktop.services.importing.waiting import identity, to_json

_T = TypeVar("_T")
_ADDRESS: Final = ("line1", "line2", "postcode", "city", "country", "kind")
_CUSTOM_KINDS: Final = frozenset({"text", "number", "money", "date", "list", "bool"})
_PARTS: Final = attrgetter(*_ADDRESS)
_EMPTY: Final = Record(0)
_REQUIRED: Final = frozenset({"first_name", "last_name", "company"})


class _Pace:
    """Tells how many `people` are written, from how many of the `rows` of all tables are."""

    def __init__(self, progress: Progress, people: int, rows: int) -> None:
        self._progress = progress
        self._people = people
        self._rows = rows
        self._done = 0

    def wrote(self, number: int) -> None:
        self._done += number
        self._progress.advance(self._people * self._done // max(self._rows, 1))


class Writer:
    """Collects the rows of every table, then writes each table at once."""

    def __init__(self, connection: sa.Connection, now: datetime, origin: str) -> None:
        self._connection = connection
        self._now = moment_text(now)
        self._origin = origin
        self._new: defaultdict[sa.Table, list[tuple[Stored, ...]]] = defaultdict(list)
        self._tags: dict[str, int] = {}
        self._fields: dict[str, int] = {}
        self._organisations: dict[str, int] = {}
        self._ids = itertools.count(bulk.next_id(connection, contacts))

    def write(
        self, states: Mapping[int, Record], changed_handles: Iterable[int], kinds: Mapping[str, str], progress: Progress
    ) -> dict[int, int]:
        """Write `states` by handle: those with a negative one as new contacts, and those of `changed_handles`.

        `kinds` are the custom fields that must be there, by label. Answers the contact ids by handle.
        """
        created = {handle: next(self._ids) for handle in sorted((h for h in states if h < 0), reverse=True)}
        ids = {handle: created.get(handle, handle) for handle in states}
        changed = {handle: states[handle] for handle in sorted(changed_handles)}
        written = {contact: states[handle] for handle, contact in created.items()}
        with without_collection():
            written |= self._prepare([*written.values(), *changed.values()], written, kinds)
            progress.start(_("Writing"), len(written) + len(changed))
            for contact, record in written.items():
                self._add_parts(contact, record, _EMPTY)
            self._change(changed)
            parts = sum(map(len, self._new.values()))
            pace = _Pace(progress, len(written) + len(changed), len(written) + len(changed) + parts)
            pace.wrote(len(changed))
            self._insert_contacts(written, pace)
            for table, columns in _COLUMNS.items():
                bulk.insert(self._connection, table, columns, self._new.pop(table, []), pace.wrote)
        return ids

    def _insert_contacts(self, written: Mapping[int, Record], pace: _Pace) -> None:
        """Write the new contacts, with the columns that any of them fills."""
        filled = set[str]().union(*(record.values for record in written.values()))
        names = [name for name in VALUES if name in filled]
        now = self._now
        rows = [
            (contact, record.kind, record.key, now, now, *_values(record, names)) for contact, record in written.items()
        ]
        columns = ("id", "kind", "sort_key", "created_at", "updated_at", *names)
        bulk.insert(self._connection, contacts, columns, rows, pace.wrote)

    def _prepare(
        self, records: list[Record], written: Mapping[int, Record], kinds: Mapping[str, str]
    ) -> dict[int, Record]:
        """Find or make the tags and custom fields that the records name; the organisations to be made for them."""
        self._tags = self._named(tags, {key: name for record in records for key, name in record.tags.items()}, {})
        labels = dict.fromkeys((*kinds, *(label for record in records for label in record.custom)))
        fields = self._named(
            custom_fields,
            {fold(label): label for label in labels},
            {fold(label): kind for label, kind in kinds.items()},
        )
        self._fields = {label: fields[fold(label)] for label in labels}
        return self._find_organisations(records, written)

    def _named(self, table: sa.Table, wanted: dict[str, str], kinds: dict[str, str]) -> dict[str, int]:
        """Ids by folded name, new rows made for those that are not there."""
        rows = self._connection.execute(sa.select(table.c.key, table.c.id))
        known = {str(key): int(number) for key, number in rows}
        numbers = itertools.count(bulk.next_id(self._connection, table))
        name = "label" if table is custom_fields else "name"
        for position, (key, text) in enumerate(wanted.items(), len(known)):
            if key not in known:
                known[key] = next(numbers)
                extra = (kinds.get(key, "text"), position) if table is custom_fields else ()
                columns = ("id", name, "key", *(("kind", "position") if extra else ()))
                bulk.insert(self._connection, table, columns, [(known[key], text, key, *extra)])
        return known

    def _find_organisations(self, records: list[Record], written: Mapping[int, Record]) -> dict[int, Record]:
        wanted = {key: employer.name for record in records for key, employer in record.employers.items()}
        if not wanted:
            return {}
        known = sa.select(contacts.c.sort_key, contacts.c.id).where(
            contacts.c.kind == ORGANISATION, contacts.c.deleted_at.is_(None)
        )
        for key, number in self._connection.execute(known):
            self._organisations.setdefault(name_key(key), number)
        for number, record in written.items():
            if record.kind == ORGANISATION:
                self._organisations.setdefault(name_key(record.key), number)
        missing = {key: name for key, name in wanted.items() if key not in self._organisations}
        self._organisations |= {key: next(self._ids) for key in missing}
        return {
            self._organisations[key]: Record(0, ORGANISATION, {"company": name}, key=sort_key(name))
            for key, name in missing.items()
        }

    def _add_parts(self, contact: int, record: Record, before: Record) -> None:
        """What belongs to `record` and did not to `before`."""
        new = self._new
        for at, (key, email) in _added(record.emails, before.emails):
            new[emails].append((contact, at, email.kind, email.address, key))
        for at, (_key, phone) in _added(record.phones, before.phones):
            new[phones].append((contact, at, phone.kind, phone.typed, phone.e164))
        for _at, (key, _name) in _added(record.tags, before.tags):
            new[contact_tags].append((contact, self._tags[key]))
        for _at, (label, text) in _added(record.custom, before.custom):
            new[custom_values].append((contact, self._fields[label], text))
        for at, (key, employer) in _added(record.employers, before.employers):
            new[memberships].append((contact, self._organisations[key], employer.role or None, at))
        for field, text, code in record.checks[len(before.checks) :]:
            new[contact_checks].append((contact, field, text, code, self._origin))
        held = len(_addresses(before))
        for at, address in enumerate(_addresses(record)[held:], held):
            new[addresses].append((contact, at, *_place(address)))

    def _change(self, changed: dict[int, Record]) -> None:
        """Bring known contacts to their new state."""
        before = queries.records(self._connection, list(changed))
        rows: list[tuple[Stored, ...]] = []
        places: list[tuple[Stored, ...]] = []
        customs: list[tuple[Stored, ...]] = []
        for contact, record in changed.items():
            old = before.get(contact)
            if old is None:
                continue
            rows.append((*_values(record, VALUES), sort_key(record.name), self._now, contact))
            for at, (was, now) in enumerate(zip(_addresses(old), _addresses(record), strict=False)):
                if was != now:
                    places.append((*_place(now), contact, at))
            for label, text in record.custom.items():
                if label in old.custom and old.custom[label] != text:
                    customs.append((text, contact, self._fields[label]))
            self._add_parts(contact, record, old)
        bulk.update(self._connection, contacts, (*VALUES, "sort_key", "updated_at"), ("id",), rows)
        bulk.update(self._connection, addresses, _ADDRESS, ("contact_id", "position"), places)
        bulk.update(self._connection, custom_values, ("value",), ("contact_id", "field_id"), customs)


def write_reviews(connection: sa.Connection, checked: Checked, ids: dict[int, int], number: int) -> None:
    """Keep the rows that somebody must decide, each with the contact it may be; none that waits already twice."""
    waiting = {(row.candidate_id, identity(row.draft)) for row in queries.reviews(connection)}
    reviews = []
    for record, outcome, found in zip(checked.records, checked.outcomes, checked.found, strict=True):
        if outcome != "review" or found is None:
            continue
        candidate, draft = ids.get(found.handle, found.handle), to_json(record)
        if not waiting or (candidate, identity(draft)) not in waiting:
            reviews.append(
                {
                    "import_id": number,
                    "row": record.row,
                    "candidate_id": candidate,
                    "draft": draft,
                    "reasons": list(found.reasons),
                }
            )
    if reviews:
        connection.execute(sa.insert(import_reviews), reviews)


def custom_kinds(checked: Checked) -> dict[str, str]:
    """The kind of each custom field the sheet fills, by label."""
    return {
        column.field.removeprefix(CUSTOM): column.kind if column.kind in _CUSTOM_KINDS else "text"
        for column in checked.decisions.columns
        if column.field and column.field.startswith(CUSTOM)
    }


def _values(record: Record, names: Iterable[str]) -> list[Stored]:
    values = record.values
    return [stored(values[name]) if name in values else "" if name in _REQUIRED else None for name in names]


def _addresses(record: Record) -> list[Address]:
    return [] if record.address is None else [record.address, *record.more_addresses]


def _place(address: Address) -> tuple[Stored, ...]:
    return tuple([part or None for part in _PARTS(address)])


def _added(record: dict[str, _T], before: dict[str, _T]) -> Iterable[tuple[int, tuple[str, _T]]]:
    if not before:
        return enumerate(record.items())
    return [(at, item) for at, item in enumerate(record.items()) if item[0] not in before]


_COLUMNS: Final[dict[sa.Table, tuple[str, ...]]] = {
    emails: ("contact_id", "position", "kind", "address", "key"),
    phones: ("contact_id", "position", "kind", "typed", "e164"),
    addresses: ("contact_id", "position", *_ADDRESS),
    memberships: ("person_id", "organisation_id", "role", "position"),
    contact_tags: ("contact_id", "tag_id"),
    custom_values: ("contact_id", "field_id", "value"),
    contact_checks: ("contact_id", "field", "value", "code", "origin"),
}
