"""What is done with the rows that are selected, or with the record that is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from grc_desktop.ui.contacts.filters import stage_menu, tag_menu
from grc_desktop.ui.contacts.paper import on_paper
from grc_desktop.ui.contacts.pick import pop_up
from grc_desktop.ui.contacts.views import BIN
from grc_desktop.ui.kit.table.printing import Printing
from grc_desktop.ui.kit.toasts import Toast

if TYPE_CHECKING:
    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.ui.contacts.deeds import Deeds
    from grc_desktop.ui.contacts.desk import Desk
    from grc_desktop.ui.contacts.listing import Listing
    from grc_desktop.ui.kit.work import Work


class Choice:
    """Tells `deeds` what to do to whom."""

    def __init__(self, contacts: ContactService, work: Work, deeds: Deeds, listing: Listing, desk: Desk) -> None:
        self._contacts = contacts
        self._work = work
        self._deeds = deeds
        self._listing = listing
        self._desk = desk

    def ids(self) -> list[int]:
        """The selected rows, else the current one."""
        current = self._listing.table.current_id()
        return self._listing.table.selected_ids() or ([current] if current is not None else [])

    def delete(self) -> None:
        """Move what is selected to the bin."""
        ids = self.ids()
        if self._listing.view is not BIN and ids:
            self._deeds.delete(ids, self._desk.name_of(ids[0]))

    def delete_shown(self) -> None:
        """Move the contact of the record to the bin."""
        if (shown := self._desk.shown) is not None:
            self._deeds.delete([shown], self._desk.name_of(shown))

    def restore(self) -> None:
        """Take out of the bin what is selected there, else the contact of the record."""
        shown = self._desk.shown
        if ids := self.ids() if self._listing.view is BIN else [shown] if shown is not None else []:
            self._deeds.restore(ids)

    def pick_stage(self) -> None:
        """Ask for the stage of what is selected."""

        def give(code: str) -> None:
            if ids := self.ids():
                self._deeds.set_stage(ids, code)

        pop_up(stage_menu(self._listing, give), self._listing)

    def pick_tag(self) -> None:
        """Ask for a tag to put on what is selected, or to take off."""

        def add(name: str) -> None:
            self._deeds.tag(self.ids(), name)

        def remove(name: str) -> None:
            self._deeds.untag(self.ids(), name)

        pop_up(tag_menu(self._work, self._contacts, add, remove, self._listing), self._listing)

    def export(self) -> None:
        """Export the selected rows when there are several, else the whole list."""
        ids = self._listing.table.selected_ids()
        self._deeds.export(ids if len(ids) > 1 else list(self._listing.table.rows.ids), self._listing)

    def print_shown(self) -> None:
        """Show the record on paper."""
        if (known := self._desk.record.known) is not None:
            printing = self._desk.findChild(Printing)
            if printing is None:
                printing = Printing(self._work, self._desk)
                printing.told.connect(lambda text: self._deeds.told.emit(Toast(text)))
            printing.preview(on_paper(known, date.today()))
