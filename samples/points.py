"""The sheet *Points*: what each card holds on the day the workbook is left, one point for each euro of two years."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from samples import dirt, season
from samples.naming import name_cell, tidy_name
from samples.people import person
from samples.sheets import Cell, Column, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from samples.clients import Client
    from samples.sales import Visit

COLUMNS = (
    Column("Carte", 12),
    Column("N° cli.", 9),
    Column("Nom", 28),
    Column("Points au 31/10", 15),
    Column("Dernier passage", 15),
    Column("Obs.", 26),
)
STRANGERS = 14


def points_sheet(rng: Random, visits: Sequence[Visit]) -> Sheet:
    earned: Counter[str] = Counter()
    latest: dict[str, date] = {}
    holders: dict[str, Client] = {}
    for visit in visits:
        if visit.client is not None:
            code = visit.client.code_on(visit.day)
            holders[code], latest[code] = visit.client, visit.day
            if visit.day > season.LAST_DAY - timedelta(days=730):
                earned[code] += sum(line.cents for line in visit.lines) // 100
    carried = sorted(code for code in holders if rng.random() < 0.85)
    rows = [_row(rng, code, holders[code], earned[code], latest[code]) for code in carried]
    for _ in range(STRANGERS):
        rows.insert(rng.randrange(len(rows)), _stranger(rng))
    return Sheet("Points", COLUMNS, tuple(rows), titles=("Points fidélité - soldes au 31/10/2026", ""), colour="E6DCEB")


def _row(rng: Random, code: str, client: Client, points: int, latest: date) -> Row:
    used = rng.choice((100, 200, 300)) if points > 300 and rng.random() < 0.5 else 0
    balance = points - used
    shapes: dict[Cell, float] = {balance: 90, f"{balance} pts": 6, f"{balance}": 4}
    return [
        _card(rng),
        dirt.code_cell(rng, code) if rng.random() < 0.9 else None,
        tidy_name(client.party) if rng.random() < 0.7 else name_cell(rng, client.party),
        dirt.pick(rng, shapes),
        dirt.day_cell(rng, latest),
        dirt.pick(rng, {None: 94, "carte perdue": 3, "bon de 5 € en cours": 2, "à vérifier": 1}),
    ]


def _stranger(rng: Random) -> Row:
    return [_card(rng), None, name_cell(rng, person(rng)), rng.randint(5, 180), None, "pas dans le fichier ?"]


def _card(rng: Random) -> str:
    return f"2900 {rng.randrange(10_000):04d}"
