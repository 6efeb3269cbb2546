"""Which field edits which value of a record, what is wrong with what is typed, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core import format as shown
from grc_desktop.services.contacts import parts
from grc_desktop.ui.contacts import specs
from grc_desktop.ui.contacts.addresses import AddressField
from grc_desktop.ui.contacts.binding import field_value, part_value
from grc_desktop.ui.contacts.inline import ValueEditor
from grc_desktop.ui.kit.fields.repeated import make_field
from grc_desktop.ui.kit.fields.text import LongTextField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from grc_desktop.core.errors import Problem
    from grc_desktop.services.contacts.parts import Part
    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.contacts.types import ContactDraft, CustomField
    from grc_desktop.ui.kit.fields.spec import Field


class InPlace:
    """Makes the editors of values; `known` completes what is typed."""

    def __init__(self, contacts: ContactService, known: Callable[[], specs.Known]) -> None:
        self._contacts = contacts
        self._known = known

    def editor(self, part: Part, draft: ContactDraft, fields: Sequence[CustomField]) -> ValueEditor:
        """What edits one value of `draft`."""

        def judge(typed: object) -> Problem | None:
            changed = parts.with_value(draft, part, part_value(part, typed))
            return next(iter(self._contacts.fresh_problems(draft, changed)), None)

        return ValueEditor(self._field(part, draft.kind, fields), field_value(draft, part, fields), judge)

    def _field(self, part: Part, kind: str, fields: Sequence[CustomField]) -> Field:
        if part.field == "addresses" and not part.inner:
            return AddressField(self._known)
        return make_field(specs.one(part, kind, self._known, fields))

    @staticmethod
    def kept(part: Part, typed: object) -> object:
        """What is kept of what was typed."""
        return part_value(part, typed)

    @staticmethod
    def begin_line(editor: ValueEditor, today: date) -> None:
        """Begin a line with the day of today, below what is noted."""
        if isinstance(editor.field, LongTextField):
            text = editor.field.text
            begun = text.toPlainText().rstrip()
            text.setPlainText(f"{begun}\n{shown.day(today)} : ".lstrip("\n"))
            text.moveCursor(text.textCursor().MoveOperation.End)
            editor.count_from_here()
