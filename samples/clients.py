"""The customers of the shop as they truly are, before anybody typed them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from samples import reach, season
from samples.companies import companies
from samples.dirt import pick
from samples.people import Couple, Person, couple, person
from samples.products import TEAS, Product
from samples.remarks import REMARKS, TAGS
from samples.towns import Town, street, town

if TYPE_CHECKING:
    from random import Random

    from samples.naming import Party

CLIENTS = 1_125
RETYPED = 45
COMPANIES = 36
COUPLES = 48
HOUSEHOLDS = 12


class Habit(Enum):
    """How a customer comes: how many visits in three years, in a single stretch or until a given day."""

    LOYAL = "loyal"
    REGULAR = "regular"
    OCCASIONAL = "occasional"
    LAPSED = "lapsed"
    GONE = "gone"


@dataclass(frozen=True)
class Client:
    """One customer; `retyped` is the day somebody forgot they were in the file and gave them `second_code`."""

    party: Party
    habit: Habit
    since: date
    phones: tuple[str, ...]
    email: str | None
    street: str
    town: Town
    born: date | None
    newsletter: bool | None
    tags: tuple[str, ...]
    tea: Product | None
    cup: int | None
    remark: str | None
    retyped: date | None = None
    code: str = ""
    second_code: str = ""

    def code_on(self, day: date) -> str:
        """The number under which a visit of that day was kept."""
        return self.second_code if self.retyped is not None and day >= self.retyped else self.code


def clients(rng: Random) -> list[Client]:
    """All the customers, in the order of their numbers."""
    firms = companies(rng, COMPANIES)
    pairs = [couple(rng) for _ in range(COUPLES)]
    alone = [person(rng) for _ in range(CLIENTS - COMPANIES - COUPLES)]
    parties: list[Party] = [*firms, *pairs, *alone]
    rng.shuffle(parties)
    landlines, mobiles = reach.landlines(rng, CLIENTS), reach.mobiles(rng, CLIENTS)
    invented = [_client(rng, *one) for one in zip(parties, landlines, mobiles, strict=True)]
    _give_own_addresses(invented)
    _move_in_together(rng, invented)
    for position in rng.sample(range(CLIENTS), RETYPED):
        known = invented[position]
        if known.since < season.LAST_DAY - timedelta(days=60):
            day = season.some_day(rng, known.since + timedelta(days=30), season.LAST_DAY)
            invented[position] = replace(known, retyped=day)
    return _numbered(invented)


def _client(rng: Random, party: Party, landline: str, mobile: str) -> Client:
    since = season.some_day(rng, season.OPENED, season.LAST_DAY)
    habit = _habit(rng, since)
    is_person = isinstance(party, Person)
    return Client(
        party=party,
        habit=habit,
        since=since,
        phones=pick(rng, {(mobile,): 52, (landline,): 24, (landline, mobile): 15, (): 9}),
        email=_email(rng, party) if rng.random() < 0.62 else None,
        street=street(rng),
        town=town(rng),
        born=_birthday(rng) if is_person and rng.random() < 0.63 else None,
        newsletter=pick(rng, {True: 45, False: 30, None: 25}),
        tags=_tags(rng, party, habit),
        tea=rng.choices(TEAS, [tea.popularity if tea.months >= {1, 6} else 0 for tea in TEAS])[0]
        if rng.random() < 0.55
        else None,
        cup=pick(rng, {15: 10, 20: 35, 25: 35, 35: 20}) if rng.random() < 0.3 else None,
        remark=rng.choice(REMARKS) if rng.random() < 0.22 else None,
    )


def _habit(rng: Random, since: date) -> Habit:
    habit = pick(
        rng,
        {Habit.LOYAL: 7, Habit.REGULAR: 18, Habit.OCCASIONAL: 30, Habit.LAPSED: 12, Habit.GONE: 33},
    )
    newcomer = since >= season.FIRST_SALE
    if habit is Habit.GONE and newcomer:
        return Habit.OCCASIONAL
    if habit is Habit.LAPSED and since > season.LAST_DAY - timedelta(days=500):
        return Habit.REGULAR
    return habit


def _email(rng: Random, party: Party) -> str:
    match party:
        case Person(first=first, last=last):
            return reach.email(rng, first, last)
        case Couple(her=her, last=last):
            return reach.email(rng, her, last)
        case _:
            return f"contact.{reach.mailbox(party.name)}@example.org"


def _birthday(rng: Random) -> date:
    return date(1936, 1, 1) + timedelta(days=int(365.25 * 66 * (rng.random() + rng.random()) / 2))


def _tags(rng: Random, party: Party, habit: Habit) -> tuple[str, ...]:
    tags = rng.sample(TAGS, rng.choices((0, 1, 2, 3), (52, 30, 14, 4))[0])
    if habit is Habit.LOYAL and rng.random() < 0.7:
        tags.insert(0, "fidèle")
    if not isinstance(party, (Person, Couple)):
        tags.insert(0, "pro")
    return tuple(tags)


def _give_own_addresses(invented: list[Client]) -> None:
    """Nobody has a stranger's e-mail: namesakes get a number in theirs."""
    taken: set[str] = set()
    for position, one in enumerate(invented):
        if one.email in taken:
            local, domain = one.email.split("@")
            invented[position] = one = replace(one, email=f"{local}.{position}@{domain}")
        if one.email:
            taken.add(one.email)


def _move_in_together(rng: Random, invented: list[Client]) -> None:
    """Some share a surname, a roof and a telephone, half of them an e-mail, and are two customers all the same."""
    positions = [position for position, one in enumerate(invented) if isinstance(one.party, Person) and one.phones]
    drawn = rng.sample(positions, 2 * HOUSEHOLDS)
    for position, other in zip(drawn[::2], drawn[1::2], strict=True):
        one, mate = invented[position], invented[other]
        if isinstance(one.party, Person) and isinstance(mate.party, Person) and one.party.first != mate.party.first:
            invented[other] = replace(
                mate,
                party=replace(mate.party, last=one.party.last),
                phones=one.phones[:1],
                email=one.email if rng.random() < 0.5 else None,
                street=one.street,
                town=one.town,
            )


def _numbered(invented: list[Client]) -> list[Client]:
    """Numbers given in the order people came, a customer typed twice holding two of them."""
    entries = [(one.since, position, False) for position, one in enumerate(invented)]
    entries += [(one.retyped, position, True) for position, one in enumerate(invented) if one.retyped]
    numbered = list(invented)
    for number, (_, position, again) in enumerate(sorted(entries), start=1):
        code = f"C{number:04d}"
        known = numbered[position]
        numbered[position] = replace(known, second_code=code) if again else replace(known, code=code)
    return sorted(numbered, key=lambda one: one.code)
