"""How a reader fills a record: what is kept of a text, what is put aside when two columns fill one field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.reading.types import Cell
from grc_desktop.services.importing.records import Aside, Record, Value, same

Put = Callable[[Record, Cell, Aside], None]
OTHER_COLUMN: Final = Kind(
    "other_column", N_("Another column fills this already: “{value}” is kept beside it."), N_("Keep the right one.")
)
_MEMORY: Final = 50_000  # texts remembered per column


def remember(memory: dict[Cell, Any], cell: Cell, understand: Callable[[str], Any]) -> Any:
    """What is understood of the text of `cell`, kept in `memory` while there is room."""
    understood = understand(text_of(cell))
    if len(memory) < _MEMORY:
        memory[cell] = understood
    return understood


def give(record: Record, field: str, value: Value, aside: Aside) -> None:
    """Fill a field of the contact's own; what a second column says otherwise is put aside."""
    held = record.values.setdefault(field, value)
    if held is not value and not same(held, value):
        other_column(field, str(value), aside)


def other_column(field: str, text: str, aside: Aside) -> None:
    aside.problems.append((Problem(OTHER_COLUMN, field, {"value": text}), text))
