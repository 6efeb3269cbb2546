"""Three years at the till: who came when, what went into the bag, what came back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from samples import season
from samples.clients import Habit
from samples.companies import Company
from samples.products import CATALOGUE, COMPANIONS, GIFT_BOX, TEAS, Product

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

    from samples.clients import Client

LINES = 8_000
SELLERS = ("Inès", "Bruno", "Mathilde")
_VISITS = {Habit.LOYAL: 20, Habit.REGULAR: 4, Habit.OCCASIONAL: 1, Habit.LAPSED: 5, Habit.GONE: 0}
"""Visits of a customer who was there the whole three years."""


@dataclass(frozen=True)
class Line:
    """One article on a ticket: unit price in cents, discount in percent; brought back when below zero."""

    product: Product
    quantity: int
    unit: int
    discount: int = 0

    @property
    def cents(self) -> int:
        return round(self.quantity * self.unit * (100 - self.discount) / 100)


@dataclass(frozen=True)
class Visit:
    """One ticket; `client` is None for somebody passing by."""

    day: date
    at: time
    client: Client | None
    seller: str
    lines: tuple[Line, ...]


def visits(rng: Random, clients: Sequence[Client]) -> list[Visit]:
    """All the tickets in the order of time: exactly `LINES` lines."""
    bought = [visit for client in clients for visit in _of_client(rng, client)]
    known = [*bought, *(back for visit in bought for back in _returns(rng, visit))]
    missing = LINES - sum(len(visit.lines) for visit in known)
    if missing < 0:
        raise ValueError(f"The customers alone fill {-missing} lines too many.")
    return sorted([*known, *_passers_by(rng, missing)], key=lambda visit: (visit.day, visit.at))


def spent(visits: Iterable[Visit]) -> Counter[str]:
    """Cents by customer number, returns taken off."""
    totals: Counter[str] = Counter()
    for visit in visits:
        if visit.client is not None:
            totals[visit.client.code_on(visit.day)] += sum(line.cents for line in visit.lines)
    return totals


def _of_client(rng: Random, client: Client) -> Iterator[Visit]:
    first, last = max(client.since, season.FIRST_SALE), season.LAST_DAY
    if client.habit is Habit.LAPSED:
        last = season.some_day(rng, first + timedelta(days=120), season.LAST_DAY - timedelta(days=250))
    share = (last - first).days / (season.LAST_DAY - season.FIRST_SALE).days
    count = round(_VISITS[client.habit] * share * (0.6 + 0.8 * rng.random()))
    days = [season.some_day(rng, first, last) for _ in range(count)]
    if client.since >= season.FIRST_SALE:
        days.append(client.since)
    for day in days:
        yield Visit(day, season.some_time(rng), client, rng.choices(SELLERS, (5, 3, 2))[0], _bag(rng, day, client))


def _passers_by(rng: Random, lines: int) -> Iterator[Visit]:
    while lines > 0:
        day = season.some_day(rng, season.FIRST_SALE, season.LAST_DAY)
        bag = _bag(rng, day, None)[:lines]
        lines -= len(bag)
        yield Visit(day, season.some_time(rng), None, rng.choices(SELLERS, (5, 3, 2))[0], bag)


def _bag(rng: Random, day: date, client: Client | None) -> tuple[Line, ...]:
    """What is bought together: a favourite tea often, and what goes with each article."""
    shelf = [product for product in CATALOGUE if product.sold_on(day)]
    chosen: dict[str, Product] = {}
    if client is not None and client.tea is not None and rng.random() < 0.6:
        chosen[client.tea.reference] = client.tea
    wanted = rng.choices((1, 2, 3, 4), (46, 34, 15, 5))[0]
    while len(chosen) < wanted:
        product = rng.choices(shelf, [product.popularity for product in shelf])[0]
        chosen[product.reference] = product
    for reference in tuple(chosen):
        for companion, chance in COMPANIONS.get(reference, ()):
            if rng.random() < chance:
                chosen[companion.reference] = companion
    if client is not None and isinstance(client.party, Company) and day.month == 12:
        chosen[GIFT_BOX.reference] = GIFT_BOX
    discount = _discount(rng, client)
    return tuple(
        Line(product, _quantity(rng, product, client), product.price(day), discount) for product in chosen.values()
    )


def _discount(rng: Random, client: Client | None) -> int:
    if client is None:
        return 0
    if "voisin" in client.tags or client.habit is Habit.LOYAL:
        return rng.choices((0, 5, 10), (70, 15, 15))[0]
    return rng.choices((0, 5, 10), (94, 4, 2))[0]


def _quantity(rng: Random, product: Product, client: Client | None) -> int:
    if product is GIFT_BOX and client is not None and isinstance(client.party, Company):
        return rng.randint(3, 15)
    if product in TEAS or product.family == "Douceur":
        return rng.choices((1, 2, 3, 4), (70, 21, 6, 3))[0]
    return 1


def _returns(rng: Random, visit: Visit) -> Iterator[Visit]:
    """What is brought back within three weeks, at what it was paid."""
    back = tuple(
        replace(line, quantity=-1 if rng.random() < 0.8 else -line.quantity)
        for line in visit.lines
        if rng.random() < line.product.returned
    )
    latest = min(visit.day + timedelta(days=21), season.LAST_DAY)
    if back and any(season.is_open(visit.day + timedelta(days=gap)) for gap in range(2, (latest - visit.day).days + 1)):
        day = season.some_day(rng, visit.day + timedelta(days=2), latest)
        yield Visit(day, season.some_time(rng), visit.client, rng.choice(SELLERS), back)
