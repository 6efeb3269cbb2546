"""The inside of the window: the sidebar, the bar on top, the page in front, the line at the foot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.ui.kit.labels import Rule
from grc_desktop.ui.kit.loading import Bars
from grc_desktop.ui.kit.toasts import Toast, Toasts
from grc_desktop.ui.shell.anywhere import ADD, BACK, FOLD, FORWARD, SEARCH
from grc_desktop.ui.shell.checkup import Checkup
from grc_desktop.ui.shell.navigator import Navigator, Place
from grc_desktop.ui.shell.outline import CONTACTS
from grc_desktop.ui.shell.refresh import Refresher
from grc_desktop.ui.shell.sidebar import Sidebar
from grc_desktop.ui.shell.stack import Stack
from grc_desktop.ui.shell.status import StatusLine
from grc_desktop.ui.shell.title_bar import TitleBar
from grc_desktop.ui.shell.visited import CONTACT, Visited

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from grc_desktop.ui.kit.actions import Action, Actions
    from grc_desktop.ui.kit.page import Page
    from grc_desktop.ui.kit.work import Work
    from grc_desktop.ui.shell.house import Creation, House, Room
    from grc_desktop.ui.shell.outline import Line

_WIDE_FROM: Final = 1080
_COUNTED: Final = "contacts"
_NAMED: Final = "settings"
_AFTER_START_MS: Final = 1000
_HEALTH: Final = "health"
"""What a page watches that tells how the base is; no table, but it changes like one."""


class Frame(QWidget):
    """Goes from room to room of a `House`, and shows what was written in it; `commands` are the window's actions."""

    moved = Signal()
    """Another page is in front, or it has another title."""

    def __init__(self, work: Work, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._commands = commands
        self._house: House | None = None
        self._refresher: Refresher | None = None
        self._checkup: Checkup | None = None
        self._navigator = Navigator()
        self.visited = Visited()
        self.sidebar = Sidebar(commands[FOLD])
        self.status = StatusLine(work)
        self.stack = Stack()
        self.bar = TitleBar(commands[BACK], commands[FORWARD], commands[SEARCH], commands[ADD])
        self._bars = Bars()
        self._area = QStackedWidget()
        self._area.addWidget(self._bars)
        self._area.addWidget(self.stack)
        self.toasts = Toasts(self._area)
        self._lay_out()
        self.sidebar.chosen.connect(self.go)
        self.stack.made.connect(self._listen)

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self.stack.page

    @property
    def place(self) -> Place | None:
        """Where one is and what is shown there."""
        return Place(self.stack.front, self.page.state()) if self.page else None

    @property
    def contact(self) -> int | None:
        """The customer that is shown, if one is."""
        contact = self.page.state().get(CONTACT) if self.page is not None else None
        return contact if isinstance(contact, int) else None

    def outline(self, lines: Sequence[Line]) -> None:
        """Show the rooms there will be, before the base is open."""
        self.sidebar.fill(lines)
        self._area.setCurrentWidget(self._bars)

    def furnish(self, house: House, start: Place) -> None:
        """Show an open base, beginning at `start`."""
        self._house = house
        self.stack.fill(house.rooms)
        self.sidebar.fill([room.line for room in house.rooms])
        self.status.name_base(house.path, house.sample)
        self._refresher = Refresher(house.database, self._work, self)
        self._refresher.touched.connect(self.touch)
        self._checkup = Checkup(house.ailments, self._work, self)
        self._checkup.done.connect(self._examined)
        self._area.setCurrentWidget(self.stack)
        self.touch(frozenset({_COUNTED, _NAMED}))
        for room in house.rooms:
            self._count_waiting(room)
        self.go(start.room if start.room in self.stack else house.rooms[0].key, start.state)
        QTimer.singleShot(0, self, self._order_stops)
        QTimer.singleShot(_AFTER_START_MS, self, lambda: self._work.read(self, house.load, lambda _nothing: None))

    def _order_stops(self) -> None:
        """Let Tab go from the rooms to the bar, then to the page; once they are shown, for Qt orders no others."""
        for one, other in pairwise((*self.sidebar.stops(), *self.bar.stops())):
            QWidget.setTabOrder(one, other)

    def _examined(self, ailments: Sequence[str]) -> None:
        """Tell the health of the base; only a sound one is tidied."""
        self.status.show_health(ailments)
        self.touch(frozenset({_HEALTH}))
        if not ailments and self._house is not None:
            tidy = self._house.tidy
            self._work.write(self, lambda _progress: tidy())

    def go(self, room: str, state: Mapping[str, object] | None = None) -> bool:
        """Go to a room, and there to what `state` tells; the place that is left can be come back to.

        False when the page in front does not let go, or there is no such room.
        """
        leaves = room in self.stack and self._leave()
        if leaves:
            place = Place(room, state or {})
            self.visited.note(place)
            if room != self.stack.front or state:
                self._navigator.visit(place)
            self._arrive(place)
        self.sidebar.light(self.stack.front)
        return leaves

    def show_contact(self, contact: int) -> None:
        """Go to a customer."""
        self.go(CONTACTS.key, {CONTACT: contact})

    def do(self, room: str, action: Action) -> None:
        """Go to a room and do there what its page can do."""
        if self.go(room) and self.page is not None and action in self.page.commands:
            self.page.commands[action].trigger()

    def begin(self, room: Room, creation: Creation, text: str = "") -> None:
        """Begin something new in its room, with what was typed."""
        if self.go(room.key) and self.page is not None:
            creation.begin(self.page, text)

    def back(self) -> None:
        """Go where one was before."""
        self._walk(self._navigator.back, self._navigator.forward)

    def forward(self) -> None:
        """Go where one came back from."""
        self._walk(self._navigator.forward, self._navigator.back)

    def say(self, toast: Toast) -> None:
        """Show `toast` over the page."""
        self.toasts.show(toast)

    def may_leave(self) -> bool:
        """Whether the page in front lets go of what is being typed in it."""
        return self.page is None or self.page.may_leave()

    def touch(self, tables: frozenset[str]) -> None:
        """Some tables changed: show it, in the page in front, the sidebar and the status line."""
        self.stack.touch(tables)
        if self._house is None:
            return
        if _COUNTED in tables:
            self._work.read(self, self._house.count, self.status.count, key="count")
        for room in self._house.rooms:
            if room.badge is not None and room.badge.watches & tables:
                self._count_waiting(room)
        if _NAMED in tables:
            self._work.read(self, self._house.shop, self.sidebar.name_shop, key="shop")

    def poll(self) -> None:
        """Look now whether another program wrote to the base."""
        if self._refresher is not None:
            self._refresher.poll()

    def check(self) -> None:
        """Look now whether the base is sound, without waiting for the moment after the start to pass."""
        if self._checkup is not None:
            self._checkup.begin()

    def stop(self) -> None:
        """Hear of no change any more."""
        if self._refresher is not None:
            self._refresher.stop()
        if self._checkup is not None:
            self._checkup.stop()

    def retranslate(self) -> None:
        for part in (self.sidebar, self.status, self.stack):
            part.retranslate()
        if self.page is not None:
            self.bar.say(self.page)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.narrow(self.width() < _WIDE_FROM)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self.bar, Rule(), self._area, Rule(), self.status):
            right.addWidget(widget, 1 if widget is self._area else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)

    def _listen(self, page: Page) -> None:
        page.title_changed.connect(self._retitled)
        page.toasted.connect(self.say)
        page.wanted.connect(self.go)

    def _retitled(self) -> None:
        if self.page is not None:
            self.bar.say(self.page)
        self.moved.emit()

    def _leave(self) -> bool:
        if not self.may_leave():
            return False
        if self.place is not None:
            self.visited.note(self.place)
            self._navigator.leave(self.place.state)
        return True

    def _walk(self, step: Callable[[], Place | None], undo: Callable[[], Place | None]) -> None:
        if self._leave() and (place := step()) is not None:
            if place.room in self.stack:
                self._arrive(place)
                self.sidebar.light(place.room)
            else:
                undo()

    def _arrive(self, place: Place) -> None:
        page = self.stack.show_room(place.room)
        if place.state:
            page.restore(place.state)
        self.bar.follow(page)
        page.entered()
        self._commands.enable(self._navigator.can_go_back, BACK)
        self._commands.enable(self._navigator.can_go_forward, FORWARD)
        self.moved.emit()

    def _count_waiting(self, room: Room) -> None:
        if room.badge is not None:
            self._work.read(
                self, room.badge.count, lambda number: self.sidebar.badge(room.key, number), key=f"badge {room.key}"
            )
