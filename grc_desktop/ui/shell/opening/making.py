"""Opening a base, or making one, whole or not at all; in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.progress import Progress
from grc_desktop.services.settings.declared import SHOP_NAME
from grc_desktop.services.settings.sample import FILES, SAMPLE

if TYPE_CHECKING:
    from grc_desktop.app import Services
    from grc_desktop.core.clock import Clock

Fill = Callable[["Services", Progress], object]
"""What is put in a base that was just made."""


@dataclass(frozen=True, slots=True)
class OpenBase:
    """The services on an open base, whether it is the sample, and what to remember of it."""

    services: Services
    sample: bool
    shop: str
    customers: int


def open_base(path: Path, clock: Clock | None, *, create: bool = False) -> OpenBase:
    """Open the base at `path`, or make it, and load the pages of the rooms."""
    from grc_desktop.app import build
    from grc_desktop.ui.shell import rooms  # noqa: F401 - loaded here, not on the interface thread

    return look_at(build(path, create=create, clock=clock))


def make_base(path: Path, clock: Clock | None, fill: Fill | None, progress: Progress) -> OpenBase:
    """Make the base at `path` and fill it; nothing of it is left when that fails."""
    base = open_base(path, clock, create=True)
    if fill is None:
        return base
    try:
        fill(base.services, progress)
        return look_at(base.services)
    except BaseException:
        base.services.close()
        for part in FILES:
            path.with_name(path.name + part).unlink(missing_ok=True)
        raise


def look_at(services: Services) -> OpenBase:
    """What is to be known of the open base."""
    settings = services.settings
    return OpenBase(services, settings.get(SAMPLE), settings.get(SHOP_NAME), services.contacts.count())


def fill_with_sample(services: Services, progress: Progress) -> None:
    """Make the base that was just made the sample shop."""
    from grc_desktop.services.importing import sample

    sample.fill(services.importing, services.settings, progress)
