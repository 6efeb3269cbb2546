"""The journal keeps one line per row and entry: what stood before against what stood after."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from grc_desktop.db.database import Database
from grc_desktop.db.tables.history import journal_entries
from tests.db.base import ACT, add, change, dump, journal, put, remove

Step = Callable[[sa.Connection], object]


def entries(database: Database) -> list[sa.Row[tuple[object, ...]]]:
    with database.read() as connection:
        return list(connection.execute(sa.select(journal_entries).order_by(journal_entries.c.id)).all())


def test_an_entry_says_who_when_what_and_how_many(database: Database) -> None:
    before = datetime.now(UTC)
    with database.write(ACT, file="clients.xlsx") as connection:
        for _ in range(3):
            add(connection)
    (entry,) = entries(database)

    assert (entry.who, entry.action, entry.details) == ("Zoé", "test.act", {"file": "clients.xlsx"})
    assert entry.counts == {"contacts": {"I": 3}}
    assert before <= entry.at <= datetime.now(UTC)


def test_new_rows_in_a_row_are_one_line(database: Database) -> None:
    with database.write(ACT) as connection:
        for number in (1, 2, 3, 7, 9, 10):
            add(connection, id=number)

    assert journal(database, 1) == [
        ("contacts", 1, 3, "I", None),
        ("contacts", 7, 7, "I", None),
        ("contacts", 9, 10, "I", None),
    ]


def test_an_update_keeps_only_what_changed(database: Database) -> None:
    with database.write(ACT) as connection:
        add(connection, stage="lead", note="hello")
    with database.write(ACT) as connection:
        change(connection, "contacts", 1, stage="client", note=None, last_name="Durand")
    ((*line, delta),) = journal(database, 2)

    assert line == ["contacts", 1, 1, "U"]
    assert json.loads(delta) == {"stage": ["lead", "client"], "note": ["hello", None]}


def test_a_delete_keeps_the_whole_row_and_those_that_go_with_it(database: Database) -> None:
    with database.write(ACT) as connection:
        add(connection, 'D\'Arc "Jeanne"', note="line\nbreak ☕ ’")
        put(connection, "phones", contact_id=1, typed="06", e164=None)
    with database.write(ACT) as connection:
        remove(connection, "contacts", 1)
    contact, phone = journal(database, 2)

    assert json.loads(contact[-1])["last_name"] == 'D\'Arc "Jeanne"'
    assert json.loads(contact[-1])["note"] == "line\nbreak ☕ ’"
    assert json.loads(phone[-1]) == {
        "id": 1, "contact_id": 1, "position": 0, "kind": None, "typed": "06", "e164": None,
    }  # fmt: skip


MERGED: dict[str, tuple[list[Step], list[tuple[str, object]]]] = {
    "two updates are one": (
        [lambda c: change(c, "contacts", 1, stage="a"), lambda c: change(c, "contacts", 1, stage="b", note="n")],
        [("U", {"stage": ["lead", "b"], "note": [None, "n"]})],
    ),
    "there and back is nothing": (
        [lambda c: change(c, "contacts", 1, stage="a"), lambda c: change(c, "contacts", 1, stage="lead")],
        [],
    ),
    "an update then a delete is a delete of what stood before": (
        [lambda c: change(c, "contacts", 1, stage="a"), lambda c: remove(c, "contacts", 1)],
        [("D", "lead")],
    ),
    "a delete put back otherwise is an update": (
        [lambda c: remove(c, "contacts", 1), lambda c: add(c, id=1, stage="b")],
        [("U", {"stage": ["lead", "b"]})],
    ),
    "a delete put back the same is nothing": (
        [lambda c: remove(c, "contacts", 1), lambda c: add(c, id=1, stage="lead")],
        [],
    ),
    "a delete put back then updated is an update": (
        [
            lambda c: remove(c, "contacts", 1),
            lambda c: add(c, id=1, stage="b"),
            lambda c: change(c, "contacts", 1, stage="c"),
        ],
        [("U", {"stage": ["lead", "c"]})],
    ),
    "an insert then an update is an insert": (
        [lambda c: add(c, id=2), lambda c: change(c, "contacts", 2, stage="a")],
        [("I", None)],
    ),
    "an insert then a delete is nothing": ([lambda c: add(c, id=2), lambda c: remove(c, "contacts", 2)], []),
}


@pytest.mark.parametrize("case", MERGED)
def test_several_changes_of_a_row_are_one(database: Database, case: str) -> None:
    with database.write(ACT) as connection:
        add(connection, stage="lead")
    steps, expected = MERGED[case]
    with database.write(ACT) as connection:
        for step in steps:
            step(connection)
    told = [
        (op, json.loads(delta)["stage"] if op == "D" else delta and json.loads(delta))
        for *_, op, delta in journal(database, 2)
    ]

    assert told == expected
    assert len(entries(database)) == 1 + bool(expected)


def test_what_a_failed_action_noted_is_forgotten(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError), database.write(ACT) as connection:
        put(connection, "phones", contact_id=add(connection), typed=None)
    with database.write(ACT) as connection:
        add(connection, "Petit")

    assert entries(database)[-1].counts == {"contacts": {"I": 1}}


def test_a_savepoint_rolled_back_leaves_no_note(database: Database) -> None:
    with database.write(ACT) as connection:
        add(connection, "Kept")
        savepoint = connection.begin_nested()
        add(connection, "Lost")
        savepoint.rollback()

    assert entries(database)[-1].counts == {"contacts": {"I": 1}}
    with database.read() as connection:
        assert len(dump(connection)["contacts"]) == 1
