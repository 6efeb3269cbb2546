"""What an open base brings to the window, in the window's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.core.progress import Progress
    from grc_desktop.services.history.types import Undone
    from grc_desktop.ui.kit.actions import Action
    from grc_desktop.ui.kit.page import Page
    from grc_desktop.ui.shell.outline import Line
    from grc_desktop.ui.shell.refresh import Watched


@dataclass(frozen=True, slots=True)
class Match:
    """A customer found: `name` in front, what tells them apart behind."""

    id: int
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """How much waits in a room: `count` is called in the background, again when a table it `watches` changed."""

    count: Callable[[], int]
    watches: frozenset[str]


@dataclass(frozen=True, slots=True)
class Creation:
    """Something new that can be begun from anywhere: `begin` begins it on the room's page, with what was typed."""

    action: Action
    begin: Callable[[Page, str], object]


@dataclass(frozen=True, slots=True)
class Room:
    """A line of the sidebar, and what `make`s its page at its first visit, in the widget that holds it.

    `creates` is what + offers of this room; `offers` are actions of its page the palette knows before the page is made.
    """

    line: Line
    make: Callable[[QWidget], Page]
    badge: Badge | None = None
    creates: tuple[Creation, ...] = ()
    offers: tuple[Action, ...] = ()

    @property
    def key(self) -> str:
        return self.line.key


@dataclass(frozen=True, slots=True)
class House:
    """`find`, `recall`, `count`, `shop`, `ailments`, `tidy`, `undo` and `load` are called in the background.

    `find` answers who matches a text, best first; `recall` the customers of these ids, without those that are gone.
    `ailments` says what is wrong with the base itself, nothing for a sound one; `tidy` then empties the bin of what
    has been there too long. `undo` takes back the last action of this session; None when there is none. `load` loads
    what will be needed later: it is called once the start is over.
    """

    path: Path
    rooms: tuple[Room, ...]
    database: Watched
    find: Callable[[str], Sequence[Match]]
    recall: Callable[[Sequence[int]], Sequence[Match]]
    count: Callable[[], int]
    shop: Callable[[], str]
    ailments: Callable[[Progress], Sequence[str]]
    tidy: Callable[[], object]
    undo: Callable[[Progress], Undone | None]
    load: Callable[[], object] = lambda: None
    sample: bool = False
