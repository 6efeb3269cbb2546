"""A field of the shop's own, added from the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.errors import KnownError, Problem
from grc_desktop.core.i18n import N_, _
from grc_desktop.services.contacts.types import CustomField
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.spec import FieldKind, FieldSpec, Option
from grc_desktop.ui.kit.labels import Card

if TYPE_CHECKING:
    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.ui.kit.work import Work

KINDS: Final = (
    Option("text", N_("Text")),
    Option("number", N_("Number")),
    Option("money", N_("Amount in euros")),
    Option("date", N_("Date")),
    Option("list", N_("List of choices")),
    Option("bool", N_("Yes or no")),
)
_SPECS: Final = (
    FieldSpec("label", N_("Name of the field"), required=True, hint=N_("Shoe size, favourite flower…"), half=True),
    FieldSpec("kind", N_("Kind"), FieldKind.CHOICE, choices=KINDS, half=True),
    FieldSpec("choices", N_("Choices"), FieldKind.TAGS, hint=N_("Add a choice")),
)


class OwnField(QWidget):
    """A button, which opens to a small form."""

    added = Signal(object)
    """The base has one more field: all of the shop's own now, the new one last."""

    def __init__(self, contacts: ContactService, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._work = work
        self.button = Button(Weight.LINK, "plus")
        self.form = Form(_SPECS)
        self.add, self._cancel = Button(), Button(Weight.QUIET)
        self._card = Card()
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(12, 10, 12, 12)
        inside.setSpacing(10)
        inside.addWidget(self.form)
        inside.addLayout(buttons)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self._card, 1)
        column.addStretch(0)
        self.button.clicked.connect(self.open)
        self._cancel.clicked.connect(self.close_card)
        self.add.clicked.connect(self._save)
        self.form.changed.connect(self._show_choices)
        self.close_card()
        self.retranslate()

    def open(self) -> None:
        """Show the small form, empty."""
        self.form.set_values({"kind": "text"})
        self._show_choices()
        self.button.hide()
        self._card.show()
        self.form.field("label").setFocus()

    def close_card(self) -> None:
        self._card.hide()
        self.button.show()

    def retranslate(self) -> None:
        self.button.say(_("Add a field…"))
        self.add.say(_("Add the field"))
        self._cancel.say(_("Cancel"))
        self.form.retranslate()

    def _show_choices(self) -> None:
        line = self.form.field("choices").parentWidget()
        if line is not None:
            line.setVisible(self.form.values()["kind"] == "list")

    def _save(self) -> None:
        if self.form.check():
            values = self.form.values()
            field = CustomField(values["label"], values["kind"] or "text", values["choices"])

            def keep(_progress: object) -> list[CustomField]:
                self._contacts.save_custom_field(field)
                return self._contacts.custom_fields()

            self._work.write(self, keep, self._saved, self._refused, _("Saving"))

    def _saved(self, fields: list[CustomField]) -> None:
        self.close_card()
        self.added.emit(fields)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.form.show_problems([Problem(error.kind, "label", error.values)])
