"""A read that is not wanted any more ends at once, and the connection it used is as good as before."""

from __future__ import annotations

import threading

import pytest

from grc_desktop.core.errors import Cancelled
from grc_desktop.core.progress import Progress
from grc_desktop.db.database import Database
from grc_desktop.db.engine import driver_connection

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_a_read_that_is_cancelled_ends_and_the_next_one_works(database: Database) -> None:
    progress, begun, raised = Progress(), threading.Event(), []

    def read() -> None:
        try:
            with progress.followed(), database.read() as connection:
                driver_connection(connection).create_function("begun", 0, begun.set)
                connection.exec_driver_sql(f"SELECT begun(), ({ENDLESS})").all()
        except Cancelled as error:
            raised.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait()
    progress.cancel()
    reader.join()

    assert len(raised) == 1
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1


def test_a_read_cancelled_before_it_began_reads_nothing(database: Database) -> None:
    progress = Progress()
    progress.cancel()
    with progress.followed(), pytest.raises(Cancelled), database.read():
        pytest.fail("nothing is read")


def test_what_is_cancelled_after_its_read_stops_no_other(database: Database) -> None:
    progress = Progress()
    with progress.followed():
        with database.read() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1
        progress.cancel()
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1
