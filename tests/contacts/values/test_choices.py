"""Values of a list are known by their codes, their labels and the words people use, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core import i18n
from grc_desktop.services.contacts.values import choices
from grc_desktop.services.contacts.values.choices import (
    Choices,
    label,
    parse_channel,
    parse_choice,
    parse_civility,
    parse_language,
    parse_stage,
    parse_yes_no,
)

LISTS = [value for name, value in sorted(vars(choices).items()) if name.isupper() and isinstance(value, tuple)]


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_code_and_label_is_understood_again(listed: Choices, language: str) -> None:
    before = i18n.language()
    i18n.use(language)
    try:
        for choice in listed:
            assert parse_choice(i18n._(choice.label), listed) == choice.code
            assert parse_choice(i18n._(choice.label).upper(), listed) == choice.code
    finally:
        i18n.use(before)


@pytest.mark.parametrize("listed", LISTS)
def test_every_code_is_understood_but_mail_which_means_an_e_mail_to_the_french(listed: Choices) -> None:
    for choice in listed:
        expected = "email" if (listed, choice.code) == (choices.CHANNELS, "mail") else choice.code
        assert parse_choice(choice.code, listed) == expected


def test_the_codes_are_those_of_the_command_line() -> None:
    assert [choice.code for choice in choices.STAGES] == ["prospect", "new", "client", "loyal", "at_risk", "lost"]
    assert [choice.code for choice in choices.CIVILITIES] == ["mr", "mrs", "mr_mrs", "dr", "me"]
    assert [choice.code for choice in choices.CHANNELS] == ["phone", "email", "sms", "mail", "visit", "none"]


@pytest.mark.parametrize("typed", ["oui", "Oui ", "OUI", "x", "X", "o", "1", 1, 1.0, True, "vrai", "yes", "✓", "TRUE"])
def test_yes_has_many_words(typed: object) -> None:
    assert parse_yes_no(typed) is True


@pytest.mark.parametrize("typed", ["non", "N", "0", 0, 0.0, False, "faux", "no", "-"])
def test_no_has_many_words(typed: object) -> None:
    assert parse_yes_no(typed) is False


@pytest.mark.parametrize("typed", [None, "", "peut-être", "2", 2, 0.5, float("nan")])
def test_what_is_neither_yes_nor_no_is_none(typed: object) -> None:
    assert parse_yes_no(typed) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [("M.", "mr"), ("MME", "mrs"), ("Mlle", "mrs"), ("M. et Mme", "mr_mrs"), ("Mr & Mme", "mr_mrs"),
     ("M/Mme", "mr_mrs"), ("Maître", "me"), ("Docteur", "dr"), ("Pape", None)],
)  # fmt: skip
def test_civilities_are_known_as_they_are_written(typed: str, code: str | None) -> None:
    assert parse_civility(typed) == code


def test_other_lists_are_known_too() -> None:
    assert (parse_stage("Fidèle"), parse_stage("À risque"), parse_stage("or")) == ("loyal", "at_risk", None)
    assert (parse_channel("Courriel"), parse_channel("Tél.")) == ("email", "phone")
    assert (parse_language("Français"), parse_language("en"), parse_language("klingon")) == ("fr", "en", None)


def test_a_label_is_found_from_its_code() -> None:
    assert (label("loyal", choices.STAGES), label("gold", choices.STAGES)) == ("Loyal", "gold")


@given(st.text() | st.floats() | st.integers() | st.none())
def test_no_cell_breaks_the_reading_of_lists(cell: object) -> None:
    assert parse_stage(cell) in {choice.code for choice in choices.STAGES} | {None}
    assert parse_yes_no(cell) in {True, False, None}
