"""What is done most with a contact: call, write, note, copy; a button is there only when it works."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.contacts.words import phone
from grc_desktop.ui.kit.buttons import Button
from grc_desktop.ui.kit.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.contacts.types import ContactDraft

CALL: Final = N_("Call")
WRITE: Final = N_("Write")
NOTE: Final = N_("Take a note")
COPY: Final = N_("Copy")


class Reach(QWidget):
    """The buttons under a name."""

    copied = Signal(str)
    """What was put on the clipboard."""
    note_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = self._shown_number = self._address = ""
        self.texts: Sequence[str] = ()
        self.call, self.write = Button(icon_name="phone"), Button(icon_name="envelope-simple")
        self.note, self.copy = Button(icon_name="note-pencil"), Button(icon_name="copy")
        row = FlowLayout(self, gap=8)
        for button in (self.call, self.write, self.note, self.copy):
            row.addWidget(button)
        self.call.clicked.connect(self.dial)
        self.write.clicked.connect(self.compose)
        self.note.clicked.connect(self.note_asked)
        self.copy.clicked.connect(self.open_copies)
        self.retranslate()

    def show_draft(self, draft: ContactDraft, addresses: Sequence[str], whole: str, writable: bool) -> None:
        """Offer the first phone and e-mail of `draft`, and every text worth copying; `whole`: the record as text."""
        first = next((number for number in draft.phones if number.e164), None)
        self._number = first.e164 or "" if first else ""
        self._shown_number = phone(first) if first else ""
        self._address = draft.emails[0].address if draft.emails else ""
        several = (*map(phone, draft.phones), *(email.address for email in draft.emails), *addresses, whole)
        self.texts = tuple(dict.fromkeys(text for text in several if text))
        self.call.setVisible(bool(self._number))
        self.write.setVisible(bool(self._address))
        self.note.setVisible(writable)
        self.retranslate()

    def dial(self) -> None:
        _open("tel", self._number)

    def compose(self) -> None:
        _open("mailto", self._address)

    def write_or_call(self) -> None:
        """Write where there is an e-mail, else call."""
        if self._address:
            self.compose()
        elif self._number:
            self.dial()

    def copy_menu(self) -> QMenu:
        """Each text that can be copied; the last one is the whole record."""
        menu = QMenu(self)
        for text in self.texts[:-1]:
            menu.addAction(text.replace("\n", ", ").replace("&", "&&"), functools.partial(self._copy, text))
        menu.addSeparator()
        menu.addAction(_("The whole record"), self.copy_whole)
        return menu

    def open_copies(self) -> None:
        if self.texts:
            menu = self.copy_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.copy.mapToGlobal(self.copy.rect().bottomLeft()))

    def copy_whole(self) -> None:
        """Put the whole record on the clipboard."""
        if self.texts:
            QGuiApplication.clipboard().setText(self.texts[-1])
            self.copied.emit(_("the whole record"))

    def retranslate(self) -> None:
        self.call.say(_(CALL), self._shown_number)
        self.write.say(_(WRITE), self._address)
        self.note.say(_(NOTE), _("Add a line to the note"))
        self.copy.say(_(COPY), _("Copy the phone, the e-mail, the address or the whole record"))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text.replace("\n", ", "))


def _open(scheme: str, target: str) -> None:
    url = QUrl()
    url.setScheme(scheme)
    url.setPath(target)
    QDesktopServices.openUrl(url)
