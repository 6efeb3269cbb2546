"""How the program is put together: plain constructor calls, the only place that knows everything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from grc_desktop.core.clock import Clock
from grc_desktop.db.database import Database
from grc_desktop.services.contacts import acts as contacts
from grc_desktop.services.contacts.health import HealthService
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.exporting.service import ExportService
from grc_desktop.services.history.service import HistoryService
from grc_desktop.services.importing import acts as importing
from grc_desktop.services.importing.service import ImportService
from grc_desktop.services.settings import views
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.services.settings.service import SettingsService
from grc_desktop.services.settings.views import SavedViews

ACTS: Final = (*contacts.ACTS, *importing.ACTS, *views.ACTS)
"""Everything the history may have to tell."""


@dataclass(frozen=True, slots=True)
class Services:
    """All that screens and commands may ask for."""

    db: Database
    settings: SettingsService
    views: SavedViews
    history: HistoryService
    contacts: ContactService
    health: HealthService
    exporting: ExportService
    importing: ImportService

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
        history=HistoryService(db, ACTS, final=(contacts.PURGE,)),
        contacts=ContactService(db),
        health=HealthService(db),
        exporting=ExportService(db, settings),
        importing=ImportService(db, settings),
    )
