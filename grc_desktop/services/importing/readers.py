"""How the cells of one field go into a record: a small function per field, made once per column.

A reader puts what it understood into the record, and aside what it did not. What is plainly no value (``pas de mail``)
counts as blank. Texts that repeat down a column (towns, tags, titles) are understood once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from grc_desktop.core.dates import DateOrder, parse_date
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.core.text import clean, clean_lines, fold
from grc_desktop.services.contacts.types import Email, Phone
from grc_desktop.services.contacts.values.choices import (
    parse_channel,
    parse_civility,
    parse_language,
    parse_stage,
    parse_yes_no,
)
from grc_desktop.services.contacts.values.emails import parse_emails
from grc_desktop.services.contacts.values.identifiers import parse_siret, parse_vat
from grc_desktop.services.contacts.values.names import proper_case, split_name
from grc_desktop.services.contacts.values.phones import parse_phones
from grc_desktop.services.importing.absence import says_none
from grc_desktop.services.importing.canonical import INVALID_YES_NO, canonical
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.fields import CUSTOM
from grc_desktop.services.importing.filling import Put, give, other_column, remember
from grc_desktop.services.importing.own_export import is_own, own
from grc_desktop.services.importing.place_readers import PLACES, whole_addresses
from grc_desktop.services.importing.reading.types import Cell
from grc_desktop.services.importing.records import Aside, Record
from grc_desktop.services.importing.types import Column

INVALID_CHOICE: Final = Kind("invalid_choice", N_("“{value}” is not one of the known values."), N_("Choose one."))
FUTURE: Final = Kind("future_birthday", N_("The birthday {value} is still to come."), N_("Check the year."))

_BETWEEN_TAGS: Final = re.compile(r"[,;\n]|\s/\s")


def reader(column: Column, order: DateOrder, today: date, whole_address: bool) -> Put:
    """The reader of `column`. `whole_address`: there is no other column for the postcode and the town."""
    field = column.field or ""
    if field.startswith(("email.", "phone.")):
        field = field.partition(".")[0]
    if is_own(field):
        return own(field)
    if field.startswith(CUSTOM):
        return _custom(field.removeprefix(CUSTOM), column, order)
    if field == "full_name":
        return _full_name(column.last_first)
    if field == "birthday":
        return _birthday(order, today)
    if field in PLACES:
        return whole_addresses() if field == "address" and whole_address else PLACES[field]()
    if field in _PARSERS:
        return _parsed(field, *_PARSERS[field])
    return _PUTS.get(field) or _value(field, _UNDERSTOOD.get(field, clean))


def _value(field: str, understand: Callable[[str], str]) -> Put:
    """A text of the contact's own."""
    memory: dict[Cell, str] = {}

    def put(record: Record, cell: Cell, aside: Aside) -> None:
        text = memory.get(cell)
        if text is None:
            text = remember(memory, cell, understand)
        if text:
            give(record, field, text, aside)

    return put


def _parsed(field: str, parse: Callable[[object], Any], kind: Kind | None) -> Put:
    """A field with a parser: None means the cell is no such thing (`kind` says so), a Problem says it itself."""
    memory: dict[Cell, Any] = {}

    def understand(text: str) -> Any:
        typed = clean(text)
        value = parse(typed)
        if value is None and kind is not None and typed:
            value = Problem(kind, field, {"value": typed})
        return None if value == "" or (isinstance(value, Problem) and says_none(typed)) else value

    def put(record: Record, cell: Cell, aside: Aside) -> None:
        value = memory[cell] if cell in memory else remember(memory, cell, understand)
        if value.__class__ is Problem:
            aside.problems.append((value, clean(text_of(cell))))
        elif value is not None:
            give(record, field, value, aside)

    return put


def _birthday(order: DateOrder, today: date) -> Put:
    def put(record: Record, cell: Cell, aside: Aside) -> None:
        day = parse_date(cell, order, today)
        if isinstance(day, date) and day <= today:
            give(record, "birthday", day, aside)
        elif day is not None and not says_none(typed := clean(text_of(cell))):
            problem = day if isinstance(day, Problem) else Problem(FUTURE, "birthday", {"value": typed})
            aside.problems.append((problem, typed))

    return put


def _full_name(last_first: bool) -> Put:
    def put(record: Record, cell: Cell, aside: Aside) -> None:
        name = split_name(text_of(cell), last_first=last_first)
        for field, part in (
            ("civility", name.civility),
            ("first_name", proper_case(name.first_name)),
            ("last_name", proper_case(name.last_name)),
            ("company", name.company),
        ):
            if part:
                give(record, field, part, aside)
        if name.couple and name.last_name:
            record.values.setdefault("household", proper_case(name.last_name))
        if name.note:
            _add_note(record, name.note)

    return put


def _emails(record: Record, cell: Cell, aside: Aside) -> None:
    for email in parse_emails(text_of(cell)):
        if isinstance(email, Problem):
            typed = clean(str(email.values.get("value", "")))
            if not says_none(typed):
                aside.problems.append((email, typed))
        else:
            record.emails.setdefault(email.address, Email(email.typed))


def _phones(record: Record, cell: Cell, aside: Aside) -> None:
    for phone in parse_phones(cell):
        if phone.e164:
            record.phones.setdefault(phone.e164, Phone(phone.typed, phone.e164, phone.kind or None))
        elif (problem := phone.problem) and not says_none(phone.typed):
            aside.problems.append((problem, clean(phone.typed)))


def _tags(record: Record, cell: Cell, _aside: Aside) -> None:
    for part in _BETWEEN_TAGS.split(text_of(cell)):
        if name := clean(part):
            record.tags.setdefault(fold(name), name)


def _note(record: Record, cell: Cell, _aside: Aside) -> None:
    if text := clean_lines(text_of(cell)):
        _add_note(record, text)


def _add_note(record: Record, text: str) -> None:
    held = record.values.get("note")
    record.values["note"] = f"{held}\n{text}" if held else text


def _custom(label: str, column: Column, order: DateOrder) -> Put:
    def put(record: Record, cell: Cell, aside: Aside) -> None:
        value = canonical(cell, column.kind, order, column.mark)
        if isinstance(value, Problem):
            if not says_none(typed := clean_lines(text_of(cell))):
                aside.problems.append((value, typed))
        elif value:
            held = record.custom.setdefault(label, value)
            if held != value:
                other_column(f"{CUSTOM}{label}", value, aside)

    return put


def _name(typed: str) -> str:
    return proper_case(clean(typed))


_PUTS: Final[dict[str, Put]] = {
    "email": _emails,
    "phone": _phones,
    "tag": _tags,
    "note": _note,
}
_UNDERSTOOD: Final[dict[str, Callable[[str], str]]] = {"first_name": _name, "last_name": _name}
_PARSERS: Final[dict[str, tuple[Callable[[object], Any], Kind | None]]] = {
    "civility": (parse_civility, INVALID_CHOICE),
    "language": (parse_language, INVALID_CHOICE),
    "stage": (parse_stage, INVALID_CHOICE),
    "channel": (parse_channel, INVALID_CHOICE),
    "newsletter": (parse_yes_no, INVALID_YES_NO),
    "siret": (parse_siret, None),
    "vat": (parse_vat, None),
}
