"""From one schema to the next: on a copy that is checked first, so that a base is old or new and never between.

Alembic is only loaded when there is something to migrate: an everyday start reads one number.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from grc_desktop.core.errors import (
    DATABASE_DAMAGED,
    DATABASE_EXISTS,
    DATABASE_FULL,
    DATABASE_READ_ONLY,
    DATABASE_TOO_NEW,
    StorageError,
)
from grc_desktop.db.engine import APPLICATION_ID, BUSY_SECONDS, RawConnection, connect, known_errors, make_engine

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_HEADER: Final = b"SQLite format 3\x00"
_FULL_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def newest(migrations: Path = MIGRATIONS) -> str:
    """The schema this program works with."""
    return _known(migrations)[-1]


def create(path: Path, migrations: Path = MIGRATIONS) -> None:
    """Make an empty base at `path`: it appears whole or not at all.

    Raises `StorageError` when something is there already or the folder cannot be written.
    """
    for standing in (path, *_companions(path)):  # a log without its base holds what somebody saved
        if standing.exists():
            raise StorageError(DATABASE_EXISTS, path=standing)
    with known_errors(path), _file_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = _beside(path, "new")
        with closing(connect(draft, create=True)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        _migrate(draft, migrations)
        draft.replace(path)


def bring_up_to_date(path: Path, migrations: Path = MIGRATIONS, *, patience: float = BUSY_SECONDS) -> Path | None:
    """Migrate the base at `path` when it is older than this program.

    Answers where the old base was kept, or None when nothing had to be done. Raises `StorageError`: missing, damaged,
    not ours, or made by a newer program; the file is then as it was.
    """
    found = schema(path, patience)
    known = _known(migrations)
    if found == known[-1]:
        return None
    if found not in known:
        raise StorageError(DATABASE_TOO_NEW, path=path, schema=found)
    with known_errors(path), _file_errors(path):
        return _upgrade(path, found, known[-1], migrations)


def schema(path: Path, patience: float = BUSY_SECONDS) -> str:
    """The schema number of the base at `path`. Raises `StorageError` when there is none to read."""
    with closing(connect(path, patience=patience)) as connection, known_errors(path):
        with path.open("rb") as file:
            if file.read(len(_HEADER)) != _HEADER:
                raise StorageError(DATABASE_DAMAGED, path=path)
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if not ours or not _has_version(connection):
            raise StorageError(DATABASE_DAMAGED, path=path)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise StorageError(DATABASE_DAMAGED, path=path)
    return str(row[0])


def problems(connection: RawConnection) -> list[str]:
    """What SQLite finds wrong with a base: its pages, its indexes, its foreign keys. Empty for a healthy one."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"{row[0]} {row[1]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return found


def _upgrade(path: Path, old: str, new: str, migrations: Path) -> Path:
    """Copy, check the copy, migrate another copy, check it, and only then put it in place of the old base."""
    kept, draft = path.with_name(f"{path.stem}.schema-{old}{path.suffix}"), _beside(path, f"schema-{new}")
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # empties the log into the base; fails while others use it
        before = _counts(connection)
        for target in (kept, draft):
            target.unlink(missing_ok=True)
            _copy(connection, target)
    _expect_healthy(kept, before)
    _migrate(draft, migrations)
    _expect_healthy(draft, {})
    draft.replace(path)
    return kept


def _copy(connection: RawConnection, target: Path) -> None:
    with closing(connect(target, create=True)) as copy:
        connection.backup(copy)


def _migrate(path: Path, migrations: Path) -> None:
    """Run the missing migrations in one transaction; foreign keys are off, so a rebuilt table keeps its children."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)

    def free_foreign_keys(connection: RawConnection) -> None:
        connection.execute("PRAGMA foreign_keys=OFF")

    engine = make_engine(path, writer=True, prepare=free_foreign_keys)
    try:
        with (
            EnvironmentContext(
                config, scripts, fn=lambda revision, _context: scripts._upgrade_revs("head", revision)
            ) as environment,
            engine.connect() as connection,
        ):
            environment.configure(connection=connection, transactional_ddl=True)
            with environment.begin_transaction():
                environment.run_migrations()
            connection.commit()
    finally:
        engine.dispose()


def _expect_healthy(path: Path, counts: dict[str, int]) -> None:
    with closing(connect(path)) as connection:
        found = _counts(connection)
        lost = any(found.get(table) != number for table, number in counts.items())
        if lost or problems(connection):
            raise StorageError(DATABASE_DAMAGED, path=path)


def _counts(connection: RawConnection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_master "
        "WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def _has_version(connection: RawConnection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    return found is not None


def _known(migrations: Path) -> list[str]:
    return sorted(file.name.partition("_")[0] for file in (migrations / "versions").glob("[0-9]*.py"))


def _beside(path: Path, what: str) -> Path:
    """A draft file next to `path`; what a killed attempt left there is cleared."""
    draft = path.with_name(f".{path.name}.{what}")
    for leftover in (draft, *_companions(draft)):
        with suppress(FileNotFoundError):
            leftover.unlink()
    return draft


def _companions(path: Path) -> list[Path]:
    """The files in which SQLite keeps what is not yet in the base itself."""
    return [path.with_name(f"{path.name}-{what}") for what in ("wal", "journal", "shm")]


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    """Say of the file system what `known_errors` says of the driver."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL_DISK
        raise StorageError(DATABASE_FULL if full else DATABASE_READ_ONLY, path=path) from error
