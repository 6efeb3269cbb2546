"""The sample shop: a base of its own, filled from the workbook that comes with the program, and marked."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import _
from grc_desktop.core.paths import resources
from grc_desktop.services.contacts.acts import CREATE
from grc_desktop.services.importing.acts import IMPORT
from grc_desktop.services.importing.service import decisions_for
from grc_desktop.services.settings.declared import SHOP_NAME
from grc_desktop.services.settings.sample import SAMPLE, SAMPLE_SHOP, sample_folder

if TYPE_CHECKING:
    from pathlib import Path

    from grc_desktop.core.progress import Progress
    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.importing.service import ImportService
    from grc_desktop.services.importing.types import Imported
    from grc_desktop.services.settings.service import SettingsService

_ADDING: Final = frozenset({CREATE.code, IMPORT.code})
_ALL: Final = 1_000_000


def workbook() -> Path:
    """The sample shop's workbook."""
    return resources() / "demo" / "boutique.xlsx"


def fresh_database() -> Path:
    """Where another sample shop can be made; nothing is there yet."""
    folder = sample_folder()
    numbers = count(1)
    return next(path for number in numbers if not (path := folder / f"{number}" / "boutique.grc").exists())


def fill(importing: ImportService, settings: SettingsService, progress: Progress | None = None) -> Imported:
    """Import the sample workbook's customers into the open, new base, and mark the base as the sample."""
    opened = importing.open(workbook(), progress=progress)
    if opened.proposed is None:
        raise LookupError("the sample workbook has no sheet of customers")
    report = opened.sheets[opened.proposed]
    checked = importing.check(report, decisions_for(report), progress)
    imported = importing.write(opened.source, checked, progress)
    settings.set(SAMPLE, True)
    settings.set(SHOP_NAME, _(SAMPLE_SHOP))
    return imported


def own_customers(history: HistoryService) -> int:
    """How many customers somebody typed or imported into the open sample, those put in the bin since included."""
    entries = history.entries(limit=_ALL)
    invented = next((entry for entry in reversed(entries) if entry.action == IMPORT.code), None)
    added = [entry for entry in entries if entry.action in _ADDING and entry is not invented and not entry.undone]
    return sum(entry.counts.get("contacts", {}).get("I", 0) for entry in added)
