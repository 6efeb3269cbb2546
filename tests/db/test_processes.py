"""Two programs on one base: each sees what the other wrote, and waits, or says why it does not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from grc_desktop.core.changes import Changes
from grc_desktop.core.errors import StorageError
from grc_desktop.db.database import Database
from grc_desktop.db.engine import connect
from tests.architecture.checkout import ROOT
from tests.db.base import ACT, add, names, put

OTHER = """
import sys
from pathlib import Path
from grc_desktop.db.database import Database
from tests.db.base import ACT, add

database = Database(Path(sys.argv[1]))
with database.write(ACT) as connection:
    add(connection, "Other")
database.close()
"""
SEEN = Changes(frozenset({"contacts", "journal_entries"}))


@pytest.fixture
def heard(database: Database) -> list[Changes]:
    told: list[Changes] = []
    database.changes.subscribe(told.append)
    return told


@contextmanager
def other(database: Database) -> Iterator[Database]:
    opened = Database(database.path, who="Other", patience=0.05)
    yield opened
    opened.close()


def test_what_another_process_wrote_is_noticed_once(database: Database, heard: list[Changes]) -> None:
    with database.read() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM contacts").scalar_one()
        subprocess.run([sys.executable, "-c", OTHER, database.path], cwd=ROOT, check=True)
        assert database.notice_others() == SEEN
    assert heard == [SEEN]
    assert database.notice_others() is None
    assert names(database) == ["Other"]


def test_what_we_wrote_ourselves_is_no_news(database: Database, heard: list[Changes]) -> None:
    with database.write(ACT) as connection:
        add(connection)

    assert database.notice_others() is None
    assert len(heard) == 1


def test_what_another_wrote_before_us_is_noticed_all_the_same(database: Database) -> None:
    with other(database) as second, second.write(ACT) as connection:
        add(connection)
    with database.write(ACT) as connection:
        put(connection, "tags", name="VIP", key="vip")

    assert database.notice_others() == SEEN


def test_a_busy_base_is_told_in_a_sentence_and_works_again_afterwards(database: Database) -> None:
    with other(database) as second:
        with (
            database.write(ACT) as connection,
            pytest.raises(StorageError, match="database_locked") as refused,
            second.write(ACT) as late,
        ):
            add(late, "Late")
        add_later(database, second)

    assert "busy" in refused.value.message()
    assert connection.closed
    assert names(database) == ["Later"]


def add_later(database: Database, second: Database) -> None:
    assert names(database) == []
    with second.write(ACT) as connection:
        add(connection, "Later")


def test_a_reader_is_not_kept_waiting_by_a_writer(database: Database) -> None:
    with other(database) as second, database.write(ACT) as connection:
        add(connection)
        assert names(second) == []


def test_a_lock_left_by_a_dead_program_clears_itself(database: Database) -> None:
    script = "import os, sys; from pathlib import Path; from grc_desktop.db.engine import connect; "
    script += "c = connect(Path(sys.argv[1])); c.execute('BEGIN IMMEDIATE'); c.execute('DELETE FROM tags'); os._exit(1)"
    subprocess.run([sys.executable, "-c", script, database.path], cwd=ROOT, check=False)
    with database.write(ACT) as connection:
        add(connection, "Free")

    assert names(database) == ["Free"]


def test_a_base_another_program_holds_alone_is_busy_from_the_start(tmp_path: Path) -> None:
    Database.create(tmp_path / "shop.grc").close()
    with closing(connect(tmp_path / "shop.grc")) as alone:
        alone.execute("PRAGMA locking_mode=EXCLUSIVE")
        alone.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="database_locked"):
            Database(tmp_path / "shop.grc", patience=0.05)
