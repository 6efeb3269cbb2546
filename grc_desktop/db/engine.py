"""Connections to the base: the only file that knows SQLite from PostgreSQL.

The driver is `sqlcipher3`, used as plain SQLite: it brings its own recent SQLite to every system, where the
interpreter's may be one that can corrupt a base in WAL mode (fixed in 3.51.3).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, cast

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from grc_desktop.core.errors import (
    DATABASE_DAMAGED,
    DATABASE_FULL,
    DATABASE_IO,
    DATABASE_LOCKED,
    DATABASE_MISSING,
    DATABASE_READ_ONLY,
    SQLITE_TOO_OLD,
    Cancelled,
    Kind,
    StorageError,
)
from grc_desktop.db.disk import is_local

NEEDED: Final = (3, 51, 3)
APPLICATION_ID: Final = 0x47524331  # "GRC1": says in the file's header whose file it is
BUSY_SECONDS: Final = 10

RawConnection = sqlite3.Connection

_UNREADABLE: Final = "Could not decode to UTF-8"
"""How the driver begins to say that a text is none: it has no code for that."""

_PRAGMAS: Final = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "cache_size=-65536",
)

_KINDS: Final[dict[int, Kind]] = {
    sqlite3.SQLITE_BUSY: DATABASE_LOCKED,
    sqlite3.SQLITE_LOCKED: DATABASE_LOCKED,
    sqlite3.SQLITE_FULL: DATABASE_FULL,
    sqlite3.SQLITE_READONLY: DATABASE_READ_ONLY,
    sqlite3.SQLITE_PERM: DATABASE_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: DATABASE_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DATABASE_DAMAGED,
    sqlite3.SQLITE_NOTADB: DATABASE_DAMAGED,
    sqlite3.SQLITE_IOERR: DATABASE_IO,
}


def connect(path: Path, *, create: bool = False, patience: float = BUSY_SECONDS) -> RawConnection:
    """A connection with every safety on, in autocommit. Raises `StorageError`; never makes a base unless asked.

    `patience`: seconds to wait for another program that is writing.
    """
    if driver.sqlite_version_info < NEEDED:
        needed = ".".join(map(str, NEEDED))
        raise StorageError(SQLITE_TOO_OLD, version=driver.sqlite_version, needed=needed)
    if not create and not path.exists():
        raise StorageError(DATABASE_MISSING, path=path)
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    with known_errors(path):
        connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=patience)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return cast("RawConnection", connection)


def choose_journal_mode(path: Path, patience: float = BUSY_SECONDS) -> None:
    """WAL where the disk is this computer's own; the rollback journal elsewhere, where WAL would lose data."""
    connection = connect(path, patience=patience)
    try:
        with known_errors(path):
            connection.execute(f"PRAGMA journal_mode={'WAL' if is_local(path) else 'DELETE'}")
    finally:
        connection.close()


def make_engine(
    path: Path,
    *,
    writer: bool,
    prepare: Callable[[RawConnection], None] | None = None,
    patience: float = BUSY_SECONDS,
) -> sa.Engine:
    """The pool of connections to the base at `path`: one that writes, or several that can only read.

    `prepare` receives each new connection once.
    """

    def creator() -> RawConnection:
        connection = connect(path, patience=patience)
        with known_errors(path):
            if not writer:
                connection.execute("PRAGMA query_only=ON")
            if prepare:
                prepare(connection)
        return connection

    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=cast("Any", creator),
        poolclass=QueuePool,
        pool_size=1 if writer else 4,
        max_overflow=0 if writer else 4,
    )
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def driver_connection(connection: sa.Connection) -> RawConnection:
    """The driver's own connection, for what SQLAlchemy has no words for."""
    return cast("RawConnection", connection.connection.driver_connection)


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Turn what the driver reports about the file at `path` into a `StorageError`; let bugs through.

    A statement that was interrupted raises `Cancelled`.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        if known := _known(error.orig, path):
            raise known from error
        raise
    except driver.Error as error:
        if known := _known(error, path):
            raise known from error
        raise


def _known(error: BaseException | None, path: Path) -> StorageError | Cancelled | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_INTERRUPT:
        return Cancelled()
    if code is None:
        return StorageError(DATABASE_DAMAGED, path=path) if str(error).startswith(_UNREADABLE) else None
    kind = _KINDS.get(code & 0xFF)
    return StorageError(kind, path=path) if kind else None
