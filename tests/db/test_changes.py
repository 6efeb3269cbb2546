"""The change feed says what a commit touched, however it was written, and nothing before the disk has it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from grc_desktop.core.changes import Changes
from grc_desktop.core.errors import CHANGED_ELSEWHERE, StorageError
from grc_desktop.db.database import Database
from grc_desktop.db.tables.contacts import contacts, emails, phones
from grc_desktop.db.tables.settings import settings
from tests.db.base import ACT, NOW, add, names, put


@pytest.fixture
def heard(database: Database) -> list[Changes]:
    told: list[Changes] = []
    database.changes.subscribe(told.append)
    return told


def give_up(_number: int) -> None:
    raise StorageError(CHANGED_ELSEWHERE)


def test_a_bulk_insert_is_heard(database: Database, heard: list[Changes]) -> None:
    row = {"created_at": sa.text(f"'{NOW}'"), "updated_at": sa.text(f"'{NOW}'"), "kind": "person", "sort_key": "x"}
    with database.write(ACT) as connection:
        connection.execute(sa.insert(contacts).values([row, row, row]))

    assert heard == [Changes(frozenset({"contacts", "journal_entries"}), entry=1)]


def test_a_bulk_update_is_heard(database: Database, heard: list[Changes]) -> None:
    with database.write(ACT) as connection:
        add(connection)
        add(connection)
    with database.write(ACT) as connection:
        connection.execute(sa.update(contacts).values(stage="client"))

    assert heard[1:] == [Changes(frozenset({"contacts", "journal_entries"}), entry=2)]


def test_a_cascade_is_heard_as_what_it_removes(database: Database, heard: list[Changes]) -> None:
    with database.write(ACT) as connection:
        number = add(connection)
        put(connection, "phones", contact_id=number, typed="06")
        put(connection, "emails", contact_id=number, address="a@b.fr", key="a@b.fr")
    with database.write(ACT) as connection:
        connection.execute(sa.delete(contacts))

    assert heard[1].tables == {"contacts", "phones", "emails", "journal_entries"}
    with database.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(phones)) == 0
        assert connection.scalar(sa.select(sa.func.count()).select_from(emails)) == 0


def test_a_table_without_history_is_heard_and_leaves_no_entry(database: Database, heard: list[Changes]) -> None:
    with database.write(ACT) as connection:
        connection.execute(sa.insert(settings).values(key="theme", value="dark"))

    assert heard == [Changes(frozenset({"settings"}))]


def test_nothing_is_heard_of_what_is_rolled_back(database: Database, heard: list[Changes]) -> None:
    with pytest.raises(StorageError), database.write(ACT) as connection:
        give_up(add(connection))

    assert (heard, names(database)) == ([], [])
    with database.write(ACT):
        pass
    assert heard == []


def test_a_change_that_changes_nothing_is_not_heard(database: Database, heard: list[Changes]) -> None:
    with database.write(ACT) as connection:
        add(connection)
    with database.write(ACT) as connection:
        connection.execute(sa.update(contacts).values(last_name="Durand", version=contacts.c.version + 1))

    assert len(heard) == 1


def test_a_listener_reads_what_was_committed(database: Database) -> None:
    read: list[list[str]] = []
    database.changes.subscribe(lambda _changes: read.append(names(database)))
    with database.write(ACT) as connection:
        add(connection, "Petit")

    assert read == [["Petit"]]


def test_a_listener_may_write_in_its_turn(database: Database) -> None:
    def answer(changes: Changes) -> None:
        if changes.entry == 1:
            with database.write(ACT) as connection:
                add(connection, "Second")

    database.changes.subscribe(answer)
    with database.write(ACT) as connection:
        add(connection, "First")

    assert names(database) == ["First", "Second"]


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError, match="database_read_only"), database.read() as connection:
        add(connection)


def test_a_reader_sees_one_moment_until_it_is_done(database: Database) -> None:
    with database.read() as before:
        count = sa.select(sa.func.count()).select_from(contacts)
        assert before.scalar(count) == 0
        with database.write(ACT) as connection:
            add(connection)
        assert before.scalar(count) == 0
    assert names(database) == ["Durand"]
