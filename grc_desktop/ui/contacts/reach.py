"""Reaching a contact: call, write, copy; a button is there only when it works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.contacts.words import phone
from grc_desktop.ui.kit.buttons import Button
from grc_desktop.ui.kit.flow import FlowLayout

if TYPE_CHECKING:
    from grc_desktop.services.contacts.types import ContactDraft

CALL: Final = N_("Call")
WRITE: Final = N_("Write")
COPY_PHONE: Final = N_("Copy the phone")
COPY_EMAIL: Final = N_("Copy the e-mail")


class Reach(QWidget):
    """The buttons under a name."""

    copied = Signal(str)
    """What was put on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = self._shown_number = self._address = ""
        self.call, self.write = Button(icon_name="phone"), Button(icon_name="envelope-simple")
        self.copy_phone, self.copy_email = Button(icon_name="copy"), Button(icon_name="copy")
        row = FlowLayout(self, gap=8)
        for button in (self.call, self.write, self.copy_phone, self.copy_email):
            row.addWidget(button)
        self.call.clicked.connect(lambda: _open("tel", self._number))
        self.write.clicked.connect(lambda: _open("mailto", self._address))
        self.copy_phone.clicked.connect(lambda: self._copy(self._shown_number))
        self.copy_email.clicked.connect(lambda: self._copy(self._address))
        self.retranslate()

    def show_draft(self, draft: ContactDraft) -> None:
        """Offer the first phone and the first e-mail of `draft`."""
        first = next((number for number in draft.phones if number.e164), None)
        self._number = first.e164 or "" if first else ""
        self._shown_number = phone(first) if first else ""
        self._address = draft.emails[0].address if draft.emails else ""
        for button, value in (
            (self.call, self._number),
            (self.copy_phone, self._shown_number),
            (self.write, self._address),
            (self.copy_email, self._address),
        ):
            button.setVisible(bool(value))
        self.setVisible(bool(self._number or self._address))
        self.retranslate()

    def retranslate(self) -> None:
        self.call.say(_(CALL), self._shown_number)
        self.write.say(_(WRITE), self._address)
        self.copy_phone.say(_(COPY_PHONE), self._shown_number)
        self.copy_email.say(_(COPY_EMAIL), self._address)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)


def _open(scheme: str, target: str) -> None:
    url = QUrl()
    url.setScheme(scheme)
    url.setPath(target)
    QDesktopServices.openUrl(url)
