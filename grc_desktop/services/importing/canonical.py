"""The one text that a value of the shop's own fields is kept as."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from grc_desktop.core.dates import DateOrder, parse_date
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.core.money import DecimalMark, parse_cents, parse_number
from grc_desktop.core.text import clean_lines
from grc_desktop.services.contacts.values.choices import parse_yes_no
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.reading.types import Cell

INVALID_YES_NO: Final = Kind("invalid_yes_no", N_("“{value}” is neither yes nor no."), N_("Write yes or no."))


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


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
