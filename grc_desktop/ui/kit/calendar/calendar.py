"""A calendar: what happens on a day, in a week, in a month."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit.buttons import Button, IconButton, Weight
from grc_desktop.ui.kit.calendar import words
from grc_desktop.ui.kit.calendar.days import DaysView
from grc_desktop.ui.kit.calendar.events import Event, in_order, month_of, months_later, week_of
from grc_desktop.ui.kit.calendar.month import MonthGrid
from grc_desktop.ui.kit.calendar.paint import Sight, summary
from grc_desktop.ui.kit.empty import Emptiness, Empty
from grc_desktop.ui.kit.labels import ElidedLabel, Label, Role
from grc_desktop.ui.kit.loading import LOADING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from grc_desktop.core.clock import Clock

__all__ = ["DAY", "MONTH", "WEEK", "Event", "EventCalendar"]

DAY: Final = "day"
WEEK: Final = "week"
MONTH: Final = "month"
TITLES: Final = {DAY: N_("Day"), WEEK: N_("Week"), MONTH: N_("Month")}
FAILED: Final = N_("This calendar could not be read.")
NOTHING: Final = N_("Nothing planned.")
_PAGES: Final = {DAY: 1, WEEK: 7, MONTH: 0}
_MINUTE_MS: Final = 60_000
_PATIENCE_MS: Final = 200


class EventCalendar(QWidget):
    """Shows the events the page gives, Monday first. It asks for those of other days as they come in sight.

    Arrows go from day to day (on a day and in a week, up and down pick its events), PageUp and PageDown go to
    another week or month, Home and End to the ends of the week, T to today, Enter opens.
    """

    opened = Signal(object)
    """Enter or a double click on an event: its id."""
    day_chosen = Signal(object)
    """The user went to this day."""
    wanted = Signal(object, object)
    """Other days came in sight: the first and the last. `show_events` or `show_error` answers."""

    def __init__(self, clock: Clock, view: str = WEEK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._view = view
        self._day = clock.today()
        self._events: tuple[Event, ...] = ()
        self._picked: int | None = None
        self._known = False
        self._loading = True
        self._failed = False
        self._buttons = {key: Button(Weight.QUIET) for key in TITLES}
        self._today = Button()
        self._back, self._on = IconButton("caret-left"), IconButton("caret-right")
        self._title = Label(Role.SECTION)
        self._note = ElidedLabel(Role.SOFT)
        self._month, self._days = MonthGrid(), DaysView()
        self._blank = Empty(Emptiness("warning-circle", FAILED))
        self._body = _Body()
        for state in (self._days, self._month, self._blank):
            self._body.addWidget(state)
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._slow.timeout.connect(self._show_pale)
        self._tick = QTimer(self, interval=_MINUTE_MS)
        self._tick.timeout.connect(self._show)
        self._tick.start()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._body)
        self.retranslate()

    def day(self) -> date:
        """The chosen day."""
        return self._day

    def view(self) -> str:
        """`DAY`, `WEEK` or `MONTH`."""
        return self._view

    def days(self) -> tuple[date, ...]:
        """The days in sight."""
        if self._view == MONTH:
            return tuple(day for week in month_of(self._day) for day in week)
        return week_of(self._day) if self._view == WEEK else (self._day,)

    def show_events(self, events: Iterable[Event]) -> None:
        """Show `events`: all those of the days in sight."""
        self._slow.stop()
        self._events = tuple(in_order(events))
        self._known, self._loading, self._failed = True, False, False
        if self._picked not in {event.id for event in self._events}:
            self._picked = None
        self._show()

    def show_loading(self) -> None:
        """Show pale bars; events already on the screen stay."""
        self._slow.stop()
        self._show_pale()

    def show_error(self, error: BaseException | None = None, again: Callable[[], object] | None = None) -> None:
        """Say why the events cannot be read, with a button that tries `again`."""
        self._slow.stop()
        sentence = error.message() if isinstance(error, KnownError) else FAILED
        self._blank.show_as(Emptiness("warning-circle", sentence, N_("Try again") if again else "", again))
        self._failed = True
        self._show()

    def go(self, day: date, view: str | None = None) -> None:
        """Show `day`, in another view perhaps."""
        before, chosen = self.days(), day != self._day
        self._day, self._view = day, view or self._view
        self._picked = None
        if self.days() != before:
            self._ask()
        self._show()
        if chosen:
            self.day_chosen.emit(day)

    def retranslate(self) -> None:
        for key, title in TITLES.items():
            self._buttons[key].say(_(title))
        self._today.say(_("Today"), "T")
        self._blank.retranslate()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._acts().get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if act is None or held != Qt.KeyboardModifier.NoModifier or self._failed:
            super().keyPressEvent(event)
        else:
            act()

    def _acts(self) -> dict[Qt.Key, Callable[[], object]]:
        week, key = week_of(self._day), Qt.Key
        month = self._view == MONTH
        return {
            key.Key_Left: lambda: self._move(-1),
            key.Key_Right: lambda: self._move(1),
            key.Key_Up: lambda: self._move(-7) if month else self._pick(-1),
            key.Key_Down: lambda: self._move(7) if month else self._pick(1),
            key.Key_PageUp: lambda: self._turn(-1),
            key.Key_PageDown: lambda: self._turn(1),
            key.Key_Home: lambda: self.go(week[0]),
            key.Key_End: lambda: self.go(week[-1]),
            key.Key_T: self._go_today,
            key.Key_Return: self._open,
            key.Key_Enter: self._open,
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self._today, self._back, self._on, self._title):
            head.addWidget(widget)
        head.addWidget(self._note, 1)
        for button in self._buttons.values():
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for key, button in self._buttons.items():
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, key=key: self.go(self._day, key))
        self._today.clicked.connect(self._go_today)
        self._back.clicked.connect(lambda: self._turn(-1, _PAGES[self._view]))
        self._on.clicked.connect(lambda: self._turn(1, _PAGES[self._view]))
        self._body.focus_changed.connect(self._show)
        for canvas in (self._month, *self._days.canvases()):
            canvas.day_pressed.connect(self.go)
            canvas.event_pressed.connect(self._press)
            canvas.event_opened.connect(self.opened)
            canvas.more_pressed.connect(lambda day: self.go(day, DAY))

    def _move(self, days: int) -> None:
        self.go(self._day + timedelta(days))

    def _turn(self, pages: int, days: int = 7) -> None:
        """To another month; in the other views, to another page of so many days."""
        self.go(months_later(self._day, pages) if self._view == MONTH else self._day + timedelta(pages * days))

    def _go_today(self) -> None:
        self.go(self._clock.today())

    def _of_day(self) -> list[Event]:
        return [event for event in self._events if event.touches(self._day)] if not self._loading else []

    def _pick(self, step: int) -> None:
        """Go up or down among the events of the day."""
        ids = [event.id for event in self._of_day()]
        if not ids:
            return
        first = 0 if step > 0 else len(ids) - 1
        place = ids.index(self._picked) + step if self._picked in ids else first
        self._picked = ids[min(max(place, 0), len(ids) - 1)]
        self._show()
        self._days.reveal()

    def _press(self, id_: int, day: date) -> None:
        self.go(day)
        self._picked = id_
        self._show()

    def _open(self) -> None:
        """Open the picked event, or the only one of the day; where there are several, show or pick them first."""
        events = self._of_day()
        if self._picked is not None:
            self.opened.emit(self._picked)
        elif len(events) == 1:
            self.opened.emit(events[0].id)
        elif self._view == MONTH and events:
            self.go(self._day, DAY)
        else:
            self._pick(1)

    def _ask(self) -> None:
        """Ask for the events in sight; until they are there, those already known are shown."""
        self._known, self._failed = False, False
        self._slow.start()
        self.wanted.emit(self.days()[0], self.days()[-1])

    def _show_pale(self) -> None:
        self._loading = not self._of_sight()
        self._show()

    def _of_sight(self) -> tuple[Event, ...]:
        days = self.days()
        return tuple(event for event in self._events if event.first <= days[-1] and event.last >= days[0])

    def _show(self) -> None:
        now = self._clock.now().astimezone().replace(tzinfo=None)
        events = self._of_sight()
        sight = Sight(self.days(), self._day, now, events, self._picked, self._loading, self._body.hasFocus())
        grid = self._month if self._view == MONTH else self._days
        grid.show_sight(sight)
        self._body.setCurrentWidget(self._blank if self._failed else grid)
        self._buttons[self._view].setChecked(True)
        self._title.setText(self._page_title())
        self._note.setText(_(NOTHING) if self._known and not events and not self._failed else "")
        page = {DAY: (_("Day before"), _("Day after")), WEEK: (_("Week before"), _("Week after"))}
        before, after = page.get(self._view, (_("Month before"), _("Month after")))
        self._back.say(before)
        self._on.say(after)
        self._body.setAccessibleName(self._spoken())

    def _page_title(self) -> str:
        if self._view == MONTH:
            return words.month(self._day)
        days = self.days()
        return words.full_day(self._day) if self._view == DAY else words.days(days[0], days[-1])

    def _spoken(self) -> str:
        """The chosen day and what is picked, as screen readers say it."""
        day, events = words.full_day(self._day), self._of_day()
        if self._loading:
            return f"{day}, {_(LOADING)}"
        picked = next((event for event in events if event.id == self._picked), None)
        count = _n("{n} event", "{n} events", len(events)).format(n=len(events))
        if picked is None:
            return f"{day}, {count}"
        return f"{summary(picked)}, {day}, {count}"


class _Body(QStackedWidget):
    """Has the focus of the whole calendar: keys mean the same wherever the mouse was."""

    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_body")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
