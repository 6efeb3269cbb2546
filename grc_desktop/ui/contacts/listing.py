"""The list of contacts: views as tabs, filters as chips, a search that follows what is typed, and the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.core.text import clean
from grc_desktop.services.contacts.types import ContactFilter, Order
from grc_desktop.ui.contacts import filters
from grc_desktop.ui.contacts.cells import Cells
from grc_desktop.ui.contacts.columns import COLUMNS, columns
from grc_desktop.ui.contacts.finding import Jump
from grc_desktop.ui.contacts.invitation import Invitation, Offer
from grc_desktop.ui.contacts.pick import pop_up
from grc_desktop.ui.contacts.tab_bar import TabBar
from grc_desktop.ui.contacts.views import ALL, BIN, TO_CHECK, View, definition, known_place
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.chips import Chips
from grc_desktop.ui.kit.empty import Emptiness
from grc_desktop.ui.kit.labels import Label, Role, Rule
from grc_desktop.ui.kit.search_line import SearchLine
from grc_desktop.ui.kit.table.columns import Sort
from grc_desktop.ui.kit.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.contacts.types import ContactRow
    from grc_desktop.services.settings.views import SavedViews
    from grc_desktop.ui.kit.table.columns import Column
    from grc_desktop.ui.kit.table.header import Memory
    from grc_desktop.ui.kit.work import Work

NOBODY_TO_CHECK: Final = Emptiness("check-circle", N_("Nothing to check: every value was understood."))
EMPTY_BIN: Final = Emptiness("trash", N_("The bin is empty. What is moved here stays for {days} days."))
_TYPING_MS: Final = 60
_MANY: Final = 20_000
"""Where the list was once so long, the first `_SEEN` are shown before the others are read."""
_SEEN: Final = 200
_SEARCH_WIDTH: Final = 208


class Listing(QWidget):
    """Which contacts are listed, and in what order. The page acts on what is selected in `table`."""

    view_changed = Signal()
    """Another view is shown."""
    found = Signal(int)
    """That many contacts are listed now."""
    create_asked = Signal(str)
    """Nobody was found: a customer of that name is to be created."""
    failed = Signal(object)
    """A view could not be kept: the exception."""

    def __init__(
        self, contacts: ContactService, views: SavedViews, work: Work, memory: Memory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._work = work
        self.view: View = ALL
        self.filter = ContactFilter()
        self.order = Order()
        self.loading = False
        self._longest = 0
        self._columns: Sequence[Column[ContactRow]] = COLUMNS
        self.tabs = TabBar(views, work, self._definition)
        self.search = SearchLine()
        self.chips = Chips()
        self._count = Label(Role.SMALL)
        self._choose = IconButton("columns")
        self._jump = Jump(contacts)
        self.table = Table(work, COLUMNS, contacts.rows, ALL.place, memory, self._jump)
        self.cells = Cells(self.table)
        self._nobody = Invitation("magnifying-glass")
        self._below = QStackedWidget()
        self._tools = QGridLayout()
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._connect()

    def show_view(self, view: View) -> None:
        """List what `view` stands for."""
        self.view = view
        self.filter, self.order = view.filter, view.order
        self.search.setText(view.filter.text)
        self.table.remember_as(view.place, view.columns)
        self.tabs.show_current(view.key)
        self.reload()
        self.view_changed.emit()

    def show_staged(self, staged: bool) -> None:
        """Say whether any customer has a stage: without one, the column of the stages is left out."""
        wanted = columns(staged)
        if list(wanted) != list(self._columns):
            current, self._columns = self.table.current_id(), wanted
            self.table.set_columns(wanted)
            if current is not None:
                self.table.go_to(current)

    def show_filter(self, chosen: ContactFilter) -> None:
        """List what fits `chosen`, in the same view."""
        self.filter = chosen
        if self.search.text() != chosen.text and clean(self.search.text()) != chosen.text:
            self.search.setText(chosen.text)
        self.reload()

    def add_filter(self, key: str, value: object) -> None:
        """List only those of the contacts listed whose `key` is `value`."""
        chosen: dict[str, Any] = {key: value}
        self.show_filter(replace(self.filter, **chosen))

    def reload(self) -> None:
        """Read again who is listed; rows on the screen stay until then."""
        contacts, chosen, order = self._contacts, self.filter, self.order
        self._show_chips()
        self.table.show_sort(Sort(order.by, order.descending))
        self.table.show_loading()
        self.loading = True
        if self._longest < _MANY:
            self._read_all()
            return
        self._work.read(self, lambda: contacts.find_ids(chosen, order, _SEEN), self._begin, self._not_read, key="ids")

    def is_filtered(self) -> bool:
        """Whether somebody may be left out by what was typed or chosen."""
        return self.filter != self.view.filter or bool(self.view.saved)

    def is_narrowed(self) -> bool:
        """Whether somebody who is not in the bin may be out of the list."""
        return self.view is not ALL or self.filter != ALL.filter

    def state(self) -> dict[str, Any]:
        """What brings the list back: its view, filter and order."""
        return {"view": self.view.key, **definition(self.filter, self.order, None)}

    def restore(self, state: Mapping[str, object]) -> None:
        """Go back to what `state` tells."""
        kept = known_place(state)
        view = self.tabs.view(kept.key)
        if view.key != kept.key:
            self.tabs.want(kept.key)
            return
        self.show_view(view)
        self.order = kept.order
        self.show_filter(kept.filter)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def retranslate(self) -> None:
        self.search.say(_("Search this list"))
        self.chips.set_menu(filters.filter_menu(self._work, self._contacts, self.add_filter, self.chips))
        self.chips.retranslate()
        self._show_chips()
        self.tabs.retranslate()
        self._choose.say(_("Choose the columns"))
        self.table.retranslate()
        self.table.name_as(_("Customers"))
        self._show_count(self.table.rows.ids)

    def _lay_out(self) -> None:
        theme.fix(self.search, width=_SEARCH_WIDTH)
        self._below.addWidget(self.table)
        self._below.addWidget(self._nobody)
        self._tools.setContentsMargins(20, 8, 12, 8)
        self._tools.setSpacing(8)
        self._tools.setColumnStretch(1, 1)
        self._tools.addWidget(self.search, 0, 0)
        self._tools.addWidget(self.chips, 0, 1)
        self._tools.addWidget(self._count, 0, 2)
        self._tools.addWidget(self._choose, 0, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(Rule())
        column.addLayout(self._tools)
        column.addWidget(self._below, 1)

    def _connect(self) -> None:
        self._soon.timeout.connect(lambda: self.show_filter(replace(self.filter, text=clean(self.search.text()))))
        self.search.textEdited.connect(lambda _text: self._soon.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self.chips.removed.connect(lambda key: self.show_filter(filters.without(self.filter, key)))
        self.tabs.chosen.connect(self.show_view)
        self.tabs.failed.connect(self.failed)
        self.table.sort_asked.connect(self._sort)
        self._choose.clicked.connect(lambda: pop_up(self.table.header.chooser(), self))

    def _sort(self, sort: Sort) -> None:
        self.order = Order(sort.key, sort.descending)
        self.reload()

    def _begin(self, ids: Sequence[int]) -> None:
        """Show the first rows, and only then read the others: they would keep the first ones waiting."""
        if len(ids) < _SEEN:
            self._show(ids)
        else:
            self.table.begin_with(ids)
            self._read_all()

    def _read_all(self) -> None:
        contacts, chosen, order = self._contacts, self.filter, self.order
        self._work.read(self, lambda: contacts.find_ids(chosen, order), self._show, self._not_read, key="ids")

    def _not_read(self, error: BaseException) -> None:
        self.table.show_error(error, self.reload)

    def _show(self, ids: Sequence[int]) -> None:
        self.loading = False
        self._longest = max(self._longest, len(ids))
        self._jump.follow(ids, self.order)
        self._show_count(ids)
        if not ids:
            self._explain_nobody()
        self._below.setCurrentWidget(self._nobody if not ids and self.is_filtered() else self.table)
        self.table.show_ids(ids)
        if ids and self.table.current_id() is None:
            self.table.go_to(ids[0])
        self.found.emit(len(ids))

    def _show_chips(self) -> None:
        """Filters have a line of their own; without any, the button that adds one stands beside the search."""
        specs = filters.chips(self.filter, self.view.filter)
        self.chips.show_chips(specs)
        if specs:
            self._tools.addWidget(self.chips, 1, 0, 1, 4)
        else:
            self._tools.addWidget(self.chips, 0, 1, Qt.AlignmentFlag.AlignVCenter)

    def _show_count(self, ids: Sequence[int]) -> None:
        self._count.setText(_n("{n} customer", "{n} customers", len(ids)).format(n=shown.number(len(ids))))

    def _explain_nobody(self) -> None:
        from grc_desktop.services.contacts.service import BIN_DAYS

        text = self.filter.text
        searched = replace(self.filter, text="") == self.view.filter
        words = _("Clear the search") if searched else _("Clear the filters")
        clear = Offer(words, lambda: self.show_filter(self.view.filter))
        create = Offer(_("Create “{name}”").format(name=text), lambda: self.create_asked.emit(text), "plus")
        sentence = _("No result for “{text}”.").format(text=text) if text else _("Nobody fits these filters.")
        offers = () if self.filter == self.view.filter else (clear,)
        self._nobody.say(sentence, *offers, *((create,) if text and self.view is not BIN else ()))
        if self.view is BIN:
            self.table.set_empty(replace(EMPTY_BIN, sentence=_(EMPTY_BIN.sentence).format(days=BIN_DAYS)))
        elif self.view is TO_CHECK:
            self.table.set_empty(NOBODY_TO_CHECK)

    def _definition(self) -> dict[str, Any]:
        return definition(self.filter, self.order, self.table.columns_chosen())
