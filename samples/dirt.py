"""What ten years of real life do to cells: each function spoils one clean value the way hands and Excel do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from samples.reach import without_accents

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from samples.sheets import Cell

T = TypeVar("T")

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_SERIAL_ORIGIN = date(1899, 12, 30)


def pick(rng: Random, shapes: Mapping[T, float]) -> T:
    """One of the shapes, drawn by its weight."""
    return rng.choices(tuple(shapes), tuple(shapes.values()))[0]


def cell(rng: Random, shapes: Mapping[Cell, float]) -> Cell:
    """One of the shapes a cell may take, of whatever type."""
    return pick(rng, shapes)


def typo(rng: Random, word: str) -> str:
    """One slip of the fingers: two letters swapped, one dropped, one doubled or an accent forgotten."""
    plain = without_accents(word)
    if plain != word and rng.random() < 0.35:
        return plain
    spots = [spot for spot in range(1, len(word) - 1) if word[spot].isalpha() and word[spot + 1].isalpha()]
    if not spots:
        return word + word[-1]
    spot = rng.choice(spots)
    before, letter, following, after = word[:spot], word[spot], word[spot + 1], word[spot + 2 :]
    slips = (before + following + letter + after, before + following + after, before + letter * 2 + following + after)
    return rng.choice([slip for slip in slips if slip != word])


def phones_cell(rng: Random, numbers: tuple[str, ...]) -> Cell:
    """One or two ten-digit numbers in one cell, as typed."""
    if not numbers:
        return cell(rng, {None: 80, "?": 4, "liste rouge": 8, "pas de tél": 8})
    if len(numbers) == 1:
        return _phone(rng, numbers[0])
    first, second = (by(number) for number, by in zip(numbers, rng.choices((_spaced, _dotted), k=2), strict=True))
    return f"{first}{pick(rng, {' / ': 55, '/': 10, ' ou ': 12, ' - ': 10, chr(10): 13})}{second}"


def postcode_cell(rng: Random, postcode: str) -> Cell:
    """A number most of the time, so that 01000 became 1000."""
    return cell(rng, {int(postcode): 72, postcode: 20, f"{postcode} ": 3, f"F-{postcode}": 2, None: 3})


def town_cell(rng: Random, town: str) -> Cell:
    if town.startswith("Lyon ") and rng.random() < 0.7:
        district = town.removeprefix("Lyon ").rstrip("er")
        return cell(
            rng, {"Lyon": 30, "LYON": 35, f"Lyon {district}": 15, f"LYON {district}EME": 5, "lyon": 10, " Lyon": 5}
        )
    shapes: dict[Cell, float] = {town: 52, without_accents(town).upper(): 34, town.lower(): 6, f"{town} ": 5, None: 3}
    if town.startswith(("Saint", "Sainte")):
        shapes[town.replace("Sainte-", "Ste ").replace("Saint-", "St ")] = 60
    return cell(rng, shapes)


def email_cell(rng: Random, address: str | None) -> Cell:
    if address is None:
        return cell(rng, {None: 90, "pas de mail": 5, "non": 2, "-": 1, "n’en a pas": 2})
    local, domain = address.split("@")
    return cell(
        rng,
        {
            address: 83,
            address.upper(): 5,
            f" {address} ": 2,
            f"{local}@": 0.8,
            f"{local}@{domain.replace('.', ',')}": 1.2,
            f"{local}{domain}": 0.6,
            f"{local} @{domain}": 0.8,
            f"{local}@@{domain}": 0.4,
            f"{address} ; {local}.perso@{domain}": 1.2,
            f"{address} (à vérifier)": 0.8,
        },
    )


def birthday_cell(rng: Random, born: date | None) -> Cell:
    """A real date, a text, a bare serial number, a part of a date, or a day that never was."""
    if born is None:
        return cell(rng, {None: 97, "?": 2, "ne veut pas dire": 1})
    month = MONTHS[born.month - 1]
    shapes: dict[Cell, float] = {
        born: 52,
        f"{born:%d/%m/%Y}": 20,
        f"{born.day}/{born.month}/{born:%y}": 4,
        f"{born:%d-%m-%Y}": 3,
        f"{born:%d.%m.%Y}": 3,
        f"{born.day} {month} {born.year}": 4,
        serial(born): 7,
        f"{month} {born.year}": 2,
        f"{born:%d/%m}": 1.5,
        born.year: 1.5,
        f"{rng.choice((30, 31))}/02/{born.year}": 1,
        f"31/{rng.choice(('04', '06', '09', '11'))}/{born.year}": 0.6,
        f"{born:%d/%m}/{born.year + 100}": 0.4,
    }
    return cell(rng, shapes)


def day_cell(rng: Random, day: date) -> Cell:
    """A day of the last ten years: mostly a real date, sometimes text."""
    month = MONTHS[day.month - 1]
    return cell(
        rng, {day: 74, f"{day:%d/%m/%Y}": 12, f"{day:%d/%m/%y}": 5, f"{month} {day.year}": 5, day.year: 2, None: 2}
    )


def serial(day: date) -> int:
    """The number Excel keeps for a day and shows when the cell lost its format."""
    return (day - _SERIAL_ORIGIN).days


def money_cell(rng: Random, cents: int) -> Cell:
    """An amount as a number, or as text with French spaces, comma and sign."""
    if cents == 0:
        return cell(rng, {None: 50, 0: 35, "-": 15})
    space = rng.choices((NO_BREAK, NARROW, " "), (50, 30, 20))[0]
    euros = cents / 100
    return cell(
        rng,
        {
            euros: 55,
            f"{french_number(cents, space)}{space}€": 30,
            french_number(cents, space): 8,
            f"{french_number(cents, '')}€": 5,
            f"{euros:.2f} EUR": 2,
        },
    )


def french_number(cents: int, thousands: str) -> str:
    """1234.5 euros as 1 234,50 with the given space."""
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    return f"{sign}{euros:,}".replace(",", thousands) + f",{rest:02d}"


def newsletter_cell(rng: Random, wanted: bool | None) -> Cell:
    if wanted is None:
        return None
    yes: dict[Cell, float] = {"oui": 40, "Oui": 15, "x": 25, "O": 12, "OUI": 5, "ok": 3}
    no: dict[Cell, float] = {"non": 45, "N": 20, "Non": 15, "NON": 8, "STOP": 7, "désinscrit": 5}
    return cell(rng, yes if wanted else no)


def code_cell(rng: Random, code: str) -> Cell:
    """A customer number copied by hand into another sheet."""
    return cell(rng, {code: 93, code.lower(): 3, f"{code} ": 3, f"{code[0]} {code[1:]}": 1})


def siret_cell(rng: Random, siret: str) -> Cell:
    return cell(rng, {siret: 35, f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}": 35, int(siret): 30})


def _phone(rng: Random, number: str) -> Cell:
    spaced, national = _spaced(number), number[1:]
    shapes: dict[Cell, float] = {
        spaced: 37,
        int(number): 17,
        _dotted(number): 14,
        number: 9,
        f"+33 {spaced[1:]}": 6,
        f"+33{national}": 2,
        f"+33 (0){spaced[1:]}": 1.5,
        f"0033{national}": 1,
        spaced.replace(" ", "-"): 3,
        spaced.replace(" ", "/"): 0.5,
        spaced[1:]: 2,
        f"{spaced} ({rng.choice(('bureau', 'dom.', 'le soir', 'mari', 'sa fille', 'boulot'))})": 4,
        f"{rng.choice(('tél', 'port', 'P'))} : {spaced}": 1.5,
        spaced[:-1]: 0.8,
    }
    return cell(rng, shapes)


def _spaced(number: str) -> str:
    return " ".join(number[at : at + 2] for at in range(0, 10, 2))


def _dotted(number: str) -> str:
    return _spaced(number).replace(" ", ".")
