from __future__ import annotations

import pytest

from samples.sheets import Sheet
from samples.shop import sheets


@pytest.fixture(scope="session")
def shop() -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in sheets()}
