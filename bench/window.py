"""The list of customers in the real window: a new order, a jump, a letter typed, each until its rows are painted.

The whole program runs without a screen.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from bench.gaps import base_of
from bench.harness import Line

if TYPE_CHECKING:
    from grc_desktop.ui.contacts.page import ContactsPage
    from grc_desktop.ui.kit.table.table import Table
    from grc_desktop.ui.stage.stage import Stage

JUMPS = 40
WORD = "mar"
FELT = 0.150
PATIENCE = 60.0
SIZES = (100_000, 1_000_000)


class Painted(QObject):
    """Counts the times the rows of a table are painted, none of them as pale bars."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self.times = 0
        table.view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._are_known():
            self.times += 1
        return False

    def _are_known(self) -> bool:
        view, rows = self._table.view, self._table.rows
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        return first >= 0 and all(
            rows.known(number) is not None for number in range(first, (last if last >= 0 else len(rows.ids) - 1) + 1)
        )


class Room:
    """The room of customers in the program's own window."""

    def __init__(self, stage: Stage, page: ContactsPage) -> None:
        self.stage = stage
        self.page = page
        self.painted = Painted(page.table)
        self.dice = random.Random(1)

    def until(self, act: Callable[[], object], done: Callable[[], bool]) -> float:
        """Seconds from `act` to the paint of the rows after which `done`."""
        self.stage.settle()
        before = self.painted.times
        begun = time.perf_counter()
        act()
        while not (self.painted.times > before and done()):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError("the rows were never painted")
        return time.perf_counter() - begun


def room(size: int, folder: Path) -> Room:
    from grc_desktop.ui.contacts.page import ContactsPage
    from grc_desktop.ui.kit.garbage import Garbage
    from grc_desktop.ui.shell.opening.session import Wanted
    from grc_desktop.ui.shell.opening.start import Program, application
    from grc_desktop.ui.stage.stage import Stage

    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "GRC_HOME": str(folder / "home")}
    app = application(["bench"])
    Garbage(app)
    program = Program(app, folder / "state")
    program.begin(Wanted(base_of(size, folder)))
    assert program.session is not None
    stage = Stage(app, program.session, program.preferences)
    stage.resize(1366, 768)
    stage.go("contacts")
    assert isinstance(stage.page, ContactsPage)
    return Room(stage, stage.page)


def first_page(by: str, given: Room) -> float:
    """The median time from the click on a title to its first rows, up and down."""
    from grc_desktop.services.contacts.types import Order
    from grc_desktop.ui.kit.table.columns import Sort

    table, contacts, times = given.page.table, given.stage.services.contacts, []
    for descending in (True, False, True):
        first = contacts.find_ids(None, Order(by, descending))[0]
        sort = partial(table.sort_asked.emit, Sort(by, descending))
        times.append(given.until(sort, partial(begins_with, table, first)))
    return median(times)


def jump(given: Room) -> float:
    table = given.page.table
    times = []
    for _time in range(JUMPS):
        row = given.dice.randrange(len(table.rows.ids) - 100)

        def go(row: int = row) -> None:
            table.view.scrollTo(table.rows.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
            table.view.viewport().repaint()

        times.append(given.until(go, lambda: True))
    return median(times)


def repaint(given: Room) -> float:
    table = given.page.table
    times = []
    for _time in range(JUMPS):
        given.stage.settle()
        begun = time.perf_counter()
        table.view.viewport().repaint()
        times.append(time.perf_counter() - begun)
    return median(times)


def keystroke(given: Room) -> float:
    """The longest of the letters of a word, each from its key to its rows."""
    from grc_desktop.services.contacts.types import ContactFilter

    table, contacts = given.page.table, given.stage.services.contacts
    given.page.search()
    times = []
    for end, letter in enumerate(WORD, 1):
        wanted = len(contacts.find_ids(ContactFilter(text=WORD[:end])))
        times.append(given.until(partial(press, letter), partial(holds, table, wanted)))
    return max(times)


def first_of_keystroke(given: Room) -> float:
    """The longest of the letters of a word, each from its key to the first of its rows."""
    from grc_desktop.services.contacts.types import ContactFilter

    table, contacts = given.page.table, given.stage.services.contacts
    given.page.search()
    times = []
    for end, letter in enumerate(WORD, 1):
        first, before = contacts.find_ids(ContactFilter(text=WORD[:end]))[0], len(table.rows.ids)
        done = partial(begins_anew_with, table, first, before)
        times.append(given.until(partial(press, letter), done))
    return max(times)


def begins_anew_with(table: Table, contact: int, before: int) -> bool:
    return len(table.rows.ids) != before and begins_with(table, contact)


def begins_with(table: Table, contact: int) -> bool:
    return bool(table.rows.ids) and table.rows.ids[0] == contact


def holds(table: Table, count: int) -> bool:
    return len(table.rows.ids) == count


def press(letter: str) -> None:
    """Press the key of `letter` where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, letter)


def lines() -> Iterable[Line[Any]]:
    for title, by in (("name", "name"), ("town", "city"), ("day added", "created")):
        yield Line(
            operation=f"window: first rows in the order of the {title}",
            prepare=room,
            ours=partial(first_page, by),
            limit=lambda _room: FELT,
            limit_name="what is felt",
            goal=1.0,
            sizes=SIZES,
        )
    yield Line(
        operation="window: jump anywhere, read and painted",
        prepare=room,
        ours=jump,
        limit=repaint,
        limit_name="one repaint",
        goal=2.0,
        sizes=SIZES,
    )
    for rows, typed in (("", keystroke), ("first rows of ", first_of_keystroke)):
        yield Line(
            operation=f"window: {rows}the slowest letter of “{WORD}” in the search box",
            prepare=room,
            ours=typed,
            limit=lambda _room: FELT,
            limit_name="what is felt",
            goal=1.0,
            sizes=SIZES,
        )
