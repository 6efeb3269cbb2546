"""A contact laid out for a file: flat, one value per column, or nested, as a JSON object."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any, Final

from grc_desktop.core.i18n import N_, _
from grc_desktop.services.contacts import columns
from grc_desktop.services.contacts.reading import FIELDS
from grc_desktop.services.contacts.types import ORGANISATION, PERSON, ContactDraft, CustomField
from grc_desktop.services.contacts.values.addresses import country_name
from grc_desktop.services.contacts.values.choices import (
    ADDRESS_KINDS,
    CHANNELS,
    CIVILITIES,
    EMAIL_KINDS,
    LANGUAGES,
    PHONE_KINDS,
    STAGES,
    YES_NO,
    Choices,
    label,
)
from grc_desktop.services.contacts.values.phones import parse_phone

Value = str | Decimal | date

_CHOICES: Final[dict[str, Choices]] = {
    "civility": CIVILITIES,
    "language": LANGUAGES,
    "stage": STAGES,
    "channel": CHANNELS,
    "email_kind": EMAIL_KINDS,
    "phone_kind": PHONE_KINDS,
    "address_kind": ADDRESS_KINDS,
}
_TEXTS: Final = tuple(name for name in FIELDS if name not in {"kind", "newsletter", "company"})
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_REPEATING: Final = frozenset({"email", "phone"})


def flat(draft: ContactDraft, ref: str, fields: Mapping[int, CustomField]) -> dict[str, Value]:
    """The filled columns of `draft` (see `contacts.columns`), words in the language in force.

    A text to check stands where its value would, so that it can be corrected there and comes back as what it is.
    """
    values: dict[str, Value | None] = {name: _shown(name, getattr(draft, name)) for name in _TEXTS}
    values["newsletter"] = None if draft.newsletter is None else _yes_no(draft.newsletter)
    values["tag"] = ", ".join(draft.tags)
    values |= _companies(draft)
    for number, email in enumerate(draft.emails, 1):
        values[columns.numbered("email", number)] = email.address
        values[columns.numbered("email_kind", number)] = _shown("email_kind", email.kind)
    for number, phone in enumerate(draft.phones, 1):
        values[columns.numbered("phone", number)] = phone.typed
        if phone.kind != (parse_phone(phone.typed).kind or None):
            values[columns.numbered("phone_kind", number)] = _shown("phone_kind", phone.kind)
    for number, address in enumerate(draft.addresses, 1):
        parts = {
            "address": address.line1,
            "address2": address.line2,
            "postcode": address.postcode,
            "city": address.city,
        }
        parts["country"] = country_name(address.country) if address.country else None
        parts["address_kind"] = _text(_shown("address_kind", address.kind))
        values |= {columns.numbered(name, number): part for name, part in parts.items()}
    values |= {_custom_name(fields[key]): _custom(fields[key], text) for key, text in draft.custom.items()}
    filled = {name: value for name, value in values.items() if value is not None and value != ""}
    _place_checks(filled, draft)
    return filled | {columns.REF: ref}


def nested(draft: ContactDraft, ref: str, fields: Mapping[int, CustomField]) -> dict[str, Any]:
    """`draft` as a JSON object under the stable English names; codes and ISO dates, nothing translated."""
    first, *others = [_address(address) for address in draft.addresses] or [{}]
    found: dict[str, Any] = {columns.REF: ref, "id": draft.id}
    found |= {name: getattr(draft, name) for name in FIELDS}
    found["birthday"] = draft.birthday.isoformat() if draft.birthday else None
    found["email"] = [email.address for email in draft.emails]
    found["email_kind"] = _unless_empty([email.kind for email in draft.emails])
    found["phone"] = [phone.typed for phone in draft.phones]
    found["phone_e164"] = [phone.e164 for phone in draft.phones]
    found["phone_kind"] = _unless_empty([phone.kind for phone in draft.phones])
    found |= first
    found["tag"] = list(draft.tags)
    found |= {_custom_name(fields[key]): _plain(fields[key], text) for key, text in draft.custom.items()}
    found["other_addresses"] = others
    found["memberships"] = [{"organisation": each.organisation, "role": each.role} for each in draft.memberships]
    found["to_check"] = [{"field": each.field, "value": each.value, "code": each.code} for each in draft.checks]
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _shown(name: str, value: Any) -> Value | None:
    if isinstance(value, str) and name in _CHOICES:
        return _(label(value, _CHOICES[name]))
    return value if value is None or isinstance(value, date) else str(value)


def _unless_empty(values: list[str | None]) -> list[str | None]:
    return values if any(values) else []


def _text(value: Value | None) -> str | None:
    return None if value is None else str(value)


def _yes_no(answer: bool) -> str:
    return _(label("yes" if answer else "no", YES_NO))


def _companies(draft: ContactDraft) -> dict[str, Value | None]:
    """What `draft` is or works for; the kind is said only where the names would tell another."""
    named = [(each.organisation, each.role) for each in draft.memberships]
    if draft.company and draft.company not in (name for name, _role in named):
        named.insert(0, (draft.company, None))
    found: dict[str, Value | None] = {}
    for number, (name, role) in enumerate(named, 1):
        found[columns.numbered("company", number)] = name
        found[columns.numbered("role", number)] = role
    looks_like = ORGANISATION if named and not (draft.first_name or draft.last_name) else PERSON
    if draft.kind != looks_like:
        found["kind"] = _(N_("Organisation")) if draft.kind == ORGANISATION else _(N_("Person"))
    return found


def _custom_name(field: CustomField) -> str:
    return f"{columns.CUSTOM}{field.label}"


def _custom(field: CustomField, text: str) -> Value:
    value = _plain(field, text)
    if isinstance(value, bool):
        return _yes_no(value)
    if field.kind == "date":
        with suppress(ValueError):
            return date.fromisoformat(text)
    return value


def _plain(field: CustomField, text: str) -> str | bool | Decimal:
    """The value of an own field; the text itself where it is none of its kind."""
    if field.kind == "bool" and text in ("0", "1"):
        return text == "1"
    if field.kind in ("number", "money") and _NUMBER.fullmatch(text):
        return Decimal(text).scaleb(-2 if field.kind == "money" else 0)
    return text


def _place_checks(filled: dict[str, Value], draft: ContactDraft) -> None:
    """Put each text to check in its own column; beside it when that holds a value."""
    used = {"email": len(draft.emails), "phone": len(draft.phones)}
    for check in draft.checks:
        name = check.field
        if name in _REPEATING:
            used[name] += 1
            name = columns.numbered(name, used[name])
        elif name in filled:
            name = f"{columns.CHECK}{name}"
        standing = filled.get(name)
        filled[name] = f"{standing}\n{check.value}" if standing else check.value


def _address(address: Any) -> dict[str, str]:
    parts = {
        "address": address.line1,
        "address2": address.line2,
        "postcode": address.postcode,
        "city": address.city,
        "country": address.country,
        "address_kind": address.kind,
    }
    return {name: value for name, value in parts.items() if value}
