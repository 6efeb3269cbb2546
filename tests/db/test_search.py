"""Contacts are found while somebody types, and the index is never out of step with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grc_desktop.core.progress import Progress
from grc_desktop.core.text import sort_key
from grc_desktop.db import search, undo
from grc_desktop.db.database import Database
from tests.db.base import ACT, add, change, ills, put, remove

WILD = (
    '"', '""', "'", "*", "-", "^", ":", "(", ")", "{", "}", "NEAR(", "AND", "OR", "NOT", "name:", "a AND", '"a" OR',
    "\x00", "a\x00b", "\ud800", "☕", "👨\u200d👩\u200d👧", "%", "_", "%_%", "\\", "𐐀𞤀", "ꟶ", "Ω", "ß", "ﬁ", "½", "①",
    "ﷺ", "\u180e", "l’", "+33", "00", "@", "@@", "a@",
)  # fmt: skip


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Ten contacts whose ids follow from the order in which they are added here."""
    database = Database.create(tmp_path_factory.mktemp("search") / "shop.grc")
    with database.write(ACT) as connection:
        person(connection, "Lefèvre", "Éloïse", phone="+33612345678", email="eloise.lefevre@gmail.com")
        person(connection, "Dupont", "Marie", phone="+33698765432", email="m.dupont@fleurs-dupont.fr")
        person(connection, "Dupontel", "Jean-Marie", phone="+442079460018")
        person(connection, "d’Œuvres", "Ærø")
        person(connection, "Martin", "Zoé", city="Villeurbanne", postcode="69100", note="préfère le thé vert")
        person(connection, "de La Tour", "Anne", code="C-1042", card="2000017")
        add(connection, "", company="Boulangerie du Château", kind="organisation", siret="73282932000074")
        person(connection, "Sørensen", "Lars")
        person(connection, "100%_Pur", "Émile")
        person(connection, "Roux", "Paul", typed="04.78.00.11 22 (boutique)")
        put(connection, "memberships", person_id=5, organisation_id=7)
        put(connection, "custom_fields", label="Allergie", key="allergie", kind="text")
        put(connection, "custom_values", contact_id=6, field_id=1, value="arachide")
    yield database
    database.close()


def person(
    connection: sa.Connection,
    last: str,
    first: str,
    phone: str | None = None,
    email: str | None = None,
    city: str | None = None,
    postcode: str | None = None,
    typed: str | None = None,
    **values: str,
) -> None:
    number = add(connection, last, first, **values)
    if phone or typed:
        put(connection, "phones", contact_id=number, typed=typed or phone, e164=phone)
    if email:
        put(connection, "emails", contact_id=number, address=email, key=email)
    if city:
        put(connection, "addresses", contact_id=number, city=city, postcode=postcode)


def found(database: Database, text: str, limit: int = 20) -> list[int]:
    with database.read() as connection:
        return search.find(connection, text, limit)


def fitting(database: Database, text: str) -> set[int]:
    with database.read() as connection:
        answer = search.fitting(connection, text)
        return set() if answer is None else set(connection.scalars(answer.ids))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lefevre", [1]),
        ("LEFÈVRE", [1]),
        ("lefe\u0301vre elo", [1]),
        ("éloïse lefèvre", [1]),
        ("evr", [1]),
        ("loise fevr", [1]),
        ("dupont", [2, 3]),
        ("dupont marie", [2, 3]),
        ("marie dup", [2, 3]),
        ("jean marie", [3]),
        ("jean-m", [3]),
        ("upontel", [3]),
        ("oeuvres", [4]),
        ("œuvres", [4]),
        ("d'oeuvres", [4]),
        ("aero", [4]),
        ("villeurb", [5]),
        ("69100", [5]),
        ("69 100", [5]),
        ("thé", [5]),
        ("zoe chateau", [5]),
        ("de la tour", [6]),
        ("la tour anne", [6]),
        ("c-1042", [6]),
        ("2000017", [6]),
        ("arachide", [6]),
        ("chateau", [5, 7]),
        ("732829320", [7]),
        ("sorensen", [8]),
        ("Sørensen", [8]),
        ("100%", [9]),
        ("100%_p", [9]),
        ("0612345678", [1]),
        ("06 12 34", [1]),
        ("06.12.34.56.78", [1]),
        ("06-12", [1]),
        ("+33 6 12", [1]),
        ("+33 (0)6 12 34", [1]),
        ("0033612", [1]),
        ("345678", [1]),
        ("34 56 78", [1]),
        ("éloïse 06 12", [1]),
        ("+44 20 7946", [3]),
        ("0478001122", [10]),
        ("04 78 00", [10]),
        ("0612 34", [1]),
        ("0612 345", [1]),
        ("1234 56", [1]),
        ("2000017 1042", [6]),
        ("eloise.lefevre@gmail.com", [1]),
        ("ELOISE.LEF", [1]),
        ("eloise.lefevre@", [1]),
        ("m.dupont@fleurs", [2]),
        ("fleurs-dup", [2]),
        ("gmail.com", []),
        ("nobody", []),
        ("dupont lefevre", []),
        ("fevrelo", []),
        ("", []),
        ("  ", []),
        ("☕", []),
    ],
)
def test_what_is_typed_finds(shop: Database, text: str, expected: list[int]) -> None:
    assert found(shop, text) == expected


