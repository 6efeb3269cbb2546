"""What happened and what came of taking it back, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grc_desktop.services.history.types import Entry, Undone

NOTHING_LEFT: Final = N_("Nothing was left to undo.")
_COUNTED: Final = "contacts"


def outcome(undone: Undone) -> str:
    """What an undo did, in its three buckets; those that are empty are not told."""
    buckets = (
        (undone.restored, _n("{n} put back as before", "{n} put back as before", undone.restored)),
        (undone.kept, _n("{n} kept, changed since", "{n} kept, changed since", undone.kept)),
        (undone.impossible, _n("{n} could not be undone", "{n} could not be undone", undone.impossible)),
    )
    told = [words.format(n=shown.number(number)) for number, words in buckets if number]
    return _("Undone: {what}.").format(what=", ".join(told)) if told else _(NOTHING_LEFT)


def counts(entry: Entry) -> str:
    """What an action touched: ``966 added, 25 changed``."""
    rows = entry.counts.get(_COUNTED) or _sum(entry.counts)
    told = (
        (rows.get("I", 0), _n("{n} added", "{n} added", rows.get("I", 0))),
        (rows.get("U", 0), _n("{n} changed", "{n} changed", rows.get("U", 0))),
        (rows.get("D", 0), _n("{n} removed", "{n} removed", rows.get("D", 0))),
    )
    return ", ".join(words.format(n=shown.number(number)) for number, words in told if number)


def _sum(counted: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    return {verb: sum(rows.get(verb, 0) for rows in counted.values()) for verb in "IUD"}
