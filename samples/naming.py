"""How a shop types the name of a customer into one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.companies import Company
from samples.people import Couple, Person
from samples.reach import without_accents

if TYPE_CHECKING:
    from random import Random

Party = Person | Couple | Company


def name_cell(rng: Random, party: Party) -> str:
    """The name as typed one day by someone in a hurry: order, case, title and accents vary."""
    match party:
        case Person():
            typed = _person(rng, party)
        case Couple():
            typed = _couple(rng, party)
        case Company():
            typed = _company(rng, party)
    return typed.replace("’", "'") if rng.random() < 0.8 else typed


def tidy_name(party: Party) -> str:
    """The name as a careful person would write it."""
    match party:
        case Person(first=first, last=last):
            return f"{last} {first}"
        case Couple(last=last):
            return f"M. et Mme {last}"
        case Company(name=name):
            return name


def surname_of(party: Party) -> str:
    """The surname alone, or the company's name."""
    return party.name if isinstance(party, Company) else party.last


def civility(rng: Random, person: Person) -> str:
    return (
        rng.choices(("Mme", "Mlle", "Madame", "MME"), (80, 8, 7, 5))[0]
        if person.woman
        else rng.choice(("M.", "Mr", "M"))
    )


def capitals(rng: Random, text: str) -> str:
    """Upper case, its accents mostly lost as on any French keyboard."""
    return without_accents(text).upper() if rng.random() < 0.7 else text.upper()


def _person(rng: Random, person: Person) -> str:
    first, last = person.first, person.last
    if rng.random() < 0.06:
        first, last = without_accents(first), without_accents(last)
    shapes = {
        f"{capitals(rng, last)} {first}": 36,
        f"{last} {first}": 13,
        f"{first} {last}": 16,
        f"{first} {capitals(rng, last)}": 8,
        f"{civility(rng, person)} {capitals(rng, last)} {first}": 7,
        f"{civility(rng, person)} {first} {last}": 4,
        f"{civility(rng, person)} {last}": 4,
        capitals(rng, f"{last} {first}"): 4,
        f"{last} {first}".lower(): 3,
        f"{capitals(rng, last)}, {first}": 2,
        f"{capitals(rng, last)}  {first} ": 2,
        f"{last} ({first})": 1,
    }
    return rng.choices(tuple(shapes), tuple(shapes.values()))[0]


def _couple(rng: Random, couple: Couple) -> str:
    last = couple.last
    shapes = {
        f"M. et Mme {last}": 30,
        f"M. et Mme {capitals(rng, last)}": 14,
        f"Mr et Mme {capitals(rng, last)} {couple.him}": 10,
        f"M et Mme {couple.him} {last}": 8,
        f"{couple.her} et {couple.him} {last}": 12,
        f"{capitals(rng, last)} {couple.him} & {couple.her}": 12,
        f"{capitals(rng, last)} {couple.her} et {couple.him}": 8,
        f"Famille {last}": 6,
    }
    return rng.choices(tuple(shapes), tuple(shapes.values()))[0]


def _company(rng: Random, company: Company) -> str:
    name = company.name.upper() if rng.random() < 0.35 else company.name
    if company.contact is None or rng.random() < 0.4:
        return name
    contact = company.contact
    title = civility(rng, contact)
    return rng.choice((f"{name} ({title} {contact.last})", f"{name} - {title} {contact.first} {contact.last}"))
