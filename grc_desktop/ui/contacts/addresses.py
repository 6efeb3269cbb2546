"""Postal addresses in the form: a card each, and a button that adds one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.services.contacts.types import Address
from grc_desktop.services.contacts.values.choices import ADDRESS_KINDS
from grc_desktop.services.contacts.values.labels import LABELS
from grc_desktop.ui.contacts.specs import NOT_SET
from grc_desktop.ui.kit.buttons import Button, IconButton, Weight
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.spec import Field, FieldKind, FieldSpec, Option
from grc_desktop.ui.kit.labels import Card

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grc_desktop.ui.contacts.specs import Known

_COUNTRIES: Final = (
    NOT_SET,
    Option("FR", N_("France")),
    Option("BE", N_("Belgium")),
    Option("CH", N_("Switzerland")),
    Option("LU", N_("Luxembourg")),
    Option("MC", N_("Monaco")),
    Option("DE", N_("Germany")),
    Option("ES", N_("Spain")),
    Option("IT", N_("Italy")),
    Option("PT", N_("Portugal")),
    Option("GB", N_("United Kingdom")),
)
_KINDS: Final = (NOT_SET, *(Option(kind.code, kind.label) for kind in ADDRESS_KINDS))


class AddressCard(Card):
    """One address."""

    removed = Signal(object)

    def __init__(self, address: Address, known: Callable[[], Known], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self.form = Form(_specs(known))
        self.form.set_values(address)
        self.cross = IconButton("x", 14)
        self.cross.clicked.connect(lambda: self.removed.emit(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 6, 12)
        row.setSpacing(4)
        row.addWidget(self.form, 1)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def value(self) -> Address:
        return self.form.draft(self._address)

    def retranslate(self) -> None:
        self.form.retranslate()
        self.cross.say(_("Remove the address"))


class AddressField(Field):
    """One address, edited in the place where it is shown."""

    def __init__(self, known: Callable[[], Known], parent: QWidget | None = None) -> None:
        super().__init__(FieldSpec("addresses", LABELS["address"]), parent)
        self._address = Address()
        self.form = Form(_specs(known))
        self.form.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def entry(self) -> QWidget:
        return self.form.field("line1").entry()

    def value(self) -> object:
        return self.form.draft(self._address)

    def set_value(self, value: object) -> None:
        self._address = value if isinstance(value, Address) else Address()
        self.form.set_values(self._address)

    def retranslate(self) -> None:
        self.form.retranslate()


class Addresses(QWidget):
    """Every address of a contact."""

    changed = Signal()

    def __init__(self, known: Callable[[], Known], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.cards: list[AddressCard] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add = Button(Weight.LINK, "plus")
        self.add.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def value(self) -> tuple[Address, ...]:
        """The addresses that say something."""
        return tuple(value for card in self.cards if not _blank(value := card.value()))

    def set_value(self, addresses: Sequence[Address]) -> None:
        for card in tuple(self.cards):
            self._drop(card)
        for address in addresses:
            self._append(address)

    def begin(self) -> None:
        """Put the focus where an address begins."""
        if self.cards:
            self.cards[0].form.field("line1").setFocus()
        else:
            self.add.setFocus()

    def retranslate(self) -> None:
        self.add.say(_("Add an address"))
        for card in self.cards:
            card.retranslate()

    def _add(self) -> None:
        self._append(Address()).form.field("line1").setFocus()
        self.changed.emit()

    def _append(self, address: Address) -> AddressCard:
        card = AddressCard(address, self._known, self)
        card.form.changed.connect(self.changed)
        card.removed.connect(self._remove)
        self.cards.append(card)
        self._rows.addWidget(card)
        return card

    def _remove(self, card: AddressCard) -> None:
        self._drop(card)
        self.add.setFocus()
        self.changed.emit()

    def _drop(self, card: AddressCard) -> None:
        self.cards.remove(card)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()


def _specs(known: Callable[[], Known]) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("line1", LABELS["address"]),
        FieldSpec("line2", LABELS["address2"]),
        FieldSpec("postcode", LABELS["postcode"], half=True),
        FieldSpec("city", LABELS["city"], half=True, known=lambda: known().cities),
        FieldSpec("country", LABELS["country"], FieldKind.CHOICE, choices=_COUNTRIES, half=True),
        FieldSpec("kind", N_("Kind"), FieldKind.CHOICE, choices=_KINDS, half=True),
    )


def _blank(address: Address) -> bool:
    return not any((address.line1, address.line2, address.postcode, address.city))
