"""A table of a million rows: a jump anywhere, its rows read and painted, against repainting what is already there."""

from __future__ import annotations

import os
import random
import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QAbstractItemView, QApplication

from bench.harness import Line
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.table.columns import Align, Badge, Column
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.kit.work import Work

TIMES = 60


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    town: str
    points: int


COLUMNS: tuple[Column[Person], ...] = (
    Column("name", "Name", lambda person: person.name, 180, strong=True),
    Column("town", "Town", lambda person: person.town, soft=True),
    Column("stage", "Stage", lambda _person: "Loyal", badge=lambda _person: Badge("Loyal", Tone.OK, "check")),
    Column("points", "Points", lambda person: str(person.points), align=Align.RIGHT),
)


def people(ids: Sequence[int]) -> list[Person]:
    return [Person(id_, f"Lefèvre Éloïse {id_}", "Lyon 3e", id_ % 3000) for id_ in ids]


class Screen:
    """A table in a window of 1366 × 768, without a screen."""

    def __init__(self, size: int) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self.app = QApplication.instance() or QApplication([])
        assert isinstance(self.app, QApplication)
        theme.apply(self.app, theme.load("light"))
        self.size = size
        self.work = Work()
        self.table = Table(self.work, COLUMNS, people)
        self.table.resize(1366, 768)
        self.table.show()
        self.table.show_ids(array("q", range(1, size + 1)))
        self.settle()

    def settle(self) -> None:
        """Let the rows that are seen be read and painted."""
        row = max(self.table.view.rowAt(0), 0)
        while self.table.rows.known(row) is None:
            self.table.view.viewport().repaint()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        QApplication.processEvents()

    def jump(self, row: int) -> None:
        """Show another place of the list at once, as dragging the scroll bar does."""
        self.table.view.scrollTo(self.table.rows.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self.table.view.viewport().repaint()

    def repaint(self) -> None:
        self.table.view.viewport().repaint()


def timed(screen: Screen, act: Callable[[int], None]) -> float:
    """The median of `act` on random rows; what it leaves to be read is read between, off the clock."""
    dice = random.Random(1)
    spent = []
    for _time in range(TIMES):
        row = dice.randrange(screen.size - 100)
        begun = time.perf_counter()
        act(row)
        spent.append(time.perf_counter() - begun)
        screen.settle()
    screen.work.finish()
    return median(spent)


def screen(size: int, _folder: Path) -> Screen:
    return Screen(size)


def jumps(shown: Screen) -> float:
    """Until the rows of another place are painted themselves, not pale bars."""

    def jump(row: int) -> None:
        shown.jump(row)
        while shown.table.rows.known(row) is None:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        QApplication.processEvents()

    return timed(shown, jump)


def repaints(shown: Screen) -> float:
    return timed(shown, lambda _row: shown.repaint())


def lines() -> Iterable[Line[Any]]:
    yield Line(
        operation="table: jump anywhere, read and painted",
        prepare=screen,
        ours=jumps,
        limit=repaints,
        limit_name="one repaint",
        goal=2.0,
        sizes=(10_000, 1_000_000),
    )
