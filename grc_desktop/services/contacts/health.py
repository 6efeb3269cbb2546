"""Whether the base is sound: its pages, its references, its search index, and what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from grc_desktop.core.i18n import _n
from grc_desktop.core.progress import Progress
from grc_desktop.db import upgrade
from grc_desktop.db.base import metadata
from grc_desktop.db.database import Database
from grc_desktop.db.engine import driver_connection
from grc_desktop.db.tables.contacts import contacts

_INDEXES: Final = ("contact_words", "contact_trigrams")
_SAFETIES: Final = ("journal_mode", "foreign_keys", "synchronous", "trusted_schema", "cell_size_check", "query_only")
_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"


@dataclass(frozen=True, slots=True)
class Health:
    """What an examination found: `problems` are sentences, `counts` the rows of each table."""

    schema: str
    problems: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def healthy(self) -> bool:
        return not self.problems


class HealthService:
    """Examines the base; changes nothing."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.found: tuple[str, ...] | None = None
        """What the last `quick` look found wrong; None while nobody has looked."""

    def schema(self) -> str:
        """The number of the base's schema."""
        return upgrade.schema(self._db.path)

    def safeties(self) -> Mapping[str, object]:
        """How SQLite reads this base: its version, its journal, and the value of each safety."""
        with self._db.read() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in _SAFETIES}
            return found | {"version": connection.exec_driver_sql("SELECT sqlite_version()").scalar()}

    def examine(self) -> Health:
        """Read the whole base. Raises `StorageError` when it cannot even be read."""
        with self._db.read() as connection:
            problems = [*upgrade.problems(driver_connection(connection)), *_index_problems(connection)]
            counts = {
                table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
                for table in metadata.sorted_tables
            }
        return Health(self.schema(), tuple(problems), counts)

    def quick(self, progress: Progress) -> tuple[str, ...]:
        """What is wrong with the pages and the references of the base, empty when nothing is.

        Looks at one table after the other, so that nobody waits long to write. Raises `StorageError`, `Cancelled`.
        """
        with self._db.read() as connection:
            tables = connection.exec_driver_sql(_TABLES).scalars().all()
        found: list[str] = []
        for table in tables:
            progress.check()
            with self._db.read() as connection:
                pages = connection.exec_driver_sql(f'PRAGMA quick_check("{table}")').scalars()
                found += [said for said in pages if said != "ok"]
                lost = connection.exec_driver_sql(f'PRAGMA foreign_key_check("{table}")')
                found += [f"{child} {row} → {parent}" for child, row, parent, _key in lost]
        self.found = tuple(found)
        return self.found


def _index_problems(connection: sa.Connection) -> list[str]:
    """Contacts the search would not find, and entries of the index that lead to none."""
    standing = sa.select(contacts.c.id).where(contacts.c.deleted_at.is_(None))
    problems = []
    for name in _INDEXES:
        indexed = sa.select(sa.table(f"{name}_docsize", sa.column("id", sa.Integer)).c.id)
        for missing in (standing.except_(indexed), indexed.except_(standing)):
            number = connection.execute(sa.select(sa.func.count()).select_from(missing.subquery())).scalar_one()
            if number:
                told = _n(
                    "{n} contact is out of step with {index}.", "{n} contacts are out of step with {index}.", number
                )
                problems.append(told.format(n=number, index=name))
    return problems
