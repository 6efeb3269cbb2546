"""Invented companies, with SIRET numbers that pass the check and belong to nobody we know of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples.people import Person, person

if TYPE_CHECKING:
    from random import Random

TRADES = (
    "Boulangerie", "SARL", "Pharmacie", "Restaurant", "Hôtel", "Cabinet", "Garage", "EURL", "SAS", "Librairie",
    "Institut", "Association", "Salon de thé", "SCI", "Comité d’entreprise", "Fleuriste",
)  # fmt: skip
SIGNS = (
    "du Port", "Les Deux Rives", "des Terreaux", "du Vieux Pont", "Les Glycines", "de la Gare", "Au Fil de l’Eau",
    "Belle Saison", "des Tilleuls", "Trois Colombes", "du Marché", "L’Atelier Bleu", "Quatre Vents", "Saint-Roch",
    "de la Place", "Mille Feuilles", "Les Hirondelles", "Grand Large", "du Moulin Neuf", "Soleil Levant",
)  # fmt: skip


@dataclass(frozen=True)
class Company:
    name: str
    contact: Person | None
    siret: str


def companies(rng: Random, count: int) -> list[Company]:
    """`count` companies with different names; most have a contact person, one SIRET in eight is wrong by a digit."""
    names = rng.sample([f"{trade} {sign}" for trade in TRADES for sign in SIGNS], count)
    return [
        Company(name, person(rng) if rng.random() < 0.8 else None, siret(rng, valid=number % 8 != 7))
        for number, name in enumerate(names)
    ]


def siret(rng: Random, *, valid: bool = True) -> str:
    """Fourteen digits that pass the Luhn check, or fail it by their last digit.

    No firm has so many establishments, so the number is nobody's.
    """
    siren = _with_check_digit(f"{rng.randrange(30_000_000, 99_999_999):08d}")
    number = _with_check_digit(f"{siren}{rng.randrange(9000, 9999)}")
    return number if valid else number[:-1] + str((int(number[-1]) + 1 + rng.randrange(8)) % 10)


def luhn_sum(digits: str) -> int:
    """The Luhn sum of a number; a multiple of ten when the number is well formed."""
    return sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(digits)))


def _with_check_digit(digits: str) -> str:
    return digits + str(-luhn_sum(digits + "0") % 10)
