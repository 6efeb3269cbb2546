"""What is shown is what Unicode's tables say, in French and in English."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core import format as shown

LOCALES = [("fr", "fr_FR"), ("en", "en_GB")]


def test_french_amounts_have_narrow_spaces_and_a_wide_one_before_the_euro() -> None:
    assert shown.money(123_450, "fr") == "1\u202f234,50\u00a0€"
    assert shown.money(-5, "fr") == "-0,05\u00a0€"
    assert shown.money(123_450, "en") == "€1,234.50"
    assert shown.money(-5, "en") == "-€0.05"


@pytest.mark.parametrize(("language", "locale"), LOCALES)
@given(st.integers(-(10**13), 10**13))
def test_amounts_are_written_as_babel_writes_them(language: str, locale: str, cents: int) -> None:
    assert shown.money(cents, language) == format_currency(Decimal(cents) / 100, "EUR", locale=locale)


@pytest.mark.parametrize(("language", "locale"), LOCALES)
@given(st.decimals(-(10**9), 10**9, places=3))
def test_numbers_are_written_as_babel_writes_them(language: str, locale: str, value: Decimal) -> None:
    assert shown.number(value, language) == format_decimal(value, locale=locale)


@pytest.mark.parametrize(
    ("value", "decimals", "french"),
    [
        (1234.5, None, "1\u202f234,5"),
        (1234.0, None, "1\u202f234"),
        (12.345, 2, "12,35"),
        (1e6, None, "1\u202f000\u202f000"),
    ],
)
def test_numbers_have_the_decimals_asked_for(value: float, decimals: int | None, french: str) -> None:
    assert shown.number(value, "fr", decimals) == french


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_percentages_are_written_as_babel_writes_them(language: str, locale: str) -> None:
    assert shown.percent(0.12, language) == format_percent(0.12, locale=locale)
    assert shown.percent(0.125, "fr", 1) == "12,5\u00a0%"


def test_days_are_short_or_in_words() -> None:
    assert shown.day(date(2026, 11, 21)) == "21/11/2026"
    assert shown.long_day(date(2026, 11, 21), "fr") == "21 novembre 2026"
    assert shown.long_day(date(2026, 11, 21), "en") == "21 November 2026"


def test_moments_are_told_on_the_local_clock() -> None:
    local = datetime(2026, 11, 21, 14, 5).astimezone()
    assert shown.moment(local.astimezone(UTC)) == "21/11/2026 14:05"
    assert shown.moment(datetime(2026, 11, 21, 14, 5)) == "21/11/2026 14:05"


@pytest.mark.parametrize(
    ("e164", "text"),
    [
        ("+33639981234", "06 39 98 12 34"),
        ("+442079460958", "+44 20 7946 0958"),
        ("+590690001234", "+590 690 00 12 34"),
        ("+33", "+33"),
        ("bonjour", "bonjour"),
    ],
)
def test_french_phones_are_shown_in_pairs_and_others_with_their_country(e164: str, text: str) -> None:
    assert shown.phone(e164) == text


def test_the_first_of_a_month_is_said_as_the_french_say_it() -> None:
    assert shown.long_day(date(2024, 3, 1), "fr") == "1er mars 2024"
    assert shown.long_day(date(2024, 3, 11), "fr") == "11 mars 2024"
    assert shown.long_day(date(2024, 3, 1), "en") == "1 March 2024"


@pytest.mark.parametrize(
    ("octets", "words"), [(12, "1 KB"), (4_000, "4 KB"), (2_500_000, "3 MB"), (1_400_000_000, "1.4 GB")]
)
def test_sizes_are_said_simply(octets: int, words: str) -> None:
    assert shown.size(octets) == words
