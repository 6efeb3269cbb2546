"""The base: the only place where sessions begin and end.

`read()` gives a connection that cannot write; `write()` makes one user action one transaction, keeps its history and
its search index with it, and tells the change feed once the disk has it.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

import grc_desktop.db.tables  # noqa: F401 - fills the metadata that the triggers are made from
from grc_desktop.core.acts import Act
from grc_desktop.core.changes import ChangeFeed, Changes
from grc_desktop.core.clock import Clock, SystemClock
from grc_desktop.core.i18n import _
from grc_desktop.core.progress import Progress, stopped_by
from grc_desktop.db import journal, search, upgrade
from grc_desktop.db.engine import BUSY_SECONDS, choose_journal_mode, driver_connection, known_errors, make_engine
from grc_desktop.db.tables.history import journal_entries


class Database:
    """An open base. Safe to use from several threads; one write at a time."""

    def __init__(
        self, path: Path, clock: Clock | None = None, who: str | None = None, *, patience: float = BUSY_SECONDS
    ) -> None:
        """Open the base at `path`, bringing it to this program's schema first. Raises `StorageError`.

        `patience`: seconds to wait for another program that is writing, before saying so.
        """
        self.path = path
        self.clock = clock or SystemClock()
        self.who = who if who is not None else _user()
        self.changes = ChangeFeed()
        upgrade.bring_up_to_date(path, patience=patience)
        choose_journal_mode(path, patience)
        self._writing = threading.Lock()
        self._readers = make_engine(path, writer=False, patience=patience)
        self._writer = make_engine(path, writer=True, prepare=journal.watch, patience=patience)
        self._pulse = self._readers.connect()
        self._data_version = self._read_data_version()
        with self.read() as connection:
            self._seen = connection.scalar(sa.select(sa.func.max(journal_entries.c.id))) or 0
        self._own: set[int] = set()

    @classmethod
    def create(cls, path: Path, clock: Clock | None = None, who: str | None = None) -> Database:
        """Make a new, empty base at `path` and open it. Raises `StorageError` when something is there already."""
        upgrade.create(path)
        return cls(path, clock, who)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One consistent view of the base, for as long as the block lasts. Raises `Cancelled` when it is stopped."""
        with (
            known_errors(self.path),
            self._readers.begin() as connection,
            stopped_by(driver_connection(connection).interrupt),
        ):
            yield connection

    @contextmanager
    def write(
        self,
        act: Act,
        undoes: int | None = None,
        notes: Mapping[str, object] | None = None,
        progress: Progress | None = None,
        **details: object,
    ) -> Iterator[sa.Connection]:
        """One user action: all of it or nothing, with its entry in the history.

        `details` are noted with the entry and fill the act's title; they must say nothing of a person. `notes` are
        details too, read at the end: the block may still fill them. The change feed hears of it after the commit.
        `progress` is told of the search index and the history, and may still stop it all. Raises `Cancelled` then.
        """
        progress = progress or Progress()
        with self._writing:
            with known_errors(self.path), self._writer.begin() as connection:
                journal.forget(connection)
                yield connection
                search.refresh(connection, progress)
                progress.start(_("Noting it in the history"))
                author = journal.Author(self.who, self.clock.now(), act, details | dict(notes or {}), undoes)
                changes = journal.record(connection, author)
            if changes.entry is not None:
                self._own.add(changes.entry)
        if changes.tables:
            self.changes.publish(changes)

    def notice_others(self) -> Changes | None:
        """What another program wrote since the last call; published to the change feed too. None when nothing."""
        with known_errors(self.path):
            version = self._read_data_version()
        if version == self._data_version:
            return None
        self._data_version = version
        with self.read() as connection:
            self._seen, tables = journal.entries_since(connection, self._seen, self._own)
        self._own = {entry for entry in self._own if entry > self._seen}
        if not tables:
            return None
        changes = Changes(tables)
        self.changes.publish(changes)
        return changes

    def close(self) -> None:
        """Give back every connection; the base may be opened again."""
        self._pulse.close()
        self._readers.dispose()
        self._writer.dispose()

    def _read_data_version(self) -> int:
        version = self._pulse.exec_driver_sql("PRAGMA data_version").scalar_one()
        self._pulse.rollback()
        return int(version)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
