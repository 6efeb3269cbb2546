"""What an open base brings to the window, in the window's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.core.progress import Progress
    from grc_desktop.services.history.types import Undone
    from grc_desktop.ui.kit.page import Room
    from grc_desktop.ui.shell.refresh import Watched
    from grc_desktop.ui.shell.search import Find


@dataclass(frozen=True, slots=True)
class House:
    """`find`, `count`, `shop`, `ailments`, `tidy` and `undo` are called in the background.

    `ailments` says what is wrong with the base itself, nothing for a sound one; `tidy` then empties the bin of what
    has been there too long. `undo` takes back the last action of this session; None when there is none.
    """

    path: Path
    rooms: tuple[Room, ...]
    database: Watched
    find: Find
    count: Callable[[], int]
    shop: Callable[[], str]
    ailments: Callable[[Progress], Sequence[str]]
    tidy: Callable[[], object]
    undo: Callable[[Progress], Undone | None]
    sample: bool = False
