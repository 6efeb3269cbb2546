"""E-mail addresses: understood, split, and corrected by nobody but their owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Problem
from grc_desktop.services.contacts.values.emails import Email, parse_email, parse_emails


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Marie.Dupont@Example.FR", "marie.dupont@example.fr"),
        (" marie@example.fr ", "marie@example.fr"),
        ("mailto:marie@example.fr?subject=Bonjour", "marie@example.fr"),
        ("<marie@example.fr>", "marie@example.fr"),
        ("Marie Dupont <marie@example.fr>", "marie@example.fr"),
        ("marie+pain_bio-2@mail.example.co.uk", "marie+pain_bio-2@mail.example.co.uk"),
        ("o'brien@example.fr", "o'brien@example.fr"),
        ("marie@été.fr", "marie@été.fr"),
    ],
)
def test_an_address_is_kept_in_lower_case_beside_what_was_typed(typed: str, address: str) -> None:
    assert parse_email(typed) == Email(address, typed.strip())


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("marie@gmail,com", "marie@gmail.com"),
        ("marie@gmail..com", "marie@gmail.com"),
        ("marie @ gmail.com", "marie@gmail.com"),
        ("marie@@gmail.com", "marie@gmail.com"),
        ("marie(at)gmail.com", "marie@gmail.com"),
        ("marie@gmail", "marie@gmail.com"),
        ("marie@orange", "marie@orange.fr"),
        ("marie@gmailcom", "marie@gmail.com"),
        ("marie@gmail.com.", "marie@gmail.com"),
        ("marie@gmail.com (à vérifier)", "marie@gmail.com"),
    ],
)
def test_a_plain_slip_is_refused_with_its_correction(typed: str, suggestion: str) -> None:
    problem = parse_email(typed)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.values["suggestion"]) == ("invalid_email", suggestion)
    assert suggestion in problem.sentence()


@pytest.mark.parametrize(
    "typed",
    ["marie", "marie@", "@example.fr", "a@b@c.fr", "pas de mail", "a b@c", "x" * 300 + "@example.fr", "@"],
)
def test_what_is_not_an_address_says_so(typed: str) -> None:
    problem = parse_email(typed)
    assert isinstance(problem, Problem)
    assert problem.code == "invalid_email"
    assert problem.values["value"] == typed


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_is_no_address_and_no_problem(blank: object) -> None:
    assert parse_email(blank) is None
    assert parse_emails(blank) == []


@pytest.mark.parametrize(
    "cell",
    ["a@x.fr;b@y.fr", "a@x.fr / b@y.fr", "a@x.fr, b@y.fr", "a@x.fr b@y.fr", "a@x.fr\nb@y.fr", "a@x.fr ou b@y.fr"],
)
def test_several_addresses_in_a_cell_are_several(cell: str) -> None:
    assert [part.address for part in parse_emails(cell) if isinstance(part, Email)] == ["a@x.fr", "b@y.fr"]


def test_a_bad_address_beside_a_good_one_is_told() -> None:
    good, bad = parse_emails("a@x.fr; b@gmail,com")
    assert isinstance(good, Email)
    assert isinstance(bad, Problem)
    assert bad.values["suggestion"] == "b@gmail.com"


@given(st.text() | st.text(alphabet="ab@.,;<> é()'\"\n-", max_size=40) | st.emails() | st.floats())
def test_no_cell_breaks_the_reading_of_addresses(cell: object) -> None:
    for part in parse_emails(cell):
        assert isinstance(part, Problem) or "@" in part.address


@given(
    st.from_regex(
        r"[a-z0-9_+-]{1,20}(\.[a-z0-9_+-]{1,10})?@[a-z0-9]{1,10}(-[a-z0-9]{1,5})?\.(fr|com|co\.uk)", fullmatch=True
    )
)
def test_the_quick_way_says_what_the_library_says(typed: str) -> None:
    from email_validator import validate_email

    answer = parse_email(typed)
    assert isinstance(answer, Email)
    assert answer.address == validate_email(typed, check_deliverability=False).normalized.lower()
