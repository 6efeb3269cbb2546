"""What is worth knowing of a customer now, by plain rules: the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from grc_desktop.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grc_desktop.services.contacts.types import ContactDetails, ContactDraft, CustomField, Lookalike

BIRTHDAY_DAYS: Final = 14
ANNIVERSARY_DAYS: Final = 7
_SINCE: Final = (
    "client depuis",
    "cliente depuis",
    "customer since",
    "inscrit le",
    "date d'inscription",
    "premier achat",
)
_SURE: Final = frozenset({"email", "phone", "code"})


class Reason(StrEnum):
    """Why something is worth knowing, in order of importance."""

    BIN = "bin"
    CHECKS = "checks"
    TWIN = "twin"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    UNREACHABLE = "unreachable"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Notable:
    """One thing worth knowing.

    `number`: days until then, or values to check; `years`: how many it will be; `day`: the day it is about; `twin`: who
    it may be.
    """

    reason: Reason
    number: int = 0
    years: int = 0
    day: date | None = None
    twin: Lookalike | None = None


def notables(
    details: ContactDetails, fields: Iterable[CustomField], found: Iterable[Lookalike], today: date
) -> tuple[Notable, ...]:
    """All there is to know of a contact; of one in the bin, only that it is there. `found`: who looks like it."""
    draft = details.draft
    if details.deleted_at is not None:
        return (Notable(Reason.BIN, day=details.deleted_at.astimezone().date()),)
    made = (
        *((Notable(Reason.CHECKS, number=len(draft.checks)),) if draft.checks else ()),
        *(Notable(Reason.TWIN, twin=each) for each in found if is_twin(each)),
        *_yearly(Reason.BIRTHDAY, draft.birthday, today, BIRTHDAY_DAYS),
        *_yearly(Reason.ANNIVERSARY, customer_since(draft, fields), today, ANNIVERSARY_DAYS),
    )
    if not (draft.phones or draft.emails or any(address.line1 for address in draft.addresses)):
        return (*made, Notable(Reason.UNREACHABLE))
    asked = draft.newsletter is None and bool(draft.emails or draft.phones)
    return (*made, Notable(Reason.CONSENT)) if asked else made


def is_twin(found: Lookalike) -> bool:
    """Whether two records are likely one customer: nearly one name, and something only one person has."""
    return "name" in found.reasons and bool(_SURE.intersection(found.reasons))


def customer_since(draft: ContactDraft, fields: Iterable[CustomField]) -> date | None:
    """The day the shop noted in an own field of its, such as “Client depuis”; None when it noted none."""
    for field in fields:
        value = draft.custom.get(field.id or 0, "")
        if value and is_since(field):
            try:
                return date.fromisoformat(value)
            except ValueError:
                return None
    return None


def is_since(field: CustomField) -> bool:
    """Whether the shop notes in `field` the day somebody became a customer."""
    return field.kind == "date" and fold(field.label).startswith(_FOLDED)


def full_years(of: date, today: date) -> int:
    """The years gone by since `of`; below zero when it is still to come."""
    return today.year - of.year - ((today.month, today.day) < (of.month, of.day))


def next_anniversary(of: date, today: date) -> date:
    """The next day, today included, on which `of` comes round; 29 February on 28 February in common years."""
    this_year = _in_year(of, today.year)
    return this_year if this_year >= today else _in_year(of, today.year + 1)


def _yearly(reason: Reason, of: date | None, today: date, within: int) -> Iterator[Notable]:
    if of is None or of > today:
        return
    day = next_anniversary(of, today)
    days, years = (day - today).days, day.year - of.year
    if days <= within and years > 0:
        yield Notable(reason, days, years, day)


def _in_year(of: date, year: int) -> date:
    try:
        return of.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


_FOLDED: Final = tuple(map(fold, _SINCE))
