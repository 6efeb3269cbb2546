"""Numbers of businesses, checked without a network."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Problem
from grc_desktop.services.contacts.values.identifiers import compact, parse_siret, parse_vat


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("732 829 320 00074", "73282932000074"),
        ("73282932000074", "73282932000074"),
        (73282932000074.0, "73282932000074"),
        ("SIRET : 732 829 320 00074", "73282932000074"),
        ("732829320", "732829320"),
        (732829320.0, "732829320"),
        ("356 000 000 49837", "35600000049837"),
        ("005 520 135", "005520135"),
        (5520135.0, "005520135"),
    ],
)
def test_a_siret_or_siren_is_read_without_its_spaces(typed: object, number: str) -> None:
    assert parse_siret(typed) == number


@pytest.mark.parametrize("typed", ["73282932000075", "123", "abc", "732 829 321", "9" * 40])
def test_a_wrong_siret_is_told(typed: str) -> None:
    problem = parse_siret(typed)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.values["value"]) == ("invalid_siret", typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("FR 40 303 265 045", "FR40303265045"), ("fr40303265045", "FR40303265045"), ("40 303 265 045", "FR40303265045"),
     ("BE 0428.759.497", "BE0428759497"), ("N° TVA FR40303265045", "FR40303265045")],
)  # fmt: skip
def test_a_vat_number_is_read_with_its_country(typed: str, number: str) -> None:
    assert parse_vat(typed) == number


def test_a_wrong_vat_number_is_told() -> None:
    problem = parse_vat("FR41303265045")
    assert isinstance(problem, Problem)
    assert problem.code == "invalid_vat"


def test_a_blank_is_no_number_and_no_problem() -> None:
    assert [parse_siret(""), parse_siret(None), parse_vat(" ")] == [None, None, None]


@given(st.text() | st.floats() | st.integers())
def test_no_cell_breaks_the_reading_of_numbers(cell: object) -> None:
    assert isinstance(parse_siret(cell), str | Problem | None)
    assert isinstance(parse_vat(cell), str | Problem | None)
    assert compact(compact(cell)) == compact(cell)
