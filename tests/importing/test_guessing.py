"""Columns and sheets understood from their headers and from their cells."""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grc_desktop.core import i18n
from grc_desktop.services.importing import headers
from grc_desktop.services.importing.entities import entity
from grc_desktop.services.importing.fields import BY_NAME, FIELDS, Field, find
from grc_desktop.services.importing.guessing import column_letter, guess_columns

SAMPLES: dict[str, list[object]] = {
    "names": ["DUPONT Marie", "M. et Mme Durand", "SARL Le Fournil", "Martin Paul"],
    "lasts": ["DUPONT", "Durand", "Martin", "Petit"],
    "firsts": ["Marie", "Paul", "Anne", "Luc"],
    "phones": ["06 39 98 12 34", 639981235.0, "04 74 00 12 34 / 0639981236", "+33 6 39 98 12 37"],
    "emails": ["marie@example.fr", "paul@example.fr", "x@y,com", "luc@example.fr"],
    "postcodes": [1000.0, "69003", 69001.0, "75011"],
    "cities": ["Bourg", "Lyon", "Lyon", "Paris"],
    "streets": ["12 rue des Lilas", "3 av. Foch", "place du Marché", "1 chemin Vert"],
    "days": [date(1984, 11, 21), "21/11/1975", "31/02/1980", 27_000.0],
    "amounts": ["1 234,50 €", "12,00 €", 5.5, "3 €"],
    "numbers": [1.0, 2.5, 38.0, 41.0],
    "ticks": ["oui", "non", "x", ""],
    "texts": ["aime le pain", "vient le mardi", "?", "ne pas appeler le matin"],
    "blanks": ["", None, "  ", ""],
}


def guessed(*columns: tuple[str, str]) -> list[str | None]:
    names, samples = [header for header, _ in columns], [SAMPLES[kind] for _, kind in columns]
    return [guess.field for guess in guess_columns(names, samples)]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_the_labels_of_our_own_exports_are_recognised(language: str, field: Field) -> None:
    before = i18n.language()
    i18n.use(language)
    try:
        assert headers.match(i18n._(field.label)) == (field.name, headers.EXACT)
        assert headers.match(field.name) == (field.name, headers.EXACT)
    finally:
        i18n.use(before)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("N° cli.", "code"), ("C.P.", "postcode"), ("Tél fixe / portable", "phone"), ("Né(e) le", "birthday"),
        ("Courriel", "email"), ("Mail", "email"), ("E-MAIL 2", "email"), ("Prénom", "first_name"),
        ("Raison sociale", "company"), ("Zipcode*", "postcode"), ("Lastname*", "last_name"), ("Mobile", "phone"),
        ("Portable", "phone"), ("Ville", "city"), ("Adresse 2", "address2"), ("Newsletter (0/1)", "newsletter"),
        ("Birthday (yyyy-mm-dd)", "birthday"), ("Customer e-mail*", "email"), ("N° de carte", "card"),
        ("Téléphonne", "phone"), ("Code postale", "postcode"), ("Prenom du client", "first_name"),
        ("Adresse mail du client", "email"), ("TVA intracom.", "vat"), ("Commentaires", "note"), ("Foyer", "household"),
        ("Chiffre d’affaires", None), ("Date dernier achat", None), ("Client depuis", None), ("County name", None),
        ("", None), ("???", None), ("🙂", None),
    ],
)  # fmt: skip
def test_headers_are_known_as_shopkeepers_write_them(header: str, field: str | None) -> None:
    assert headers.match(header)[0] == field


def test_a_shopkeepers_sheet_is_understood() -> None:
    assert guessed(
        ("N° cli.", "numbers"), ("Nom", "names"), ("Adresse", "streets"), ("C.P.", "postcodes"), ("Ville", "cities"),
        ("Tél", "phones"), ("Courriel", "emails"), ("Né(e) le", "days"), ("CA", "amounts"), ("Remarques", "texts"),
        ("Newsletter ?", "ticks"), ("Fax", "blanks"),
    ) == [
        "code", "full_name", "address", "postcode", "city", "phone", "email", "birthday", "custom:CA", "note",
        "newsletter", None,
    ]  # fmt: skip


def test_nom_is_the_family_name_beside_a_first_name_and_the_whole_name_alone() -> None:
    assert guessed(("Nom", "lasts"), ("Prénom", "firsts")) == ["last_name", "first_name"]
    assert guessed(("Nom", "names"), ("Tél", "phones")) == ["full_name", "phone"]
    assert guessed(("Nom", "lasts"), ("Tél", "phones")) == ["last_name", "phone"]
    assert guessed(("Name", "lasts"), ("First name", "firsts")) == ["last_name", "first_name"]


def test_cells_speak_where_headers_do_not() -> None:
    assert guessed(("", "emails"), ("Contact 1", "phones"), ("Colonne C", "names")) == ["email", "phone", "full_name"]


