"""A text typed into a field by its name: understood and put in its place, or said to be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from grc_desktop.core.dates import parse_date
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.core.money import parse_cents, parse_number
from grc_desktop.core.text import clean, fold
from grc_desktop.services.contacts import rules
from grc_desktop.services.contacts.types import Address, ContactDraft, CustomField, Email, Phone
from grc_desktop.services.contacts.values import choices
from grc_desktop.services.contacts.values.addresses import country_code, repair_postcode

UNKNOWN_CHOICE: Final = Kind("unknown_choice", N_("“{value}” is not one of the values of this field."))
_CUSTOM: Final = "custom:"
_REPEATING: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    "email": ("emails", Email),
    "phone": ("phones", Phone),
    "tag": ("tags", str),
}
_CHOICES: Final[dict[str, Callable[[str], object]]] = {
    "stage": choices.parse_stage,
    "civility": choices.parse_civility,
    "channel": choices.parse_channel,
    "language": choices.parse_language,
    "newsletter": choices.parse_yes_no,
}
_ADDRESS: Final = {"address": "line1", "address2": "line2", "postcode": "postcode", "city": "city"}
_TEXTS: Final = frozenset(
    {"code", "card", "first_name", "last_name", "company", "job", "source", "household", "siret", "vat"}
)


def corrected(
    draft: ContactDraft, field: str, typed: str, today: date, fields: Iterable[CustomField]
) -> ContactDraft | Problem:
    """`draft` with `typed` as its `field` (named as in exports), or what is wrong with it."""
    placed = _placed(draft, field, typed, today, fields)
    if isinstance(placed, Problem):
        return replace(placed, field=field)
    fresh = rules.fresh_problems(draft, placed, today)
    return fresh[0] if fresh else placed


def canonical(field: CustomField, typed: str, today: date) -> str | Problem:
    """What a custom field keeps of `typed`: see `ContactDraft.custom`."""
    found: object
    match field.kind:
        case "number":
            found = parse_number(typed)
        case "money":
            found = parse_cents(typed)
        case "date":
            day = parse_date(typed, today=today)
            found = day.isoformat() if isinstance(day, date) else day
        case "bool":
            answer = choices.parse_yes_no(typed)
            found = _unknown(typed) if answer is None else int(answer)
        case "list":
            same = [choice for choice in field.choices if fold(choice) == fold(typed)]
            found = same[0] if same else _unknown(typed)
        case _:
            found = typed
    return found if isinstance(found, Problem) else str(found)


def _placed(
    draft: ContactDraft, field: str, typed: str, today: date, fields: Iterable[CustomField]
) -> ContactDraft | Problem:
    if field in _REPEATING:
        name, make = _REPEATING[field]
        return _with(draft, name, (*getattr(draft, name), make(typed)))
    if field == "birthday":
        day = parse_date(typed, today=today)
        return day if isinstance(day, Problem) else _with(draft, field, day)
    if field in _CHOICES:
        chosen = _CHOICES[field](typed)
        return _unknown(typed) if chosen is None else _with(draft, field, chosen)
    if field == "country":
        code = country_code(typed)
        return _with_address(draft, field, code) if code else _unknown(typed)
    if field in _ADDRESS:
        return _with_address(draft, _ADDRESS[field], typed)
    if field in _TEXTS:
        return _with(draft, field, typed)
    custom = next((each for each in fields if fold(f"{_CUSTOM}{each.label}") == fold(field)), None)
    if custom is None or custom.id is None:
        return _with(draft, "note", f"{draft.note}\n{typed}" if draft.note else typed)
    value = canonical(custom, clean(typed), today)
    return value if isinstance(value, Problem) else _with(draft, "custom", {**draft.custom, custom.id: value})


def _with(draft: ContactDraft, name: str, value: object) -> ContactDraft:
    changes: dict[str, Any] = {name: value}
    return replace(draft, **changes)


def _with_address(draft: ContactDraft, part: str, typed: str) -> ContactDraft:
    first, *others = draft.addresses or (Address(),)
    value = repair_postcode(typed, first.country or "FR") if part == "postcode" else typed
    return replace(draft, addresses=(replace(first, **{part: value}), *others))


def _unknown(typed: str) -> Problem:
    return Problem(UNKNOWN_CHOICE, values={"value": typed})
