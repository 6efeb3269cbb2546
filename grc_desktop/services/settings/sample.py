"""How the sample shop's base is told from the shop's own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from grc_desktop.core.i18n import N_
from grc_desktop.core.paths import data_folder
from grc_desktop.services.settings.declared import Setting

SAMPLE: Final = Setting("base.sample", False, shared=True)
"""The customers of this base are invented."""
SAMPLE_SHOP: Final = N_("Sample shop")


def sample_database() -> Path:
    """Where the sample shop is kept, apart from the shop's own base."""
    return data_folder() / "sample" / "boutique.grc"
