"""Who is shown beside the list: the customer of the current row, or the one that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from grc_desktop.ui.contacts.views import ALL

if TYPE_CHECKING:
    from grc_desktop.ui.contacts.desk import Desk
    from grc_desktop.ui.contacts.listing import Listing
    from grc_desktop.ui.contacts.side_by_side import SideBySide


class Beside(QObject):
    """Keeps the list and the record together, where both have room and where only one of them has."""

    def __init__(self, listing: Listing, desk: Desk, split: SideBySide, parent: QObject) -> None:
        super().__init__(parent)
        self._listing, self._desk, self._split = listing, desk, split
        self._table = listing.table
        self._wanted: int | None = None
        self._out_of_list: int | None = None
        self._widen = self._came_in = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_current)
        listing.found.connect(lambda _count: self._land())
        self._table.current_changed.connect(lambda _id: self._soon.start())
        self._table.opened.connect(lambda _id: self._go_in())
        self._table.view.clicked.connect(lambda _index: self._clicked())
        split.narrowed.connect(desk.record.portrait.back.setVisible)
        desk.opened.connect(self.open)
        desk.back_asked.connect(self.go_back)
        desk.kept.connect(self._kept)
        desk.stayed.connect(lambda contact: self._table.go_to(contact) if contact is not None else None)
        desk.closed.connect(self._closed)

    def open(self, contact: int, *, widen: bool = False) -> None:
        """Show `contact`, in the list where it is in it; `widen`: list everybody when it is not."""
        self._wanted, self._widen, self._came_in = contact, widen, True
        if not self._listing.loading:
            self._land()

    def go_back(self) -> None:
        """Back to the list, where one was."""
        self._split.show_left()
        self._table.setFocus()

    def _go_in(self) -> None:
        """Enter or a double click on a row: read its record."""
        self._split.show_right()
        self._desk.begin_reading()

    def _show_record(self) -> None:
        """Let the record be seen; the focus follows where it takes the place of the list."""
        had_focus = self._table.view.hasFocus()
        self._split.show_right()
        if self._split.narrow and had_focus:
            self._desk.record.portrait.back.setFocus()

    def _clicked(self) -> None:
        """A click on a row opens it where only one of the two has room."""
        if self._split.narrow and not QApplication.keyboardModifiers() and self._table.view.selected_count() == 1:
            self._show_record()

    def _land(self) -> None:
        """Go to the contact that was asked for; out of the list, it is shown all the same."""
        wanted = self._wanted
        if wanted is None:
            return
        if not self._table.go_to(wanted):
            if self._widen and self._listing.is_narrowed():
                self._widen = False
                self._listing.show_view(ALL)
                return
            self._out_of_list = wanted
            self._desk.show_contact(wanted)
        self._wanted = None
        if self._came_in:
            self._came_in = False
            self._show_record()

    def _show_current(self) -> None:
        """Show the current row, unless somebody out of the list is shown and the list was not gone back to."""
        chosen = self._table.view.hasFocus()
        if chosen or (self._wanted is None and self._table.current_id() == self._out_of_list):
            self._out_of_list = None
        if self._out_of_list is None:
            self._desk.show_contact(self._table.current_id(), chosen=chosen)

    def _closed(self) -> None:
        """The form was closed without a change."""
        if self._out_of_list is None:
            self.go_back()
            self._show_current()

    def _kept(self, contact: int) -> None:
        """A contact was saved: go to where it stands in the list now."""
        self._wanted, self._widen, self._out_of_list = contact, False, None
        self._table.setFocus()
        self._listing.reload()