def test_cells_that_deny_a_header_win() -> None:
    assert guessed(("Mail", "ticks"), ("Nom", "names")) == ["newsletter", "full_name"]
    assert guessed(("Statut", "numbers"), ("Anniversaire", "texts")) == ["custom:Statut", "custom:Anniversaire"]
    assert guessed(("Client", "numbers"), ("Nom", "names")) == ["code", "full_name"]


def test_somebody_must_be_named() -> None:
    assert guessed(("Identité du titulaire", "names"), ("Tél", "phones")) == ["full_name", "phone"]
    assert guessed(("Facility Name", "cities"), ("Tél", "phones")) == ["full_name", "phone"]


def test_only_repeating_fields_may_be_filled_by_several_columns() -> None:
    fields = guessed(("Tél", "phones"), ("Portable", "phones"), ("Ville", "cities"), ("Commune", "cities"))
    assert fields == ["phone", "phone", "city", "custom:Commune"]
    assert guessed(("Adresse", "streets"), ("Rue", "streets")) == ["address", "address2"]


def test_the_surest_of_two_columns_keeps_the_field() -> None:
    assert guessed(("Adresse du site", "texts"), ("Adresse", "streets"))[1] == "address"


def test_an_unknown_column_becomes_a_field_of_its_kind() -> None:
    kinds = ["date", "money", "number", "bool", "text"]
    columns: list[list[object]] = [
        [date(2024, 1, day) for day in (1, 2, 3)],
        SAMPLES["amounts"],
        SAMPLES["numbers"],
        SAMPLES["ticks"],
    ]
    guesses = guess_columns([f"Divers {kind} xyz" for kind in kinds], [*columns, SAMPLES["texts"]])
    assert [guess.kind for guess in guesses][:4] == kinds[:4]
    teas = guess_columns(["Thé préféré"], [["Vert", "Noir", "Blanc"] * 10])
    assert (teas[0].field, teas[0].kind) == ("custom:Thé préféré", "list")


def test_unknown_columns_keep_different_labels() -> None:
    assert guessed(("xyz", "texts"), ("XYZ", "texts"), ("", "texts")) == [
        "custom:xyz",
        "custom:XYZ (2)",
        "custom:Column C",
    ]
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_content_that_agrees_makes_a_guess_surer() -> None:
    both, alone = (guess_columns(["Mail"], [SAMPLES[kind]])[0] for kind in ("emails", "texts"))
    assert both.reason == "both"
    assert both.confidence > 0.9
    assert alone.field == "custom:Mail"
    assert guess_columns(["", ""], [SAMPLES["emails"], SAMPLES["blanks"]])[1].reason == "blank"


@pytest.mark.parametrize(
    ("sheet", "columns", "about"),
    [
        ("Clients", ["Nom", "Prénom", "Tél", "Mail", "Points", "CA"], "contacts"),
        ("Feuil1", ["Nom", "Adresse", "CP", "Ville"], "contacts"),
        ("Ventes", ["Date", "N° ticket", "Client", "Article", "Qté", "PU TTC", "Total TTC"], "purchases"),
        ("Feuil2", ["Date", "Client", "Article", "Qté", "Montant"], "purchases"),
        ("Points", ["Carte", "N° cli.", "Nom", "Points au 31/10", "Dernier passage"], "points"),
        ("SAV", ["N°", "Reçu le", "Client", "Téléphone", "Article", "Problème", "Statut", "Clos le"], "tickets"),
        ("Notes", ["Date", "Qui", "Par", "Canal", "Note"], "interactions"),
        ("Tarif", ["Réf.", "Désignation", "Prix", "TVA", "Stock", "Fournisseur"], "products"),
        ("Feuil3", ["A", "B"], None),
        ("", [], None),
    ],
)
def test_a_sheet_says_what_it_is_about(sheet: str, columns: list[str], about: str | None) -> None:
    text: list[object] = ["Dupont Marie", "Durand", "12", "abc"]
    guesses = guess_columns(columns, [text] * len(columns))
    found, confidence = entity(guesses, sheet)
    assert found == about
    assert 0 <= confidence <= 1


def test_fields_are_found_by_their_command_line_names() -> None:
    assert find("email") is BY_NAME["email"]
    custom = find("custom:Thé préféré")
    assert custom is not None
    assert custom.label == "Thé préféré"
    assert (find("custom:"), find("nonsense")) == (None, None)


CELLS = (
    st.none()
    | st.text(max_size=30)
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.dates()
    | st.just(time(8))
    | st.just(timedelta(1))
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=20), st.lists(CELLS, max_size=6)), max_size=6))
def test_no_sheet_breaks_the_guessing(sheet: list[tuple[str, list[object]]]) -> None:
    guesses = guess_columns([header for header, _ in sheet], [cells for _, cells in sheet])
    assert len(guesses) == len(sheet)
    assert all(0 <= guess.confidence <= 1 for guess in guesses)
    for field, times in Counter(guess.field for guess in guesses if guess.field).items():
        assert times == 1 or BY_NAME[field].repeats
    entity(guesses)
