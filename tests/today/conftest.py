from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from grc_desktop import app


@dataclass
class SetClock:
    """A clock that stands where it is set."""

    at: datetime = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.astimezone().date()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def services(tmp_path: Path, clock: SetClock) -> Iterator[app.Services]:
    made = app.build(tmp_path / "clients.grc", create=True, clock=clock)
    yield made
    made.close()
