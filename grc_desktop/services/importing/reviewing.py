"""The rows that are probably, not surely, a known contact: set side by side, then decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, TypeAlias

import sqlalchemy as sa

from grc_desktop.core import format as formats
from grc_desktop.core.clock import Clock
from grc_desktop.core.i18n import _
from grc_desktop.core.progress import Progress
from grc_desktop.db.search import among
from grc_desktop.db.tables.importing import import_reviews
from grc_desktop.services.importing import queries
from grc_desktop.services.importing.records import Record, Value, lay_over
from grc_desktop.services.importing.types import Match, Review
from grc_desktop.services.importing.waiting import from_json
from grc_desktop.services.importing.writing import Writer

Decision: TypeAlias = Literal["update", "fill", "create", "drop"]
"""What becomes of a waiting row: laid over the contact (its values win, or fill blanks), a new contact, or nothing."""
DECISIONS: Final[tuple[Decision, ...]] = ("update", "fill", "create", "drop")


def waiting(connection: sa.Connection) -> list[Review]:
    """All rows that wait, each beside the contact it may be."""
    rows = queries.reviews(connection)
    known = queries.records(connection, [row.candidate_id for row in rows])
    return [_beside(row, known[row.candidate_id], from_json(row.draft)) for row in rows if row.candidate_id in known]


def decide(connection: sa.Connection, ids: Sequence[int], decision: Decision, clock: Clock, progress: Progress) -> int:
    """Do `decision` for the rows `ids`; how many were still waiting.

    A row whose contact went to the bin meanwhile becomes a new contact, unless it is dropped.
    """
    rows = queries.reviews(connection, ids)
    states: dict[int, Record] = {}
    changed: set[int] = set()
    if decision in ("update", "fill"):
        states = queries.records(connection, queries.alive(connection, [row.candidate_id for row in rows]))
    for at, row in enumerate(rows, 1):
        record = from_json(row.draft)
        if decision == "create" or (decision != "drop" and row.candidate_id not in states):
            states[-at] = record
        elif decision != "drop" and _join(states[row.candidate_id], record, decision):
            changed.add(row.candidate_id)
    writer = Writer(connection, clock.now(), "review")
    writer.write(states, changed, {}, progress)
    connection.execute(sa.delete(import_reviews).where(among(import_reviews.c.id, [row.id for row in rows])))
    return len(rows)


def _join(known: Record, record: Record, decision: Match) -> bool:
    """Lay the row over its contact; a customer number that gives way stays in the note, because sales may name it."""
    codes = (known.values.get("code"), record.values.get("code"))
    changed = lay_over(known, record, decision)
    for code in codes:
        if code and codes[0] and code != known.values["code"]:
            other = _("Other customer no.: {code}").format(code=code)
            changed |= lay_over(known, Record(0, values={"note": other}), "fill")
    return changed


def _beside(row: queries.ReviewRow, known: Record, record: Record) -> Review:
    theirs, ours = _texts(known), _texts(record)
    fields = tuple((name, theirs.get(name, ""), ours.get(name, "")) for name in dict.fromkeys((*theirs, *ours)))
    return Review(row.id, row.import_id, row.row, record.name, row.candidate_id, known.name, tuple(row.reasons), fields)


def _texts(record: Record) -> dict[str, str]:
    """What a record says, field by field, as people read it."""
    texts = {name: _text(value) for name, value in record.values.items()}
    texts["email"] = ", ".join(email.address for email in record.emails.values())
    texts["phone"] = ", ".join(
        formats.phone(phone.e164) if phone.e164 else phone.typed for phone in record.phones.values()
    )
    if record.address:
        place = record.address
        texts |= {"address": place.line1 or "", "postcode": place.postcode or "", "city": place.city or ""}
    texts["company"] = texts.get("company") or ", ".join(employer.name for employer in record.employers.values())
    texts["tag"] = ", ".join(record.tags.values())
    texts |= {f"custom:{label}": text for label, text in record.custom.items()}
    return {name: text for name, text in texts.items() if text}


def _text(value: Value) -> str:
    return formats.day(value) if isinstance(value, date) else str(value)
