"""Numbers and amounts as people type them; money is kept in whole cents.

``1,234`` may be one and a bit or twelve hundred: unless the column's decimal mark is known, it is refused as
ambiguous rather than guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import TYPE_CHECKING, Final, Literal

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

DecimalMark = Literal[",", "."]

INVALID_NUMBER: Final = Kind("invalid_number", N_("“{value}” is not a number."), N_("Write it like 1234,50."))
AMBIGUOUS_NUMBER: Final = Kind(
    "ambiguous_number",
    N_("“{value}” can be read in two ways."),
    N_("Say whether the comma or the point marks the decimals."),
)

_DRESSING: Final = re.compile(r"[\s'’_]|€|\$|£|%|\beuros?\b|\beur\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[+-]?(?:\d[\d.,]*|[.,]\d+)")
_LARGEST: Final = Decimal(10) ** 15
_CENT: Final = Decimal("0.01")
_MINUS: Final = str.maketrans({"−": "-", "–": "-", "﹣": "-", "－": "-"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read; `ambiguous` when its mark could be decimals or thousands."""

    value: Decimal
    ambiguous: bool = False


def read_number(value: object, mark: DecimalMark | None = None) -> Number | None:
    """The number in a typed text or a cell, None when there is none; `mark` is the decimal mark where it is known.

    ``12,5 %`` is 12.5. ``(12,00)`` is negative. A float is the decimal a person sees: 12.1, not its binary dust.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):
        return _within(Decimal(f"{value:.15g}")) if isfinite(value) else None
    if isinstance(value, int | Decimal):
        exact = Decimal(value)
        return _within(exact) if exact.is_finite() else None
    return _from_text(str(value), mark)


def parse_decimal(value: object, mark: DecimalMark | None = None) -> Decimal | None:
    """The number in `value`; None when there is none or when it can be read in two ways."""
    number = read_number(value, mark)
    return None if number is None or number.ambiguous else number.value


def parse_number(value: object, mark: DecimalMark | None = None) -> Decimal | Problem | None:
    """The number in `value`, None for a blank, or what is wrong with it."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    number = read_number(value, mark)
    if number is None or number.ambiguous:
        return Problem(INVALID_NUMBER if number is None else AMBIGUOUS_NUMBER, values={"value": str(value)})
    return number.value


def parse_cents(value: object, mark: DecimalMark | None = None) -> int | Problem | None:
    """The amount in `value` in cents (half a cent goes up, away from zero), None for a blank, or what is wrong."""
    number = parse_number(value, mark)
    return cents(number) if isinstance(number, Decimal) else number


def cents(amount: Decimal) -> int:
    """`amount` in whole cents; half a cent goes away from zero."""
    return int(amount.quantize(_CENT, ROUND_HALF_UP).scaleb(2))


def guess_mark(samples: Iterable[object]) -> tuple[DecimalMark, bool]:
    """The decimal mark of the typed numbers in `samples`, and whether nothing (or a contradiction) decides it."""
    votes: dict[DecimalMark, int] = {",": 0, ".": 0}
    undecided = False
    for sample in samples:
        text = _bare(sample) if isinstance(sample, str) else ""
        if not _NUMBER.fullmatch(text) or not ("," in text or "." in text):
            continue
        decimal = _decimal_mark(text)
        if decimal is None:
            undecided = True
        else:
            votes[decimal] += 1
    best: DecimalMark = "." if votes["."] > votes[","] else ","
    return best, bool(votes[","] and votes["."]) or (undecided and not any(votes.values()))


def _within(value: Decimal) -> Number | None:
    return Number(value) if abs(value) < _LARGEST else None


def _bare(text: str) -> str:
    """`text` without spaces, currency and percent signs; a minus in front of whatever says "negative"."""
    text = _DRESSING.sub("", text.strip().translate(_MINUS))
    if text.startswith("(") and text.endswith(")"):
        return f"-{text[1:-1]}"
    return f"-{text[:-1]}" if text.endswith("-") else text


def _from_text(text: str, mark: DecimalMark | None) -> Number | None:
    bare = _bare(text)
    if len(bare) > 40 or not bare.isascii() or not _NUMBER.fullmatch(bare):
        return None
    if "," not in bare and "." not in bare:
        return _within(Decimal(bare))
    decimal = _decimal_mark(bare)
    ambiguous = decimal is None and mark is None
    decimal = decimal or mark or ","
    whole, _mark, rest = bare.rpartition(decimal) if decimal in bare else (bare, "", "")
    thousands = "." if decimal == "," else ","
    if thousands in rest or not _well_grouped(whole, thousands):
        return None
    number = _within(Decimal(f"{whole.replace(thousands, '') or '0'}.{rest or '0'}".replace("-.", "-0.")))
    return Number(number.value, ambiguous) if number else None


def _decimal_mark(text: str) -> DecimalMark | None:
    """Which of ``,`` and ``.`` marks the decimals of `text`; None when it cannot be told."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        return "," if comma > point else "."
    mark: DecimalMark = "," if comma >= 0 else "."
    other: DecimalMark = "." if mark == "," else ","
    if text.count(mark) > 1:
        return other
    whole, _mark, rest = text.lstrip("+-").partition(mark)
    doubtful = len(rest) == 3 and whole.isdigit() and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return None if doubtful else mark


def _well_grouped(whole: str, thousands: str) -> bool:
    first, *groups = whole.lstrip("+-").split(thousands)
    return not groups or (0 < len(first) <= 3 and all(len(group) == 3 and group.isdigit() for group in groups))
