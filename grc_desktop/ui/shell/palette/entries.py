"""What the palette offers: lines with something to do, in groups, the best fit first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.shell.palette.ranking import score

CUSTOMERS: Final = N_("Customers")
ROOMS: Final = N_("Pages")
ACTIONS: Final = N_("Actions")
RECENT: Final = N_("Recent")
CREATE: Final = N_("Create customer “{text}”")
_FOUND_OTHERWISE: Final = 65.0
"""How well a customer fits who was found by something else than the name: less than a word that begins so."""
_BEST_ACTIONS: Final = 6
_SURE: Final = 40.0
"""Below, a fit is a guess; guesses are not shown where something fits surely."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: texts ready to be read, `keys` that do the same, other `words` it is found by, and what `do` does.

    `detail` says where it lives, or what tells a customer from another; `below` puts it under the title.
    """

    title: str
    do: Callable[[], object]
    icon: str = ""
    detail: str = ""
    keys: str = ""
    words: str = ""
    below: bool = False

    def fits(self, typed: str) -> float:
        """How well `typed` fits, 0 to 100."""
        return score(typed, self.title, self.words)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a title, ready to be read; empty for what needs none."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """All there is to choose from, without the customers."""

    rooms: tuple[Entry, ...] = ()
    actions: tuple[Entry, ...] = ()


def beginning(offer: Offer, recent: Sequence[Entry]) -> list[Group]:
    """What to show before anything is typed."""
    return _groups((_(RECENT), recent), (_(ACTIONS), offer.actions[:_BEST_ACTIONS]), (_(ROOMS), offer.rooms))


def matching(typed: str, offer: Offer, customers: Sequence[Entry], create: Entry | None) -> list[Group]:
    """What fits `typed`, the group with the best fit first; `create`, if any, comes last."""
    people = [(max(entry.fits(typed), _FOUND_OTHERWISE), entry) for entry in customers]
    kinds = [
        (_(CUSTOMERS), people),
        (_(ROOMS), _ranked(typed, offer.rooms)),
        (_(ACTIONS), _ranked(typed, offer.actions)[:_BEST_ACTIONS]),
    ]
    best = max((fit for _title, ranked in kinds for fit, _entry in ranked), default=0.0)
    least = _SURE if best >= _SURE else 0.0
    kinds.sort(key=lambda kind: -max((fit for fit, _entry in kind[1]), default=0.0))
    shown = [(title, [entry for fit, entry in ranked if fit >= least]) for title, ranked in kinds]
    return _groups(*shown, ("", (create,) if create else ()))


def _ranked(typed: str, entries: Iterable[Entry]) -> list[tuple[float, Entry]]:
    fits = [(entry.fits(typed), entry) for entry in entries]
    return sorted((pair for pair in fits if pair[0]), key=lambda pair: -pair[0])


def _groups(*groups: tuple[str, Sequence[Entry]]) -> list[Group]:
    return [Group(title, tuple(entries)) for title, entries in groups if entries]
