"""The sheet *Notes*: dated words about customers, in no particular shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples import dirt, season
from samples.naming import name_cell, tidy_name
from samples.people import person
from samples.remarks import CONVERSATIONS
from samples.sales import SELLERS
from samples.sheets import Cell, Column, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from samples.clients import Client

COLUMNS = (Column("Date", 13), Column("Qui", 30), Column("Par", 10), Column("Comment", 10), Column("Note", 70))
NOTES = 420


def notes_sheet(rng: Random, clients: Sequence[Client]) -> Sheet:
    noted = []
    for _ in range(NOTES):
        client = rng.choice(clients)
        noted.append((season.some_day(rng, max(client.since, season.FIRST_SALE), season.LAST_DAY), client))
    noted.sort(key=lambda entry: entry[0])
    rows = tuple(_row(rng, day, client) for day, client in noted)
    return Sheet("Notes", COLUMNS, rows, colour="FFF2B3")


def _row(rng: Random, day: date, client: Client) -> Row:
    kind = dirt.pick(rng, {"appel": 35, "visite": 30, "mail": 12, "SMS": 8, "note": 15})
    words = rng.choice(CONVERSATIONS[kind])
    shown = dirt.pick(rng, {kind: 70, kind.capitalize(): 15, None: 10, "tél" if kind == "appel" else kind.upper(): 5})
    return [dirt.day_cell(rng, day), _who(rng, client, day), rng.choice((*SELLERS, None)), shown, words]


def _who(rng: Random, client: Client, day: date) -> Cell:
    code = client.code_on(day)
    match dirt.pick(rng, {"code": 35, "name": 30, "both": 27, "stranger": 8}):
        case "code":
            return dirt.code_cell(rng, code)
        case "name":
            return name_cell(rng, client.party)
        case "both":
            return f"{code} {tidy_name(client.party)}"
        case _:
            return name_cell(rng, person(rng))
