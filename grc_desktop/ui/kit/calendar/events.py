"""What a calendar shows and where it goes: weeks, months, events side by side. Nothing here is painted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY: Final = timedelta(days=1)
MINUTES: Final = 24 * 60
SHORTEST: Final = 30
"""An event is drawn at least that many minutes long, so that its title can be read."""
_WEEK: Final = 7
_MOMENT: Final = timedelta(microseconds=1)

Week = tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """From `start` until `end` (not included), on the shop's clock, without a zone. `title` is ready to be read."""

    id: int
    start: datetime
    end: datetime
    title: str
    tone: Tone = Tone.ACCENT
    all_day: bool = False

    @property
    def first(self) -> date:
        """The day it begins."""
        return self.start.date()

    @property
    def last(self) -> date:
        """The last day it touches: what ends at midnight does not touch the day that begins then."""
        return max(self.first, (self.end - _MOMENT).date())

    @property
    def long(self) -> bool:
        """Whether it is shown above the hours: a whole day or more."""
        return self.all_day or self.end - self.start >= DAY

    def touches(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of an event in a row of days: from the place `first` to `last`, on `line`, counted from 0.

    `begins` and `ends` say whether the event does so in this row.
    """

    event: Event
    first: int
    last: int
    line: int
    begins: bool
    ends: bool


def week_of(day: date) -> Week:
    """The seven days around `day`, Monday first."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=number) for number in range(_WEEK))


def month_of(day: date) -> tuple[Week, ...]:
    """The whole weeks that hold the month of `day`."""
    first = day.replace(day=1)
    weeks = [week_of(first)]
    while (following := weeks[-1][-1] + DAY).month == first.month:
        weeks.append(week_of(following))
    return tuple(weeks)


def months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last one of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    length = (first.replace(day=28) + 4 * DAY).replace(day=1) - first
    return first.replace(day=min(day.day, length.days))


def in_order(events: Iterable[Event]) -> list[Event]:
    """Whole days first, then by the clock; the longer first where two begin together."""
    return sorted(events, key=lambda event: (not event.long, event.start, event.start - event.end, event.id))


def minutes(event: Event, day: date) -> tuple[int, int]:
    """From which to which minute of `day` the event is drawn."""
    midnight = datetime.combine(day, time())
    start = max((event.start - midnight) // timedelta(minutes=1), 0)
    end = min((event.end - midnight) // timedelta(minutes=1), MINUTES)
    start = min(start, MINUTES - SHORTEST)
    return start, max(end, start + SHORTEST)


def side_by_side(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each span (start, end not included): its place across, and how many places its group has.

    Spans that overlap, directly or through others, are a group; none lies over another.
    """
    found = [(0, 1)] * len(spans)
    group: list[int] = []
    free_at: list[int] = []
    for number in sorted(range(len(spans)), key=lambda number: (spans[number][0], -spans[number][1], number)):
        start, end = spans[number]
        if free_at and start >= max(free_at):
            _close(found, group, len(free_at))
            group, free_at = [], []
        place = next((place for place, until in enumerate(free_at) if until <= start), len(free_at))
        free_at[place : place + 1] = [end]
        found[number] = place, 1
        group.append(number)
    _close(found, group, len(free_at))
    return found


def _close(found: list[tuple[int, int]], group: Sequence[int], places: int) -> None:
    for number in group:
        found[number] = found[number][0], places


def segments(events: Iterable[Event], days: Sequence[date]) -> list[Segment]:
    """The parts of `events` in a row of consecutive `days`, each on the highest line that is free."""
    found: list[Segment] = []
    taken: list[set[int]] = [set() for _day in days]
    spanning_first = sorted(in_order(events), key=lambda event: event.first == event.last)
    for event in spanning_first:
        if event.last < days[0] or event.first > days[-1]:
            continue
        first, last = max((event.first - days[0]).days, 0), min((event.last - days[0]).days, len(days) - 1)
        busy = set[int]().union(*taken[first : last + 1])
        line = next(line for line in range(len(busy) + 1) if line not in busy)
        for day in range(first, last + 1):
            taken[day].add(line)
        found.append(Segment(event, first, last, line, event.first >= days[0], event.last <= days[-1]))
    return found


def fitting(found: Sequence[Segment], days: int, room: int) -> tuple[list[Segment], list[int]]:
    """The segments that are shown where a day has `room` lines, and how many each day hides.

    A day that hides some leaves its last line free to say so.
    """
    deepest = [max((each.line for each in found if each.first <= day <= each.last), default=-1) for day in range(days)]
    lines = [room if deep < room else room - 1 for deep in deepest]
    shown, hidden = [], [0] * days
    for each in found:
        over = range(each.first, each.last + 1)
        if all(each.line < lines[day] for day in over):
            shown.append(each)
        else:
            for day in over:
                hidden[day] += 1
    return shown, hidden
