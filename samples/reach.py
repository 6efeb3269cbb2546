"""How invented customers are reached: numbers the French regulator keeps for fiction, domains kept for examples."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

LANDLINES = ("019900", "026191", "035301", "046571", "053649")
MOBILES = ("063998",)
DOMAINS = ("exemple.fr", "exemple.com", "example.org")


def landlines(rng: Random, count: int) -> list[str]:
    """Different numbers of ten digits; this shop's customers mostly live in the south-east."""
    ends = rng.sample(range(10_000), count)
    return [f"{'046571' if rng.random() < 0.88 else rng.choice(LANDLINES)}{end:04d}" for end in ends]


def mobiles(rng: Random, count: int) -> list[str]:
    """Different numbers of ten digits."""
    return [f"{MOBILES[0]}{end:04d}" for end in rng.sample(range(10_000), count)]


def email(rng: Random, first: str, last: str) -> str:
    """An address made of a name, in one of the usual shapes."""
    first, last = mailbox(first), mailbox(last)
    local = rng.choices(
        (f"{first}.{last}", f"{first[:1]}.{last}", f"{last}{first[:1]}", f"{first}{last}{rng.randint(1, 99)}"),
        (45, 20, 12, 23),
    )[0]
    return f"{local.strip('.')}@{rng.choices(DOMAINS, (70, 20, 10))[0]}"


def mailbox(name: str) -> str:
    """A name as it stands in an address: no accent, no space, lower case."""
    plain = without_accents(name).lower()
    return "".join(letter for letter in plain if letter.isalnum() or letter == "-")


def without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
