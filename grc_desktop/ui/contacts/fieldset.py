"""All the fields of a contact, section by section, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.errors import Problem
from grc_desktop.services.contacts.types import PERSON, ContactDraft
from grc_desktop.ui.contacts import specs
from grc_desktop.ui.contacts.addresses import Addresses
from grc_desktop.ui.contacts.binding import draft_of, values_of
from grc_desktop.ui.contacts.block import Block
from grc_desktop.ui.contacts.facts import IDENTITY, MORE, REACH
from grc_desktop.ui.contacts.own_field import OwnField
from grc_desktop.ui.kit.fields.text import TextField
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.contacts.types import CustomField, Lookalike
    from grc_desktop.ui.contacts.alike import Alike
    from grc_desktop.ui.kit.fields.form import Form
    from grc_desktop.ui.kit.work import Work

_SLICE_MS: Final = 20
_FIELDS: Final = {"email": "emails", "phone": "phones"}
"""Where a problem is said, when its field is called otherwise in the form."""


class Fieldset(QWidget):
    """Forms that together hold one contact; they change with its type."""

    changed = Signal()
    opened = Signal(int)
    """A contact that looks alike is to be shown."""
    dismissed = Signal(int)
    """A contact that looks alike is somebody else."""

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
        self._kind, self._company = PERSON, False
        self.own: Sequence[CustomField] = ()
        self._blocks: list[Block] = []
        self.addresses = Addresses(known, self)
        self.own_field = OwnField(contacts, work, self)
        for below in (self.addresses, self.own_field):
            below.hide()
        self._ahead = QTimer(self, singleShot=True, interval=_SLICE_MS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(24)
        self._ahead.timeout.connect(self._build_one)
        self.addresses.changed.connect(self.changed)
        self.own_field.added.connect(self._field_added)

    @property
    def forms(self) -> list[Form]:
        """Every form, from top to bottom."""
        return [form for block in self._blocks for form in block.forms]

    @property
    def alikes(self) -> list[Alike]:
        """Every place where a contact that looks alike is told."""
        return [alike for block in self._blocks for alike in block.alikes]

    def prepare(self, own: Sequence[CustomField]) -> None:
        """Build the fields ahead, a section at a time, while nobody waits for them."""
        if not self.isVisible():
            self.own = tuple(own)
            self._ahead.start()

    def load(self, draft: ContactDraft, own: Sequence[CustomField]) -> None:
        """Show `draft`."""
        self._base = draft
        self._kind, self._company, self.own = draft.kind, bool(draft.company), tuple(own)
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

    def show_found(self, found: Sequence[Lookalike]) -> None:
        """Tell each of `found` under the field that told."""
        for block in self._blocks:
            block.show_found(found)

    def retranslate(self) -> None:
        for block in self._blocks:
            block.retranslate()
        self.addresses.retranslate()
        self.own_field.retranslate()

    def _build(self) -> None:
        """Make the sections that are missing, out of sight until all of them are there; those that fit stay."""
        if self._missing():
            self.hide()
            while self._build_one():
                pass
            self.show()
        self._ahead.stop()

    def _missing(self) -> list[specs.Section]:
        wanted = specs.sections(self._kind, self._company, self._known, self.own)
        signatures = {section.signature() for section in wanted}
        for block in [block for block in self._blocks if block.signature not in signatures]:
            self._drop(block)
        standing = {block.signature for block in self._blocks}
        return [section for section in wanted if section.signature() not in standing]

    def _build_one(self) -> bool:
        """Make one section that is missing, ready to be shown; False when all are there."""
        missing = self._missing()
        if missing:
            block = Block(missing[0], self._judge, self)
            self._place(block)
            block.ensurePolished()
        if len(missing) > 1:
            self._ahead.start()
        return bool(missing)

    def _place(self, block: Block) -> None:
        block.changed.connect(self.changed)
        block.opened.connect(self.opened)
        block.dismissed.connect(self.dismissed)
        below = {REACH: self.addresses, MORE: self.own_field}.get(block.title)
        if below is not None:
            block.hold(below)
        if block.title == IDENTITY:
            block.forms[0].field("kind").changed.connect(self._kind_chosen)
        order = [section.title for section in specs.sections(self._kind, self._company, self._known, self.own)]
        self._blocks = sorted([*self._blocks, block], key=lambda each: order.index(each.title))
        self._column.insertWidget(self._blocks.index(block), block)
        reach_after(reached_before(self._blocks[0]), self._blocks)

    def _drop(self, block: Block) -> None:
        for below in (self.addresses, self.own_field):
            if block.isAncestorOf(below):
                below.setParent(self)
        self._blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()

    def _focused(self) -> str:
        """The name of the field that has the focus; empty when none has."""
        focused = self.window().focusWidget()
        fields = ((name, form.field(name)) for form in self.forms for name in form.values())
        return next((name for name, field in fields if focused and field.isAncestorOf(focused)), "")

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
