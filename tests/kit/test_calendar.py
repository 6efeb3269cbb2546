from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Kind, Refused
from grc_desktop.ui.kit import calendar_words as words
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.calendar import DAY, MONTH, WEEK, Event, EventCalendar
from grc_desktop.ui.kit.calendar_days import DayHeads, Hours
from grc_desktop.ui.kit.calendar_events import (
    SHORTEST,
    fitting,
    minutes,
    month_of,
    months_later,
    segments,
    side_by_side,
    week_of,
)
from grc_desktop.ui.kit.calendar_month import MonthGrid
from grc_desktop.ui.kit.calendar_paint import Box, Canvas
from grc_desktop.ui.kit.theme import Tone

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
LEFT_BUTTON = Qt.MouseButton.LeftButton


class Noon:
    """Always the same Saturday."""

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    def today(self) -> date:
        return TODAY


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute)


def event(id_: int, start: datetime, end: datetime, title: str = "Delivery", all_day: bool = False) -> Event:
    return Event(id_, start, end, title, Tone.INFO, all_day)


CALL = event(1, at(21, 9), at(21, 10), "Call Inès")
STOCK = event(2, at(21, 9, 30), at(21, 11), "Stock")
FAIR = event(3, at(19), at(23), "Tea fair", all_day=True)
BANK = event(4, at(17, 15), at(17, 16), "Bank")

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
    assert FAIR.last == date(2026, 11, 22)


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


@pytest.fixture
def calendar(qtbot: QtBot) -> EventCalendar:
    return made(qtbot, WEEK)


def made(qtbot: QtBot, view: str) -> EventCalendar:
    calendar = EventCalendar(Noon(), view)
    qtbot.addWidget(calendar)
    calendar.resize(1100, 640)
    calendar.show()
    calendar.activateWindow()
    qtbot.waitUntil(calendar.isActiveWindow)
    calendar.setFocus()
    calendar.show_events([FAIR, STOCK, CALL, BANK])
    return calendar


