"""Days and names as one says them in the morning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from grc_desktop.core import i18n
from grc_desktop.core.i18n import N_, _, _n

_NEAR: Final = {-1: N_("Yesterday"), 0: N_("Today"), 1: N_("Tomorrow")}
_NAMED: Final = 3


def day_of_week(day: date) -> str:
    """``Samedi 21 novembre``, ``Dimanche 1er mars`` or ``Saturday 21 November``."""
    from babel.dates import format_date

    french = i18n.language() == "fr"
    shown = format_date(day, "EEEE d MMMM", locale="fr_FR" if french else "en_GB")
    shown = shown.replace(" 1 ", " 1er ", 1) if french else shown
    return shown[:1].upper() + shown[1:]


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
