"""The words of the morning: figures, lines that each say one thing, and who brings them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Column(StrEnum):
    """Where a line is read."""

    HAPPENED = "happened"
    CHECK = "check"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Offer:
    """What one can do about a line, in one or two `words`.

    Either go to a `room`, at the place `state` tells, or take back the entry `undoes` of the history.
    """

    words: str
    room: str = ""
    state: Mapping[str, object] = field(default_factory=dict)
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One thing worth telling, in the language in force.

    `icon`: its name in the family of the window. `group`: the heading it stands under, the same as that of the line
    before or a new one. `pressing`: somebody waits for it.
    """

    text: str
    icon: str
    detail: str = ""
    group: str = ""
    offer: Offer | None = None
    pressing: bool = False


class Source(Protocol):
    """Brings the lines of one subject. A room that has something to say of the day declares its own."""

    @property
    def key(self) -> str:
        """What tells this source from the others."""

    @property
    def column(self) -> Column:
        """Where its lines are read."""

    def lines(self, now: datetime) -> Sequence[TodayLine]:
        """What there is to say at the moment `now` (aware), the most important first; called in the background."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many customers, bin left out.

    `added`: how many came in each of the last twelve calendar months that are over and in the one that runs, oldest
    first: by the day the shop noted, else by the day they were added, one by one. `reachable`: those with a phone or an
    e-mail. `complete`: those with a postal address besides.
    """

    customers: int
    added: tuple[int, ...]
    reachable: int
    complete: int


@dataclass(frozen=True, slots=True)
class Condition:
    """How the base itself is: `ailments` None while nobody has looked, empty when it is sound; `size` in bytes."""

    ailments: tuple[str, ...] | None
    size: int
    imported: datetime | None
    file: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands over and under the lines. `day` is said in words: ``Samedi 21 novembre``."""

    day: str
    figures: Figures
    condition: Condition


Columns = Mapping[Column, tuple[TodayLine, ...]]