def press(calendar: EventCalendar, *keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert calendar.isAncestorOf(focus)
        QTest.keyClick(focus, key)


def spoken(calendar: EventCalendar) -> str:
    body = calendar.findChild(QStackedWidget)
    assert body is not None
    return body.accessibleName()


def title(calendar: EventCalendar) -> str:
    return next(label.text() for label in calendar.findChildren(QLabel) if label.property("role") == "section")


def canvas(calendar: EventCalendar, kind: type[Canvas]) -> Canvas:
    found = calendar.findChild(kind)
    assert isinstance(found, Canvas)
    return found


def box_of(shown: Canvas, id_: int) -> Box:
    return next(box for box in shown.boxes() if box.event is not None and box.event.id == id_)


def click(shown: Canvas, place: QPoint) -> None:
    QTest.mouseClick(shown, LEFT_BUTTON, pos=place)


@pytest.mark.parametrize(
    ("view", "key", "expected"),
    [
        (WEEK, Qt.Key.Key_Left, date(2026, 11, 20)),
        (WEEK, Qt.Key.Key_Right, date(2026, 11, 22)),
        (WEEK, Qt.Key.Key_PageUp, date(2026, 11, 14)),
        (WEEK, Qt.Key.Key_PageDown, date(2026, 11, 28)),
        (WEEK, Qt.Key.Key_Home, date(2026, 11, 16)),
        (WEEK, Qt.Key.Key_End, date(2026, 11, 22)),
        (MONTH, Qt.Key.Key_Up, date(2026, 11, 14)),
        (MONTH, Qt.Key.Key_Down, date(2026, 11, 28)),
        (MONTH, Qt.Key.Key_PageUp, date(2026, 10, 21)),
        (MONTH, Qt.Key.Key_PageDown, date(2026, 12, 21)),
        (DAY, Qt.Key.Key_Right, date(2026, 11, 22)),
        (DAY, Qt.Key.Key_PageDown, date(2026, 11, 28)),
    ],
)
def test_the_keys_go_from_day_to_day(qtbot: QtBot, view: str, key: Qt.Key, expected: date) -> None:
    calendar = made(qtbot, view)
    chosen: list[date] = []
    calendar.day_chosen.connect(chosen.append)
    press(calendar, key)
    assert (calendar.day(), chosen) == (expected, [expected])
    press(calendar, Qt.Key.Key_T)
    assert calendar.day() == TODAY


def test_days_that_come_in_sight_are_asked_for_once(calendar: EventCalendar) -> None:
    asked: list[tuple[date, date]] = []
    calendar.wanted.connect(lambda first, last: asked.append((first, last)))
    press(calendar, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert asked == [(date(2026, 11, 9), date(2026, 11, 15))]
    calendar.go(calendar.day(), MONTH)
    assert asked[1:] == [(date(2026, 10, 26), date(2026, 12, 6))]
    assert asked[-1] == (calendar.days()[0], calendar.days()[-1])


def test_up_and_down_pick_the_events_of_the_day_and_enter_opens(calendar: EventCalendar) -> None:
    opened: list[object] = []
    calendar.opened.connect(opened.append)
    press(calendar, Qt.Key.Key_Down)
    assert spoken(calendar) == "Tea fair, Saturday 21 November 2026, 3 events"
    press(calendar, Qt.Key.Key_Down)
    assert spoken(calendar) == "Call Inès, 09:00 – 10:00, Saturday 21 November 2026, 3 events"
    press(calendar, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up)
    press(calendar, Qt.Key.Key_Enter)
    assert opened == [1, 2, 1]


def test_enter_opens_the_only_event_of_a_day_and_shows_the_day_of_several(qtbot: QtBot) -> None:
    calendar = made(qtbot, MONTH)
    opened: list[object] = []
    calendar.opened.connect(opened.append)
    calendar.go(date(2026, 11, 17))
    press(calendar, Qt.Key.Key_Return)
    assert opened == [4]
    press(calendar, Qt.Key.Key_T, Qt.Key.Key_Return)
    assert (calendar.view(), calendar.day(), opened) == (DAY, TODAY, [4])
    calendar.go(date(2026, 11, 10), MONTH)
    press(calendar, Qt.Key.Key_Return)
    assert (calendar.view(), opened) == (MONTH, [4])


def test_a_click_picks_and_a_double_click_opens(calendar: EventCalendar) -> None:
    opened: list[object] = []
    calendar.opened.connect(opened.append)
    hours = canvas(calendar, Hours)
    place = box_of(hours, 4).rect.center()
    click(hours, place)
    assert spoken(calendar) == "Bank, 15:00 – 16:00, Tuesday 17 November 2026, 1 event"
    QTest.mouseDClick(hours, LEFT_BUTTON, pos=place)
    assert opened == [4]
    heads = canvas(calendar, DayHeads)
    click(heads, QPoint(box_of(heads, 3).rect.right() - 5, box_of(heads, 3).rect.center().y()))
    assert spoken(calendar).startswith("Tea fair, Sunday 22 November 2026")
    click(hours, QPoint(hours.width() // 2, 5))
    assert calendar.day() == date(2026, 11, 19)


def test_the_buttons_turn_the_page_and_change_the_view(calendar: EventCalendar) -> None:
    buttons = {button.text(): button for button in calendar.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Month"], LEFT_BUTTON)
    assert (calendar.view(), title(calendar)) == (MONTH, "November 2026")
    arrows = {button.accessibleName(): button for button in calendar.findChildren(QToolButton)}
    QTest.mouseClick(arrows["Month after"], LEFT_BUTTON)
    assert title(calendar) == "December 2026"
    QTest.mouseClick(buttons["Today"], LEFT_BUTTON)
    QTest.mouseClick(buttons["Day"], LEFT_BUTTON)
    assert (calendar.view(), title(calendar)) == (DAY, "Saturday 21 November 2026")
    back = next(button for button in arrows.values() if button.accessibleName() == "Day before")
    QTest.mouseClick(back, LEFT_BUTTON)
    assert calendar.day() == date(2026, 11, 20)


def test_a_full_day_of_a_month_says_how_many_more_and_shows_them(qtbot: QtBot) -> None:
    calendar = made(qtbot, MONTH)
    calendar.show_events([event(number, at(10, 9), at(10, 10)) for number in range(1, 21)])
    grid = canvas(calendar, MonthGrid)
    more = next(box for box in grid.boxes() if box.hidden)
    kept = [box for box in grid.boxes() if box.event is not None]
    assert (more.day, len(kept) + more.hidden) == (date(2026, 11, 10), 20)
    assert kept
    click(grid, more.rect.center())
    assert (calendar.view(), calendar.day()) == (DAY, date(2026, 11, 10))


def test_every_day_of_a_month_can_be_clicked(qtbot: QtBot) -> None:
    calendar = made(qtbot, MONTH)
    calendar.show_events([])
    grid = canvas(calendar, MonthGrid)
    seen = {grid.day_at(x, y) for x in range(0, grid.width(), 20) for y in range(0, grid.height(), 12)}
    assert seen - {None} == set(calendar.days())
    place = next(QPoint(x, 200) for x in range(grid.width()) if grid.day_at(x, 200) == date(2026, 11, 4))
    click(grid, place)
    assert calendar.day() == date(2026, 11, 4)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_blocks_lie_in_their_day_and_never_over_each_other(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, theme.load("light", scale))
    calendar = made(qtbot, WEEK)
    hours = canvas(calendar, Hours)
    rects = [box.rect for box in hours.boxes()]
    assert len(rects) == 3
    assert not any(one.intersects(other) for one in rects for other in rects if one is not other)
    for box in hours.boxes():
        assert {hours.day_at(box.rect.left(), 9), hours.day_at(box.rect.right(), 9)} == {box.day}
        assert hours.rect().contains(box.rect)


def test_the_hours_grow_with_the_text(qapp: QApplication, calendar: EventCalendar) -> None:
    hours = canvas(calendar, Hours)
    before = hours.height()
    theme.apply(qapp, theme.load("dark", 1.5))
    calendar.layout()
    QApplication.sendPostedEvents()
    assert hours.height() == pytest.approx(1.5 * before, rel=0.02)


def test_an_event_over_midnight_is_seen_on_both_days(calendar: EventCalendar) -> None:
    calendar.show_events([event(9, at(18, 23), at(19, 1))])
    boxes = canvas(calendar, Hours).boxes()
    assert [box.day for box in boxes] == [date(2026, 11, 18), date(2026, 11, 19)]


def red_rows(calendar: EventCalendar) -> set[int]:
    """The heights at which the line of the present moment is painted."""
    hours = canvas(calendar, Hours)
    image = hours.grab().toImage()
    ink = theme.current().tone(Tone.BAD)[0]
    place = next(x for x in range(image.width()) if hours.day_at(x, 9) == calendar.day()) + 20
    return {y for y in range(image.height()) if image.pixelColor(place, y) == ink}


def test_a_line_marks_the_present_moment_today_alone(calendar: EventCalendar) -> None:
    calendar.show_events([])
    hours = canvas(calendar, Hours)
    assert isinstance(hours, Hours)
    local = Noon().now().astimezone()
    assert {abs(row - hours.height_of(local.hour * 60 + local.minute)) <= 1 for row in red_rows(calendar)} == {True}
    calendar.go(date(2026, 11, 10))
    assert red_rows(calendar) == set()


def test_a_calendar_waits_then_says_when_nothing_is_planned(qtbot: QtBot) -> None:
    calendar = EventCalendar(Noon())
    qtbot.addWidget(calendar)
    calendar.show()

    def texts() -> list[str]:
        return [label.text() for label in calendar.findChildren(QLabel) if label.isVisible()]

    assert spoken(calendar) == "Saturday 21 November 2026, Loading"
    assert "Nothing planned." not in texts()
    calendar.show_events([])
    assert "Nothing planned." in texts()
    calendar.show_events([CALL])
    assert "Nothing planned." not in texts()
    calendar.show_loading()
    assert spoken(calendar) == "Saturday 21 November 2026, 1 event"


def test_a_calendar_that_cannot_be_read_can_be_tried_again(calendar: EventCalendar) -> None:
    tried: list[bool] = []
    calendar.show_error(Refused(Kind("busy", "The base is busy.", "Wait.")), lambda: tried.append(True))
    assert not canvas(calendar, Hours).isVisible()
    again = next(button for button in calendar.findChildren(QPushButton) if button.text() == "Try again")
    QTest.mouseClick(again, LEFT_BUTTON)
    assert tried == [True]
    calendar.show_events([CALL])
    assert canvas(calendar, Hours).isVisible()


def test_known_events_stay_while_others_are_read(calendar: EventCalendar) -> None:
    calendar.go(TODAY, DAY)
    assert [box.event.id for box in canvas(calendar, Hours).boxes() if box.event] == [1, 2]


def test_what_is_cut_short_is_told_whole_and_never_read_as_html(calendar: EventCalendar) -> None:
    calendar.show_events([event(1, at(21, 9), at(21, 10), "<b>Inès</b> & co")])
    hours = canvas(calendar, Hours)
    place = box_of(hours, 1).rect.center()
    QApplication.sendEvent(hours, QHelpEvent(QEvent.Type.ToolTip, place, hours.mapToGlobal(place)))
    assert QToolTip.text() == "<p>&lt;b&gt;Inès&lt;/b&gt; &amp; co, 09:00 – 10:00</p>"


def test_a_calendar_speaks_the_language_in_force(calendar: EventCalendar, french: None) -> None:
    calendar.retranslate()
    assert {"Jour", "Semaine", "Mois", "Aujourd’hui"} <= {each.text() for each in calendar.findChildren(QPushButton)}
    assert title(calendar) == "16–22 nov. 2026"
    assert spoken(calendar) == "Samedi 21 novembre 2026, 3 événements"
