"""Files of any length for benchmarks and tests: customers drawn fast, clean or as shops keep them."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Literal, TypeAlias

from samples import dirt, reach
from samples.companies import SIGNS, TRADES
from samples.people import MEN, SURNAMES, WOMEN, person
from samples.remarks import REMARKS
from samples.towns import TOWNS, Town, street, town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from samples.sheets import Cell, Row

Style: TypeAlias = Literal["easy", "shop"]

HEADER = (
    "Code", "Civilité", "Nom", "Prénom", "Société", "E-mail", "Téléphone", "Mobile", "Adresse", "Code postal", "Ville",
    "Pays", "Date de naissance", "Newsletter", "Note",
)  # fmt: skip
CODE, CIVILITY, LAST, FIRST, COMPANY, EMAIL, PHONE, MOBILE, ADDRESS, POSTCODE, TOWN, COUNTRY, BORN, NEWS, NOTE = range(
    15
)

NAMESAKES_FROM = len(SURNAMES) * len(WOMEN + MEN) * len(TOWNS)
"""Easy rows beyond this many repeat a name in a town; codes and e-mails never repeat."""

_FIRST_NAMES = tuple((name, reach.mailbox(name), "Mme") for name in WOMEN) + tuple(
    (name, reach.mailbox(name), "M.") for name in MEN
)
_LAST_NAMES = tuple((name, reach.mailbox(name)) for name in SURNAMES)
_STRIDE = 611_953
"""A prime, so that stepping by it visits every combination of names and town once."""
_NUMBERS = 10_000
_REMEMBERED = 5_000


def rows(count: int, *, seed: int = 1, style: Style = "easy") -> Iterator[Row]:
    """The header, then `count` rows.

    `easy`: every row somebody else, with a code, an e-mail, a postcode and a birthday. `shop`: namesakes, 40 % without
    e-mail, 15 % without postcode, numbers Excel turned into decimals, 3 % of rows typed twice. In both no two people
    share a telephone: the 60,000 numbers kept for fiction are spread evenly over the file, other rows have none.
    """
    rng = Random(f"{seed} {style}")
    yield list(HEADER)
    yield from _easy(rng, count) if style == "easy" else _shop(rng, count)


def write_csv(path: Path, count: int, style: Style = "easy", *, seed: int = 1) -> None:
    """Semicolons, UTF-8 with its mark and French dates, as Excel saves it in France."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for row in rows(count, seed=seed, style=style):
            writer.writerow([f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row])


def write_xlsx(path: Path, count: int, style: Style = "easy", *, seed: int = 1) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Clients")
    for row in rows(count, seed=seed, style=style):
        sheet.append(row)
    book.save(path)


def _easy(rng: Random, count: int) -> Iterator[Row]:
    start = rng.randrange(NAMESAKES_FROM)
    for index in range(count):
        rest, last_name = divmod((start + index * _STRIDE) % NAMESAKES_FROM, len(_LAST_NAMES))
        town_index, first_name = divmod(rest, len(_FIRST_NAMES))
        last, last_box = _LAST_NAMES[last_name]
        first, first_box, civility = _FIRST_NAMES[first_name]
        home = TOWNS[town_index]
        email = f"{first_box}.{last_box}.{index}@{reach.DOMAINS[index % 3]}"
        row = _row(rng, index, count, home)
        row[CIVILITY], row[LAST], row[FIRST], row[EMAIL] = civility, last, first, email
        row[BORN] = _birthday(rng)
        yield row


def _shop(rng: Random, count: int) -> Iterator[Row]:
    recent: list[Row] = []
    for index in range(count):
        if recent and rng.random() < 0.03:
            row = _typed_again(rng, rng.choice(recent), index)
        else:
            row = _spoiled(rng, index, count)
            if len(recent) < _REMEMBERED:
                recent.append(row)
            else:
                recent[index % _REMEMBERED] = row
        yield row


def _row(rng: Random, index: int, count: int, home: Town) -> Row:
    """What both styles share, in clean cells; names, e-mail and birthday are left to them."""
    row: Row = [None] * len(HEADER)
    row[CODE] = f"C{index + 1:07d}"
    row[COMPANY] = f"{rng.choice(TRADES)} {rng.choice(SIGNS)}" if rng.random() < 0.05 else None
    row[PHONE] = _number(reach.LANDLINES, index, count)
    row[MOBILE] = _number(reach.MOBILES, index, count)
    row[ADDRESS], row[POSTCODE], row[TOWN], row[COUNTRY] = street(rng), home.postcode, home.name, "France"
    row[NEWS] = "oui" if rng.random() < 0.4 else "non"
    row[NOTE] = rng.choice(REMARKS) if rng.random() < 0.1 else None
    return row


def _spoiled(rng: Random, index: int, count: int) -> Row:
    home, somebody = town(rng), person(rng)
    row = _row(rng, index, count, home)
    row[CIVILITY] = rng.choice(("Mme", "MME", None) if somebody.woman else ("M.", "Mr", None))
    row[LAST] = somebody.last.upper() if rng.random() < 0.6 else somebody.last
    row[FIRST] = somebody.first
    if rng.random() >= 0.4:
        row[EMAIL] = (
            f"{reach.mailbox(somebody.first)}.{reach.mailbox(somebody.last)}.{index}@{rng.choice(reach.DOMAINS)}"
        )
    row[PHONE], row[MOBILE] = _as_excel(rng, row[PHONE]), _as_excel(rng, row[MOBILE])
    row[POSTCODE] = None if rng.random() < 0.15 else _as_excel(rng, home.postcode)
    row[TOWN] = home.name.upper() if rng.random() < 0.3 else home.name
    row[BORN] = _spoiled_birthday(rng) if rng.random() < 0.6 else None
    return row


def _typed_again(rng: Random, known: Row, index: int) -> Row:
    """Somebody already in the file, under another code, with a slip in the name and a gap or two."""
    row = list(known)
    row[CODE] = f"C{index + 1:07d}"
    if rng.random() < 0.6:
        row[LAST] = dirt.typo(rng, str(row[LAST]))
    for column in rng.sample((CIVILITY, EMAIL, ADDRESS, POSTCODE, BORN, NOTE), 2):
        row[column] = None
    return row


def _number(prefixes: tuple[str, ...], index: int, count: int) -> str | None:
    """The index-th row's own number, when the stock, spread evenly, has one for it."""
    stock = _NUMBERS * len(prefixes)
    if count > stock:
        index, before = index * stock // count, (index - 1) * stock // count
        if index == before:
            return None
    prefix, end = prefixes[index // _NUMBERS], f"{index % _NUMBERS:04d}"
    return f"{prefix[:2]} {prefix[2:4]} {prefix[4:]} {end[:2]} {end[2:]}"


def _as_excel(rng: Random, text: Cell) -> Cell:
    """A decimal number that lost its zero two times in three."""
    if not isinstance(text, str) or rng.random() < 1 / 3:
        return text
    return float(text.replace(" ", ""))


def _birthday(rng: Random) -> date:
    return date(1940, 1, 1) + timedelta(days=rng.randrange(24_500))


def _spoiled_birthday(rng: Random) -> Cell:
    born = _birthday(rng)
    draw = rng.random()
    return born if draw < 0.6 else f"{born:%d/%m/%Y}" if draw < 0.85 else float(dirt.serial(born))
