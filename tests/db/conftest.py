"""A new base for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grc_desktop.db.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.create(tmp_path / "shop.grc", who="Zoé")
    yield opened
    opened.close()
