"""The table of contents of the product: every room of the window, and what builds its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grc_desktop.services.settings.declared import SHOP_NAME
from grc_desktop.ui.contacts import actions as contacts_actions
from grc_desktop.ui.contacts.page import ContactsPage
from grc_desktop.ui.importing import actions as importing_actions
from grc_desktop.ui.shell.house import Badge, Creation, House, Room
from grc_desktop.ui.shell.outline import CONTACTS, HISTORY, IMPORT, SETTINGS, TODAY
from grc_desktop.ui.shell.palette import found
from grc_desktop.ui.today.page import TodayPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grc_desktop.app import Services
    from grc_desktop.core.progress import Progress
    from grc_desktop.services.history.types import Undone
    from grc_desktop.ui.kit.page import Page
    from grc_desktop.ui.kit.table.header import Memory
    from grc_desktop.ui.kit.work import Work


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window gives its pages: background work, a memory, and three ways to tell it something.

    `follow`: language or look were chosen anew. `leave`: another base is wanted. `remove_sample`: the sample shop that
    is open is to be deleted.
    """

    work: Work
    memory: Memory
    follow: Callable[[], None]
    leave: Callable[[], None]
    remove_sample: Callable[[], None]


def rooms(services: Services, around: Surroundings, *, sample: bool) -> tuple[Room, ...]:
    """Every room on an open base, in the order of the sidebar; a page behind the first is loaded at its first visit."""
    work, memory = around.work, around.memory

    def today(parent: QWidget) -> Page:
        return TodayPage(services.today, services.history, work, parent)

    def contacts(parent: QWidget) -> Page:
        return ContactsPage(
            services.contacts, services.views, services.exporting, services.history, work, memory, parent
        )

    def importing(parent: QWidget) -> Page:
        from grc_desktop.ui.importing.page import ImportPage

        return ImportPage(services.importing, services.contacts, services.history, work, memory, parent)

    def history(parent: QWidget) -> Page:
        from grc_desktop.ui.history.page import HistoryPage

        return HistoryPage(services.history, work, memory, parent)

    def settings(parent: QWidget) -> Page:
        from grc_desktop.ui.settings.page import SettingsPage

        return SettingsPage(
            services.settings,
            services.db.path,
            sample,
            work,
            around.follow,
            around.leave,
            around.remove_sample,
            parent,
        )

    to_review = Badge(services.importing.waiting, frozenset({"import_reviews"}))
    waiting = Badge(services.today.waiting, TodayPage.watches)
    return (
        Room(TODAY, today, badge=waiting),
        Room(CONTACTS, contacts, creates=(Creation(contacts_actions.NEW, _begin_customer),)),
        Room(IMPORT, importing, badge=to_review, offers=(importing_actions.CHOOSE,)),
        Room(HISTORY, history),
        Room(SETTINGS, settings),
    )


def load_rest() -> None:
    """Load the modules of the pages behind the first, and of what opens over them: it takes longer than making one."""
    from grc_desktop.ui.history import page as history  # noqa: F401 - loaded, not used
    from grc_desktop.ui.importing import page, pieces  # noqa: F401 - loaded, not used
    from grc_desktop.ui.settings import page as settings  # noqa: F401 - loaded, not used
    from grc_desktop.ui.shell import quick_add, shortcuts  # noqa: F401 - loaded, not used
    from grc_desktop.ui.shell.palette import box, sources  # noqa: F401 - loaded, not used

    pieces.load()


def house(services: Services, around: Surroundings, *, sample: bool) -> House:
    """What the window shows of an open base."""

    def undo_last(progress: Progress) -> Undone | None:
        last = services.history.last()
        return services.history.undo(last.id, progress) if last else None

    return House(
        path=services.db.path,
        rooms=rooms(services, around, sample=sample),
        database=services.db,
        find=lambda text: found.find(services.contacts, text),
        recall=lambda ids: found.recall(services.contacts, ids),
        count=services.contacts.count,
        shop=lambda: services.settings.get(SHOP_NAME),
        ailments=services.health.quick,
        tidy=services.contacts.purge_bin,
        undo=undo_last,
        load=load_rest,
        sample=sample,
    )


def _begin_customer(page: Page, text: str) -> None:
    if isinstance(page, ContactsPage):
        page.begin_new(text)
