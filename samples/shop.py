"""The whole shop from one seed: five sheets that agree with each other."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from samples import season
from samples.after_sales import after_sales_sheet
from samples.clients import Habit, clients
from samples.clients_sheet import clients_sheet
from samples.notes import notes_sheet
from samples.points import points_sheet
from samples.sales import spent, visits
from samples.sales_sheet import sales_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samples.clients import Client
    from samples.sheets import Sheet

SEED = 2016
_EUROS_A_YEAR = {Habit.LOYAL: 260, Habit.REGULAR: 70, Habit.OCCASIONAL: 22, Habit.LAPSED: 110, Habit.GONE: 45}


def sheets(seed: int = SEED) -> tuple[Sheet, ...]:
    """The sheets in the order of the workbook; each draws from a stream of its own."""

    def stream(name: str) -> Random:
        return Random(f"{seed} {name}")

    people = clients(stream("people"))
    sold = visits(stream("sales"), people)
    lifetime = spent(sold) + _before_the_till(stream("before"), people)
    return (
        clients_sheet(stream("clients sheet"), people, lifetime),
        sales_sheet(stream("sales sheet"), sold),
        points_sheet(stream("points"), sold),
        after_sales_sheet(stream("after sales"), sold),
        notes_sheet(stream("notes"), people),
    )


def _before_the_till(rng: Random, people: Sequence[Client]) -> Counter[str]:
    """Cents by customer number for the years of which only a sum was kept."""
    earlier: Counter[str] = Counter()
    for client in people:
        years = (season.FIRST_SALE - client.since).days / 365
        if years > 0:
            earlier[client.code] = (
                round(years * _EUROS_A_YEAR[client.habit] * (0.3 + 1.4 * rng.random()) * 100) // 10 * 10
            )
    return earlier
