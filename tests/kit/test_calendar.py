from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Kind, Refused
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.calendar.calendar import DAY, MONTH, WEEK, Event, EventCalendar
from grc_desktop.ui.kit.calendar.days import DayHeads, Hours
from grc_desktop.ui.kit.calendar.month import MonthGrid
from grc_desktop.ui.kit.calendar.paint import Box, Canvas
from grc_desktop.ui.kit.theme import Tone

TODAY = date(2026, 11, 21)
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
