"""The shop adds fields of its own, and takes them away again."""

from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import ContactDraft, CustomField


def test_fields_come_back_in_the_order_they_were_added(contacts: ContactService) -> None:
    contacts.save_custom_field(CustomField("Taille", "number"))
    contacts.save_custom_field(CustomField(" Couleur ", "list", ("Rouge", " ", "Vert", "Rouge")))

    assert contacts.custom_fields() == [
        CustomField("Taille", "number", (), 1),
        CustomField("Couleur", "list", ("Rouge", "Vert"), 2),
    ]


@pytest.mark.parametrize(("label", "code"), [("TAILLE", "custom_field_exists"), (" ", "custom_field_unnamed")])
def test_a_field_needs_a_name_of_its_own(contacts: ContactService, label: str, code: str) -> None:
    contacts.save_custom_field(CustomField("Taille"))

    with pytest.raises(Refused) as refused:
        contacts.save_custom_field(CustomField(label))

    assert refused.value.code == code


def test_a_field_in_use_can_only_become_a_text(contacts: ContactService) -> None:
    field = contacts.save_custom_field(CustomField("Taille", "number"))
    contacts.save(ContactDraft(last_name="Ana", custom={field: "12"}))

    with pytest.raises(Refused) as refused:
        contacts.save_custom_field(CustomField("Taille", "date", (), field))
    contacts.save_custom_field(CustomField("Pointure", "text", (), field))

    assert refused.value.code == "custom_field_in_use"
    assert contacts.custom_fields() == [CustomField("Pointure", "text", (), field)]


def test_a_deleted_field_takes_its_values_along(contacts: ContactService) -> None:
    field = contacts.save_custom_field(CustomField("Taille"))
    contact = contacts.save(ContactDraft(last_name="Ana", custom={field: "12"}))

    contacts.delete_custom_field(field)

    assert contacts.custom_fields() == []
    assert contacts.details(contact).draft.custom == {}


def test_a_field_that_is_gone_cannot_be_changed(contacts: ContactService) -> None:
    with pytest.raises(Refused):
        contacts.save_custom_field(CustomField("Taille", id=4))


def test_a_kind_nobody_knows_is_a_bug(contacts: ContactService) -> None:
    with pytest.raises(ValueError, match="colour"):
        contacts.save_custom_field(CustomField("Teinte", "colour"))
