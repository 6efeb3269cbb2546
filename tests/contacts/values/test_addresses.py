"""Postal addresses: postcodes repaired, whole addresses taken apart without losing a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.text import words
from grc_desktop.services.contacts.values.addresses import (
    Address,
    country_code,
    country_name,
    is_postcode,
    repair_postcode,
    split_address,
    split_city,
)


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [
        (1000.0, "01000"),
        (1000, "01000"),
        ("1000", "01000"),
        ("1000.0", "01000"),
        (69003.0, "69003"),
        ("69 003", "69003"),
        ("69.003", "69003"),
        ("F-69003", "69003"),
        ("FR 69003", "69003"),
        ("20000", "20000"),
        ("2A004", "2A004"),
        ("97400", "97400"),
        (" 69003\u00a0", "69003"),
        ("", ""),
        (None, ""),
        ("100", "100"),
        ("W11 2BQ", "W11 2BQ"),
        ("B-1000", "B-1000"),
        ("99999", "99999"),
    ],
)
def test_a_french_postcode_gets_back_what_it_lost(typed: object, postcode: str) -> None:
    assert repair_postcode(typed) == postcode


@pytest.mark.parametrize(("typed", "country"), [("1000", "BE"), (1201.0, "CH"), ("69 003", "SE")])
def test_a_foreign_postcode_is_left_alone(typed: object, country: str) -> None:
    assert repair_postcode(typed, country) == (f"{typed:.0f}" if isinstance(typed, float) else typed)


def test_postcodes_are_told_from_other_numbers() -> None:
    assert is_postcode("69003")
    assert not is_postcode("99123")
    assert not is_postcode("6900")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("12 rue des Lilas 69003 Lyon", Address("12 rue des Lilas", "", "69003", "Lyon")),
        ("12, rue des Lilas, 69003 LYON", Address("12, rue des Lilas", "", "69003", "LYON")),
        ("12 rue des Lilas - 69003 Lyon", Address("12 rue des Lilas", "", "69003", "Lyon")),
        ("12 rue des Lilas, 69 003 Lyon", Address("12 rue des Lilas", "", "69003", "Lyon")),
        ("12 rue des Lilas F-69003 Lyon Cedex 03", Address("12 rue des Lilas", "", "69003", "Lyon Cedex 03")),
        ("12 rue des Lilas\n69003 Lyon", Address("12 rue des Lilas", "", "69003", "Lyon")),
        ("Résidence du Parc\r\n12 rue des Lilas\r\n69003 Lyon\r\nFrance",
         Address("Résidence du Parc", "12 rue des Lilas", "69003", "Lyon", "FR")),
        ("12 rue des Lilas, Lyon 69003", Address("12 rue des Lilas", "", "69003", "Lyon")),
        ("12 rue des Lilas, Lyon (69003)", Address("12 rue des Lilas", "", "69003", "Lyon")),
        ("Rue de la Loi 16, 1000 Bruxelles, Belgique", Address("Rue de la Loi 16", "", "1000", "Bruxelles", "BE")),
        ("Hauptstraße 5\n10115 Berlin\nAllemagne", Address("Hauptstraße 5", "", "10115", "Berlin", "DE")),
        ("12 rue des Lilas", Address("12 rue des Lilas")),
        ("69003 Lyon", Address("", "", "69003", "Lyon")),
        ("France", Address("France")),
        ("", Address()),
    ],
)  # fmt: skip
def test_a_whole_address_finds_its_parts(text: str, address: Address) -> None:
    assert split_address(text) == address


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("69003 LYON CEDEX 03", ("69003", "LYON CEDEX 03")),
        ("Lyon (69003)", ("69003", "Lyon")),
        ("Lyon", ("", "Lyon")),
        ("01000 Bourg-en-Bresse", ("01000", "Bourg-en-Bresse")),
    ],
)
def test_a_town_may_come_with_its_postcode(text: str, parts: tuple[str, str]) -> None:
    assert split_city(text) == parts


@pytest.mark.parametrize(
    ("text", "code"),
    [("France", "FR"), ("FRANCE", "FR"), ("fr", "FR"), ("Belgique", "BE"), ("Belgium", "BE"), ("be", "BE"),
     ("Suisse", "CH"), ("États-Unis", "US"), ("etats unis", "US"), ("Royaume-Uni", "GB"), ("UK", "GB"),
     ("Côte d’Ivoire", "CI"), ("Atlantide", ""), ("", ""), (None, "")],
)  # fmt: skip
def test_a_country_is_known_in_both_languages(text: object, code: str) -> None:
    assert country_code(text) == code


def test_a_country_is_shown_in_the_language_asked_for() -> None:
    assert (country_name("DE", "fr"), country_name("DE", "en"), country_name("XX", "fr")) == (
        "Allemagne",
        "Germany",
        "XX",
    )


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["12", "rue", "Lyon", "69003", "69 003", ",", "\n", "1000", "Belgique", "(", ")"]), max_size=9
    ).map(" ".join)
)
def test_no_word_of_an_address_is_lost(text: str) -> None:
    address = split_address(text)
    kept = words(" ".join((address.line1, address.line2, address.postcode, address.city)))
    lost = set("".join(words(text))) - set("".join(kept))
    assert not lost or address.country
