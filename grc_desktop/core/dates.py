"""Dates as shopkeepers and spreadsheets write them.

Day first unless told otherwise. A blank is None; what is not a whole, real date is a `Problem` that says why.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.core.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

DateOrder = Literal["dmy", "mdy", "ymd"]
ORDERS: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")

INVALID_DATE: Final = Kind("invalid_date", N_("“{value}” is not a date."), N_("Write it like 21/11/1984."))
IMPOSSIBLE_DATE: Final = Kind(
    "impossible_date", N_("There is no such day as “{value}”."), N_("Check the day, the month and the year.")
)
PARTIAL_DATE: Final = Kind(
    "partial_date", N_("“{value}” is not a whole date."), N_("Give the day, the month and the year.")
)

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "janvier january janv jan",
            "fevrier february fevr fev feb",
            "mars march mar",
            "avril april avr apr",
            "mai may",
            "juin june jun",
            "juillet july juil jul",
            "aout august aou aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "decembre december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_FILLERS: Final = frozenset(
    words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim"
        " monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
        " le de er th st nd rd of the"
    )
)
_TIME: Final = (
    r"(?:[T ,]+(?:[aà] |at )?\d{1,2}(?:[:h]\d{0,2}){1,2}(?::\d{2})?(?:[.,]\d+)?(?: ?[ap]m)?(?: ?Z|[+-]\d\d:?\d\d)?)?"
)
_THREE: Final = re.compile(r"(\d{1,4})\s*[/.\-, ]\s*(\d{1,2})\s*[/.\-, ]\s*(\d{4}|\d{1,2})" + _TIME, re.IGNORECASE)
_PACKED: Final = re.compile(r"\d{5,8}")
_NAMED: Final = re.compile(r"[a-z]+|\d+")
_YEAR_OR_MONTH: Final = re.compile(r"(?:\d{1,2}\s*[/.\-]\s*)?\d{4}|\d{4}\s*[/.\-]\s*\d{1,2}")
_TIME_ONLY: Final = re.compile(r"\s" + _TIME[3:-2] + r"$", re.IGNORECASE)
_LAST_SERIAL: Final = 2_958_465
_EPOCH_1904: Final = date(1904, 1, 1)
_YEARS: Final = range(1850, 2200)


def parse_date(
    value: object,
    order: DateOrder = "dmy",
    today: date | None = None,
    *,
    epoch1904: bool = False,
    years_ahead: int = 0,
) -> date | Problem | None:
    """The day meant by a typed text or a spreadsheet cell; None for a blank.

    `order` says how ``01/02/2003`` is read. A two-digit year is the latest one that is at most `years_ahead` after
    `today`. Numbers are spreadsheet serials (from 1904 with `epoch1904`).
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None or isinstance(value, bool):
        return None if value is None else Problem(INVALID_DATE, values={"value": str(value)})
    latest = (today or date.today()).year + years_ahead
    if isinstance(value, int | float):
        return _from_number(value, order, latest, epoch1904)
    text = str(value).strip()
    return _from_text(text, order, latest, epoch1904) if text else None


def serial(value: float, epoch1904: bool = False) -> date | None:
    """The day of a spreadsheet serial number; None where there is none (0, the false 29 February 1900, too far)."""
    if not 0 <= value < _LAST_SERIAL + 1:
        return None
    days = int(value)
    if epoch1904:
        return _EPOCH_1904 + timedelta(days) if days <= _LAST_SERIAL - 1462 else None
    if days in (0, 60):
        return None
    return date(1899, 12, 31 if days < 60 else 30) + timedelta(days)


