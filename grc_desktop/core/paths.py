"""Where things lie on this computer."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_NAME = "GRC Desktop"


def resources() -> Path:
    """The folder of icons, themes, texts and samples: inside an installed package, beside it in a checkout."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def data_folder() -> Path:
    """Where the user's own base lives; ``GRC_HOME`` moves it (a USB stick, a test)."""
    if home := os.environ.get("GRC_HOME"):
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False, roaming=False)


def state_folder() -> Path:
    """Where this computer remembers windows, recent bases and logs; never customer data."""
    if home := os.environ.get("GRC_HOME"):
        return Path(home) / "state"
    from platformdirs import user_state_path

    return user_state_path(_NAME, appauthor=False, roaming=False)


def default_database() -> Path:
    """The base that opens when none is named."""
    return data_folder() / "clients.grc"
