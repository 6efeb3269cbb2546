from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from grc_desktop.core.errors import Invalid, Refused, StorageError
from grc_desktop.services.contacts.parts import Part, value_of, with_value
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import Address, ContactDraft, CustomField, Email, Phone

LEFEVRE = ContactDraft(
    first_name="Éloïse",
    last_name="Lefèvre",
    emails=(Email("eloise@exemple.fr", "home"), Email("e.lefevre@exemple.fr")),
    phones=(Phone("06 39 98 12 34"),),
    addresses=(Address("3 rue Mercière", None, "69002", "Lyon", "FR"),),
)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (Part("job"), "fleuriste"),
        (Part("birthday"), date(1984, 11, 21)),
        (Part("newsletter"), False),
        (Part("tags"), ("Thé",)),
        (Part("emails", 1), "autre@exemple.fr"),
        (Part("phones", 1), "04 65 71 00 00"),
        (Part("addresses", 0, "city"), "Bron"),
        (Part("addresses", 0), Address("2 place Bellecour", city="Lyon")),
        (Part("custom", 3), "12.5"),
    ],
)
def test_what_is_put_in_a_place_is_found_there(part: Part, value: object) -> None:
    assert value_of(with_value(LEFEVRE, part, value), part) == value


@pytest.mark.parametrize(
    "part", [Part("job"), Part("emails", 1), Part("phones", 1), Part("addresses", 1), Part("tags")]
)
def test_putting_back_what_is_there_changes_nothing(part: Part) -> None:
    assert with_value(LEFEVRE, part, value_of(LEFEVRE, part)) == LEFEVRE


def test_a_blank_one_of_several_is_taken_out() -> None:
    assert with_value(LEFEVRE, Part("emails", 0), "").emails == (Email("e.lefevre@exemple.fr"),)
    assert with_value(LEFEVRE, Part("addresses", 0), Address(kind="home")).addresses == ()


def test_another_text_keeps_the_kind_of_an_e_mail() -> None:
    assert with_value(LEFEVRE, Part("emails", 0), "a@exemple.fr").emails[0] == Email("a@exemple.fr", "home")


def test_one_value_is_saved_and_the_rest_is_left_alone(contacts: ContactService) -> None:
    contact = contacts.save(LEFEVRE)
    read = contacts.details(contact).draft
    contacts.save(replace(read, job="fleuriste"))
    contacts.set_value(contact, Part("phones", 0), "0639980001", was="06 39 98 12 34")
    kept = contacts.details(contact).draft
    assert (kept.job, kept.phones[0].e164) == ("fleuriste", "+33639980001")


def test_a_doubtful_value_is_refused_and_nothing_is_written(contacts: ContactService) -> None:
    contact = contacts.save(LEFEVRE)
    before = contacts.details(contact)
    with pytest.raises(Invalid) as refused:
        contacts.set_value(contact, Part("emails", 0), "jean.dupont@")
    assert [problem.field for problem in refused.value.problems] == ["email"]
    with pytest.raises(Invalid):
        contacts.set_value(contact, Part("birthday"), date(2199, 1, 1))
    assert contacts.details(contact) == before


def test_a_name_cannot_be_emptied_when_nothing_else_names_the_contact(contacts: ContactService) -> None:
    contact = contacts.save(ContactDraft(last_name="Zola"))
    with pytest.raises(Invalid):
        contacts.set_value(contact, Part("last_name"), "")


def test_a_value_that_became_another_meanwhile_is_not_replaced(contacts: ContactService) -> None:
    contact = contacts.save(LEFEVRE)
    contacts.set_value(contact, Part("emails", 0), "")
    with pytest.raises(StorageError):
        contacts.set_value(contact, Part("emails", 0), "x@exemple.fr", was="eloise@exemple.fr")


def test_a_contact_that_is_gone_is_said(contacts: ContactService) -> None:
    with pytest.raises(Refused):
        contacts.set_value(404, Part("job"), "fleuriste")


def test_an_own_value_is_emptied(contacts: ContactService) -> None:
    field = contacts.save_custom_field(CustomField("Pointure", "number"))
    contact = contacts.save(replace(LEFEVRE, custom={field: "38"}))
    contacts.set_value(contact, Part("custom", field), "")
    assert contacts.details(contact).draft.custom == {}
