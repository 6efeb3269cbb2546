"""The history room: what was done, told in words, and the way back from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grc_desktop.core.acts import Act
from grc_desktop.core.errors import Refused
from grc_desktop.db.database import Database
from grc_desktop.services.history.service import HistoryService
from grc_desktop.services.history.types import Left
from tests.db.base import add, change, names, put, remove, tag

IMPORT = Act("test.import", "Import of {file}")
EDIT = Act("test.edit", "Edited")
PURGE = Act("test.purge", "Removed for good")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.create(tmp_path / "shop.grc", who="Zoé")
    yield opened
    opened.close()


@pytest.fixture
def history(database: Database) -> HistoryService:
    return HistoryService(database, (IMPORT, EDIT, PURGE), final=(PURGE,))


@pytest.fixture
def imported(database: Database, history: HistoryService) -> int:
    with database.write(IMPORT, file="clients.xlsx") as connection:
        for name in ("Petit", "Roux"):
            tag(connection, add(connection, name, "Zoé"), "VIP")
    return 1


def edit(database: Database, number: int = 1) -> None:
    with database.write(EDIT) as connection:
        change(connection, "contacts", number, stage="client")


def titles(history: HistoryService) -> list[str]:
    return [entry.title for entry in history.entries()]


@pytest.mark.usefixtures("imported")
def test_an_action_is_told_with_what_was_noted(history: HistoryService) -> None:
    (entry,) = history.entries()

    assert (entry.title, entry.who, entry.undone, entry.undoable) == ("Import of clients.xlsx", "Zoé", False, True)


def test_an_undo_and_its_redo_tell_of_the_action(history: HistoryService, imported: int) -> None:
    done = history.undo(imported)
    assert done.id is not None
    again = history.undo(done.id)

    assert (done.restored, again.restored) == (2, 2)
    assert titles(history) == [
        "Done again: Import of clients.xlsx",
        "Undone: Import of clients.xlsx",
        "Import of clients.xlsx",
    ]
    assert [entry.undone for entry in history.entries()] == [False, True, False]


def test_an_action_done_again_can_be_undone_by_its_first_number(
    history: HistoryService, imported: int, database: Database
) -> None:
    for entry in (imported, 2, imported):
        history.undo(entry)

    assert names(database) == []
    assert [entry.undone for entry in history.entries()] == [False, True, False, True]
    assert history.undo(4).restored == 2


def test_undoing_twice_is_refused(history: HistoryService, imported: int) -> None:
    history.undo(imported)
    with pytest.raises(Refused, match="already_undone"):
        history.undo(imported)


def test_undoing_what_never_was_is_refused(history: HistoryService) -> None:
    for number in (0, -1, 1, 99):
        with pytest.raises(Refused, match="not_found"):
            history.undo(number)


@pytest.mark.usefixtures("imported")
def test_what_was_removed_for_good_stays_removed(history: HistoryService, database: Database) -> None:
    with database.write(PURGE) as connection:
        remove(connection, "contacts", 1)
    with pytest.raises(Refused, match="for_good"):
        history.undo(2)

    assert [entry.undoable for entry in history.entries()] == [False, True]


def test_what_is_left_alone_is_named_with_its_reason(
    history: HistoryService, imported: int, database: Database
) -> None:
    edit(database)
    done = history.undo(imported)

    assert (done.restored, done.kept, done.impossible) == (1, 1, 0)
    reason = "It was changed since: undoing would lose that change."
    assert done.details == (Left("contacts", 1, "Petit Zoé", "kept", reason),)


def test_an_undo_that_finds_all_changed_since_undoes_nothing(
    history: HistoryService, imported: int, database: Database
) -> None:
    edit(database, 1)
    edit(database, 2)
    done = history.undo(imported)

    assert (done.id, done.restored, done.kept) == (None, 0, 2)
    assert len(history.entries()) == 3


@pytest.mark.usefixtures("imported")
def test_the_last_action_of_the_session_goes_first_then_the_one_before(
    history: HistoryService, database: Database
) -> None:
    edit(database)
    undone = []
    while last := history.last():
        undone.append(last.title)
        history.undo(last.id)

    assert undone == ["Edited", "Import of clients.xlsx"]
    assert names(database) == []


@pytest.mark.usefixtures("imported")
def test_another_session_has_nothing_of_its_own_to_undo(database: Database) -> None:
    assert HistoryService(database, (IMPORT,)).last() is None


@pytest.mark.usefixtures("imported")
def test_the_newest_action_is_undone_by_whoever_asks(history: HistoryService, database: Database) -> None:
    edit(database)
    other = HistoryService(database, (IMPORT, EDIT))
    for expected in (2, 1):
        assert other.newest().id == expected
        other.undo(expected)
    with pytest.raises(Refused, match="nothing_to_undo"):
        other.newest()


@pytest.mark.usefixtures("imported")
def test_the_story_of_one_contact_holds_what_touched_it(history: HistoryService, database: Database) -> None:
    edit(database, 2)
    with database.write(EDIT) as connection:
        put(connection, "phones", contact_id=1, typed="06")

    assert [entry.id for entry in history.entries(contact=1)] == [3, 1]
    assert [entry.id for entry in history.entries(contact=2)] == [2, 1]


@pytest.mark.usefixtures("imported")
def test_the_history_is_read_page_by_page(history: HistoryService, database: Database) -> None:
    edit(database)

    assert [entry.id for entry in history.entries(limit=1)] == [2]
    assert [entry.id for entry in history.entries(limit=5, before=2)] == [1]


def test_an_action_this_program_does_not_know_is_told_by_its_code(database: Database) -> None:
    with database.write(IMPORT) as connection:
        add(connection)

    assert titles(HistoryService(database, ())) == ["test.import"]
    assert titles(HistoryService(database, (IMPORT,))) == ["Import of "]
