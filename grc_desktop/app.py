"""How the program is put together: plain constructor calls, the only place that knows everything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grc_desktop.core.clock import Clock
from grc_desktop.db.database import Database
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.services.settings.service import SettingsService
from grc_desktop.services.settings.views import SavedViews


@dataclass(frozen=True, slots=True)
class Services:
    """All that screens and commands may ask for."""

    db: Database
    settings: SettingsService
    views: SavedViews
    contacts: ContactService

    def close(self) -> None:
        """Give the base back; nothing here works afterwards."""
        self.db.close()


def build(path: Path, *, create: bool = False, clock: Clock | None = None) -> Services:
    """The services on the base at `path`, which must exist unless it is to be made with `create`.

    Raises `StorageError`: missing, damaged, too new, or, with `create`, there already.
    """
    db = Database.create(path, clock) if create else Database(path, clock)
    settings = SettingsService(db, ComputerSettings())
    if create:
        settings.base_uid()
    return Services(
        db=db,
        settings=settings,
        views=SavedViews(db),
        contacts=ContactService(db),
    )
