"""The sheet *Ventes*: the till's lines, as copied month after month into the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples import dirt
from samples.naming import name_cell, tidy_name
from samples.people import person
from samples.sheets import Cell, Column, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from samples.sales import Line, Visit

COLUMNS = (
    Column("Date", 12),
    Column("Heure", 8),
    Column("N° ticket", 12),
    Column("N° client", 10),
    Column("Client", 28),
    Column("Réf.", 9),
    Column("Article", 30),
    Column("Qté", 6),
    Column("PU TTC", 10),
    Column("Remise", 8),
    Column("Total TTC", 11),
    Column("Vendeur", 10),
)


def sales_sheet(rng: Random, visits: Sequence[Visit]) -> Sheet:
    rows: list[Row] = []
    for number, visit in enumerate(visits, start=1):
        ticket = f"{visit.day:%y}-{number:05d}"
        day, (code, name) = _day(rng, visit.day), _customer(rng, visit)
        rows += [[day, visit.at, ticket, code, name, *_article(rng, line), visit.seller] for line in visit.lines]
    return Sheet("Ventes", COLUMNS, tuple(rows), colour="F2E3C6")


def _day(rng: Random, day: date) -> Cell:
    return dirt.cell(rng, {day: 95, f"{day:%d/%m/%Y}": 4, f"{day:%d/%m/%y}": 1})


def _customer(rng: Random, visit: Visit) -> tuple[Cell, Cell]:
    """Number and name: both, one, or somebody the file does not know."""
    client = visit.client
    if client is None:
        if rng.random() < 0.1:
            return None, name_cell(rng, person(rng))
        return None, dirt.pick(rng, {None: 70, "client de passage": 20, "comptoir": 10})
    code = dirt.code_cell(rng, client.code_on(visit.day))
    match dirt.pick(rng, {"both": 50, "code": 36, "name": 12, "lost": 2}):
        case "both":
            return code, tidy_name(client.party)
        case "code":
            return code, None
        case "name":
            return None, name_cell(rng, client.party)
        case _:
            return f"C{rng.randint(5000, 9999)}", None


def _article(rng: Random, line: Line) -> Row:
    product = line.product
    name = dirt.pick(rng, {product.name: 96, product.name.upper(): 2, f"{product.name} ": 2})
    return [
        product.reference if rng.random() < 0.97 else None,
        name,
        line.quantity,
        line.unit / 100,
        dirt.cell(rng, {line.discount / 100: 85, f"{line.discount} %": 15}) if line.discount else None,
        _amount(rng, line.cents),
    ]


def _amount(rng: Random, cents: int) -> Cell:
    return dirt.cell(rng, {cents / 100: 96, f"{dirt.french_number(cents, dirt.NO_BREAK)}{dirt.NO_BREAK}€": 4})
