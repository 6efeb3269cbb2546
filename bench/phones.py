"""Phones as a shop types them, against the library that knows every country."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from bench.harness import Line
from grc_desktop.services.contacts.values.phones import parse_phone

PREFIXES = ("14", "29", "38", "47", "55", "61", "66", "68", "75", "78")
OTHERS = ("voir Paul {}", "+44 20 79 {}", "0032 2 5{}", "12 {}")


def typed(size: int, _folder: Path) -> list[str]:
    """`size` texts; one in a hundred is no French number."""
    dice = random.Random(20)
    return [french(dice) if at % 100 else dice.choice(OTHERS).format(dice.randrange(10**6)) for at in range(size)]


def french(dice: random.Random) -> str:
    """A French number in one of the shapes people and spreadsheets give it."""
    number = f"0{dice.choice(PREFIXES)}{dice.randrange(10**7):07}"
    pairs = [number[at : at + 2] for at in range(0, 10, 2)]
    shapes = (number, " ".join(pairs), ".".join(pairs), f"+33{number[1:]}", f"+33 (0){number[1:]}", f"{number[1:]}.0")
    return dice.choice(shapes)


def by_library(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text.removesuffix(".0"), "FR")
    except NumberParseException:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if phonenumbers.is_valid_number(number) else None


def lines() -> Iterable[Line[Any]]:
    yield Line(
        operation="phones: read as typed",
        prepare=typed,
        ours=lambda texts: [parse_phone(text).e164 for text in texts],
        limit=lambda texts: [by_library(text) for text in texts],
        limit_name="phonenumbers",
        goal=1 / 15,
        sizes=(10_000, 100_000, 1_000_000),
    )
