"""The calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.specimen import EMPTY, ERROR, LOADING, Make, Sheet, Specimen
from grc_desktop.ui.kit.calendar.calendar import DAY, MONTH, TITLES, WEEK, Event, EventCalendar
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.work import Work

_NOW: Final = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
_PLANS: Final = (
    (N_("Call Éléonore Lefèvre"), Tone.INFO, 21, 9, 90),
    (N_("Delivery of Darjeeling"), Tone.OK, 21, 10, 60),
    (N_("Tasting, 8 people"), Tone.ACCENT, 21, 13, 120),
    (N_("Repair no. 212"), Tone.WARNING, 21, 14, 15),
    (N_("Stocktaking"), Tone.GOLD, 19, 14, 210),
    (N_("Meeting at the bank"), Tone.NEUTRAL, 17, 10, 45),
    (N_("Night of tea"), Tone.INFO, 27, 22, 180),
    (N_("Order the tins"), Tone.NEUTRAL, 30, 9, 30),
)
_WHOLE: Final = (
    (N_("Shop closed"), Tone.BAD, 16, 1),
    (N_("Tea fair in Lyon"), Tone.ACCENT, 19, 4),
    (N_("Karim Benali’s birthday"), Tone.GOLD, 21, 1),
)


class _StandingClock:
    def now(self) -> datetime:
        return _NOW

    def today(self) -> date:
        return _NOW.date()


def _events() -> list[Event]:
    found: list[Event] = []
    for title, tone, day, hour, length in _PLANS:
        start = datetime(2026, 11, day, hour)
        found.append(Event(len(found), start, start + timedelta(minutes=length), _(title), tone))
    for title, tone, day, days in _WHOLE:
        start = datetime(2026, 11, day)
        found.append(Event(len(found), start, start + timedelta(days), _(title), tone, all_day=True))
    return found


def _filled(view: str) -> Make:
    def make(_work: Work) -> QWidget:
        calendar = EventCalendar(_StandingClock(), view)
        calendar.show_events(_events())
        return calendar

    return make


def _loading(_work: Work) -> QWidget:
    return EventCalendar(_StandingClock(), WEEK)


def _empty(_work: Work) -> QWidget:
    calendar = EventCalendar(_StandingClock(), DAY)
    calendar.show_events(())
    return calendar


def _failed(_work: Work) -> QWidget:
    calendar = EventCalendar(_StandingClock(), MONTH)
    calendar.show_error(again=lambda: None)
    return calendar


SHEET: Final = Sheet(
    "calendar",
    N_("Calendar of events"),
    "calendar",
    (
        Specimen(N_("Calendar of events"), {TITLES[view]: _filled(view) for view in (MONTH, WEEK, DAY)}, height=560),
        Specimen(N_("Without events"), {LOADING: _loading, EMPTY: _empty, ERROR: _failed}, height=360),
    ),
)
