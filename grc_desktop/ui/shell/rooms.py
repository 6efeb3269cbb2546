"""The table of contents of the product: every room of the window, and what builds its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_
from grc_desktop.services.settings.declared import SHOP_NAME
from grc_desktop.services.settings.sample import SAMPLE
from grc_desktop.ui.shell.house import House
from grc_desktop.ui.shell.matches import Match
from grc_desktop.ui.shell.search import MOST
from grc_desktop.ui.shell.sidebar import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from grc_desktop.app import Services
    from grc_desktop.core.progress import Progress
    from grc_desktop.services.contacts.types import ContactRow
    from grc_desktop.services.history.types import Undone
    from grc_desktop.ui.kit.header import Memory
    from grc_desktop.ui.kit.page import Room
    from grc_desktop.ui.kit.work import Work
    from grc_desktop.ui.shell.preferences import Preferences

IMPORT: Final = Line("importing", N_("Import"), "download-simple", aside=True)
HISTORY: Final = Line("history", N_("History"), "clock", aside=True)
SETTINGS: Final = Line("settings", N_("Settings"), "gear", aside=True)

OUTLINE: Final = (HISTORY, SETTINGS)
"""The rooms in their order, known before the base is open."""


def rooms(
    services: Services,
    work: Work,
    memory: Memory,
    preferences: Preferences,
    leave: Callable[[], None],
) -> tuple[Room, ...]:
    """Every room on an open base, in the order of `OUTLINE`; pages are loaded once the window is on the screen."""
    from grc_desktop.ui.history.page import HistoryPage
    from grc_desktop.ui.settings.page import SettingsPage

    sample = services.settings.get(SAMPLE)
    return (
        HISTORY.room(lambda: HistoryPage(services.history, work, memory)),
        SETTINGS.room(
            lambda: SettingsPage(services.settings, services.db.path, sample, work, preferences.follow, leave)
        ),
    )


def house(services: Services, work: Work, memory: Memory, preferences: Preferences, leave: Callable[[], None]) -> House:
    """What the window shows of an open base."""

    def find(text: str) -> list[Match]:
        return [_match(row) for row in services.contacts.quick_find(text, MOST)]

    def undo_last(progress: Progress) -> Undone | None:
        last = services.history.last()
        return services.history.undo(last.id, progress) if last else None

    return House(
        path=services.db.path,
        rooms=rooms(services, work, memory, preferences, leave),
        database=services.db,
        find=find,
        count=services.contacts.count,
        shop=lambda: services.settings.get(SHOP_NAME),
        undo=undo_last,
        sample=services.settings.get(SAMPLE),
    )


def _match(row: ContactRow) -> Match:
    return Match(row.id, row.name, " · ".join(filter(None, (row.city, shown.phone(row.phone), row.email))))
