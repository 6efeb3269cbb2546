"""Columns of a list, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable


class Identified(Protocol):
    """A row of a list: whatever has a number of its own."""

    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=Identified)


class Align(Enum):
    """Words to the left, figures to the right."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    CENTER = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Badge:
    """A status in a cell: icon, word and colour. `text` is ready to be read."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


DEFAULT_WIDTH: Final = 140


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """How one thing about a row is shown.

    `title` is a msgid, or shown as it is when `literal`; `text` is what is painted, copied and read aloud; `badge`
    paints a pill instead of it; `ground` colours the whole cell; `edit` gives the text an editor starts from (none: not
    edited in place). `sort` names the order the list can take by it. A column that is not `shown` waits in the column
    chooser; one that is `wide` waits there too while the list has no room for it.
    """

    key: str
    title: str
    text: Callable[[R], str]
    width: int = DEFAULT_WIDTH
    align: Align = Align.LEFT
    sort: str = ""
    badge: Callable[[R], Badge | None] | None = None
    ground: Callable[[R], Tone | None] | None = None
    tip: Callable[[R], str] | None = None
    edit: Callable[[R], str | None] | None = None
    strong: bool = False
    soft: bool = False
    shown: bool = True
    wide: bool = False
    literal: bool = False

    def heading(self) -> str:
        """The title as it is read."""
        return self.title if self.literal else _(self.title)


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of a list: a column's `sort`, up or down."""

    key: str
    descending: bool = False
