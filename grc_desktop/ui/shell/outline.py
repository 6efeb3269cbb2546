"""The rooms in the order of the sidebar, known before the base is open and their pages are loaded."""

from __future__ import annotations

from typing import Final

from grc_desktop.core.i18n import N_
from grc_desktop.ui.shell.sidebar import Line

CONTACTS: Final = Line("contacts", N_("Customers"), "users")
IMPORT: Final = Line("importing", N_("Import"), "download-simple", aside=True)
HISTORY: Final = Line("history", N_("History"), "clock", aside=True)
SETTINGS: Final = Line("settings", N_("Settings"), "gear", aside=True)

OUTLINE: Final = (CONTACTS, IMPORT, HISTORY, SETTINGS)
