"""Cells become values of their fields: one reader per column, made once, fed row after row.

A cell that is not a value of its field never costs the row: its text goes to the record's checks, and the problem is
said with its row and column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from grc_desktop.core.dates import DateOrder, parse_date
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.core.money import parse_cents, parse_number
from grc_desktop.core.text import clean, clean_lines, fold
from grc_desktop.services.contacts.types import Address, Email, Phone
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
from grc_desktop.services.contacts.values.companies import is_company
from grc_desktop.services.contacts.values.emails import parse_emails
from grc_desktop.services.contacts.values.identifiers import parse_siret, parse_vat
from grc_desktop.services.contacts.values.names import proper_case, split_name
from grc_desktop.services.contacts.values.phones import parse_phones
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.fields import CUSTOM
from grc_desktop.services.importing.own_export import is_own, own, settle_own
from grc_desktop.services.importing.reading.types import Cell, CellError, Row
from grc_desktop.services.importing.records import Record, Said
from grc_desktop.services.importing.types import Column

FORMULA_ERROR: Final = Kind(
    "formula_error", N_("The formula of this cell failed ({value}): it counts as blank."), N_("Type the value instead.")
)
INVALID_CHOICE: Final = Kind("invalid_choice", N_("“{value}” is not one of the known values."), N_("Choose one."))
INVALID_YES_NO: Final = Kind("invalid_yes_no", N_("“{value}” is neither yes nor no."), N_("Write yes or no."))
NAMES_NOBODY: Final = Kind(
    "names_nobody", N_("This row names nobody: no name, no company, no e-mail, no phone."), N_("Add a name.")
)

Put = Callable[[Record, Cell, list[tuple[Problem, str]]], None]
_DASHES: Final = frozenset(
    {"-", "--", "---", "–", "—", "/", "?", "??", ".", "...", "…", " "}
)  # how people write nothing
_MEMORY: Final = 100_000  # cells remembered per column: repeated towns and tags are read once


class RowReader:
    """Reads the rows of one sheet into records, by the columns chosen."""

    def __init__(self, columns: tuple[Column, ...], order: DateOrder, today: date, uid: str = "") -> None:
        used = {column.field for column in columns}
        whole_address = not used & {"postcode", "city"}
        self._uid = uid
        self._puts: list[tuple[int, str, Put]] = [
            (column.index, column.field, _put(column, order, today, whole_address))
            for column in columns
            if column.field
        ]

    def read(self, number: int, cells: Row, fixes: Mapping[int, str]) -> tuple[Record, list[Said]]:
        """The record of row `number` and what there is to say of its cells; `fixes` replace cells by column index."""
        record = Record(number)
        said: list[Said] = []
        width = len(cells)
        found: list[tuple[Problem, str]] = []
        for index, field, put in self._puts:
            cell = fixes[index] if index in fixes else cells[index] if index < width else None
            if cell is None or cell == "" or (cell.__class__ is str and cell in _DASHES):
                continue
            if isinstance(cell, CellError):
                said.append((index, Problem(FORMULA_ERROR, field, {"value": str(cell)}), str(cell)))
                continue
            put(record, cell, found)
            if found:
                for problem, text in found:
                    said.append((index, problem, text))
                    record.checks.append((field, text, problem.code))
                found.clear()
        settle_own(record, self._uid)
        _finish(record)
        if not record.name:
            said.append((None, Problem(NAMES_NOBODY), ""))
        return record, said


def _finish(record: Record) -> None:
    values = record.values
    last = values.get("last_name")
    if isinstance(last, str) and not values.get("first_name") and not values.get("company") and is_company(last):
        values["company"] = last
        del values["last_name"]
    record.settle()


def _put(column: Column, order: DateOrder, today: date, whole_address: bool) -> Put:
    """How cells of `column` go into a record."""
    field = column.field or ""
    if field.startswith(("email.", "phone.")):
        field = field.partition(".")[0]
    if is_own(field):
        return own(field)
    if field.startswith(CUSTOM):
        return _custom(field.removeprefix(CUSTOM), column.kind, order)
    if field == "birthday":
        return _birthday(order, today)
    if field == "address" and whole_address:
        return _whole_address
    if field in _PARSERS:
        return _parsed(field, *_PARSERS[field])
    return _PUTS.get(field) or _line(field)


def _line(field: str) -> Put:
    def put(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
        if (text := clean(text_of(cell))) and field not in record.values:
            record.values[field] = text

    return put


def _proper(field: str) -> Put:
    memory: dict[str, str] = {}

    def put(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
        typed = text_of(cell)
        text = memory.get(typed)
        if text is None:
            text = proper_case(clean(typed))
            if len(memory) < _MEMORY:
                memory[typed] = text
        if text:
            record.values[field] = text

    return put


def _parsed(field: str, parse: Callable[[object], Any], kind: Kind | None) -> Put:
    """A field with a parser: None means the cell is no such thing (`kind` says so), a Problem says it itself."""
    memory: dict[str, Any] = {}

    def put(record: Record, cell: Cell, found: list[tuple[Problem, str]]) -> None:
        typed = clean(text_of(cell))
        if not typed:
            return
        if typed in memory:
            value = memory[typed]
        else:
            value = parse(typed)
            if len(memory) < _MEMORY:
                memory[typed] = value
        if isinstance(value, Problem):
            found.append((value, typed))
        elif value is None and kind is not None:
            found.append((Problem(kind, field, {"value": typed}), typed))
        elif value is not None and value != "":
            record.values[field] = value

    return put


def _birthday(order: DateOrder, today: date) -> Put:
    def put(record: Record, cell: Cell, found: list[tuple[Problem, str]]) -> None:
        day = parse_date(cell, order, today)
        if isinstance(day, Problem):
            found.append((day, clean(text_of(cell))))
        elif day is not None and day > today:
            typed = clean(text_of(cell))
            found.append((Problem(FUTURE, "birthday", {"value": typed}), typed))
        elif day is not None:
            record.values["birthday"] = day

    return put


FUTURE: Final = Kind("future_birthday", N_("The birthday {value} is still to come."), N_("Check the year."))


def _full_name(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
    name = split_name(text_of(cell))
    values = record.values
    for field, part in (
        ("civility", name.civility), ("first_name", name.first_name), ("last_name", name.last_name),
        ("company", name.company),
    ):  # fmt: skip
        if part and field not in values:
            values[field] = part if field in ("civility", "company") else proper_case(part)
    if name.couple and name.last_name:
        values.setdefault("household", proper_case(name.last_name))
    if name.note:
        _add_note(record, name.note)


def _emails(record: Record, cell: Cell, found: list[tuple[Problem, str]]) -> None:
    for email in parse_emails(text_of(cell)):
        if isinstance(email, Problem):
            found.append((email, clean(str(email.values.get("value", "")))))
        else:
            record.emails.setdefault(email.address, Email(email.typed))


def _phones(record: Record, cell: Cell, found: list[tuple[Problem, str]]) -> None:
    for phone in parse_phones(cell):
        if phone.e164:
            record.phones.setdefault(phone.e164, Phone(phone.typed, phone.e164, phone.kind or None))
        elif problem := phone.problem:
            found.append((problem, clean(phone.typed)))


def _address_part(part: str) -> Put:
    def put(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
        if text := ", ".join(filter(None, map(clean, text_of(cell).splitlines()))):
            _place(record, **{part: text})

    return put


def _whole_address(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
    found = split_address(text_of(cell))
    _place(
        record, line1=found.line1, line2=found.line2, postcode=found.postcode, city=found.city, country=found.country
    )


def _postcode(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
    country = record.address.country if record.address else None
    _place(record, postcode=repair_postcode(cell, country or "FR"))


def _city(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
    postcode, city = split_city(clean(text_of(cell)))
    _place(record, city=proper_town(city))
    if postcode and not (record.address and record.address.postcode):
        _place(record, postcode=postcode)


def _country(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
    typed = clean(text_of(cell))
    _place(record, country=country_code(typed) or typed)


def _place(record: Record, **parts: str) -> None:
    held = record.address or Address()
    merged = {
        name: parts.get(name) or getattr(held, name) for name in ("line1", "line2", "postcode", "city", "country")
    }
    if any(merged.values()):
        record.address = Address(**merged)


def _tags(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
    for part in text_of(cell).replace(";", ",").replace("/", ",").replace("\n", ",").split(","):
        if name := clean(part):
            record.tags.setdefault(fold(name), name)


def _note(record: Record, cell: Cell, _found: list[tuple[Problem, str]]) -> None:
    if text := clean_lines(text_of(cell)):
        _add_note(record, text)


def _add_note(record: Record, text: str) -> None:
    held = record.values.get("note")
    record.values["note"] = f"{held}\n{text}" if held else text


def _custom(label: str, kind: str, order: DateOrder) -> Put:
    def put(record: Record, cell: Cell, found: list[tuple[Problem, str]]) -> None:
        typed = clean_lines(text_of(cell))
        value = canonical(kind, cell, order) if typed else None
        if isinstance(value, Problem):
            found.append((value, typed))
        elif value:
            record.custom[label] = value

    return put


def canonical(kind: str, cell: Cell, order: DateOrder = "dmy") -> str | Problem | None:
    """The text a custom field of `kind` keeps for `cell`: numbers as ``12.5``, money in cents, days in ISO, 1 or 0."""
    typed = clean_lines(text_of(cell))
    if kind == "number":
        number = parse_number(cell)
        return _plain(number) if isinstance(number, Decimal) else number
    if kind == "money":
        cents = parse_cents(cell)
        return str(cents) if isinstance(cents, int) else cents
    if kind == "date":
        day = parse_date(cell, order, years_ahead=20)
        return day.isoformat() if isinstance(day, date) else day
    if kind == "bool":
        yes = parse_yes_no(typed)
        return Problem(INVALID_YES_NO, values={"value": typed}) if yes is None else str(int(yes))
    return typed


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_PUTS: Final[dict[str, Put]] = {
    "full_name": _full_name,
    "first_name": _proper("first_name"),
    "last_name": _proper("last_name"),
    "email": _emails,
    "phone": _phones,
    "address": _address_part("line1"),
    "address2": _address_part("line2"),
    "postcode": _postcode,
    "city": _city,
    "country": _country,
    "tag": _tags,
    "note": _note,
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
