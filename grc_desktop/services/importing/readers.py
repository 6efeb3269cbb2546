"""How the cells of one field go into a record: a small function per field, made once per column.

A reader puts what it understood into the record and what it did not into the list it is given. Texts that repeat down
a column (towns, tags, titles) are understood once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from grc_desktop.core.dates import DateOrder, parse_date
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.core.money import DecimalMark, parse_cents, parse_number
from grc_desktop.core.text import clean, clean_lines, fold
from grc_desktop.services.contacts.types import Email, Phone
from grc_desktop.services.contacts.values.addresses import (
    country_code,
    proper_town,
    repair_postcode,
    split_address,
    split_city,
)
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
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.fields import CUSTOM
from grc_desktop.services.importing.own_export import is_own, own
from grc_desktop.services.importing.reading.types import Cell
from grc_desktop.services.importing.records import Record
from grc_desktop.services.importing.types import Column

INVALID_CHOICE: Final = Kind("invalid_choice", N_("“{value}” is not one of the known values."), N_("Choose one."))
INVALID_YES_NO: Final = Kind("invalid_yes_no", N_("“{value}” is neither yes nor no."), N_("Write yes or no."))
FUTURE: Final = Kind("future_birthday", N_("The birthday {value} is still to come."), N_("Check the year."))

Found = list[tuple[Problem, str]]
Put = Callable[[Record, Cell, Found], None]
_BETWEEN_TAGS: Final = re.compile(r"[,;\n]|\s/\s")
_MEMORY: Final = 50_000  # texts remembered per column


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
    if field == "address" and whole_address:
        return _whole_address
    if field in _PARSERS:
        return _parsed(field, *_PARSERS[field])
    if field in _TEXTS:
        return _text(*_TEXTS[field])
    return _PUTS.get(field) or _value(field, clean)


def canonical(cell: Cell, kind: str, order: DateOrder = "dmy", mark: DecimalMark | None = None) -> str | Problem | None:
    """The text a custom field of `kind` keeps for `cell`: numbers as ``12.5``, money in cents, days in ISO, 1 or 0."""
    typed = clean_lines(text_of(cell))
    if kind == "number":
        number = parse_number(cell, mark)
        return _plain(number) if isinstance(number, Decimal) else number
    if kind == "money":
        cents = parse_cents(cell, mark)
        return str(cents) if isinstance(cents, int) else cents
    if kind == "date":
        day = parse_date(cell, order, years_ahead=20)
        return day.isoformat() if isinstance(day, date) else day
    if kind == "bool":
        yes = parse_yes_no(typed)
        return Problem(INVALID_YES_NO, values={"value": typed}) if yes is None else str(int(yes))
    return typed


def _remembered(understand: Callable[[str], Any]) -> Callable[[Cell], Any]:
    """`understand` the text of a cell, once for each different text."""
    memory: dict[str, Any] = {}

    def read(cell: Cell) -> Any:
        typed = cell if cell.__class__ is str else text_of(cell)
        if typed in memory:
            return memory[typed]
        understood = understand(typed)
        if len(memory) < _MEMORY:
            memory[typed] = understood
        return understood

    return read


def _value(field: str, understand: Callable[[str], str]) -> Put:
    """A text of the contact's own; the first of several columns wins."""
    read = _remembered(understand)

    def put(record: Record, cell: Cell, _found: Found) -> None:
        if (text := read(cell)) and field not in record.values:
            record.values[field] = text

    return put


def _text(part: str, understand: Callable[[str], str]) -> Put:
    """A part of the address."""
    read = _remembered(understand)

    def put(record: Record, cell: Cell, _found: Found) -> None:
        if text := read(cell):
            record.place[part] = text

    return put


def _parsed(field: str, parse: Callable[[object], Any], kind: Kind | None) -> Put:
    """A field with a parser: None means the cell is no such thing (`kind` says so), a Problem says it itself."""
    read = _remembered(lambda typed: (clean(typed), parse(clean(typed))))

    def put(record: Record, cell: Cell, found: Found) -> None:
        typed, value = read(cell)
        if isinstance(value, Problem):
            found.append((value, typed))
        elif value is None and kind is not None and typed:
            found.append((Problem(kind, field, {"value": typed}), typed))
        elif value is not None and value != "":
            record.values[field] = value

    return put


