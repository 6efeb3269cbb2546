"""Numbers and amounts as people type them, exact to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Problem
from grc_desktop.core.money import DecimalMark, guess_mark, parse_cents, parse_decimal, parse_number, read_number


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1 234,50 €", 123_450),
        ("1\u00a0234,50\u00a0€", 123_450),
        ("1\u202f234,50 €", 123_450),
        ("1.234,56", 123_456),
        ("1,234.56", 123_456),
        ("1.234.567,8", 123_456_780),
        ("1'234.50", 123_450),
        ("(12,00)", -1_200),
        ("-12,50", -1_250),
        ("−12,50", -1_250),
        ("12,50-", -1_250),
        ("- 12,50 €", -1_250),
        ("+12", 1_200),
        ("€ 12", 1_200),
        ("12 EUR", 1_200),
        ("12 euros", 1_200),
        ("$125,000.00", 12_500_000),
        ("0,234", 23),
        (",5", 50),
        ("12.", 1_200),
        ("12,5 %", 1_250),
        ("12,345", None),
        (12.1, 1_210),
        (0.1 + 0.2, 30),
        (1.005, 101),
        (-1.005, -101),
        (1234, 123_400),
        (Decimal("9.99"), 999),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_an_amount_has_many_spellings(typed: object, cents: int | None) -> None:
    answer = parse_cents(typed)
    assert (None if isinstance(answer, Problem) else answer) == cents


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1,234", "ambiguous_number"),
        ("1.234", "ambiguous_number"),
        ("-12,345 €", "ambiguous_number"),
        ("douze", "invalid_number"),
        ("12,34,5", "invalid_number"),
        ("1.23.456", "invalid_number"),
        ("1.2345,6", "invalid_number"),
        ("12-13", "invalid_number"),
        ("--5", "invalid_number"),
        ("1e5", "invalid_number"),
        ("٣", "invalid_number"),
        ("9" * 30, "invalid_number"),
        ("-", "invalid_number"),
        ("€", "invalid_number"),
        (float("nan"), "invalid_number"),
        (float("inf"), "invalid_number"),
        (1e300, "invalid_number"),
        (True, "invalid_number"),
    ],
)
def test_what_is_not_one_amount_is_told(typed: object, code: str) -> None:
    problem = parse_cents(typed)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert parse_decimal(typed) is None
    assert problem.sentence()


@pytest.mark.parametrize(("mark", "value"), [(",", Decimal("1.234")), (".", Decimal(1234))])
def test_a_known_decimal_mark_settles_what_is_ambiguous(mark: DecimalMark, value: Decimal) -> None:
    assert parse_decimal("1,234", mark) == value
    read = read_number("1,234")
    assert read is not None
    assert read.ambiguous


def test_a_percentage_is_the_number_that_is_shown() -> None:
    assert parse_number("12,5 %") == Decimal("12.5")


@pytest.mark.parametrize(
    ("samples", "guessed"),
    [
        (["1 234,50", "12,5"], (",", False)),
        (["1,234.50", "1,234"], (".", False)),
        (["1,234", "2,345"], (",", True)),
        (["12,50", "12.50"], (",", True)),
        (["12", "abc", 12.5, None], (",", False)),
    ],
)
def test_the_decimal_mark_of_a_column_is_seen_from_its_numbers(
    samples: list[object], guessed: tuple[str, bool]
) -> None:
    assert guess_mark(samples) == guessed


@given(st.integers(-(10**12), 10**12))
def test_every_amount_comes_back_to_the_cent(cents: int) -> None:
    exact = Decimal(cents) / 100
    french = f"{exact:,.2f}".replace(",", "\u202f").replace(".", ",")
    assert parse_cents(f"{french}\u00a0€") == cents
    assert parse_cents(f"{exact:,.2f}") == cents
    assert parse_cents(float(exact)) == cents


@given(st.text() | st.text(alphabet="0123456789.,-+()€ %", max_size=20) | st.floats() | st.integers())
def test_no_cell_breaks_the_reading_of_numbers(cell: object) -> None:
    answer = parse_cents(cell)
    assert answer is None or isinstance(answer, int | Problem)
