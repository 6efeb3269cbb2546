from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.ui.kit.calendar import words
from grc_desktop.ui.kit.calendar.events import (
    SHORTEST,
    Event,
    fitting,
    minutes,
    month_of,
    months_later,
    segments,
    side_by_side,
    week_of,
)

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 11, day, hour)


def event(id_: int, start: datetime, end: datetime, all_day: bool = False) -> Event:
    return Event(id_, start, end, "Delivery", all_day=all_day)


EVENTS = st.builds(
    lambda id_, start, length: event(id_, start, start + timedelta(minutes=length)),
    st.integers(1, 10**6),
    st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 30)),
    st.integers(0, 5 * 24 * 60),
)
SPANS = st.lists(
    st.tuples(st.integers(0, 1400), st.integers(1, 300)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=30
)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(SPANS)
def test_events_that_overlap_stand_side_by_side(spans: list[tuple[int, int]]) -> None:
    placed = side_by_side(spans)
    assert len(placed) == len(spans)
    for number, (span, (place, places)) in enumerate(zip(spans, placed, strict=True)):
        assert 0 <= place < places
        beside = [other for other in range(len(spans)) if other != number and overlap(span, spans[other])]
        assert all(placed[other][0] != place and placed[other][1] == places for other in beside)
        if not beside:
            assert (place, places) == (0, 1)


@given(SPANS)
def test_no_group_has_more_places_than_events_at_one_moment(spans: list[tuple[int, int]]) -> None:
    busiest = max((sum(start <= moment < end for start, end in spans) for moment, _end in spans), default=0)
    assert max((places for _place, places in side_by_side(spans)), default=0) == busiest


@given(DAYS)
def test_a_month_is_made_of_whole_weeks_from_monday(day: date) -> None:
    weeks = month_of(day)
    days = [each for week in weeks for each in week]
    assert 4 <= len(weeks) <= 6
    assert days == [days[0] + timedelta(number) for number in range(7 * len(weeks))]
    assert days[0].isoweekday() == 1
    first = day.replace(day=1)
    assert first in weeks[0]
    assert day in days
    assert {each.month for each in weeks[-1]} & {day.month}
    assert (days[-1] + timedelta(1)).month != day.month


@given(DAYS)
def test_a_week_holds_its_day_and_begins_on_monday(day: date) -> None:
    week = week_of(day)
    assert (len(week), week[0].isoweekday()) == (7, 1)
    assert day in week


@given(DAYS, st.integers(-100, 100))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day == day.day or (later + timedelta(1)).month != later.month


@given(st.lists(EVENTS, max_size=25), st.integers(1, 5))
def test_what_does_not_fit_in_a_day_is_counted(events: list[Event], room: int) -> None:
    week = week_of(TODAY)
    found = segments(events, week)
    shown, hidden = fitting(found, 7, room)
    for place, each_day in enumerate(week):
        there = [each for each in found if each.first <= place <= each.last]
        assert len(there) == sum(each.touches(each_day) for each in events)
        assert len({each.line for each in there}) == len(there)
        kept = [each for each in shown if each.first <= place <= each.last]
        assert len(kept) + hidden[place] == len(there)
        assert all(each.line < room - bool(hidden[place]) for each in kept)


@given(EVENTS)
def test_an_event_is_drawn_within_its_day_and_long_enough_to_be_read(one: Event) -> None:
    day = one.first
    while day <= one.last:
        start, end = minutes(one, day)
        assert 0 <= start <= end - SHORTEST
        assert end <= 24 * 60
        day += timedelta(1)


def test_what_ends_at_midnight_does_not_touch_the_next_day() -> None:
    assert event(1, at(20, 22), at(21)).last == date(2026, 11, 20)
    assert event(1, at(20), at(20)).last == date(2026, 11, 20)
    assert event(1, at(19), at(23), all_day=True).last == date(2026, 11, 22)


def test_a_bar_says_where_it_goes_on() -> None:
    (in_week,) = segments([event(1, at(21), at(25), all_day=True)], week_of(TODAY))
    (after,) = segments([event(1, at(21), at(25), all_day=True)], week_of(date(2026, 11, 23)))
    assert (in_week.first, in_week.last, in_week.begins, in_week.ends) == (5, 6, True, False)
    assert (after.first, after.last, after.begins, after.ends) == (0, 1, False, True)


@pytest.mark.usefixtures("french")
def test_days_are_said_in_french() -> None:
    assert words.full_day(date(2026, 3, 1)) == "Dimanche 1er mars 2026"
    assert words.month(TODAY) == "Novembre 2026"
    assert words.weekday(TODAY) == "sam."
    assert words.days(date(2026, 11, 16), date(2026, 11, 22)) == "16–22 nov. 2026"
    assert words.days(date(2026, 12, 1), date(2026, 12, 11)).startswith("1er–11 ")
    assert words.month_day(date(2026, 12, 1)) == "1er déc."


def test_days_are_said_in_english() -> None:
    assert words.full_day(TODAY) == "Saturday 21 November 2026"
    assert words.month_day(date(2026, 12, 1)) == "1 Dec"