def _birthday(order: DateOrder, today: date) -> Put:
    def put(record: Record, cell: Cell, found: Found) -> None:
        day = parse_date(cell, order, today)
        if isinstance(day, Problem):
            found.append((day, clean(text_of(cell))))
        elif day is not None and day > today:
            typed = clean(text_of(cell))
            found.append((Problem(FUTURE, "birthday", {"value": typed}), typed))
        elif day is not None:
            record.values["birthday"] = day

    return put


def _full_name(last_first: bool) -> Put:
    def put(record: Record, cell: Cell, _found: Found) -> None:
        name = split_name(text_of(cell), last_first=last_first)
        values = record.values
        for field, part in (
            ("civility", name.civility),
            ("first_name", proper_case(name.first_name)),
            ("last_name", proper_case(name.last_name)),
            ("company", name.company),
        ):
            if part and field not in values:
                values[field] = part
        if name.couple and name.last_name:
            values.setdefault("household", proper_case(name.last_name))
        if name.note:
            _add_note(record, name.note)

    return put


def _emails(record: Record, cell: Cell, found: Found) -> None:
    for email in parse_emails(text_of(cell)):
        if isinstance(email, Problem):
            found.append((email, clean(str(email.values.get("value", "")))))
        else:
            record.emails.setdefault(email.address, Email(email.typed))


def _phones(record: Record, cell: Cell, found: Found) -> None:
    for phone in parse_phones(cell):
        if phone.e164:
            record.phones.setdefault(phone.e164, Phone(phone.typed, phone.e164, phone.kind or None))
        elif problem := phone.problem:
            found.append((problem, clean(phone.typed)))


def _whole_address(record: Record, cell: Cell, _found: Found) -> None:
    place = split_address(text_of(cell))
    for part in ("line1", "line2", "postcode", "city", "country"):
        if text := getattr(place, part):
            record.place[part] = text


def _postcode(record: Record, cell: Cell, _found: Found) -> None:
    typed = text_of(cell)
    postcode, city = split_city(clean(typed)) if any(letter.isalpha() for letter in typed) else ("", "")
    if postcode and city:
        record.place["city"] = proper_town(city)
    record.place["postcode"] = postcode or repair_postcode(cell, record.place.get("country", "FR"))


def _city(record: Record, cell: Cell, _found: Found) -> None:
    postcode, city = split_city(clean(text_of(cell)))
    record.place["city"] = proper_town(city)
    if postcode:
        record.place.setdefault("postcode", postcode)


def _tags(record: Record, cell: Cell, _found: Found) -> None:
    for part in _BETWEEN_TAGS.split(text_of(cell)):
        if name := clean(part):
            record.tags.setdefault(fold(name), name)


def _note(record: Record, cell: Cell, _found: Found) -> None:
    if text := clean_lines(text_of(cell)):
        _add_note(record, text)


def _add_note(record: Record, text: str) -> None:
    held = record.values.get("note")
    record.values["note"] = f"{held}\n{text}" if held else text


def _custom(label: str, column: Column, order: DateOrder) -> Put:
    def put(record: Record, cell: Cell, found: Found) -> None:
        value = canonical(cell, column.kind, order, column.mark)
        if isinstance(value, Problem):
            found.append((value, clean_lines(text_of(cell))))
        elif value:
            record.custom[label] = value

    return put


def _street(typed: str) -> str:
    return ", ".join(filter(None, map(clean, typed.splitlines())))


def _country(typed: str) -> str:
    return country_code(typed) or clean(typed)


def _name(typed: str) -> str:
    return proper_case(clean(typed))


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_PUTS: Final[dict[str, Put]] = {
    "email": _emails,
    "phone": _phones,
    "postcode": _postcode,
    "city": _city,
    "tag": _tags,
    "note": _note,
    "first_name": _value("first_name", _name),
    "last_name": _value("last_name", _name),
}
_TEXTS: Final[dict[str, tuple[str, Callable[[str], str]]]] = {
    "address": ("line1", _street),
    "address2": ("line2", _street),
    "country": ("country", _country),
}
_PARSERS: Final[dict[str, tuple[Callable[[object], Any], Kind | None]]] = {
    "civility": (parse_civility, INVALID_CHOICE),
    "language": (parse_language, INVALID_CHOICE),
    "stage": (parse_stage, INVALID_CHOICE),
    "channel": (parse_channel, INVALID_CHOICE),
    "newsletter": (parse_yes_no, INVALID_YES_NO),
    "siret": (parse_siret, None),
    "vat": (parse_vat, None),
}
