"""The columns of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.history.words import counts
from grc_desktop.ui.kit.table.columns import Badge, Column
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from grc_desktop.services.history.types import Entry

UNDONE: Final = N_("Undone")


def state(entry: Entry) -> Badge | None:
    """Whether the action still stands; nothing is said of one that does."""
    if entry.undone:
        return Badge(_(UNDONE), Tone.NEUTRAL, "arrow-counter-clockwise")
    return None


COLUMNS: Final[tuple[Column[Entry], ...]] = (
    Column("at", N_("When"), lambda entry: shown.moment(entry.at), width=160, soft=True),
    Column("title", N_("What"), lambda entry: entry.title, width=270, strong=True),
    Column("counts", N_("Customers"), counts, width=120, wide=True),
    Column("who", N_("Who"), lambda entry: entry.who, width=80, soft=True, wide=True),
    Column("state", N_("State"), lambda entry: _(UNDONE) if entry.undone else "", width=110, badge=state),
)
