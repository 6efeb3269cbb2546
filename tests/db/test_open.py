"""Opening a base: what is not one, is missing, full or cannot be written is told in a sentence and left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from grc_desktop.core.errors import StorageError
from grc_desktop.db import engine
from grc_desktop.db.database import Database
from grc_desktop.db.engine import connect, driver_connection
from tests.db.base import ACT, add, beside, content, ills, names, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed base with 500 contacts."""
    path = tmp_path / "shop" / "clients.grc"
    database = Database.create(path)
    with database.write(ACT) as connection:
        for number in range(500):
            put(connection, "phones", contact_id=add(connection, f"Contact {number}"), typed="06")
    database.close()
    return path


def empty(path: Path) -> None:
    path.write_bytes(b"")


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def overwrite_the_header(path: Path) -> None:
    path.write_bytes(b"x" * 100 + path.read_bytes()[100:])


def flip_bytes_of_the_schema(path: Path) -> None:
    found = bytearray(path.read_bytes())
    found[100:200] = (byte ^ 0xFF for byte in found[100:200])
    path.write_bytes(found)


def become_text(path: Path) -> None:
    path.write_text("Nom;Prénom\nDupont;Zoé\n" * 500, "utf-8")


def become_somebody_elses(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE contacts (id INTEGER PRIMARY KEY)")


def lose_its_version(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("DELETE FROM alembic_version")


@pytest.mark.parametrize(
    "damage",
    [
        empty,
        halve,
        cut_the_header,
        overwrite_the_header,
        flip_bytes_of_the_schema,
        become_text,
        become_somebody_elses,
        lose_its_version,
    ],
)
def test_what_is_no_sound_base_is_refused_and_left_as_it_is(path: Path, damage: Callable[[Path], None]) -> None:
    damage(path)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="database_damaged"):
        Database(path)

    assert (path.read_bytes(), beside(path)) == (before, ["clients.grc"])


def test_bytes_flipped_anywhere_are_told_and_never_crash(path: Path) -> None:
    whole = path.read_bytes()
    for start in range(0, len(whole), max(4096, len(whole) // 40)):
        broken = bytearray(whole)
        broken[start : start + 100] = (byte ^ 0xFF for byte in broken[start : start + 100])
        path.write_bytes(broken)
        with suppress(StorageError):
            database = Database(path)
            try:
                assert names(database)
            finally:
                database.close()


def test_a_base_that_is_missing_is_never_made(path: Path) -> None:
    path.unlink()
    for where in (path, path.parent / "none" / "clients.grc"):
        with pytest.raises(StorageError, match="database_missing"):
            Database(where)

    assert list(path.parent.iterdir()) == []


def test_a_folder_is_no_base(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Database(tmp_path)


def test_a_base_cannot_be_made_where_a_file_stands_for_its_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="database_read_only"):
        Database.create(tmp_path / "file" / "clients.grc")


@pytest.fixture
def sealed(path: Path) -> Iterator[Path]:
    """The base, which nobody may change: not even an administrator."""
    chattr = shutil.which("chattr")
    if chattr is None or subprocess.run([chattr, "+i", path], capture_output=True, check=False).returncode:
        if getattr(os, "geteuid", lambda: 1)() == 0:
            pytest.skip("an administrator may write anything here")
        path.chmod(0o444)
    yield path
    if chattr:
        subprocess.run([chattr, "-i", path], capture_output=True, check=False)
    path.chmod(0o644)


def test_a_base_that_cannot_be_written_is_read_and_says_so_when_one_saves(sealed: Path) -> None:
    before = sealed.read_bytes()
    database = Database(sealed)
    assert len(names(database)) == 500
    with pytest.raises(StorageError, match="database_read_only"), database.write(ACT) as connection:
        add(connection)
    database.close()

    assert sealed.read_bytes() == before


def test_a_full_disk_is_told_and_costs_only_what_was_being_saved(path: Path) -> None:
    database = Database(path)
    before = content(database)

    def fill(connection: sa.Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 3}")
        for _ in range(200):
            add(connection, note="x" * 4000)

    with pytest.raises(StorageError, match="disk_full"), database.write(ACT) as connection:
        fill(connection)
    assert content(database) == before
    with database.write(ACT) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        add(connection, "Afterwards")

    assert names(database)[-1] == "Afterwards"
    assert ills(database) == []
    database.close()


FULL_DISK = """
import sys
from pathlib import Path
from grc_desktop.core.errors import StorageError
from grc_desktop.db.database import Database
from tests.db.base import ACT, add, ills, names

database = Database.create(Path(sys.argv[1]) / "clients.grc")
saved = 0
try:
    while True:
        with database.write(ACT) as connection:
            add(connection, note="x" * 20000)
        saved += 1
except StorageError as error:
    print(error.code)
there = len(names(database))
print(there == saved or (there, saved))
with database.write(ACT) as connection:
    connection.exec_driver_sql("DELETE FROM journal_rows")
database.close()
database = Database(Path(sys.argv[1]) / "clients.grc")
print(ills(database))
"""


def test_a_disk_that_really_fills_up_loses_no_acknowledged_save(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    small = "mount -t tmpfs -o size=4m none "
    if unshare is None or subprocess.run([unshare, "-m", "sh", "-c", f"{small} {tmp_path}"], check=False).returncode:
        pytest.skip("no disk of a chosen size can be had here")
    done = subprocess.run(
        [unshare, "-m", "sh", "-c", f'{small} {tmp_path} && exec "$0" -c "$1" {tmp_path}', sys.executable, FULL_DISK],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout.splitlines(), done.stderr) == (["disk_full", "True", "[]"], "")


WANTED = {
    "foreign_keys": 1,
    "synchronous": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "journal_mode": "wal",
    "busy_timeout": engine.BUSY_SECONDS * 1000,
}


def test_every_pooled_connection_has_all_the_safeties(path: Path) -> None:
    database = Database(path)
    held = [database.read() for _ in range(7)]
    connections = [each.__enter__() for each in held]
    with database.write(ACT) as writer:
        for connection in (*connections, writer):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in WANTED}
            assert found == WANTED
        assert len({id(driver_connection(connection)) for connection in (*connections, writer)}) == 8
    for each in held:
        each.__exit__(None, None, None)
    database.close()


def test_an_old_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grc_desktop.db.engine.NEEDED", (99, 0, 0))
    with pytest.raises(StorageError, match="sqlite_too_old"):
        Database(path)
