"""The sheet *Clients*: the customers as ten years of hands typed them, with doubles, gaps and a total at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from samples import dirt, season
from samples.clients import Habit
from samples.companies import Company
from samples.naming import name_cell, surname_of
from samples.people import Person
from samples.reach import without_accents
from samples.sheets import Column, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from samples.clients import Client
    from samples.sheets import Cell

ROWS = 1_200
COLUMNS = (
    Column("N° cli.", 8),
    Column("Nom et prénom", 30),
    Column("Société", 22),
    Column("Tél fixe / portable", 27),
    Column("Courriel", 32),
    Column("Adresse", 30),
    Column("C.P.", 8),
    Column("Ville", 20),
    Column("Né(e) le", 13),
    Column("Client depuis", 13),
    Column("CA total", 13),
    Column("Newsletter", 11),
    Column("Catégorie", 20),
    Column("Thé préféré", 20),
    Column("Tasse (cl)", 9),
    Column("SIRET", 18),
    Column("Ancien n°", 10, hidden=True),
    Column("Remarques", 44),
    Column("Statut", 12),
)
CODE, NAME, COMPANY, PHONES, EMAIL, ADDRESS, POSTCODE, TOWN, BORN = range(9)
SINCE, SPENT, NEWS, TAGS, TEA, CUP, SIRET, OLD_CODE, REMARK, STAGE = range(9, 19)
NEWCOMER = timedelta(days=120)
LOYAL_CENTS = 250_00
BANDS = (("Client", 3), ("Coordonnées", 5), ("Suivi", 5), ("Divers", 6))
TITLES = ("MAISON TILLEUL  -  FICHIER CLIENTS", "à jour au 31/10/2026 (Inès) - NE PAS TRIER !!")


@dataclass(frozen=True)
class Place:
    """Where a customer lives, as typed in three columns or in one."""

    address: Cell
    postcode: Cell
    town: Cell


def clients_sheet(rng: Random, clients: Sequence[Client], spent: Mapping[str, int]) -> Sheet:
    """`spent` gives what was bought under each customer number, in cents."""
    typed: list[tuple[str, Row]] = []
    for client in clients:
        typed.append((client.code, _row(rng, client, spent.get(client.code, 0))))
        if client.second_code:
            typed.append((client.second_code, _retyped(rng, client, spent.get(client.second_code, 0))))
    rows = [row for _, row in sorted(typed, key=lambda entry: entry[0])]
    _forget_some_codes(rng, rows)
    _copy_some_rows(rng, rows, ROWS - len(rows))
    total = sum(spent.values())
    return Sheet("Clients", COLUMNS, tuple(_as_left(rng, rows, total)), TITLES, BANDS)


def _row(rng: Random, client: Client, cents: int) -> Row:
    name, company, siret = _names(rng, client)
    place = _place(rng, client)
    tags = rng.choices((", ", ",", " ; "), (75, 20, 5))[0].join(client.tags)
    return [
        client.code,
        name,
        company,
        dirt.phones_cell(rng, client.phones),
        dirt.email_cell(rng, client.email),
        place.address,
        place.postcode,
        place.town,
        dirt.birthday_cell(rng, client.born),
        dirt.day_cell(rng, client.since),
        dirt.money_cell(rng, cents),
        dirt.newsletter_cell(rng, client.newsletter),
        tags or None,
        _tea(rng, client),
        client.cup,
        siret,
        rng.randint(100, 999) if client.since.year < 2018 else None,
        client.remark,
        _stage(client, cents),
    ]


def _retyped(rng: Random, client: Client, cents: int) -> Row:
    """The same customer typed anew by someone else: a slip in the name, other spellings, fewer cells."""
    row = _row(rng, client, cents)
    surname = surname_of(client.party)
    slip = dirt.typo(rng, surname)
    first = f" {client.party.first}" if isinstance(client.party, Person) else ""
    row[CODE] = client.second_code
    other_slip = dirt.typo(rng, surname).upper()
    row[NAME] = rng.choice((f"{slip}{first}", f"{other_slip}{first}", name_cell(rng, client.party)))
    row[SINCE] = client.retyped
    row[COMPANY] = row[OLD_CODE] = row[REMARK] = row[STAGE] = None
    for column in rng.sample((PHONES, EMAIL, ADDRESS, BORN, NEWS, TAGS, TEA, CUP), 3):
        row[column] = None
    return row


def _stage(client: Client, cents: int) -> Cell:
    """Where a customer stands: some were forgotten, few of those who left were ever crossed out."""
    number = int(client.code[1:])
    if number % 9 == 0:
        return None
    if client.since >= season.LAST_DAY - NEWCOMER:
        return "nouveau"
    if client.habit is Habit.LAPSED:
        return "À risque"
    if client.habit is Habit.GONE and number % 4 == 0:
        return "Perdu"
    if client.habit is Habit.OCCASIONAL and not cents:
        return "Prospect"
    if client.habit is Habit.LOYAL or cents >= LOYAL_CENTS:
        return "FIDELE" if number % 14 == 0 else "Fidèle"
    return "Client"


def _names(rng: Random, client: Client) -> tuple[Cell, Cell, Cell]:
    """Name, company and SIRET: a firm stands in either column, its contact person beside or within."""
    party = client.party
    if not isinstance(party, Company):
        return name_cell(rng, party), None, None
    siret = dirt.siret_cell(rng, party.siret) if rng.random() < 0.7 else None
    if party.contact is not None and rng.random() < 0.5:
        return name_cell(rng, party.contact), party.name, siret
    return name_cell(rng, party), None, siret


def _place(rng: Random, client: Client) -> Place:
    street, town = client.street, client.town
    if rng.random() < 0.1:
        return Place(None, None, dirt.town_cell(rng, town.name))
    if rng.random() < 0.012:
        name = town.name.split()[0] if town.name.startswith("Lyon") else town.name
        return Place(f"{street} {town.postcode} {name}", None, None)
    plain = without_accents(street).lower()
    second_line = rng.choice(("Bât. B", "2e étage gauche", "Rés. Les Pins", "chez M. Roux"))
    spoiled = dirt.pick(rng, {street: 75, street.upper(): 10, plain: 12, f"{street}\n{second_line}": 3})
    return Place(spoiled, dirt.postcode_cell(rng, town.postcode), dirt.town_cell(rng, town.name))


def _tea(rng: Random, client: Client) -> Cell:
    if client.tea is None:
        return dirt.pick(rng, {None: 96, "?": 2, "café !": 2})
    name = client.tea.name.rsplit(" ", 2)[0]
    return dirt.pick(rng, {name: 75, name.lower(): 20, name.upper(): 5})


def _forget_some_codes(rng: Random, rows: list[Row]) -> None:
    for position in rng.sample(range(len(rows)), 12):
        rows[position][CODE] = None


def _copy_some_rows(rng: Random, rows: list[Row], copies: int) -> None:
    """Rows pasted twice: some just below, some further down."""
    for copy in range(copies):
        position = rng.randrange(len(rows) - 1)
        landing = position + 1 if copy % 2 else rng.randrange(position + 1, len(rows))
        rows.insert(landing, list(rows[position]))


def _as_left(rng: Random, rows: list[Row], total: int) -> list[Row]:
    """Empty rows here and there, the header pasted again for printing, the total at the end."""
    empty: Row = [None] * len(COLUMNS)
    left = list(rows)
    middle = len(left) // 2
    left.insert(middle, [column.header for column in COLUMNS])
    for position in sorted(rng.sample(range(20, len(left) - 20), 7), reverse=True):
        left.insert(position, list(empty))
    sums: Row = list(empty)
    sums[NAME], sums[SPENT] = "TOTAL", f"{dirt.french_number(total, dirt.NO_BREAK)}{dirt.NO_BREAK}€"
    return [*left, list(empty), sums]
