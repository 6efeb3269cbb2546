"""What the morning's figures and lines look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _, _n
from grc_desktop.ui.kit.figures import Figure
from grc_desktop.ui.kit.lines import Line
from grc_desktop.ui.kit.table.columns import Badge
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from grc_desktop.services.today.types import Figures, Offer, Overview, TodayLine


def customers(seen: Figures) -> Figure:
    """How many customers, and how many came each month."""
    added = sum(seen.added)
    course = ", ".join(map(shown.number, seen.added))
    return Figure(
        shown.number(seen.customers),
        explanation=_n("{n} new in twelve months", "{n} new in twelve months", added).format(n=shown.number(added)),
        series=seen.added,
        course=_("New month by month: {numbers}").format(numbers=course),
    )


def this_month(seen: Figures) -> Figure:
    """How many were added since the first of the month, against the whole month before."""
    *_before, last, now = seen.added
    change = now - last
    told = f"{'+' if change > 0 else '−'}{shown.number(abs(change))}"
    before = _n("{n} last month", "{n} last month", last)
    return Figure(
        shown.number(now),
        Badge(told, Tone.OK if change > 0 else Tone.NEUTRAL) if change and last else None,
        before.format(n=shown.number(last)) if last else _("None last month"),
    )


def reachable(seen: Figures) -> Figure:
    """The share that can be called or written to."""
    told = _("{n} of {total} have a phone or an e-mail")
    return Figure(
        shown.percent(seen.reachable / max(seen.customers, 1)),
        explanation=told.format(n=shown.number(seen.reachable), total=shown.number(seen.customers)),
    )


def condition(seen: Overview) -> tuple[Badge, str]:
    """How the base is, and what more there is to say of it."""
    base, figures = seen.condition, seen.figures
    parts = [shown.size(base.size)]
    if base.imported is not None:
        parts.append(_("last import on {day}").format(day=shown.day(base.imported.astimezone().date())))
    share = shown.percent(figures.complete / max(figures.customers, 1))
    parts.append(_("{share} of records complete").format(share=share))
    said = " · ".join(parts)
    if base.ailments is None:
        return Badge(_("The base is being looked at"), Tone.NEUTRAL, "heartbeat"), said
    if base.ailments:
        return Badge(_("The base is damaged"), Tone.BAD, "warning-circle"), said
    return Badge(_("The base is sound"), Tone.OK, "shield-check"), said


def line(told: TodayLine, follow: Callable[[Offer], object]) -> Line:
    """A line of the morning on the screen."""
    offer = told.offer
    return Line(
        told.text,
        told.icon,
        told.detail,
        told.group,
        offer.words if offer else "",
        (lambda: follow(offer)) if offer else None,
        Tone.WARNING if told.pressing else Tone.NEUTRAL,
    )
