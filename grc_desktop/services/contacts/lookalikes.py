"""Who may already be the contact somebody is typing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import sqlalchemy as sa

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.core.text import fold, words
from grc_desktop.db import search
from grc_desktop.db.tables.contacts import contacts, emails, phones
from grc_desktop.services.contacts import queries, rules
from grc_desktop.services.contacts.types import ContactDraft, Lookalike, display_name

SHARED_EMAIL: Final = Kind("shared_email", N_("{name} has the e-mail “{value}” too."))
SHARED_PHONE: Final = Kind("shared_phone", N_("{name} has the phone “{value}” too."))
_REASONS: Final = ("email", "phone", "code", "name")  # the surest first
_CANDIDATES: Final = 60
_ALIKE: Final = 87  # of 100: one slip in a short name, two in a long one


def lookalikes(connection: sa.Connection, draft: ContactDraft, limit: int = 5) -> list[Lookalike]:
    """The contacts that share an e-mail, a phone or a code with `draft`, or nearly its name; the likeliest first."""
    draft = rules.cleaned(draft)
    reasons: dict[int, set[str]] = defaultdict(set)
    for reason, found in (
        ("email", _with_email(connection, [email.address for email in draft.emails])),
        ("phone", _with_phone(connection, [phone.e164 for phone in draft.phones if phone.e164])),
        ("code", _with_code(connection, draft.code)),
        ("name", _with_name(connection, draft)),
    ):
        for contact in found:
            reasons[contact].add(reason)
    reasons.pop(draft.id or 0, None)
    surest = sorted(reasons, key=lambda each: ([reason not in reasons[each] for reason in _REASONS], each))
    return [
        Lookalike(row.id, row.name, row.city, tuple(reason for reason in _REASONS if reason in reasons[row.id]))
        for row in queries.rows(connection, surest[:limit])
    ]


def warnings(connection: sa.Connection, draft: ContactDraft) -> list[Problem]:
    """Which e-mails and phones of `draft` another contact has too: allowed, but worth knowing."""
    draft = rules.cleaned(draft)
    shared = [
        *((SHARED_EMAIL, "email", each.address, _with_email(connection, [each.address])) for each in draft.emails),
        *((SHARED_PHONE, "phone", each.typed, _with_phone(connection, [each.e164])) for each in draft.phones),
    ]
    found = []
    for kind, field, value, ids in shared:
        others = [number for number in ids if number != draft.id][:1]
        found += [Problem(kind, field, {"name": row.name, "value": value}) for row in queries.rows(connection, others)]
    return found


def _with_email(connection: sa.Connection, typed: Iterable[str]) -> list[int]:
    keys = [rules.email_key(address) for address in typed]
    return _owners(connection, emails, emails.c.key, keys)


def _with_phone(connection: sa.Connection, numbers: Iterable[str | None]) -> list[int]:
    return _owners(connection, phones, phones.c.e164, [number for number in numbers if number])


def _owners(connection: sa.Connection, table: sa.Table, column: sa.Column[str], values: list[str]) -> list[int]:
    if not values:
        return []
    statement = sa.select(contacts.c.id).join(table).where(column.in_(values), queries.STANDING)
    return list(connection.execute(statement.distinct().order_by(contacts.c.id).limit(_CANDIDATES)).scalars())


def _with_code(connection: sa.Connection, code: str | None) -> list[int]:
    if code is None:
        return []
    same = sa.select(contacts.c.id).where(contacts.c.code == code, queries.STANDING)
    return list(connection.execute(same.limit(_CANDIDATES)).scalars())


def _with_name(connection: sa.Connection, draft: ContactDraft) -> list[int]:
    name = display_name(draft.kind, draft.first_name, draft.last_name, draft.company)
    if sum(map(len, words(name))) < 4:
        return []
    from rapidfuzz import fuzz, process

    names = _names(connection, _candidates(connection, words(name)))
    alike = process.extract(
        " ".join(words(name)), names, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=_CANDIDATES
    )
    return [contact for _name, _score, contact in alike]


def _candidates(connection: sa.Connection, parts: list[str]) -> set[int]:
    """Contacts whose name has a slip in at most one of its words."""
    found = set(search.find(connection, " ".join(parts), _CANDIDATES))
    for at, part in enumerate(parts):
        shortened = [*parts[:at], part[:3], *parts[at + 1 :]]
        found.update(search.find(connection, " ".join(shortened), _CANDIDATES))
    return found


def _names(connection: sa.Connection, ids: Iterable[int]) -> dict[int, str]:
    columns = (contacts.c.id, contacts.c.kind, contacts.c.first_name, contacts.c.last_name, contacts.c.company)
    found = connection.execute(sa.select(*columns).where(search.among(contacts.c.id, list(ids))))
    return {
        row.id: " ".join(words(fold(display_name(row.kind, row.first_name, row.last_name, row.company))))
        for row in found
    }
