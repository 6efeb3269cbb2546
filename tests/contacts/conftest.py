"""A base of its own for each test, at a time the test decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from grc_desktop.db.database import Database
from grc_desktop.services.contacts.service import ContactService


class FixedClock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def advance(self, days: int) -> None:
        self.moment += timedelta(days=days)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def db(tmp_path: Path, clock: FixedClock) -> Iterator[Database]:
    database = Database.create(tmp_path / "shop.grc", clock, who="Ana")
    yield database
    database.close()


@pytest.fixture
def contacts(db: Database) -> ContactService:
    return ContactService(db)
