"""All the SQL of reading for an import: whom we know, what was imported, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, cast

import sqlalchemy as sa

from grc_desktop.core.text import fold, sort_key
from grc_desktop.db.engine import RawConnection, driver_connection
from grc_desktop.db.search import among
from grc_desktop.db.tables.contacts import contacts, custom_fields
from grc_desktop.db.tables.history import journal_entries
from grc_desktop.db.tables.importing import import_reviews, imports
from grc_desktop.services.contacts import reading
from grc_desktop.services.contacts.rules import email_key
from grc_desktop.services.contacts.types import ContactDraft
from grc_desktop.services.importing.check import Base
from grc_desktop.services.importing.fields import FieldKind
from grc_desktop.services.importing.matching import Known
from grc_desktop.services.importing.records import Employer, Record, name_key

VALUES = (
    "code", "card", "civility", "first_name", "last_name", "company", "job", "birthday", "language", "source", "stage",
    "channel", "newsletter", "siret", "vat", "household", "note",
)  # fmt: skip


_CONTACTS: Final = (
    "SELECT id, sort_key, code, birthday, last_name <> '' OR first_name <> '' OR company <> '' "
    "FROM contacts WHERE deleted_at IS NULL"
)
_EMAILS: Final = "SELECT contact_id, key FROM emails"
_PHONES: Final = "SELECT contact_id, e164 FROM phones WHERE e164 IS NOT NULL"
_POSTCODES: Final = "SELECT contact_id, postcode FROM addresses WHERE position = 0 AND postcode IS NOT NULL"


class KnownBase(Base):
    """The contacts of the base. Those in the bin are left alone: a row that was one of them is a new contact."""

    def __init__(self, connection: sa.Connection, uid: str) -> None:
        super().__init__(uid, custom_kinds(connection))
        self._connection = connection
        self.entry = newest_entry(connection)

    def known(self, rows: Sequence[Known], refs: set[int]) -> Iterable[tuple[int, Known]]:
        return _known(driver_connection(self._connection), rows, refs).items()

    def load(self, ids: list[int]) -> dict[int, Record]:
        return records(self._connection, ids)


def custom_kinds(connection: sa.Connection) -> dict[str, FieldKind]:
    """The kinds of the shop's own fields, by folded label."""
    rows = connection.execute(sa.select(custom_fields.c.key, custom_fields.c.kind))
    return {key: cast("FieldKind", kind) for key, kind in rows}


def newest_entry(connection: sa.Connection) -> int:
    """The number of the last entry of the history, 0 when there is none."""
    return connection.scalar(sa.select(sa.func.max(journal_entries.c.id))) or 0


def _known(connection: RawConnection, rows: Sequence[Known], refs: set[int]) -> dict[int, Known]:
    """Reads every key there is, and keeps the contacts that share one with `rows`."""
    names, codes = {row.key for row in rows if row.key}, {row.code for row in rows if row.code}
    addresses_wanted = {email for row in rows for email in row.emails}
    numbers_wanted = {phone for row in rows for phone in row.phones}
    reached = set(refs)
    reached.update(owner for owner, key in connection.execute(_EMAILS) if key in addresses_wanted)
    reached.update(owner for owner, number in connection.execute(_PHONES) if number in numbers_wanted)
    known = {}
    for contact, key, code, birthday, named in connection.execute(_CONTACTS):
        name, code = name_key(key) if named else "", fold(code) if code else ""
        if name in names or contact in reached or (code and code in codes):
            known[contact] = Known(name, code, birthday or "")
    for owner, email in connection.execute(_EMAILS):
        if owner in known:
            known[owner].emails += (email,)
    for owner, number in connection.execute(_PHONES):
        if owner in known:
            known[owner].phones += (number,)
    for owner, postcode in connection.execute(_POSTCODES):
        if owner in known:
            known[owner].postcode = postcode
    return known


def records(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Record]:
    """The contacts `ids`, whole, as records."""
    labels = dict(connection.execute(sa.select(custom_fields.c.id, custom_fields.c.label)).all())
    return {number: record_of(draft, labels) for number, draft in reading.drafts(connection, ids).items()}


def alive(connection: sa.Connection, ids: Sequence[int]) -> list[int]:
    """Those of the contacts `ids` that are not in the bin."""
    return list(
        connection.scalars(sa.select(contacts.c.id).where(among(contacts.c.id, ids), contacts.c.deleted_at.is_(None)))
    )


def record_of(draft: ContactDraft, labels: dict[int, str]) -> Record:
    """A known contact as a record that rows can be laid over; custom values go by the labels of their fields."""
    return Record(
        row=0,
        kind=draft.kind,
        values={name: value for name in VALUES if (value := getattr(draft, name)) not in (None, "")},
        emails={email_key(email.address): email for email in draft.emails},
        phones={phone.e164 or phone.typed: phone for phone in draft.phones},
        address=draft.addresses[0] if draft.addresses else None,
        more_addresses=list(draft.addresses[1:]),
        employers={
            name_key(sort_key(each.organisation)): Employer(each.organisation, each.role or "")
            for each in draft.memberships
        },
        tags={fold(tag): tag for tag in draft.tags},
        custom={labels[field]: text for field, text in draft.custom.items() if field in labels},
        checks=[(check.field, check.value, check.code) for check in draft.checks],
        ref=draft.id,
    )


class ImportRow(NamedTuple):
    id: int
    at: datetime
    file: str
    sheet: str | None
    counts: dict[str, int]


def past_imports(connection: sa.Connection, limit: int) -> list[ImportRow]:
    """The newest imports first."""
    i = imports.c
    query = sa.select(i.id, i.at, i.file, i.sheet, i.counts).order_by(i.id.desc()).limit(limit)
    return [ImportRow(*row) for row in connection.execute(query)]


def entry_of(connection: sa.Connection, action: str, number: int) -> int | None:
    """The history entry that import `number` left."""
    e = journal_entries.c
    rows = connection.execute(sa.select(e.id, e.details).where(e.action == action).order_by(e.id.desc()))
    return next((row.id for row in rows if row.details.get("import") == number), None)


class ReviewRow(NamedTuple):
    id: int
    import_id: int
    row: int
    candidate_id: int
    draft: dict[str, Any]
    reasons: list[str]


def waiting(connection: sa.Connection) -> int:
    """How many rows wait for a decision."""
    return connection.scalar(sa.select(sa.func.count()).select_from(import_reviews)) or 0


def reviews(connection: sa.Connection, ids: Sequence[int] | None = None) -> list[ReviewRow]:
    """The rows that wait, in the order they came; all of them, or those of `ids`."""
    r = import_reviews.c
    query = sa.select(r.id, r.import_id, r.row, r.candidate_id, r.draft, r.reasons).order_by(r.id)
    if ids is not None:
        query = query.where(among(r.id, ids))
    return [ReviewRow(*row) for row in connection.execute(query)]
