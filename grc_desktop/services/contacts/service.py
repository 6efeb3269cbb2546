"""What one can do with contacts: one public method is one user action is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

import sqlalchemy as sa

from grc_desktop.core.errors import CHANGED_ELSEWHERE, NOT_FOUND, Invalid, Problem, Refused, StorageError
from grc_desktop.core.i18n import _
from grc_desktop.db import search
from grc_desktop.db.database import Database
from grc_desktop.db.tables.contacts import contact_checks
from grc_desktop.services.contacts import acts, bulk, custom, lookalikes, parts, queries, reading, rules, writing
from grc_desktop.services.contacts.corrections import corrected
from grc_desktop.services.contacts.notable import Notable, notables
from grc_desktop.services.contacts.types import (
    ContactDetails,
    ContactDraft,
    ContactFilter,
    ContactRow,
    CustomField,
    Lookalike,
    Order,
    TagCount,
)

BIN_DAYS: Final = 30


class ContactService:
    """The customer file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find_ids(
        self, chosen: ContactFilter | None = None, order: Order | None = None, limit: int | None = None
    ) -> Sequence[int]:
        """The ids of the contacts that fit, sorted; with a `limit`, those of the first ones that are found at once."""
        with self._db.read() as connection:
            return queries.find_ids(connection, chosen or ContactFilter(), order or Order(), limit)

    def count(self, chosen: ContactFilter | None = None) -> int:
        """How many contacts fit."""
        with self._db.read() as connection:
            return queries.count(connection, chosen or ContactFilter())

    def has_stages(self) -> bool:
        """Whether any contact has a stage."""
        with self._db.read() as connection:
            return queries.has_stages(connection)

    def rows(self, ids: Sequence[int]) -> list[ContactRow]:
        """The lines of `ids`, in that order; those that are gone are left out."""
        with self._db.read() as connection:
            return queries.rows(connection, ids)

    def quick_find(self, text: str, limit: int = 10) -> list[ContactRow]:
        """The `limit` contacts that fit `text` best, as somebody types it."""
        with self._db.read() as connection:
            return queries.rows(connection, search.find(connection, text, limit))

    def details(self, contact: int) -> ContactDetails:
        """One contact, whole. Raises `Refused` when there is no such one."""
        with self._db.read() as connection:
            found = reading.details(connection, contact)
        if found is None:
            raise Refused(NOT_FOUND, what=_("contact"), id=contact)
        return found

    def drafts(self, ids: Sequence[int]) -> list[ContactDraft]:
        """The contacts of `ids` as they can be edited, in that order; those that are gone are left out."""
        with self._db.read() as connection:
            return list(reading.drafts(connection, ids).values())

    def problems(self, draft: ContactDraft) -> list[Problem]:
        """What to say beside the fields of `draft`; `save` sets what is doubtful aside rather than refuse it."""
        return rules.problems(draft, self._db.clock.today())

    def fresh_problems(self, before: ContactDraft, after: ContactDraft) -> list[Problem]:
        """What there is to say about `after` that could not be said of `before`."""
        return rules.fresh_problems(before, after, self._db.clock.today())

    def warnings(self, draft: ContactDraft) -> list[Problem]:
        """Which e-mails and phones of `draft` another contact has too: allowed, but worth knowing."""
        with self._db.read() as connection:
            return lookalikes.warnings(connection, draft)

    def lookalikes(self, draft: ContactDraft, limit: int = 5) -> list[Lookalike]:
        """The contacts that `draft` may already be, the likeliest first."""
        with self._db.read() as connection:
            return lookalikes.lookalikes(connection, draft, limit)

    def notables(self, details: ContactDetails) -> tuple[Notable, ...]:
        """What is worth knowing of a contact now, the most important first."""
        with self._db.read() as connection:
            found = lookalikes.lookalikes(connection, details.draft)
            return notables(details, reading.custom_field_list(connection), found, self._db.clock.today())

    def save(self, draft: ContactDraft) -> int:
        """Keep `draft` as a new contact, or as the new state of the one it was read from; its id.

        What is no value of its field is kept as a check. Raises `Invalid` when `draft` names nobody, `StorageError`
        when the contact was changed since it was read.
        """
        draft = rules.ready(draft, self._db.clock.today())
        if refusals := rules.refusals(draft):
            raise Invalid(refusals)
        if draft.id is None:
            with self._db.write(acts.CREATE) as connection:
                return writing.insert(connection, draft, self._db.clock.now())
        with self._db.write(acts.UPDATE) as connection:
            return self._update(connection, draft)

    def resolve_check(self, check: int, value: str | None) -> None:
        """Settle a text that waits to be checked: `value` takes its place in its field; None drops it.

        Raises `Invalid` when `value` is no better, `Refused` when the check is gone.
        """
        today = self._db.clock.today()
        with self._db.write(acts.RESOLVE) as connection:
            owner = sa.select(contact_checks.c.contact_id).where(contact_checks.c.id == check)
            contact = connection.execute(owner).scalar()
            if contact is None:
                raise Refused(NOT_FOUND, what=_("value to check"), id=check)
            draft = reading.drafts(connection, [contact])[contact]
            field = next(each.field for each in draft.checks if each.id == check)
            draft = replace(draft, checks=tuple(each for each in draft.checks if each.id != check))
            if value is not None and value.strip():
                settled = corrected(draft, field, value, today, reading.custom_field_list(connection))
                if isinstance(settled, Problem):
                    raise Invalid([settled])
                draft = settled
            self._update(connection, rules.ready(draft, today))

    def set_value(self, contact: int, part: parts.Part, value: object, was: object = None) -> None:
        """Put `value` in one place of a contact as it stands now; the rest of it is left alone.

        `was`: what was read there; None when any content may be replaced. Raises `Invalid` when `value` is doubtful,
        `Refused` when the contact is gone, `StorageError` when there is no longer `was`.
        """
        today = self._db.clock.today()
        with self._db.write(acts.UPDATE) as connection:
            standing = reading.drafts(connection, [contact]).get(contact)
            if standing is None:
                raise Refused(NOT_FOUND, what=_("contact"), id=contact)
            if was is not None and parts.value_of(standing, part) != was:
                raise StorageError(CHANGED_ELSEWHERE)
            changed = parts.with_value(standing, part, value)
            if fresh := rules.fresh_problems(standing, changed, today):
                raise Invalid(fresh)
            self._update(connection, rules.ready(changed, today))

    def delete(self, ids: Sequence[int]) -> None:
        """Move `ids` to the bin, where they wait thirty days."""
        with self._db.write(acts.DELETE, n=len(ids)) as connection:
            bulk.delete(connection, ids, self._db.clock.now())

    def restore(self, ids: Sequence[int]) -> None:
        """Take `ids` out of the bin."""
        with self._db.write(acts.RESTORE, n=len(ids)) as connection:
            bulk.restore(connection, ids, self._db.clock.now())

    def purge_bin(self, older_than: timedelta = timedelta(days=BIN_DAYS)) -> int:
        """Delete for good what has been in the bin for so long; how many. This cannot be undone."""
        with self._db.write(acts.PURGE) as connection:
            ids = bulk.expired(connection, self._db.clock.now() - older_than)
            if ids:
                bulk.purge(connection, ids)
            return len(ids)

    def set_field(self, ids: Sequence[int], field: str, value: object) -> None:
        """Give one of `bulk.FIELDS` the same value in all of `ids`; None empties it."""
        with self._db.write(acts.SET_FIELD, n=len(ids), field=field) as connection:
            bulk.set_field(connection, ids, field, value, self._db.clock.now())

    def tag(self, ids: Sequence[int], name: str) -> None:
        """Put the tag `name` (or several, set apart by commas) on all of `ids`; a blank name does nothing."""
        with self._db.write(acts.TAG, n=len(ids)) as connection:
            for each in rules.tag_names(name):
                bulk.tag(connection, ids, each, self._db.clock.now())

    def untag(self, ids: Sequence[int], name: str) -> None:
        """Take the tag `name` off all of `ids`."""
        with self._db.write(acts.UNTAG, n=len(ids)) as connection:
            bulk.untag(connection, ids, name, self._db.clock.now())

    def tags(self) -> list[TagCount]:
        """Every tag, in alphabetical order, with the number of contacts that carry it."""
        with self._db.read() as connection:
            return queries.tag_counts(connection)

    def cities(self, prefix: str = "") -> list[str]:
        """The cities that begin with `prefix`, the most lived-in first."""
        with self._db.read() as connection:
            return queries.cities(connection, prefix)

    def custom_fields(self) -> list[CustomField]:
        """The fields the shop added, in its order."""
        with self._db.read() as connection:
            return reading.custom_field_list(connection)

    def save_custom_field(self, field: CustomField) -> int:
        """Add a field, or change the one with that id; its id. Raises `Refused` for a name taken, a kind in use."""
        with self._db.write(acts.SAVE_CUSTOM_FIELD) as connection:
            return custom.save(connection, field)

    def delete_custom_field(self, field: int) -> None:
        """Remove a field with all its values; the history can bring both back."""
        with self._db.write(acts.DELETE_CUSTOM_FIELD) as connection:
            custom.delete(connection, field)

    def _update(self, connection: sa.Connection, draft: ContactDraft) -> int:
        assert draft.id is not None  # noqa: S101 - only read contacts come here
        standing = reading.drafts(connection, [draft.id]).get(draft.id)
        if standing is None:
            raise Refused(NOT_FOUND, what=_("contact"), id=draft.id)
        if standing.version != draft.version:
            raise StorageError(CHANGED_ELSEWHERE)
        if standing != draft:
            writing.update(connection, standing, draft, self._db.clock.now())
        return draft.id
