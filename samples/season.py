"""The shop's calendar: when it is open, and how busy each day is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, time, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

OPENED = date(2016, 3, 12)
FIRST_SALE = date(2023, 11, 2)
LAST_DAY = date(2026, 10, 31)

_MONTHS = (0.85, 1.0, 0.9, 0.9, 1.05, 0.8, 0.7, 0.55, 0.9, 1.05, 1.35, 2.7)
_SATURDAY, _SUNDAY, _MONDAY = 5, 6, 0


def mothers_day(year: int) -> date:
    """The last Sunday of May, or the first of June when that Sunday is Whit Sunday."""
    last = date(year, 5, 31)
    last -= timedelta(days=(last.weekday() - _SUNDAY) % 7)
    return last + timedelta(days=7) if last == _easter(year) + timedelta(days=49) else last


def is_open(day: date) -> bool:
    """Tuesday to Saturday, every day before Christmas, Mother's day; closed on two weeks of August."""
    if day.month == 8 and 5 <= day.day <= 20:
        return False
    if (day.month, day.day) in {(1, 1), (5, 1), (12, 25)}:
        return False
    before_christmas = day.month == 12 and day.day <= 24
    return before_christmas or day.weekday() not in {_SUNDAY, _MONDAY} or day == mothers_day(day.year)


def bustle(day: date) -> float:
    """How many customers a day draws, an ordinary weekday being 1."""
    weight = _MONTHS[day.month - 1] * (1.9 if day.weekday() == _SATURDAY else 1.0)
    if timedelta(0) <= mothers_day(day.year) - day <= timedelta(days=9):
        weight *= 2.6
    return weight


def some_day(rng: Random, first: date, last: date) -> date:
    """An open day between two dates, both included, busier days being likelier."""
    low, high = bisect_left(_OPEN_DAYS, first), bisect_right(_OPEN_DAYS, last)
    if low >= high:
        raise ValueError(f"The shop is closed from {first} to {last}.")
    start = _BUSTLE[low - 1] if low else 0.0
    drawn = start + rng.random() * (_BUSTLE[high - 1] - start)
    return _OPEN_DAYS[min(bisect_right(_BUSTLE, drawn, low, high), high - 1)]


def some_time(rng: Random) -> time:
    """An hour of the day, the end of the afternoon being the busiest."""
    hour = rng.choices(range(10, 19), (4, 7, 6, 2, 4, 6, 8, 9, 7))[0]
    return time(hour, rng.randrange(60))


def _easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_OPEN_DAYS = tuple(
    day for count in range((LAST_DAY - OPENED).days + 1) if is_open(day := OPENED + timedelta(days=count))
)
_BUSTLE = tuple(accumulate(map(bustle, _OPEN_DAYS)))
