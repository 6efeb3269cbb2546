"""How the program is put together: plain constructor calls, the only place that knows everything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from grc_desktop.core.clock import Clock
from grc_desktop.db.database import Database
from grc_desktop.services.contacts import acts as contact_acts
from grc_desktop.services.contacts.health import HealthService
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.exporting.service import ExportService
from grc_desktop.services.history.service import HistoryService
from grc_desktop.services.importing import acts as import_acts
from grc_desktop.services.importing.service import ImportService
from grc_desktop.services.settings import views
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.services.settings.service import SettingsService
from grc_desktop.services.settings.views import SavedViews
from grc_desktop.services.today.service import TodayService

ACTS: Final = (*contact_acts.ACTS, *import_acts.ACTS, *views.ACTS)
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
    today: TodayService

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
    history, contacts, health = (
        HistoryService(db, ACTS, final=(contact_acts.PURGE,)),
        ContactService(db),
        HealthService(db),
    )
    importing = ImportService(db, settings)
    return Services(
        db=db,
        settings=settings,
        views=SavedViews(db),
        history=history,
        contacts=contacts,
        health=health,
        exporting=ExportService(db, settings),
        importing=importing,
        today=TodayService(db, contacts, history, importing, settings, health),
    )
