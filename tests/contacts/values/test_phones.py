"""Phones as typed: repaired, split, and never understood otherwise than by the library of all countries."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.services.contacts.values.phones import parse_phone, parse_phones


@pytest.mark.parametrize(
    "typed",
    [
        "0639981234",
        "06 39 98 12 34",
        "06.39.98.12.34",
        "06-39-98-12-34",
        "06/39/98/12/34",
        "06\u00a039\u202f98 12 34",
        "639981234",
        "639981234.0",
        639981234,
        639981234.0,
        "33639981234",
        33639981234.0,
        "+33639981234",
        "+33 6 39 98 12 34",
        "+33 (0)6 39 98 12 34",
        "+33 06 39 98 12 34",
        "0033639981234",
        "0033 (0)6 39 98 12 34",
        "(0)6 39 98 12 34",
        "(+33) 6 39 98 12 34",
        "O6 39 98 l2 34",
        "Tél : 06 39 98 12 34",
        "06 39 98 12 34 (Marie)",
        "06 39 98 12 34 perso",
        "06 39 98 12 34 (le soir)",
        "P : 06 39 98 12 34",
        "’0639981234",
    ],
)
def test_a_french_mobile_has_many_spellings(typed: object) -> None:
    phone = parse_phone(typed)
    assert phone.e164 == "+33639981234"
    assert phone.kind == "mobile"
    assert phone.problem is None


@pytest.mark.parametrize(
    ("typed", "e164", "kind"),
    [
        ("04 74 00 12 34", "+33474001234", "landline"),
        ("474001234", "+33474001234", "landline"),
        ("09 70 00 12 34", "+33970001234", "other"),
        ("0690 00 12 34", "+590690001234", "mobile"),
        ("0692 12 34 56", "+262692123456", "mobile"),
        ("0590 27 12 34", "+590590271234", "landline"),
        ("+44 20 7946 0958", "+442079460958", "landline"),
        ("0044 20 7946 0958", "+442079460958", "landline"),
        (442079460958.0, "+442079460958", "landline"),
        ("0032 2 555 12 12", "+3225551212", "landline"),
        ("01 40 00 12 34 poste 12", "+33140001234", "landline"),
        ("bureau : 06 39 98 12 34", "+33639981234", "work"),
    ],
)
def test_other_numbers_find_their_country_and_kind(typed: object, e164: str, kind: str) -> None:
    phone = parse_phone(typed)
    assert (phone.e164, phone.kind) == (e164, kind)


@pytest.mark.parametrize(
    "typed",
    [
        "12 34",
        "06 39 98 12",
        "06 39 98 12 34 56 7",
        "0000000000",
        "voir sa fille",
        "6,4E+08",
        "a@b.fr",
        "0" * 500,
        "36 39",
    ],
)
def test_what_is_not_a_number_keeps_its_text_and_says_so(typed: str) -> None:
    phone = parse_phone(typed)
    assert phone.e164 is None
    assert phone.typed == typed
    assert phone.problem is not None
    assert phone.problem.code == "invalid_phone"


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_is_no_phone_and_no_problem(blank: object) -> None:
    assert parse_phone(blank).problem is None
    assert parse_phones(blank) == []


@pytest.mark.parametrize(
    "cell",
    [
        "0639981234 / 0474001234",
        "0639981234/0474001234",
        "06.39.98.12.34 ; 04.74.00.12.34",
        "06 39 98 12 34, 04 74 00 12 34",
        "06 39 98 12 34 ou 04 74 00 12 34",
        "06 39 98 12 34 - 04 74 00 12 34",
        "06 39 98 12 34\n04 74 00 12 34",
        "06 39 98 12 34  04 74 00 12 34",
        "06 39 98 12 34 04 74 00 12 34",
        "06 39 98 12 34 (Marie) / 04 74 00 12 34 (maison)",
    ],
)
def test_two_phones_in_one_cell_are_two_phones(cell: str) -> None:
    assert [phone.e164 for phone in parse_phones(cell)] == ["+33639981234", "+33474001234"]


def test_the_words_beside_a_phone_are_kept() -> None:
    first, second = parse_phones("06 39 98 12 34 (Marie) ; dom : 04 74 00 12 34")
    assert (first.label, first.kind) == ("Marie", "mobile")
    assert (second.label, second.kind) == ("dom", "landline")


def test_a_bad_phone_beside_a_good_one_is_kept_too() -> None:
    good, bad = parse_phones("06 39 98 12 34 / 04 74")
    assert good.e164
    assert bad.typed == "04 74"
    assert bad.problem


def test_the_quick_way_agrees_with_the_library_on_every_french_prefix() -> None:
    for prefix in range(1000, 10_000):
        typed = f"0{prefix}12345"
        number = phonenumbers.parse(typed, "FR")
        answer = parse_phone(typed).e164 or ""
        if phonenumbers.is_valid_number(number):
            assert answer == f"+33{prefix}12345"
        else:
            assert not answer.startswith("+33")


@given(st.from_regex(r"(\+33|0033|0|33|)[ .]?[1-9]([ .-]?[0-9]{2}){4}", fullmatch=True))
def test_a_valid_number_is_read_as_the_library_reads_it(typed: str) -> None:
    number = phonenumbers.parse(typed, "FR")
    if phonenumbers.is_valid_number(number):
        assert parse_phone(typed).e164 == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@given(st.text() | st.text(alphabet="0123456789 +()/.-;OoIl\n", max_size=40) | st.floats() | st.integers())
def test_no_cell_breaks_the_reading_of_phones(cell: object) -> None:
    for phone in parse_phones(cell):
        assert phone.typed
        assert phone.e164 is None or phone.e164.startswith("+")
