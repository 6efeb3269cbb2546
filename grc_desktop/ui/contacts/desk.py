"""The place beside the list: a record to read, or a form to fill in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.errors import NOT_FOUND, KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.contacts.deeds import SAVING, noted
from grc_desktop.ui.contacts.editor import Editor
from grc_desktop.ui.contacts.in_place import InPlace
from grc_desktop.ui.contacts.record import Known, Record
from grc_desktop.ui.kit.buttons import Weight
from grc_desktop.ui.kit.dialogs import Choice, Dialog, ask
from grc_desktop.ui.kit.empty import Emptiness, Empty
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from grc_desktop.services.contacts.parts import Part
    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.history.types import Entry
    from grc_desktop.ui.kit.work import Work

NOBODY: Final = Emptiness("user", N_("Choose a customer in the list."))
LEAVE_TITLE: Final = N_("Leave without saving?")
LEAVE_TEXT: Final = N_("What you typed in this record has not been saved.")
LEAVE: Final = N_("Leave without saving")
STAY: Final = N_("Go on typing")
_ENTRIES: Final = 100
_NARROWEST: Final = 380


class Desk(QStackedWidget):
    """Shows one contact, or edits it."""

    told = Signal(str, object)
    """Something was saved: a sentence, and its history entry."""
    kept = Signal(int)
    """A contact was saved: its id."""
    closed = Signal()
    """The form was left."""
    stayed = Signal(object)
    """The form was not left after all: the id of its contact, None for a new one."""
    opened = Signal(int)
    """Another contact is to be shown."""
    back_asked = Signal()
    """The list is to be gone back to."""
    settled = Signal(int, object, object)
    """A check, the text that replaces it (None: ignore it), and who hears why it is refused."""
    restore_asked = Signal()
    copied = Signal(str)

    def __init__(
        self,
        contacts: ContactService,
        history: HistoryService,
        work: Work,
        edit: QAction,
        save: QAction,
        menu: Sequence[QAction | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._history = history
        self._work = work
        self._edit, self._save = edit, save
        self._nobody = Empty(NOBODY, self)
        self.record = Record(edit, menu, InPlace(contacts, lambda: self.editor.known), self)
        self._shown: int | None = None
        for widget in (self._nobody, self.record):
            self.addWidget(widget)
        self.setMinimumWidth(_NARROWEST)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._connect()
        self._enable()

    @cached_property
    def editor(self) -> Editor:
        """The form; made when it is needed, or by `prepare`."""
        made = Editor(self._contacts, self._history, self._work, self._save, self)
        before = reached_before(self)
        self.addWidget(made)
        reach_after(before, (made,))
        made.left.connect(lambda: self._leave(self._close))
        made.saved.connect(self._saved)
        made.opened.connect(lambda contact: self._leave(lambda: self._open(contact)))
        made.retranslate()
        return made

    def prepare(self) -> None:
        """Make the form while nobody waits for it, and learn what completes the typing in it."""
        self.editor.learn()

    @property
    def editing(self) -> bool:
        """Whether the form is in front."""
        return isinstance(self.currentWidget(), Editor)

    @property
    def shown(self) -> int | None:
        """The contact that is shown, or edited."""
        return self._shown

    def name_of(self, contact: int) -> str:
        """The name of `contact` if it is the one that is shown."""
        known = self.record.known
        return known.details.name if known is not None and known.details.draft.id == contact else ""

    def show_contact(self, contact: int | None, *, chosen: bool = True) -> None:
        """Show `contact`, once the form may be left; `chosen`: a person asked for it."""
        if self.editing and (contact == self.editor.contact or (not chosen and self.editor.is_changed())):
            return
        self._leave(lambda: self._read(contact))

    def edit(self, field: str = "") -> None:
        """Edit the contact that is shown, beginning with `field`."""
        known = self.record.known
        if not self.editing and known is not None and self.currentWidget() is self.record:
            if known.details.deleted_at is not None:
                return
            self.editor.start(known.details.draft, known.fields, field)
            self._show(self.editor)

    def begin_new(self, name: str = "") -> None:
        """Begin a new contact, perhaps with a name that was looked for."""

        def begin() -> None:
            known = self.record.known
            self.editor.start_new(known.fields if known else self.editor.fields.own, name)
            self._show(self.editor)

        self._leave(begin)

    def save(self) -> None:
        """Save the form, or the value that is being edited."""
        if self.editing:
            self.editor.save()
        elif self.record.sheet.editor is not None:
            self.record.sheet.editor.finish()

    def begin_reading(self) -> None:
        """Put the focus in the record."""
        if self.currentWidget() is self.record:
            self.record.begin()

    def refresh(self) -> None:
        """Read the record again; a form that is being filled in is left alone."""
        if self._shown is not None and not self.editing:
            self._read(self._shown)

    def may_leave(self) -> bool:
        """Whether the form can be left; asks when something was typed."""
        if not self._is_changed():
            return True
        dialog = Dialog(_(LEAVE_TITLE), _(LEAVE_TEXT), _choices(), parent=self)
        dialog.exec()
        if dialog.answer == "leave":
            self._close()
        return dialog.answer == "leave"

    def retranslate(self) -> None:
        self._nobody.retranslate()
        self.record.retranslate()
        for form in self.findChildren(Editor):
            form.retranslate()

    def _connect(self) -> None:
        self.record.kept.connect(self._keep)
        self.record.back_asked.connect(self.back_asked)
        self.record.opened.connect(self.opened)
        self.record.restore_asked.connect(self.restore_asked)
        self.record.copied.connect(self.copied)
        self.record.settled.connect(
            lambda check, value: self.settled.emit(check, value, lambda error: self.record.checks.refuse(check, error))
        )

    def _is_changed(self) -> bool:
        return self.editor.is_changed() if self.editing else self.record.is_changed()

    def _leave(self, then: Callable[[], object]) -> None:
        """Do `then` once the form may be left; asks once when something was typed."""
        if not self._is_changed():
            then()
            return

        def answered(answer: str) -> None:
            if answer == "leave":
                self.record.sheet.close_editor()
                self._show(self.record if self.record.known else self._nobody)
                then()
            else:
                self._stay()

        ask(self, _(LEAVE_TITLE), _(LEAVE_TEXT), _choices()[:1], answered)

    def _stay(self) -> None:
        """Go on typing where one was."""
        typed_in = self.editor if self.editing else self.record.sheet.editor
        if typed_in is not None:
            typed_in.setFocus()
        self.stayed.emit(self.editor.contact if self.editing else self._shown)

    def _close(self) -> None:
        self.record.sheet.close_editor()
        self._show(self.record if self._shown is not None and self.record.known else self._nobody)
        self.closed.emit()

    def _open(self, contact: int) -> None:
        self._show(self.record)
        self.opened.emit(contact)

    def _saved(self, contact: int, entry: Entry | None, created: bool) -> None:
        self._shown = contact
        self._show(self.record if self.record.known else self._nobody)
        self._read(contact)
        self.told.emit(_("Customer created") if created else _("Saved"), entry)
        self.kept.emit(contact)

    def _keep(self, part: Part, value: object, was: object) -> None:
        """Save a value that was edited in its place."""
        contacts, contact = self._contacts, self._shown
        if contact is None or self._work.closing:
            return

        def keep(_progress: object) -> Entry | None:
            return noted(self._history, lambda: contacts.set_value(contact, part, value, was))[1]

        def refused(error: BaseException) -> None:
            self.refresh()
            if isinstance(error, KnownError):
                self._work.told.emit(error)

        self._work.write(self, keep, lambda entry: self.told.emit(_("Saved"), entry), refused, _(SAVING))

    def _read(self, contact: int | None) -> None:
        self._shown = contact
        if contact is None:
            self.record.known = None
            self._show(self._nobody)
            return
        contacts, history = self._contacts, self._history

        def read() -> Known:
            details = contacts.details(contact)
            entries = history.entries(_ENTRIES, contact=contact)
            return Known(details, contacts.custom_fields(), entries, contacts.notables(details))

        self._work.read(self, read, self._show_known, self._not_read, key="record")

    def _show_known(self, known: Known) -> None:
        if self.editing:
            return
        self.record.show_known(known)
        self._show(self.record)

    def _not_read(self, error: BaseException) -> None:
        if isinstance(error, KnownError) and error.kind is NOT_FOUND:
            self._read(None)
        elif isinstance(error, KnownError):
            self._work.told.emit(error)

    def _show(self, widget: QWidget) -> None:
        self.setCurrentWidget(widget)
        self._enable()
        if isinstance(widget, Editor):
            widget.begin()

    def _enable(self) -> None:
        known = self.record.known
        shown = self.currentWidget() is self.record and known is not None
        self._edit.setVisible(shown and known is not None and known.details.deleted_at is None)


def _choices() -> tuple[Choice, ...]:
    return Choice("leave", _(LEAVE), Weight.DANGER), Choice("stay", _(STAY), Weight.PRIMARY)
