"""Text is kept as typed, compared folded, sorted as the French do."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grc_desktop.core.text import clean, clean_lines, fold, sort_key, words

ANY_TEXT = st.text() | st.text(alphabet="aéÉœß'’- \u00a0\u202f\u200b\ufeff\t\n\r\x00\x1f\u0301\u2028İǅ", max_size=30)

NAUGHTY = [
    "\u202etest\u202e",
    "👩‍👩‍👧‍👦 🇫🇷",
    "田中さんにあげて下さい",
    "ﬁancée",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "'; DROP TABLE contacts; --",
    "%s%x%n {0} {name}",
    "<img src=http://example.invalid/x>",
    "x" * 10_000,
]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Marie   Dupont ", "Marie Dupont"),
        ("Marie\tDupont\r\n", "Marie Dupont"),
        ("\u00a0Marie\u202f", "Marie"),
        ("12\u202f000\u00a0€", "12\u202f000\u00a0€"),
        ("12 \u00a0 000", "12 000"),
        ("Ame\u0301lie", "Amélie"),
        ("nul\x00le\x07", "nulle"),
        ("\ufeffNom\u200b", "Nom"),
        ("mal \ud800 coupé", "mal coupé"),
        ("\x00 \x00", ""),
    ],
)
def test_a_line_is_kept_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_are_kept_whole(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)
    assert clean_lines(text) == unicodedata.normalize("NFC", text)
    assert fold(text)
    assert len(sort_key(text)) <= 200


def test_a_note_keeps_its_lines_and_its_indents() -> None:
    assert clean_lines("\r\n un \r\n\t deux\x00\r\rtrois\u2028quatre  \n") == "un\n\t deux\n\ntrois\nquatre"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Œuvre  d’ÉTÉ", "oeuvre d'ete"),
        ("Straße", "strasse"),
        ("LEFÈVRE‑Martin", "lefevre-martin"),
        ("Ænæas Łódź Ørsted", "aenaeas lodz orsted"),
        ("N°\u00a012", "n° 12"),
        ("Ma\u200brie", "marie"),
        ("", ""),
    ],
)
def test_folding_forgets_case_accents_and_ligatures(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_letters_and_digits_only() -> None:
    assert words("L’Œil-de-bœuf, 12 bis_A") == ["l", "oeil", "de", "boeuf", "12", "bis", "a"]


def test_names_sort_as_in_a_french_directory() -> None:
    names = [
        "12 bis", "100", "Abel", "D'Harcourt", "Dhermy", "Durand", "Élise", "Émile", "Eudes", "Jean Paul",
        "Jean-Pierre", "Jeanne", "Œuvray", "Offenbach", "Zoé", "Бабушка",
    ]  # fmt: skip
    shuffled = names[5:] + names[:5]
    assert sorted(shuffled, key=sort_key) == names


def test_accents_decide_only_between_equals() -> None:
    assert sorted(["Côte Anne", "Cote Zoé", "Côté", "Cote"], key=sort_key) == ["Cote", "Côté", "Côte Anne", "Cote Zoé"]


def test_a_name_of_symbols_still_has_a_place() -> None:
    assert sort_key("★★★") > sort_key("")


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert clean_lines(clean_lines(text)) == clean_lines(text)
    assert "\n" not in once
    once.encode("utf-8")


@given(ANY_TEXT)
@example("D`Or \x80")
def test_folding_is_stable_and_ignores_cleaning(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(clean(text)) == fold(text)


@given(ANY_TEXT)
def test_case_does_not_change_what_is_compared(text: str) -> None:
    assert fold(fold(text).upper()) == fold(text) or not text.isascii()


@given(ANY_TEXT, ANY_TEXT)
def test_words_that_compare_apart_sort_apart(one: str, other: str) -> None:
    if words(one[:50]) != words(other[:50]) and len(one) < 50 > len(other):
        assert sort_key(one) != sort_key(other)
    assert sort_key(one) == sort_key(clean(one)) or len(one) > 100
