"""The columns only our own exports have: references, kinds, second addresses, texts to check (see `contacts.columns`).

Their cells wait aside until the row is complete, because they speak of what other columns hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from grc_desktop.core.errors import Kind
from grc_desktop.core.i18n import LANGUAGES, N_, speaking
from grc_desktop.core.text import clean, clean_lines, fold
from grc_desktop.services.contacts import columns as exported
from grc_desktop.services.contacts.types import ORGANISATION, PERSON, Address
from grc_desktop.services.contacts.values.addresses import country_code
from grc_desktop.services.contacts.values.choices import (
    ADDRESS_KINDS,
    EMAIL_KINDS,
    PHONE_KINDS,
    Choices,
    parse_choice,
)
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.reading.types import Cell
from grc_desktop.services.importing.records import Aside, Record

OTHER_VALUE: Final = Kind("other_value", N_("Another row of the file says “{value}”."))

_PARTS: Final = {"address": "line1", "address2": "line2", "postcode": "postcode", "city": "city", "country": "country"}
_KINDS: Final[dict[str, Choices]] = {
    "email_kind": EMAIL_KINDS,
    "phone_kind": PHONE_KINDS,
    "address_kind": ADDRESS_KINDS,
}
_ALONE: Final = frozenset({exported.REF, "kind", "role", *_KINDS})
_PLAIN: Final = frozenset({"email", "phone"})


def fields_of(headers: Sequence[str]) -> dict[str, str]:
    """The columns of one of our exports by header; empty when the headers are not those of one."""
    for language in LANGUAGES:
        with speaking(language):
            standard = exported.names_by_header()
            if any(standard.get(fold(header)) == exported.REF for header in headers):
                checks = {f"{exported.CHECK}{exported.CUSTOM}{header}" for header in headers}
                known = (
                    exported.names_by_header(headers)
                    | {fold(exported.header(name)): name for name in checks}
                    | standard
                )
                return {header: known[fold(header)] for header in headers if fold(header) in known}
    return {}


def is_own(field: str) -> bool:
    """Whether only an export of ours has a column of this name."""
    base, _dot, number = field.partition(".")
    return base in _ALONE or field.startswith(exported.CHECK) or bool(number.isdigit() and base not in _PLAIN)


def own(field: str) -> Callable[[Record, Cell, Aside], None]:
    """How cells of such a column are put aside."""

    def put(_record: Record, cell: Cell, aside: Aside) -> None:
        if text := clean_lines(text_of(cell)):
            aside.own[field] = text

    return put


def settle_own(record: Record, said: dict[str, str], uid: str) -> tuple[str, str]:
    """Give the record what these columns said, now that the others are read; its kind and its role, as far as told.

    `uid` is that of this base.
    """
    record.ref = _reference(said.pop(exported.REF, ""), uid)
    kind = said.pop("kind", "")
    places: dict[int, dict[str, Any]] = {}
    for field, text in said.items():
        base, _dot, number = field.partition(".")
        if field.startswith(exported.CHECK):
            record.checks.append((field.removeprefix(exported.CHECK), text, OTHER_VALUE.code))
        elif base in _PARTS:
            place = country_code(text) or text if base == "country" else clean(text)
            places.setdefault(int(number), {})[_PARTS[base]] = place
        elif base in _KINDS:
            _give_kind(record, base, int(number or 1) - 1, parse_choice(text, _KINDS[base]))
        elif base == "company":
            if "company" in record.values:
                record.employ(str(record.values.pop("company")), said.get("role", ""))
            record.employ(text, said.get(f"role.{number}", ""))
    record.more_addresses += [Address(**place) for _number, place in sorted(places.items())]
    return kind and (ORGANISATION if fold(kind).startswith("org") else PERSON), said.get("role", "")


def _reference(text: str, uid: str) -> int | None:
    """The contact's id, when the reference was given by this very base."""
    base, _dash, number = text.rpartition("-")
    return int(number) if uid and base == uid and number.isdecimal() else None


def _give_kind(record: Record, base: str, at: int, kind: str | None) -> None:
    if base == "address_kind":
        if at == 0 and record.address:
            record.address = replace(record.address, kind=kind)
        return
    held: dict[str, Any] = record.emails if base == "email_kind" else record.phones
    if at < len(held):
        key = list(held)[at]
        held[key] = replace(held[key], kind=kind)
