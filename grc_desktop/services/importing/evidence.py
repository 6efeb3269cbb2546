"""What the cells of a column look like, whatever stands above them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from grc_desktop.core.dates import parse_date
from grc_desktop.core.money import read_number
from grc_desktop.core.text import words
from grc_desktop.services.contacts.values.addresses import country_code, is_postcode, repair_postcode
from grc_desktop.services.contacts.values.choices import parse_civility, parse_language, parse_stage, parse_yes_no
from grc_desktop.services.contacts.values.companies import is_company
from grc_desktop.services.contacts.values.emails import Email, parse_emails
from grc_desktop.services.contacts.values.identifiers import compact, is_siren, is_siret, is_vat
from grc_desktop.services.contacts.values.names import is_first_name
from grc_desktop.services.contacts.values.phones import parse_phones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SAMPLE: Final = 200
_LONGEST: Final = 300
_STREETS: Final = frozenset(
    words(
        "rue avenue av ave boulevard bd blvd bld place pl chemin ch route rte impasse allee allees quai cours square"
        " lotissement residence hameau faubourg passage street st road rd lane ln drive dr avenida strasse"
    )
)
_DATE_SHAPE: Final = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[ T].*)?")
_CURRENCY: Final = re.compile(r"[€$£]|\beur", re.IGNORECASE)
_CENTS: Final = re.compile(r"\d[.,]\d\d$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What `filled` cells showed: the share (0 to 1) bearing each sign, and how many different values they hold."""

    filled: int
    distinct: int
    shares: dict[str, float]

    def share(self, sign: str) -> float:
        return self.shares.get(sign, 0.0)


def is_filled(value: object) -> bool:
    """Whether a cell holds something else than spaces."""
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def weigh(values: Iterable[object]) -> Evidence:
    """The signs borne by the first 200 filled cells of a column."""
    filled = list(islice((value for value in values if is_filled(value)), _SAMPLE))
    counts = Counter(sign for value in filled for sign in set(_signs(value)))
    shares = {sign: count / len(filled) for sign, count in counts.items()}
    return Evidence(len(filled), len({str(value).casefold() for value in filled}), shares)


def _signs(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield "yes_no"
    elif isinstance(value, date):
        yield from ("date", "datelike")
    elif isinstance(value, int | float):
        yield from _number_signs(value)
    elif not isinstance(value, time | timedelta):
        yield from _text_signs(str(value).strip()[:_LONGEST])


def _number_signs(value: float) -> Iterator[str]:
    yield "number"
    if value in (0, 1):
        yield "yes_no"
    if 1_000 <= value < 1e15 and value == int(value):
        yield from _code_signs(compact(value))


def _text_signs(text: str) -> Iterator[str]:
    if "@" in text:
        yield "at"
        if any(isinstance(part, Email) for part in parse_emails(text)):
            yield "email"
        return
    if parse_yes_no(text) is not None:
        yield "yes_no"
    yield from _choice_signs(text)
    if any(char.isdigit() for char in text):
        yield from _digit_signs(text)
    else:
        yield from _name_signs(text)
    if len(text) > 40 or "\n" in text:
        yield "long"


def _choice_signs(text: str) -> Iterator[str]:
    if len(text) > 40:
        return
    if parse_civility(text):
        yield "civility"
    if parse_language(text):
        yield "language"
    if parse_stage(text):
        yield "stage"
    if not text.isdigit() and country_code(text):
        yield "country"


def _digit_signs(text: str) -> Iterator[str]:
    found = words(text)
    if not _STREETS.isdisjoint(found) and len(found) > 1:
        yield "street"
    if len(text) <= 10:
        yield "short_code"
    if read_number(text, ","):
        yield "number"
        if _CURRENCY.search(text) or _CENTS.search(text):
            yield "money"
    if _DATE_SHAPE.fullmatch(text):
        yield "datelike"
    if len(text) > 5 and isinstance(parse_date(text), date):
        yield "date"
    yield from _code_signs(text)
    if any(char.isalpha() for char in text):
        yield "letters"


def _code_signs(text: str) -> Iterator[str]:
    """The signs of numbers that name something: a phone, a postcode, a firm."""
    if is_postcode(repair_postcode(text)):
        yield from ("postcode", "short_code")
    digits = sum(char.isdigit() for char in text)
    if digits >= 6:
        yield "digits"
    number = compact(text)
    if digits in (9, 14) and len(number) == digits and (is_siret(number) or is_siren(number)):
        yield "siret"
    elif digits >= 8 and number[:2].isalpha() and is_vat(number):
        yield "vat"
    if digits >= 9 and any(phone.e164 for phone in parse_phones(text)):
        yield "phone"
        if text[0] in "0+(" or not text.isdigit():
            yield "dialled"


def _name_signs(text: str) -> Iterator[str]:
    parts = words(text)
    if not parts:
        return
    yield "letters"
    if is_company(text):
        yield from ("company", "full_name")
    elif len(parts) == 1 or text.count(" ") == 0:
        if is_first_name(text):
            yield "first_name"
    elif len(parts) <= 6 and any(is_first_name(part) or parse_civility(part) for part in text.split()):
        yield "full_name"
    if not _STREETS.isdisjoint(parts) and len(parts) > 1:
        yield "street"
