"""The sheet *SAV*: what broke, leaked or was swapped, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from samples import dirt, season
from samples.naming import name_cell
from samples.people import person
from samples.remarks import FAULTS, SOLUTIONS
from samples.sales import SELLERS
from samples.sheets import Cell, Column, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from samples.clients import Client
    from samples.products import Product
    from samples.sales import Visit

COLUMNS = (
    Column("N° SAV", 9),
    Column("Reçu le", 12),
    Column("N° cli.", 9),
    Column("Client", 28),
    Column("Téléphone", 18),
    Column("Article", 30),
    Column("Problème", 34),
    Column("Statut", 16),
    Column("Clos le", 12),
    Column("Solution", 30),
    Column("Satisfaction /5", 14),
    Column("Suivi par", 11),
)
FAULTY = "B-ZEPH"
_BREAKS = {"Bouilloire": 0.14, "Théière": 0.11, "Tasse": 0.03, "Thé": 0.005}


@dataclass(frozen=True)
class Ticket:
    """A complaint; `closed` is None while it waits."""

    received: date
    client: Client | None
    product: Product
    closed: date | None


def after_sales_sheet(rng: Random, visits: Sequence[Visit]) -> Sheet:
    found = [ticket for visit in visits for ticket in _tickets(rng, visit)]
    found.sort(key=lambda ticket: ticket.received)
    rows = [_row(rng, number, ticket) for number, ticket in enumerate(found, start=1)]
    return Sheet("SAV", COLUMNS, tuple(rows), titles=("SAV boutique (cahier repris sur Excel)",), colour="F4D9D0")


def _tickets(rng: Random, visit: Visit) -> Iterator[Ticket]:
    """Complaints born of one visit; the faulty kettle comes back a second time now and then."""
    for line in visit.lines:
        chance = 0.5 if line.product.reference == FAULTY else _BREAKS.get(line.product.family, 0)
        if line.quantity < 0 or rng.random() >= chance:
            continue
        received = visit.day
        for _ in range(3):
            received = _open_day_after(rng, received)
            if received > season.LAST_DAY:
                break
            yield Ticket(received, visit.client, line.product, _closing(rng, received))
            if line.product.reference != FAULTY or rng.random() > 0.28:
                break


def _open_day_after(rng: Random, day: date) -> date:
    later = day + timedelta(days=rng.randint(3, 75))
    while not season.is_open(later):
        later += timedelta(days=1)
    return later


def _closing(rng: Random, received: date) -> date | None:
    closed = received + timedelta(days=round(1 + 24 * rng.random() ** 2))
    return closed if closed <= season.LAST_DAY and rng.random() < 0.96 else None


def _row(rng: Random, number: int, ticket: Ticket) -> Row:
    faults, weights = zip(*FAULTS[ticket.product.family], strict=True)
    done = ticket.closed is not None
    code, name, phone = _customer(rng, ticket)
    article = ticket.product.name
    return [
        f"SAV{number:03d}",
        dirt.day_cell(rng, ticket.received),
        code,
        name,
        phone,
        dirt.pick(rng, {article: 80, article.split(" ")[0]: 8, article.lower(): 12}),
        rng.choices(faults, weights)[0],
        dirt.pick(rng, {"résolu": 50, "Résolu": 20, "clos": 25, "OK": 5})
        if done
        else dirt.pick(rng, {"en cours": 40, "attente pièce": 25, "chez fournisseur": 20, "attend réponse client": 15}),
        ticket.closed,
        rng.choice(SOLUTIONS[ticket.product.family]) if done else None,
        _satisfaction(rng, ticket) if done else None,
        rng.choice(SELLERS),
    ]


def _customer(rng: Random, ticket: Ticket) -> tuple[Cell, Cell, Cell]:
    client = ticket.client
    if client is None:
        return None, name_cell(rng, person(rng)), None
    phone = dirt.phones_cell(rng, client.phones[:1]) if rng.random() < 0.4 else None
    match dirt.pick(rng, {"code": 35, "both": 40, "name": 25}):
        case "code":
            return dirt.code_cell(rng, client.code_on(ticket.received)), None, phone
        case "both":
            return dirt.code_cell(rng, client.code_on(ticket.received)), name_cell(rng, client.party), phone
        case _:
            return None, name_cell(rng, client.party), phone


def _satisfaction(rng: Random, ticket: Ticket) -> Cell:
    """Out of five, lower when it took long; asked one time in two."""
    waited = (ticket.closed - ticket.received).days if ticket.closed else 0
    if rng.random() < 0.5:
        return None
    return rng.choices((1, 2, 3, 4, 5), (10, 15, 25, 30, 20) if waited > 10 else (2, 3, 10, 35, 50))[0]
