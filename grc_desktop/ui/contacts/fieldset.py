"""All the fields of a contact, section by section, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.errors import Problem
from grc_desktop.services.contacts.types import PERSON, ContactDraft
from grc_desktop.ui.contacts import specs
from grc_desktop.ui.contacts.addresses import Addresses
from grc_desktop.ui.contacts.binding import draft_of, values_of
from grc_desktop.ui.contacts.facts import MORE, REACH
from grc_desktop.ui.contacts.own_field import OwnField
from grc_desktop.ui.kit.form import Form
from grc_desktop.ui.kit.panel import Panel
from grc_desktop.ui.kit.tab_order import reach_after, reached_before
from grc_desktop.ui.kit.text_fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.contacts.types import CustomField
    from grc_desktop.ui.kit.fields import FieldSpec
    from grc_desktop.ui.kit.work import Work

_FIELDS: Final = {"email": "emails", "phone": "phones"}
"""Where a problem is said, when its field is called otherwise in the form."""


class Fieldset(QWidget):
    """Forms that together hold one contact; they change with its type."""

    changed = Signal()

    def __init__(
        self,
        contacts: ContactService,
        work: Work,
        known: Callable[[], specs.Known],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._known = known
        self._base = ContactDraft()
        self._kind = ""
        self._company = False
        self.own: Sequence[CustomField] = ()
        self.forms: list[Form] = []
        self._panels: list[Panel] = []
        self.addresses = Addresses(known)
        self.own_field = OwnField(contacts, work)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(24)
        self.addresses.changed.connect(self.changed)
        self.own_field.added.connect(self._field_added)

    def load(self, draft: ContactDraft, own: Sequence[CustomField]) -> None:
        """Show `draft`."""
        self._base = draft
        company = bool(draft.company)
        if (draft.kind, company, list(own)) != (self._kind, self._company, list(self.own)) or not self.forms:
            self._kind, self._company, self.own = draft.kind, company, tuple(own)
            self._build()
        values = values_of(draft, own)
        for form in self.forms:
            form.set_values(values)
        self.addresses.set_value(draft.addresses)

    def show_own(self, own: Sequence[CustomField]) -> None:
        """The shop's own fields are these now; what was typed stays, and so does the focus."""
        name = self._focused()
        self.load(self.draft(self._base), own)
        if name:
            self.begin(name)

    def draft(self, base: ContactDraft) -> ContactDraft:
        """`base` with what is in the fields."""
        return draft_of(self._values(), base, self.addresses.value())

    def unread(self) -> list[tuple[Problem, str]]:
        """What was typed and cannot be read as its field: why, and the text."""
        found = []
        for form in self.forms:
            for name in form.values():
                field = form.field(name)
                problem = field.problem()
                if problem is not None and isinstance(field, TextField):
                    found.append((Problem(problem.kind, self._called(name), problem.values), field.line.text()))
        return found

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say `problems` beside their fields; the first gets the focus."""
        placed = [Problem(each.kind, self._placed(each.field), each.values) for each in problems]
        for form in reversed(self.forms):
            form.show_problems([problem for problem in placed if problem.field in form.values()])

    def warn(self, name: str, text: str) -> None:
        """Say something about the field `name` that stops nothing."""
        for form in self.forms:
            if name in form.values():
                form.warn(name, text)

    def begin(self, name: str) -> None:
        """Put the focus in the field `name`, else in the first that names the contact."""
        if name == "addresses":
            self.addresses.begin()
            return
        first = "last_name" if self._kind == PERSON else "company"
        for wanted in (name, first):
            for form in self.forms:
                if wanted and wanted in form.values():
                    field = form.field(wanted)
                    field.setFocus()
                    if isinstance(field, TextField):
                        field.line.end(False)
                    return

    def retranslate(self) -> None:
        pieces: tuple[Form | Panel | Addresses | OwnField, ...] = (
            *self.forms,
            *self._panels,
            self.addresses,
            self.own_field,
        )
        for piece in pieces:
            piece.retranslate()

    def _build(self) -> None:
        """Make the forms anew, out of sight until all of them are there."""
        self.hide()
        for old in self._panels:
            self._column.removeWidget(old)
            old.hide()
        for widget in (self.addresses, self.own_field):
            widget.setParent(self)
        for old in self._panels:
            old.deleteLater()
        self.forms, self._panels = [], []
        for title, fields in specs.sections(self._kind, self._company, self._known):
            self._add(title, self._form(fields), self.addresses if title == REACH else None)
        self._add(MORE, self._form(specs.own(self.own)), self.own_field, place=len(self._panels) - 1)
        self.forms[0].field("kind").changed.connect(self._kind_chosen)
        as_read = sorted(self._panels, key=self._column.indexOf)
        reach_after(reached_before(as_read[0]), as_read)
        self.show()

    def _form(self, fields: tuple[FieldSpec, ...]) -> Form:
        names = frozenset(spec.name for spec in fields)
        form = Form(fields, lambda _values: self._judge(names))
        form.changed.connect(self.changed)
        self.forms.append(form)
        return form

    def _add(self, title: str, form: Form, below: QWidget | None, place: int | None = None) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(form)
        if below is not None:
            column.addWidget(below)
            below.show()
        panel = Panel(title, content)
        self._panels.append(panel)
        self._column.insertWidget(len(self._panels) - 1 if place is None else place, panel)

    def _focused(self) -> str:
        """The name of the field that has the focus; empty when none has."""
        return next(
            (name for form in self.forms for name in form.values() if form.field(name).hasFocus()),
            "",
        )

    def _judge(self, names: frozenset[str]) -> list[Problem]:
        """The problems of the fields called `names`; a contact that nobody has named yet is not one while typing."""
        found = self._contacts.problems(self.draft(self._base))
        placed = [Problem(each.kind, self._placed(each.field), each.values) for each in found]
        return [each for each in placed if each.field in names and each.code != "names_nobody"]

    def _values(self) -> dict[str, Any]:
        return {name: value for form in self.forms for name, value in form.values().items()}

    def _kind_chosen(self) -> None:
        draft = self.draft(self._base)
        self.load(draft, self.own)
        self.forms[0].field("kind").setFocus()
        self.changed.emit()

    def _field_added(self, fields: Sequence[CustomField]) -> None:
        self.show_own(fields)
        self.begin(f"{specs.CUSTOM}{fields[-1].id}")

    def _placed(self, field: str) -> str:
        name = _FIELDS.get(field, field)
        if name == "last_name" and self._kind != PERSON:
            return "company"
        return name

    def _called(self, name: str) -> str:
        """What a check calls the field `name`: the shop's own go by their label."""
        labels = {f"{specs.CUSTOM}{field.id}": f"custom:{field.label}" for field in self.own}
        return labels.get(name, name)
