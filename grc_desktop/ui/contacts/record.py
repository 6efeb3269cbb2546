"""The record of one contact, beside the list: who it is, what to check, what is known, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.services.contacts.service import BIN_DAYS
from grc_desktop.services.contacts.types import ORGANISATION
from grc_desktop.ui.contacts.checks import Checks
from grc_desktop.ui.contacts.facts import sections
from grc_desktop.ui.contacts.links import Links, links
from grc_desktop.ui.contacts.portrait import Portrait
from grc_desktop.ui.contacts.reach import Reach
from grc_desktop.ui.contacts.sheet import Sheet
from grc_desktop.ui.contacts.thread import Thread
from grc_desktop.ui.contacts.words import local_day, stage_badge
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import Pill, Rule
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.tabs import Tabs, TabSpec
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QAction

    from grc_desktop.services.contacts.types import ContactDetails, ContactDraft, CustomField
    from grc_desktop.services.history.types import Entry

SHEET: Final = TabSpec("sheet", N_("Record"))
THREAD: Final = TabSpec("thread", N_("Thread"))
ORGANISATIONS: Final = TabSpec("links", N_("Organisations"))
MEMBERS: Final = TabSpec("links", N_("Members"))
_MARGIN: Final = 22


@dataclass(frozen=True, slots=True)
class Known:
    """All that is read to show a contact."""

    details: ContactDetails
    fields: Sequence[CustomField]
    entries: Sequence[Entry]


class Record(QWidget):
    """Shows a contact. It changes nothing: what is asked for is told by signals."""

    edit_asked = Signal(str)
    """The field of the form to begin with; empty for the first."""
    settled = Signal(int, object)
    """A check and the text that replaces it; None to ignore it."""
    opened = Signal(int)
    """Another contact is to be shown."""
    restore_asked = Signal()
    copied = Signal(str)
    """What is on the clipboard now."""

    def __init__(self, edit: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known: Known | None = None
        self.portrait = Portrait(edit)
        self._pills = QWidget()
        self._pill_row = FlowLayout(self._pills, gap=6)
        self.reach = Reach()
        self._binned = Banner()
        self.checks = Checks()
        self.tabs = Tabs((SHEET, THREAD, ORGANISATIONS))
        self._sheet, self._thread, self._links = Sheet(), Thread(), Links()
        self._pages = QStackedWidget()
        self._lay_out()
        self._sheet.edit_asked.connect(self.edit_asked)
        self.checks.settled.connect(self.settled)
        self._links.opened.connect(self.opened)
        self.reach.copied.connect(self.copied)
        self.tabs.chosen.connect(self.show_tab)

    def show_known(self, known: Known) -> None:
        """Show a contact; the tab that is open stays open."""
        self.known = known
        details, draft = known.details, known.details.draft
        self.portrait.show_contact(details)
        self._show_pills(known)
        self.reach.show_draft(draft)
        self._show_bin(details)
        self.checks.show_checks(draft.checks)
        self._sheet.show_sections(sections(details, known.fields, date.today()))
        self._thread.show_entries(known.entries)
        self._links.show_links(details)
        self.tabs.set_specs((SHEET, THREAD, MEMBERS if draft.kind == ORGANISATION else ORGANISATIONS))
        self.tabs.show_count("links", len(links(details)))
        self.setAccessibleName(details.name)

    def show_tab(self, key: str) -> None:
        """Open the tab called `key`."""
        self.tabs.show_current(key)
        self._pages.setCurrentIndex([SHEET.key, THREAD.key, "links"].index(key))

    def retranslate(self) -> None:
        self.reach.retranslate()
        self.tabs.retranslate()
        if self.known is not None:
            self.checks.show_checks(())
            self.show_known(self.known)

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(_MARGIN, 18, _MARGIN, 0)
        column.setSpacing(12)
        for piece in (self.portrait, self._pills, self.reach, self._binned, self.checks, self.tabs):
            column.addWidget(piece)
        for piece in (self._sheet, self._thread, self._links):
            page = QWidget()
            inside = QVBoxLayout(page)
            inside.setContentsMargins(_MARGIN, 16, _MARGIN, 20)
            inside.addWidget(piece)
            inside.addStretch(1)
            self._pages.addWidget(page)
        scrolled = Stack(margin=0, gap=0)
        scrolled.add(head, Rule(), self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled)

    def _show_pills(self, known: Known) -> None:
        while (item := self._pill_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        pills = list(_pills(known.details.draft))
        for pill in pills:
            self._pill_row.addWidget(pill)
        self._pills.setVisible(bool(pills))

    def _show_bin(self, details: ContactDetails) -> None:
        if details.deleted_at is None:
            self._binned.show_notice(None)
            return
        last = local_day(details.deleted_at + timedelta(days=BIN_DAYS))
        text = _("In the bin since {day}; deleted for good on {last}.")
        text = text.format(day=local_day(details.deleted_at), last=last)
        notice = Notice(text, Tone.WARNING, button=_("Restore"), act=self.restore_asked.emit, icon="trash")
        self._binned.show_notice(notice)


def _pills(draft: ContactDraft) -> Iterator[Pill]:
    badge = stage_badge(draft.stage)
    if badge is not None:
        yield Pill(badge.text, badge.tone, badge.icon)
    for tag in draft.tags:
        yield Pill(tag, Tone.NEUTRAL, "tag")