def guess_order(samples: Iterable[object]) -> tuple[DateOrder, bool]:
    """The order most of the dates in `samples` are written in, and whether nothing (or a contradiction) decides it."""
    seen = dict.fromkeys(ORDERS, 0)
    undecided = 0
    for sample in samples:
        match = _THREE.fullmatch(sample.strip()) if isinstance(sample, str) else None
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if len(match[1]) == 4:
            seen["ymd"] += 1
        elif first > 12 >= second:
            seen["dmy"] += 1
        elif second > 12 >= first:
            seen["mdy"] += 1
        else:
            undecided += 1
    best = max(ORDERS, key=lambda order: seen[order])
    contradiction = bool(seen["dmy"] and seen["mdy"])
    return best, contradiction or bool(undecided and not seen["dmy"] and not seen["mdy"])


def _from_number(value: float, order: DateOrder, latest: int, epoch1904: bool) -> date | Problem:
    shown = f"{value:.10g}"
    if _YEARS.start <= value < _YEARS.stop and value == int(value):
        return Problem(PARTIAL_DATE, values={"value": shown})
    if _LAST_SERIAL < value < 1e8 and value == int(value):
        return _from_text(f"{int(value):08d}", order, latest, epoch1904)
    day = serial(value, epoch1904)
    return day or Problem(IMPOSSIBLE_DATE if 0 <= value <= 60 else INVALID_DATE, values={"value": shown})


def _from_text(text: str, order: DateOrder, latest: int, epoch1904: bool) -> date | Problem:
    if match := _THREE.fullmatch(text):
        return _from_parts(match.groups(), order, latest) or _no_such_day(text)
    if _PACKED.fullmatch(text):
        return _from_digits(text, order, latest, epoch1904) or _no_such_day(text)
    if _YEAR_OR_MONTH.fullmatch(text):
        return Problem(PARTIAL_DATE, values={"value": text})
    return _from_words(text, latest)


def _no_such_day(text: str) -> Problem:
    return Problem(IMPOSSIBLE_DATE, values={"value": text})


def _from_parts(parts: tuple[str | None, ...], order: DateOrder, latest: int) -> date | None:
    first, second, third = (part or "" for part in parts)
    if len(first) > 2:
        return _day(first, second, third, latest) if len(first) == 4 else None
    if order == "ymd" and len(third) < 3:
        return _day(first, second, third, latest)
    day, month = (second, first) if order == "mdy" else (first, second)
    return _day(third, month, day, latest)


def _from_digits(text: str, order: DateOrder, latest: int, epoch1904: bool) -> date | None:
    if len(text) == 5:
        return serial(int(text), epoch1904)
    if len(text) == 7:
        text = f"0{text}"
    year = len(text) - 4
    cuts = {"dmy": (4, 2, 0), "mdy": (4, 0, 2), "ymd": (0, year, year + 2)}
    orders = (order, *(other for other in ("ymd", "dmy") if other != order and len(text) == 8))
    for each in orders:
        at = cuts[each]
        if found := _day(text[at[0] : at[0] + year], text[at[1] : at[1] + 2], text[at[2] : at[2] + 2], latest):
            return found
    return None


def _from_words(text: str, latest: int) -> date | Problem:
    pieces = [piece for piece in _NAMED.findall(fold(_TIME_ONLY.sub("", text))) if piece not in _FILLERS]
    months = [piece for piece in pieces if piece in _MONTHS]
    numbers = [piece for piece in pieces if piece.isdigit()]
    if len(months) != 1 or len(months) + len(numbers) != len(pieces):
        return Problem(INVALID_DATE, values={"value": text})
    if len(numbers) < 2:
        return Problem(PARTIAL_DATE, values={"value": text})
    if len(numbers) > 2:
        return Problem(INVALID_DATE, values={"value": text})
    day, year = numbers if len(numbers[0]) < 4 else reversed(numbers)
    return _day(year, str(_MONTHS[months[0]]), day, latest) or _no_such_day(text)


def _day(year: str, month: str, day: str, latest: int) -> date | None:
    if len(year) == 3 or not year:
        return None
    number = int(year)
    if len(year) < 3:
        number += latest - latest % 100
        number -= 100 if number > latest else 0
    if number not in _YEARS:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None
