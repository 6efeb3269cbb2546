"""How the sample shop's base is told from the shop's own, and taken away."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from grc_desktop.core.i18n import N_
from grc_desktop.core.paths import data_folder
from grc_desktop.services.settings.declared import Setting

SAMPLE: Final = Setting("base.sample", False, shared=True)
"""The customers of this base are invented."""
SAMPLE_SHOP: Final = N_("Sample shop")
FILES: Final = ("", "-wal", "-shm", "-journal")
"""What a base adds to its name for each of its files."""


def sample_database() -> Path:
    """Where the sample shop is kept, apart from the shop's own base."""
    return sample_folder() / "boutique.grc"


def sample_folder() -> Path:
    """Where sample shops are made, and nothing else."""
    return data_folder() / "sample"


def is_removable(path: Path) -> bool:
    """Whether the base at `path` lies where the program makes its samples: a copy put elsewhere is its owner's."""
    return path.resolve().is_relative_to(sample_folder().resolve())


def remove(path: Path) -> None:
    """Delete the closed base at `path`, which `is_removable` and was marked `SAMPLE` while it was open.

    Raises ValueError for any other place, OSError when another program holds it.
    """
    if not is_removable(path):
        raise ValueError(path)
    for part in FILES:
        path.with_name(path.name + part).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        path.parent.rmdir()  # only when nothing else is in it