def test_names_that_begin_so_come_before_other_words(shop: Database) -> None:
    assert found(shop, "mar")[0] == 5
    assert found(shop, "mar", 1) == [5]
    assert found(shop, "dupont", 1) == [2]


@pytest.mark.parametrize("text", ["lefevre", "upon", "0612", "m.dupont@f", "a", "6"])
def test_all_that_match_include_what_is_found(shop: Database, text: str) -> None:
    assert set(found(shop, text)) <= fitting(shop, text)


def test_nothing_to_look_for_matches_no_list(shop: Database) -> None:
    with shop.read() as connection:
        assert search.fitting(connection, " ☕ ") is None


@pytest.mark.parametrize("name", ["d’Œuvres", "de La Tour", "Jean-Marie", "L'Été 3", "100%_Pur", "O'Brien", "Ñandú"])
def test_the_beginning_of_a_name_agrees_with_its_sort_key(database: Database, name: str) -> None:
    with database.write(ACT) as connection:
        number = add(connection, name)
    for end in range(1, len(name) + 1):
        typed = name[:end]
        if not sort_key(name).startswith(sort_key(typed).partition("\x1f")[0]):
            continue  # a number that is not finished sorts elsewhere; words find it
        assert found(database, typed) in ([number], []), typed
        if any(letter.isalnum() for letter in typed):
            assert found(database, typed) == [number], typed


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(WILD) | st.text(max_size=4), max_size=6).map(" ".join) | st.text(max_size=30))
@example(text='" OR 1=1 --')
@example(text="x" * 5000)
@example(text="é " * 500)
@example(text="Ð{O")
def test_whatever_is_typed_never_breaks_the_search(shop: Database, text: str) -> None:
    with shop.read() as connection:
        answer = search.find(connection, text, 20)

    assert len(answer) <= 20
    assert set(answer) <= fitting(shop, text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.text(alphabet=st.characters(categories=["L"], max_codepoint=0x217), min_size=1, max_size=12))
def test_a_contact_is_found_by_its_own_name(
    tmp_path_factory: pytest.TempPathFactory, shop: Database, name: str
) -> None:
    with shop.write(ACT) as connection:
        number = add(connection, name)
    try:
        assert number in found(shop, name, 50)
    finally:
        with shop.write(ACT) as connection:
            remove(connection, "contacts", number)


def test_the_bin_is_out_of_the_index_until_it_is_restored(database: Database) -> None:
    with database.write(ACT) as connection:
        number = add(connection, "Durand")
    for moment, expected in (("2026-01-01T00:00:00.000000Z", []), (None, [number])):
        with database.write(ACT) as connection:
            change(connection, "contacts", number, deleted_at=moment)
        assert found(database, "durand") == found(database, "uran") == expected
    assert ills(database) == []


def test_an_undo_gives_the_old_words_back(database: Database) -> None:
    with database.write(ACT) as connection:
        number = add(connection, "Durand")
    with database.write(ACT) as connection:
        change(connection, "contacts", number, last_name="Petit", sort_key="petit")
    assert (found(database, "durand"), found(database, "petit")) == ([], [number])
    with database.write(ACT, undoes=2) as connection:
        undo.undo(connection, 2, database.clock.now(), Progress())

    assert (found(database, "durand"), found(database, "petit")) == ([number], [])


def test_a_member_is_found_by_the_new_name_of_its_firm(database: Database) -> None:
    with database.write(ACT) as connection:
        member, firm = add(connection, "Durand"), add(connection, "", company="Alpha")
        put(connection, "memberships", person_id=member, organisation_id=firm)
    with database.write(ACT) as connection:
        change(connection, "contacts", firm, company="Omega")
    assert (found(database, "alpha"), found(database, "omega")) == ([], [member, firm])
    with database.write(ACT) as connection:
        remove(connection, "contacts", firm)

    assert found(database, "omega") == []
    assert ills(database) == []


def test_a_purged_contact_leaves_no_word_behind(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "shop.grc")
    with database.write(ACT) as connection:
        number = add(connection, "Durand", note="confidentiel")
    with database.write(ACT) as connection:
        remove(connection, "contacts", number)

    assert found(database, "confidentiel") == []
    assert ills(database) == []
    database.close()
