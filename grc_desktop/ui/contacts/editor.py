"""The form of a contact: new, or the record turned into fields in its own place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.errors import CHANGED_ELSEWHERE, Invalid, KnownError, Problem
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.services.contacts.types import Check, ContactDraft, ContactFilter, Email, Lookalike, Phone
from grc_desktop.ui.contacts.binding import beginning, merged
from grc_desktop.ui.contacts.deeds import SAVING, noted
from grc_desktop.ui.contacts.fieldset import Fieldset
from grc_desktop.ui.contacts.specs import Known
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.buttons import ActionButton, Button, Weight
from grc_desktop.ui.kit.labels import ElidedLabel, Role, Rule
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.contacts.types import CustomField
    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.history.types import Entry
    from grc_desktop.ui.kit.work import Work

STALE: Final = N_("This record was changed elsewhere meanwhile. Its new content is here, with what you typed on top.")
CHECK_AND_SAVE: Final = N_("Check it, then save again.")
ANYWAY: Final = N_("Save anyway")
_TYPING_MS: Final = 250
_AROUND: Final = 100
_ORGANISATIONS: Final = 500
_REFUSING: Final = frozenset({"names_nobody", "required"})
_WARM: Final = ContactDraft(emails=(Email("a@example.com"),), phones=(Phone("+44 20 7946 0000"),))
"""Read once in the background, so that the libraries that understand values are there when a field is left."""


class Editor(QWidget):
    """A contact being typed. What was typed is never lost: not by a mistake, not by a stale record."""

    saved = Signal(int, object, bool)
    """The contact's id, the history entry, and whether it is a new one."""
    left = Signal()
    """Esc or Cancel: the form is to be left."""
    opened = Signal(int)
    """A contact that looks like this one is to be shown."""

    def __init__(
        self,
        contacts: ContactService,
        history: HistoryService,
        work: Work,
        save: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._history = history
        self._work = work
        self._base = self._start = ContactDraft()
        self._begin_with = ""
        self._others: set[int] = set()
        self._saving = False
        self.known = Known()
        self._title = ElidedLabel(Role.SECTION)
        self._cancel, self.button = Button(Weight.QUIET), ActionButton(save, Weight.PRIMARY)
        self.banner = Banner()
        self.fields = Fieldset(contacts, work, lambda: self.known)
        self._above = QWidget()
        self._pieces = Stack(margin=22)
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._connect()

    @property
    def contact(self) -> int | None:
        """The contact that is edited; None for a new one."""
        return self._base.id

    @property
    def looking(self) -> bool:
        """Whether who it may be is still to be looked up."""
        return self._soon.isActive()

    def start(self, draft: ContactDraft, fields: Sequence[CustomField], begin_with: str = "") -> None:
        """Edit `draft`, beginning with the field called `begin_with`."""
        self._base = draft
        self._begin_with = begin_with
        self._others = set()
        self.fields.show_found(())
        self._say(None)
        self.fields.load(draft, fields)
        self._start = self.draft()
        self._say_title()
        self.learn()

    def start_new(self, fields: Sequence[CustomField], name: str = "") -> None:
        """Begin a new contact, perhaps with a name, e-mail or phone that was looked for."""
        self.start(ContactDraft(), fields)
        if name:
            self.fields.load(beginning(name), fields)
            self._look_around()

    def begin(self) -> None:
        """Put the focus where typing begins."""
        self.fields.begin(self._begin_with)
        self._reveal()

    def draft(self) -> ContactDraft:
        """The contact as it stands in the form."""
        return self.fields.draft(self._base)

    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.draft() != self._start or bool(self.fields.unread())

    def save(self, anyway: bool = False) -> None:
        """Save what can be; doubtful values are shown first, and go to what is to be checked when saved `anyway`."""
        if self._saving:
            return
        draft, unread = self.draft(), self.fields.unread()
        problems = [*(problem for problem, _text in unread), *self._contacts.problems(draft)]
        fresh = [problem for problem in problems if not self._was_there(problem)]
        if any(problem.code in _REFUSING for problem in fresh) or (fresh and not anyway):
            self._show_problems(fresh)
            return
        doubts = tuple(Check(problem.field, text, problem.code) for problem, text in unread)
        self._send(replace(draft, checks=(*draft.checks, *doubts)))

    def retranslate(self) -> None:
        self._cancel.say(_("Cancel"))
        self.fields.retranslate()
        self._say_title()

    def _send(self, draft: ContactDraft) -> None:
        created = draft.id is None

        def keep(_progress: object) -> tuple[int, Entry | None]:
            return noted(self._history, lambda: self._contacts.save(draft))

        def kept(answer: tuple[int, Entry | None]) -> None:
            self._saving = False
            self._start = self.draft()
            self.saved.emit(*answer, created)

        self._saving = True
        self._work.write(self, keep, kept, self._refused, _(SAVING))

    def _refused(self, error: BaseException) -> None:
        self._saving = False
        if isinstance(error, Invalid):
            self._show_problems(error.problems)
        elif isinstance(error, KnownError) and error.kind is CHANGED_ELSEWHERE and self.contact is not None:
            contact = self.contact
            self._work.read(self, lambda: self._contacts.details(contact).draft, self._merge, key="fresh")
        elif isinstance(error, KnownError):
            self._say(Notice(error.message(), Tone.BAD))

    def _merge(self, fresh: ContactDraft) -> None:
        """Put what was typed on top of the record's new content; what it had there is said beside the field."""
        draft, both = merged(self._start, self.draft(), fresh)
        self._base = fresh
        self.fields.load(fresh, self.fields.own)
        self._start = self.draft()
        self.fields.load(draft, self.fields.own)
        for name in both:
            value = getattr(fresh, name)
            if isinstance(value, str):
                self.fields.warn(name, _("Elsewhere it became “{value}”.").format(value=value))
        self._say(Notice(_(CHECK_AND_SAVE), Tone.WARNING, _(STALE)))
        self.begin()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self.fields.show_problems(problems)
        QTimer.singleShot(0, self, self._reveal)
        if any(problem.code in _REFUSING for problem in problems):
            self._say(None)
            return
        title = _n("{n} value needs another look", "{n} values need another look", len(problems))
        text = _("Correct it here, or save anyway: it will wait in “To check”.")
        notice = Notice(text, Tone.WARNING, title.format(n=len(problems)), _(ANYWAY), lambda: self.save(anyway=True))
        self._say(notice)

    def _say(self, notice: Notice | None) -> None:
        """Say `notice` above the fields; the room for it is there only when something is said."""
        self.banner.show_notice(notice)
        self._above.setVisible(notice is not None)

    def _ask_to_leave(self) -> None:
        if not self._saving:
            self.left.emit()

    def _reveal(self) -> None:
        """Bring the field that has the focus into sight, with what is said about it below."""
        if (field := self.fields.focusWidget()) is not None:
            foot = field.mapTo(self.fields, field.rect().bottomLeft()) + self.fields.pos()
            self._pieces.ensureVisible(foot.x(), foot.y(), 0, theme.px(_AROUND))

    def _was_there(self, problem: Problem) -> bool:
        waiting = {(check.field, check.value) for check in self._base.checks}
        return (problem.field, problem.values.get("value")) in waiting

    def learn(self) -> None:
        """Read in the background what completes the typing."""
        contacts = self._contacts

        def read() -> tuple[Known, list[CustomField]]:
            contacts.problems(_WARM)
            ids = contacts.find_ids(ContactFilter(kind="organisation"))[:_ORGANISATIONS]
            tags = tuple(tag.name for tag in contacts.tags())
            names = tuple(row.name for row in contacts.rows(ids))
            return Known(tags, tuple(contacts.cities()), names), contacts.custom_fields()

        self._work.read(self, read, self._learnt, key="known")

    def _learnt(self, answer: tuple[Known, list[CustomField]]) -> None:
        self.known, own = answer
        if not self.isVisible():
            self.fields.prepare(own)
        elif list(self.fields.own) != own:
            self.fields.show_own(own)

    def _look_around(self) -> None:
        """Ask who else it may be, and whom it shares an e-mail or a phone with."""
        contacts, draft = self._contacts, self.draft()

        def read() -> tuple[list[Lookalike], list[Problem]]:
            new = draft.id is None
            return contacts.lookalikes(draft) if new else [], [] if new else contacts.warnings(draft)

        self._work.read(self, read, self._looked_around, key="alike")

    def _looked_around(self, answer: tuple[list[Lookalike], list[Problem]]) -> None:
        found, shared = answer
        self.fields.show_found([each for each in found if each.id not in self._others])
        for name, field in (("emails", "email"), ("phones", "phone")):
            self.fields.warn(name, " ".join(each.sentence() for each in shared if each.field == field))

    def _dismiss(self, contact: int) -> None:
        """Take `contact` for somebody else: it is not told again while the form is open."""
        self._others.add(contact)
        self.fields.begin(self._begin_with)
        self._look_around()

    def _say_title(self) -> None:
        name = " ".join(part for part in (self._base.first_name, self._base.last_name) if part) or self._base.company
        self._title.setText(_("Edit {name}").format(name=name) if self.contact is not None else _("Add a customer"))
        self.setAccessibleName(self._title.text())

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(22, 12, 22, 11)
        bar.setSpacing(8)
        bar.addWidget(self._title, 1)
        bar.addWidget(self._cancel)
        bar.addWidget(self.button)
        self._pieces.add(self.fields)
        above = QVBoxLayout(self._above)
        above.setContentsMargins(22, 12, 22, 12)
        above.setSpacing(10)
        above.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Rule())
        column.addWidget(self._above)
        column.addWidget(self._pieces, 1)
        self.setFocusProxy(self.fields)

    def _connect(self) -> None:
        escape = QAction(self)
        escape.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        escape.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.triggered.connect(self._ask_to_leave)
        self.addAction(escape)
        self._cancel.clicked.connect(self._ask_to_leave)
        self.fields.opened.connect(self.opened)
        self.fields.dismissed.connect(self._dismiss)
        self.fields.changed.connect(self._soon.start)
        self._soon.timeout.connect(self._look_around)
