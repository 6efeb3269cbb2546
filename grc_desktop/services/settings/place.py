"""Where a base lies, and what should be known about that place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grc_desktop.db.disk import is_local, syncing_service
from grc_desktop.services.settings.sample import FILES


@dataclass(frozen=True, slots=True)
class Place:
    """`size` in bytes, all files of the base together; `synced` is the folder a cloud service copies away, if any.

    `local`: on a disk of this computer, not on the network.
    """

    path: Path
    size: int
    local: bool
    synced: str | None


def place_of(path: Path) -> Place:
    """What is known of the place of the base at `path`."""
    files = [path.with_name(path.name + part) for part in FILES]
    size = sum(file.stat().st_size for file in files if file.exists())
    return Place(path, size, is_local(path), syncing_service(path))
