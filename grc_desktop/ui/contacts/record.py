"""The record of one contact, beside the list: who it is, what matters now, what is known, what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.services.contacts import parts
from grc_desktop.services.contacts.notable import Reason
from grc_desktop.services.contacts.parts import Part
from grc_desktop.services.contacts.types import ORGANISATION
from grc_desktop.ui.contacts.checks import Checks
from grc_desktop.ui.contacts.facts import as_text, sections
from grc_desktop.ui.contacts.figures import Figures, figures
from grc_desktop.ui.contacts.in_place import InPlace
from grc_desktop.ui.contacts.links import Links, links
from grc_desktop.ui.contacts.portrait import Portrait
from grc_desktop.ui.contacts.reach import Reach
from grc_desktop.ui.contacts.sheet import Sheet
from grc_desktop.ui.contacts.thread import Thread
from grc_desktop.ui.contacts.to_know import ToKnow
from grc_desktop.ui.contacts.words import stage_badge
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import Pill, Rule
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.tabs import Tabs, TabSpec
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QAction, QKeyEvent

    from grc_desktop.services.contacts.notable import Notable
    from grc_desktop.services.contacts.types import ContactDetails, ContactDraft, CustomField
    from grc_desktop.services.history.types import Entry
    from grc_desktop.ui.contacts.inline import ValueEditor

SHEET: Final = TabSpec("sheet", N_("Record"))
THREAD: Final = TabSpec("thread", N_("Timeline"))
ORGANISATIONS: Final = TabSpec("links", N_("Organisations"))
MEMBERS: Final = TabSpec("links", N_("Members"))
_PAGES: Final = (SHEET.key, THREAD.key, ORGANISATIONS.key)
_MARGIN: Final = 22


@dataclass(frozen=True, slots=True)
class Known:
    """All that is read to show a contact."""

    details: ContactDetails
    fields: Sequence[CustomField]
    entries: Sequence[Entry]
    notables: Sequence[Notable] = ()


class Record(QWidget):
    """Shows a contact. It changes nothing itself: what is asked for is told by signals."""

    kept = Signal(object, object, object)
    """A value was edited in its place: its `Part`, what it is now, and what it was."""
    settled = Signal(int, object)
    """A check and the text that replaces it; None to ignore it."""
    opened = Signal(int)
    """Another contact is to be shown."""
    restore_asked = Signal()
    back_asked = Signal()
    copied = Signal(str)
    """What is on the clipboard now."""

    def __init__(
        self, edit: QAction, menu: Sequence[QAction | None], in_place: InPlace, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.known: Known | None = None
        self._in_place = in_place
        self.portrait = Portrait(edit, menu)
        self._pills = QWidget()
        self._pill_row = FlowLayout(self._pills, gap=6)
        self.reach = Reach()
        self.figures = Figures()
        self.to_know = ToKnow()
        self.checks = Checks()
        self.tabs = Tabs((SHEET, THREAD, ORGANISATIONS))
        self.sheet = Sheet(self._editor_of)
        self._thread, self._links = Thread(), Links()
        self._pages = QStackedWidget()
        self._scrolled = Stack(margin=0, gap=0, parent=self)
        self._lay_out()
        self._connect()

    def show_known(self, known: Known) -> None:
        """Show a contact; the tab that is open stays open."""
        if self.known is None or self.known.details.draft.id != known.details.draft.id:
            self.sheet.close_editor()
            self._scrolled.verticalScrollBar().setValue(0)
        self.known = known
        details, draft = known.details, known.details.draft
        self.portrait.show_contact(details, known.fields)
        self._show_pills(draft)
        self._show_reach()
        self.figures.show_figures(figures(draft, known.fields, date.today()))
        self.to_know.show_notables(known.notables, draft)
        self.checks.show_checks(draft.checks)
        self.sheet.show_sections(sections(details, known.fields, date.today()))
        self._thread.show_entries(known.entries)
        self._links.show_links(details)
        self.tabs.set_specs((SHEET, THREAD, MEMBERS if draft.kind == ORGANISATION else ORGANISATIONS))
        self.tabs.show_count("links", len(links(details)))
        self.setAccessibleName(details.name)

    def show_tab(self, key: str) -> None:
        """Open the tab called `key`."""
        if key in _PAGES:
            self.tabs.show_current(key)
            self._pages.setCurrentIndex(_PAGES.index(key))

    def edit(self, part: Part) -> None:
        """Edit one value where it stands."""
        if self._may_edit():
            self.show_tab(SHEET.key)
            self.sheet.edit(part)

    def take_note(self) -> None:
        """Begin a line of the note, with the day before it."""
        if self._may_edit():
            self.show_tab(SHEET.key)
            editor = self.sheet.edit(Part("note"))
            if editor is not None:
                self._in_place.begin_line(editor, date.today())

    def begin(self) -> None:
        """Put the focus where reading begins."""
        self.show_tab(SHEET.key)
        self.sheet.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def is_changed(self) -> bool:
        """Whether a value is being edited and not kept yet."""
        return self.sheet.editor is not None and self.sheet.editor.is_changed()

    def retranslate(self) -> None:
        self.portrait.retranslate()
        self.reach.retranslate()
        self.tabs.retranslate()
        if self.known is not None:
            self.checks.show_checks(())
            self.sheet.close_editor()
            self.sheet.forget()
            self.show_known(self.known)

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(_MARGIN, 18, _MARGIN, 0)
        column.setSpacing(12)
        for piece in (self.portrait, self._pills, self.reach, self.figures, self.to_know, self.tabs):
            column.addWidget(piece)
        for pieces in ((self.checks, self.sheet), (self._thread,), (self._links,)):
            page = QWidget()
            inside = QVBoxLayout(page)
            inside.setContentsMargins(_MARGIN, 16, _MARGIN, 20)
            inside.setSpacing(20)
            for piece in pieces:
                inside.addWidget(piece)
            inside.addStretch(1)
            self._pages.addWidget(page)
        self._scrolled.add(head, Rule(), self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scrolled)

    def _connect(self) -> None:
        self.portrait.back_asked.connect(self.back_asked)
        self.reach.copied.connect(self.copied)
        self.reach.note_asked.connect(self.take_note)
        self.to_know.acted.connect(self._act)
        self.checks.settled.connect(self.settled)
        self.sheet.kept.connect(self._keep)
        self.sheet.copied.connect(self.copied)
        self.sheet.edit_begun.connect(self._reveal)
        self._links.opened.connect(self.opened)
        self.tabs.chosen.connect(self.show_tab)

    def _editor_of(self, part: Part) -> ValueEditor:
        assert self.known is not None  # noqa: S101 - only what is shown is edited
        return self._in_place.editor(part, self.known.details.draft, self.known.fields)

    def _may_edit(self) -> bool:
        return self.known is not None and self.known.details.deleted_at is None

    def _keep(self, part: Part, typed: object) -> None:
        """Show at once what was typed, and ask for it to be saved."""
        if self.known is None:
            return
        draft = self.known.details.draft
        was, value = parts.value_of(draft, part), self._in_place.kept(part, typed)
        details = replace(self.known.details, draft=parts.with_value(draft, part, value))
        self.known = replace(self.known, details=details)
        self.sheet.show_sections(sections(details, self.known.fields, date.today()))
        self.kept.emit(part, value, was)

    def _act(self, notable: Notable) -> None:
        """Do what is offered about something to know."""
        twin = notable.twin
        match notable.reason:
            case Reason.BIN:
                self.restore_asked.emit()
            case Reason.CHECKS:
                self.show_tab(SHEET.key)
                self._scrolled.ensureWidgetVisible(self.checks)
                self.checks.begin()
            case Reason.TWIN if twin is not None:
                self.opened.emit(twin.id)
            case Reason.UNREACHABLE:
                self.edit(Part("phones"))
            case Reason.CONSENT:
                self.edit(Part("newsletter"))
            case _:
                self.reach.write_or_call()

    def _reveal(self, editor: QWidget) -> None:
        scroll: QScrollArea = self._scrolled
        editor.adjustSize()
        scroll.ensureWidgetVisible(editor, 0, 80)

    def _show_reach(self) -> None:
        assert self.known is not None  # noqa: S101 - called once a contact is shown
        details = self.known.details
        found = sections(details, self.known.fields, date.today())
        streets = [fact.value for section in found for fact in section.facts if fact.part.field == "addresses"]
        self.reach.show_draft(details.draft, streets, as_text(details.name, found), self._may_edit())

    def _show_pills(self, draft: ContactDraft) -> None:
        while (item := self._pill_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        pills = list(_pills(draft))
        for pill in pills:
            self._pill_row.addWidget(pill)
        self._pills.setVisible(bool(pills))


def _pills(draft: ContactDraft) -> Iterator[Pill]:
    badge = stage_badge(draft.stage)
    if badge is not None:
        yield Pill(badge.text, badge.tone, badge.icon)
    for tag in draft.tags:
        yield Pill(tag, Tone.NEUTRAL, "tag")
    if draft.newsletter is not None:
        agreed = draft.newsletter
        text, icon = (_("Accepts news"), "check-circle") if agreed else (_("No news, please"), "prohibit")
        yield Pill(text, Tone.OK if agreed else Tone.NEUTRAL, icon)
