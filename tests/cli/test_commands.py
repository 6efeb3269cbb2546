"""``grc init, check, contacts, contact, export`` answer what programs rely on and what people can read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from grc_desktop.core.paths import default_database
from grc_desktop.db.engine import connect
from grc_desktop.services.contacts.types import Address, ContactDraft, Email, Phone
from tests.cli.conftest import Grc

ELOISE = ContactDraft(
    first_name="Éloïse",
    last_name="Lefèvre",
    stage="loyal",
    emails=(Email("eloise@ex.fr"),),
    phones=(Phone("06 12 34 56 78"),),
    addresses=(Address(city="Lyon"),),
    tags=("Fidèle",),
)


def test_init_makes_a_base_once(grc: Grc) -> None:
    made = grc("init", "--json")
    again = grc("init", "--json")

    assert made.code == 0
    assert made.json == {"database": str(default_database()), "schema": "0001"}
    assert (again.code, again.json["error"]["code"]) == (4, "database_exists")
    assert str(default_database()) in grc("init").err


def test_a_new_base_is_sound_and_empty(grc: Grc) -> None:
    grc("init")

    answer = grc("check", "--json").json

    assert (answer["healthy"], answer["problems"]) == (True, [])
    assert answer["counts"]["contacts"] == 0
    assert "sound" in grc("check").out


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM contact_words WHERE rowid = 1", "contact_words"),
        ("UPDATE contacts SET deleted_at = '2026-11-21T09:30:00.000000Z'", "contact_trigrams"),
        ("PRAGMA foreign_keys=OFF; DELETE FROM contacts", "contacts"),
    ],
)
def test_check_tells_what_is_out_of_step(grc: Grc, add: Callable[..., list[int]], damage: str, said: str) -> None:
    add(ELOISE)
    connection = connect(default_database())
    connection.executescript(damage)
    connection.close()

    ran = grc("check", "--json")

    assert (ran.code, ran.json["healthy"]) == (4, False)
    assert any(said in problem for problem in ran.json["problems"])
    assert "damaged" in grc("check").out


def test_contacts_are_found_by_any_word(grc: Grc, add: Callable[..., list[int]]) -> None:
    add(ELOISE, ContactDraft(last_name="Martin"))

    answer = grc("contacts", "eloise lyon", "--json").json

    assert answer["total"] == 1
    (found,) = answer["contacts"]
    assert found | {"id": 1, "name": "Lefèvre Éloïse", "city": "Lyon", "stage": "loyal"} == found
    assert (found["emails"], found["phones"], found["tags"]) == (["eloise@ex.fr"], ["+33612345678"], ["Fidèle"])


def test_the_list_stops_at_its_limit_and_says_how_many_there_are(grc: Grc, add: Callable[..., list[int]]) -> None:
    add(*(ContactDraft(last_name=f"Client {number}") for number in range(5)))

    answer = grc("contacts", "--limit", 2, "--json").json
    told = grc("contacts", "--limit", "2").out

    assert (answer["total"], [each["name"] for each in answer["contacts"]]) == (5, ["Client 0", "Client 1"])
    assert "Client 1" in told
    assert "Client 2" not in told
    assert "5 contacts" in told


def test_a_contact_is_shown_whole_with_what_happened_to_it(grc: Grc, add: Callable[..., list[int]]) -> None:
    (number,) = add(ELOISE)

    answer = grc("contact", number, "--json").json

    assert (answer["id"], answer["name"], answer["first_name"]) == (number, "Lefèvre Éloïse", "Éloïse")
    assert (answer["emails"], answer["phones"], answer["tag"]) == (["eloise@ex.fr"], ["+33612345678"], ["Fidèle"])
    assert [event["action"] for event in answer["timeline"]] == ["contacts.create"]
    told = grc("contact", number, "--lang", "fr").out
    assert "Prénom" in told
    assert "Client créé" in told


@pytest.mark.parametrize("number", [99, 0, 10**30])
def test_a_contact_that_is_not_there_is_refused(grc: Grc, add: Callable[..., list[int]], number: int) -> None:
    add(ELOISE)

    ran = grc("contact", number, "--json")

    assert (ran.code, ran.json["error"]["code"]) == (5, "not_found")


def test_export_answers_rows_and_file(grc: Grc, add: Callable[..., list[int]], tmp_path: Path) -> None:
    add(ELOISE)

    ran = grc("export", "contacts", tmp_path / "sortie.json", "--json")

    assert ran.json == {"rows": 1, "file": str(tmp_path / "sortie.json")}
    assert json.loads((tmp_path / "sortie.json").read_text("utf-8"))[0]["first_name"] == "Éloïse"
    assert "1 row written" in grc("export", "contacts", tmp_path / "sortie.csv").out


def test_an_export_to_nowhere_is_refused(grc: Grc, add: Callable[..., list[int]], tmp_path: Path) -> None:
    add(ELOISE)

    ran = grc("export", "contacts", tmp_path / "missing" / "out.csv", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (5, "cannot_write")


@pytest.mark.parametrize("text", ["\x1b[31mred", "\u202eevil", "tab\there", "a" * 500])
def test_no_name_disturbs_the_console(grc: Grc, add: Callable[..., list[int]], text: str) -> None:
    add(ContactDraft(last_name=text, code="K1"))

    told = grc("contacts")

    assert told.code == 0
    assert "\x1b" not in told.out
    assert len(told.out.splitlines()) == 3
