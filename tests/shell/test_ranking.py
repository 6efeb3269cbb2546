"""What a person types, and what the palette takes it for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.ui.shell.palette.ranking import score, shows, spans

TITLES = ("Importer", "Historique", "Réglages", "Nouveau client", "Exporter…", "Annuler la dernière action", "Quitter")
OTHERS = {"Importer": "excel csv fichier", "Quitter": "fermer sortir"}


def ranked(typed: str) -> list[str]:
    fits = {title: score(typed, title, OTHERS.get(title, "")) for title in TITLES}
    return sorted((title for title in TITLES if fits[title]), key=lambda title: -fits[title])


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("imp", "Importer"),
        ("IMP", "Importer"),
        ("reglages", "Réglages"),
        ("régl", "Réglages"),
        ("nc", "Nouveau client"),
        ("client", "Nouveau client"),
        ("client nouv", "Nouveau client"),
        ("derniere", "Annuler la dernière action"),
        ("ald", "Annuler la dernière action"),
        ("exp", "Exporter…"),
        ("exptr", "Exporter…"),
        ("qitter", "Quitter"),
        ("histroique", "Historique"),
        ("regalges", "Réglages"),
        ("csv", "Importer"),
        ("fermer", "Quitter"),
        ("orique", "Historique"),
    ],
)
def test_what_is_meant_comes_first(typed: str, best: str) -> None:
    assert ranked(typed)[:1] == [best]


@pytest.mark.parametrize("typed", ["", "   ", "?!", "xyz", "zz", "wk", "42"])
def test_what_fits_nothing_fits_nothing(typed: str) -> None:
    assert ranked(typed) == []


def test_a_beginning_tells_more_than_the_beginning_of_a_word_than_letters_spread_than_a_slip() -> None:
    fits = [score("port", title) for title in ("Portrait", "Nouveau portrait", "Exporter", "Pois rôti", "Pord")]

    assert fits == sorted(fits, reverse=True)
    assert len(set(fits)) == len(fits)
    assert fits[-1] > 0


def test_the_title_tells_more_than_other_names() -> None:
    assert score("excel", "Excel") > score("excel", "Importer", "excel") > 0


def test_every_word_typed_must_fit() -> None:
    assert score("nouveau train", "Nouveau client") == 0


def test_a_number_has_no_slips() -> None:
    assert score("0612345678", "Client 0612345679") == 0


@given(st.text(), st.text())
def test_a_score_is_always_a_score(typed: str, title: str) -> None:
    assert 0 <= score(typed, title, title) <= 100


@given(st.text(min_size=1), st.text())
def test_marks_lie_in_the_text_in_order_and_apart(typed: str, text: str) -> None:
    places = [place for span in spans(typed, text) for place in span]

    assert places == sorted(set(places))
    assert not places or (places[0] >= 0 and places[-1] <= len(text))


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("lefevre", "Éloïse Lefèvre", ["Lefèvre"]),
        ("el lef", "Éloïse Lefèvre", ["Él", "Lef"]),
        ("0639", "06 39 98 12 00", ["06", "39"]),
        ("06 39", "06 39 98 12 00", ["06", "39"]),
        ("0639", "+33 6 39 98 12 00", ["6", "39"]),
        ("coeur", "Cœur de Lyon", ["Cœur"]),
        ("nobody", "Éloïse Lefèvre", []),
    ],
)
def test_what_was_typed_is_marked(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(typed, text)] == marked


def test_a_text_shows_a_word_it_holds() -> None:
    assert shows("lyon", "12 rue de Lyon")
    assert not shows("bron", "12 rue de Lyon")
