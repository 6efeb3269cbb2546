"""The room of contacts: the list and the record side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.contacts import actions
from grc_desktop.ui.contacts.beside import Beside
from grc_desktop.ui.contacts.choice import Choice
from grc_desktop.ui.contacts.deeds import Deeds
from grc_desktop.ui.contacts.desk import Desk
from grc_desktop.ui.contacts.invitation import Invitation, Offer
from grc_desktop.ui.contacts.listing import Listing
from grc_desktop.ui.contacts.side_by_side import SideBySide
from grc_desktop.ui.contacts.views import ALL, BIN, TO_CHECK
from grc_desktop.ui.kit.buttons import Weight
from grc_desktop.ui.kit.page import Page
from grc_desktop.ui.kit.table import printing
from grc_desktop.ui.kit.toasts import Toast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QAction

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.exporting.service import ExportService
    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.settings.views import SavedViews
    from grc_desktop.ui.kit.actions import Action
    from grc_desktop.ui.kit.page import State
    from grc_desktop.ui.kit.table.header import Memory
    from grc_desktop.ui.kit.table.table import Table
    from grc_desktop.ui.kit.work import Work

_SHOWN_ONLY: Final = Qt.ShortcutContext.WidgetShortcut
"""The list answers these keys itself; here they are only told in menus and on the shortcut sheet."""
_PREPARE_MS: Final = 150
"""The list is read and painted meanwhile."""
_COUNTED: Final = (ALL.filter, TO_CHECK.filter, BIN.filter)


class ContactsPage(Page):
    """Lists the contacts, shows one, and lets both be changed."""

    name: ClassVar[str] = N_("Customers")
    primary: ClassVar[Action | None] = actions.NEW
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "contacts",
            "emails",
            "phones",
            "addresses",
            "memberships",
            "tags",
            "contact_tags",
            "contact_checks",
            "custom_fields",
            "custom_values",
            "saved_views",
        }
    )

    def __init__(
        self,
        contacts: ContactService,
        views: SavedViews,
        exporting: ExportService,
        history: HistoryService,
        work: Work,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._work = work
        self.deeds = Deeds(contacts, history, exporting, work, self)
        self._states = QStackedWidget(self)
        self._split = SideBySide(memory, self._states)
        self.listing = Listing(contacts, views, work, memory, self._split)
        self._bind()
        edit, save = self.commands[actions.EDIT], self.commands[actions.SAVE]
        self.desk = Desk(contacts, history, work, edit, save, self._commands(actions.RECORD_MENU), self._split)
        self.choice = Choice(contacts, work, self.deeds, self.listing, self.desk)
        self.welcome = Invitation("users", self._states)
        self._lay_out()
        self._beside = Beside(self.listing, self.desk, self._split, self)
        self._connect()
        self._offer_actions()

    @property
    def table(self) -> Table:
        """The list itself."""
        return self.listing.table

    def retranslate(self) -> None:
        super().retranslate()
        self.listing.retranslate()
        self.desk.retranslate()
        self.welcome.say(
            _("No customer yet. Bring in your file as it is, or begin with one customer."),
            Offer(_("Import my file"), lambda: self.go("importing"), "download-simple", Weight.PRIMARY),
            Offer(_("Add a customer"), self.begin_new, "plus"),
        )

    def refresh(self) -> None:
        self.listing.tabs.refresh()
        self.table.stale()
        self.listing.reload()
        self.desk.refresh()
        self._count()

    def entered(self) -> None:
        self.table.setFocus()
        QTimer.singleShot(_PREPARE_MS, self.desk, self.desk.prepare)

    def may_leave(self) -> bool:
        self.listing.cells.finish()
        return self.desk.may_leave()

    def search(self) -> None:
        self.listing.focus_search()

    def state(self) -> State:
        return {**self.listing.state(), "contact": self.table.current_id(), "tab": self.desk.record.tabs.current()}

    def restore(self, state: Mapping[str, object]) -> None:
        if "view" in state:
            self.listing.restore(state)
        if isinstance(contact := state.get("contact"), int):
            self.open(contact, widen="view" not in state)
        if isinstance(tab := state.get("tab"), str):
            self.desk.record.show_tab(tab)
        if state.get("new"):
            self.begin_new()

    def open(self, contact: int, *, widen: bool = False) -> None:
        """Show `contact`, in the list where it is in it; `widen`: list everybody when it is not."""
        self._beside.open(contact, widen=widen)

    def begin_new(self, name: str = "") -> None:
        """Begin a new contact, perhaps with a name that was looked for."""
        self._states.setCurrentWidget(self._split)
        self._split.show_right()
        self.desk.begin_new(name)

    def edit(self, field: str = "") -> None:
        """Edit the contact that is shown in the form, beginning with `field`."""
        self._split.show_right()
        self.desk.edit(field)

    def edit_here(self) -> None:
        """Edit the cell where one is; a cell that is not edited in place opens the form."""
        if self.table.view.hasFocus() and self.listing.cells.edit_current():
            return
        self.edit()

    def _bind(self) -> None:
        bind = self.commands.bind
        bind(actions.NEW, self.begin_new)
        bind(actions.EDIT, self.edit)
        bind(actions.EDIT_HERE, self.edit_here)
        bind(actions.NOTE, lambda: self.desk.record.take_note())
        bind(actions.COPY_RECORD, lambda: self.desk.record.reach.copy_whole())
        bind(actions.PRINT_RECORD, lambda: self.choice.print_shown())
        bind(actions.DELETE_RECORD, self._delete_shown)
        bind(actions.SAVE, lambda: self.desk.save())
        bind(actions.COPY, lambda: self.table.copy(), _SHOWN_ONLY)
        bind(actions.EXPORT, lambda: self.choice.export())
        bind(actions.TAGS, lambda: self.choice.pick_tag())
        bind(actions.SET_STAGE, lambda: self.choice.pick_stage())
        bind(actions.DELETE, lambda: self.choice.delete(), _SHOWN_ONLY)
        bind(actions.RESTORE, lambda: self.choice.restore())
        printing.offer(self, self.table, self._list_title)

    def _lay_out(self) -> None:
        self._split.hold(self.listing, self.desk)
        self._states.addWidget(self._split)
        self._states.addWidget(self.welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._states)

    def _connect(self) -> None:
        table, desk = self.table, self.desk
        table.edit_asked.connect(lambda _id: self.edit())
        table.edited.connect(self.deeds.set_cell)
        self.deeds.refused.connect(self.listing.cells.refuse)
        table.delete_asked.connect(self.choice.delete)
        table.copied.connect(self._tell_copied)
        self.listing.view_changed.connect(self._offer_actions)
        self.listing.create_asked.connect(self.begin_new)
        self.listing.failed.connect(self._tell_error)
        self.deeds.told.connect(self.toasted)
        desk.told.connect(self.deeds.tell)
        desk.closed.connect(self._count)
        desk.settled.connect(self.deeds.settle)
        desk.restore_asked.connect(self.choice.restore)
        desk.copied.connect(lambda text: self.toast(Toast(_("Copied: {text}").format(text=text))))

    def _offer_actions(self) -> None:
        in_bin = self.listing.view is BIN
        one, many = (actions.RESTORABLE,) * 2 if in_bin else (actions.ROW_MENU, actions.BULK)
        self.table.set_actions(self._commands(one), [each for each in self._commands(many) if each])

    def _commands(self, wanted: Iterable[Action | None]) -> list[QAction | None]:
        return [self.commands[each] if each else None for each in wanted]

    def _list_title(self) -> str:
        view = self.listing.view
        return self.title() if view is ALL else f"{self.title()} – {_(view.title)}"

    def _count(self) -> None:
        contacts = self._contacts

        def read() -> tuple[bool, tuple[int, ...]]:
            return contacts.has_stages(), tuple(contacts.count(each) for each in _COUNTED)

        self._work.read(self, read, self._counted, key="counts")

    def _counted(self, read: tuple[bool, tuple[int, ...]]) -> None:
        staged, (everybody, to_check, binned) = read
        self.listing.show_staged(staged)
        self.listing.tabs.show_counts(to_check)
        empty = not everybody and not binned and not self.desk.editing
        self._states.setCurrentWidget(self.welcome if empty else self._split)

    def _delete_shown(self) -> None:
        self.choice.delete_shown()
        self._beside.go_back()

    def _tell_copied(self, rows: int) -> None:
        text = _n("{n} row copied, ready to paste", "{n} rows copied, ready to paste", rows)
        self.toast(Toast(text.format(n=shown.number(rows))))

    def _tell_error(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.toast(Toast(error.message()))
