"""Between a contact's draft and the values of its form; and a form typed on an older state of the contact."""

from __future__ import annotations

from dataclasses import fields as parts_of
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from grc_desktop.services.contacts import parts
from grc_desktop.services.contacts.types import ORGANISATION, ContactDraft
from grc_desktop.services.contacts.values.companies import is_company
from grc_desktop.services.contacts.values.names import split_name
from grc_desktop.ui.contacts.specs import CUSTOM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grc_desktop.services.contacts.types import Address, CustomField, Membership, Phone

Values = dict[str, Any]
_OPTIONAL: Final = frozenset(part.name for part in parts_of(ContactDraft) if part.default is None)
_NOT_TYPED: Final = frozenset({"id", "version", "checks"})


def values_of(draft: ContactDraft, fields: Sequence[CustomField]) -> Values:
    """What the form shows of `draft`."""
    values = {part.name: getattr(draft, part.name) for part in parts_of(draft)}
    return values | {f"{CUSTOM}{field.id}": _shown(field.kind, draft.custom.get(field.id or 0)) for field in fields}


def draft_of(values: Mapping[str, Any], base: ContactDraft, addresses: Sequence[Address]) -> ContactDraft:
    """`base` with what the form holds."""
    plain = {part.name: values[part.name] for part in parts_of(base) if part.name in values}
    if "phones" in plain:
        plain["phones"] = tuple(_phone(each, base.phones) for each in plain["phones"])
    if "memberships" in plain:
        plain["memberships"] = tuple(_membership(each, base.memberships) for each in plain["memberships"])
    typed = {int(name[len(CUSTOM) :]): _kept(value) for name, value in values.items() if name.startswith(CUSTOM)}
    custom = {field: value for field, value in ({**base.custom, **typed}).items() if value}
    return replace(base, **plain, addresses=tuple(addresses), custom=custom)


def field_value(draft: ContactDraft, part: parts.Part, fields: Sequence[CustomField]) -> object:
    """What a field shows of one value of `draft`."""
    value = parts.value_of(draft, part)
    if part.field == parts.CUSTOM:
        return _shown(next((field.kind for field in fields if field.id == part.place), "text"), value)
    return value


def part_value(part: parts.Part, value: object) -> object:
    """What is kept of the value of a field, for `parts.with_value`."""
    if part.field == parts.CUSTOM:
        return _kept(value)
    optional = isinstance(value, str) and part.field in _OPTIONAL
    return value or None if optional else value


def merged(start: ContactDraft, typed: ContactDraft, fresh: ContactDraft) -> tuple[ContactDraft, tuple[str, ...]]:
    """`fresh` with what was typed since `start` on top; and the fields that were changed on both sides."""
    names = [part.name for part in parts_of(fresh) if part.name not in _NOT_TYPED]
    mine = {name: getattr(typed, name) for name in names if getattr(typed, name) != getattr(start, name)}
    if "custom" in mine:
        mine["custom"] = {
            **fresh.custom,
            **{key: value for key, value in typed.custom.items() if start.custom.get(key) != value},
        }
    both = tuple(name for name, value in mine.items() if getattr(fresh, name) not in (getattr(start, name), value))
    return replace(fresh, **mine), both


def beginning(text: str) -> ContactDraft:
    """A new contact from what was looked for: a name, an e-mail or a phone."""
    from grc_desktop.services.contacts.types import Email, Phone

    if "@" in text:
        return ContactDraft(emails=(Email(text),))
    if text and not any(letter.isalpha() for letter in text):
        return ContactDraft(phones=(Phone(text),))
    if is_company(text):
        return ContactDraft(kind=ORGANISATION, company=text)
    name = split_name(text)
    return ContactDraft(first_name=name.first_name, last_name=name.last_name, civility=name.civility or None)


def _phone(typed: Phone, known: Sequence[Phone]) -> Phone:
    """`typed`, read again unless its digits are those that were understood."""
    for each in known:
        if _digits(each.typed) == _digits(typed.typed) and each.e164 == typed.e164:
            return replace(each, kind=typed.kind)
    return replace(typed, e164=None)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit() or letter == "+")


def _membership(typed: Membership, known: Sequence[Membership]) -> Membership:
    """`typed`; under another name it is another organisation."""
    same = any(
        (each.organisation, each.organisation_id) == (typed.organisation, typed.organisation_id) for each in known
    )
    return typed if same else replace(typed, organisation_id=None)


def _shown(kind: str, value: str | None) -> object:
    if value is None:
        return None
    try:
        match kind:
            case "number":
                return Decimal(value)
            case "money":
                return int(value)
            case "date":
                return date.fromisoformat(value)
    except (ValueError, InvalidOperation):
        return value
    return value


def _kept(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)
