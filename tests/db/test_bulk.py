"""Many rows at once: all of them arrive, in order, known to the history and to the search."""

from __future__ import annotations

from grc_desktop.core.acts import Act
from grc_desktop.core.progress import Progress
from grc_desktop.core.text import sort_key
from grc_desktop.db import bulk, search, undo
from grc_desktop.db.database import Database
from grc_desktop.db.tables.contacts import contacts, emails
from tests.db.base import ACT, NOW, add, content, ills, journal, names

UNDO = Act("test.undo", "Undone")
COLUMNS = ("created_at", "updated_at", "kind", "last_name", "sort_key")


def fill(database: Database, count: int) -> None:
    """Add `count` contacts, called by their number, each with an e-mail."""
    with database.write(ACT) as connection:
        first = bulk.next_id(connection, contacts)
        called = [f"N{number}" for number in range(count)]
        bulk.insert(connection, contacts, COLUMNS, [(NOW, NOW, "person", name, sort_key(name)) for name in called])
        owned = [(first + at, f"{name}@x.fr", f"{name}@x.fr") for at, name in enumerate(called)]
        bulk.insert(connection, emails, ("contact_id", "address", "key"), owned)


def test_all_rows_arrive_in_their_order(database: Database) -> None:
    fill(database, 1234)

    assert names(database) == [f"N{number}" for number in range(1234)]
    assert ills(database) == []


def test_no_rows_change_nothing(database: Database) -> None:
    fill(database, 0)

    assert names(database) == []
    assert journal(database, 1) == []


def test_many_rows_are_one_line_each_table(database: Database) -> None:
    fill(database, 1234)

    assert journal(database, 1) == [("contacts", 1, 1234, "I", None), ("emails", 1, 1234, "I", None)]


def test_many_rows_are_found_and_taken_back(database: Database) -> None:
    with database.write(ACT) as connection:
        add(connection)
    before = content(database)
    fill(database, 250)
    with database.read() as connection:
        assert search.find(connection, "N249", 5) == [251]

    with database.write(UNDO, undoes=2) as connection:
        undo.undo(connection, 2, database.clock.now(), Progress())

    assert content(database) == before
    assert ills(database) == []
