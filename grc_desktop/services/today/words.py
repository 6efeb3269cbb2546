"""Days and names as one says them in the morning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from grc_desktop.core import i18n
from grc_desktop.core.i18n import N_, _, _n

_NEAR: Final = {-1: N_("Yesterday"), 0: N_("Today"), 1: N_("Tomorrow")}
_NAMED: Final = 3
_NAMES: Final = {
    "fr": (
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
         "décembre"),
    ),
    "en": (
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December"),
    ),
}  # fmt: skip
"""As Unicode's CLDR has them; written here because loading it takes longer than all the rest of the morning."""


def day_of_week(day: date) -> str:
    """``Samedi 21 novembre``, ``Dimanche 1er mars`` or ``Saturday 21 November``."""
    weekdays, months = _NAMES[i18n.language()]
    number = "1er" if day.day == 1 and i18n.language() == "fr" else day.day
    return f"{weekdays[day.weekday()].capitalize()} {number} {months[day.month - 1]}"


def heading(day: date, today: date) -> str:
    """`day` as the heading of what belongs to it."""
    near = _NEAR.get((day - today).days)
    return _(near) if near else day_of_week(day)


def listed(names: Sequence[str]) -> str:
    """The first of `names`, and how many more there are."""
    shown, more = list(names[:_NAMED]), len(names) - _NAMED
    if more > 0:
        shown.append(_n("{n} more", "{n} more", more).format(n=more))
    return ", ".join(shown)
