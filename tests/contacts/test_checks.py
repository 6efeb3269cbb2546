"""What waits to be checked is corrected in its place, dropped, or refused again with its reason."""

from __future__ import annotations

from datetime import date

import pytest

from grc_desktop.core.errors import Invalid, Refused
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import Address, Check, ContactDraft, CustomField, Email


def waiting(contacts: ContactService, field: str, value: str = "???") -> tuple[int, int]:
    """A contact with one text to check: its id and the check's."""
    contact = contacts.save(ContactDraft(last_name="Ana", checks=(Check(field, value, "invalid", "clients.xlsx"),)))
    (check,) = contacts.details(contact).draft.checks
    assert check.id is not None
    return contact, check.id


@pytest.mark.parametrize(
    ("field", "typed", "part", "value"),
    [
        ("email", "ana@ex.fr", "emails", (Email("ana@ex.fr"),)),
        ("birthday", "29/02/1984", "birthday", date(1984, 2, 29)),
        ("stage", "fidèle", "stage", "loyal"),
        ("newsletter", "non", "newsletter", False),
        ("siret", "732 829 320 00074", "siret", "73282932000074"),
        ("postcode", "1000", "addresses", (Address(postcode="01000"),)),
        ("country", "Suisse", "addresses", (Address(country="CH"),)),
        ("city", "Lyon", "addresses", (Address(city="Lyon"),)),
        ("tag", "Salon", "tags", ("Salon",)),
        ("job", "Fleuriste", "job", "Fleuriste"),
        ("custom:Gone", "kept all the same", "note", "kept all the same"),
    ],
)
def test_a_corrected_text_takes_its_place(
    contacts: ContactService, field: str, typed: str, part: str, value: object
) -> None:
    contact, check = waiting(contacts, field)

    contacts.resolve_check(check, typed)

    draft = contacts.details(contact).draft
    assert draft.checks == ()
    assert getattr(draft, part) == value


def test_a_corrected_phone_is_understood(contacts: ContactService) -> None:
    contact, check = waiting(contacts, "phone")

    contacts.resolve_check(check, "06 12 34 56 78")

    assert [phone.e164 for phone in contacts.details(contact).draft.phones] == ["+33612345678"]


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("number", "1 234,5", "1234.5"),
        ("money", "12,50 €", "1250"),
        ("date", "1/2/2003", "2003-02-01"),
        ("bool", "oui", "1"),
        ("list", "rouge", "Rouge"),
        ("text", " a  b ", "a b"),
    ],
)
def test_a_text_of_an_own_field_is_read_as_its_kind(contacts: ContactService, kind: str, typed: str, kept: str) -> None:
    field = contacts.save_custom_field(CustomField("Choix", kind, ("Rouge", "Vert")))
    contact, check = waiting(contacts, "custom:Choix")

    contacts.resolve_check(check, typed)

    assert contacts.details(contact).draft.custom == {field: kept}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("email", "ana@@"),
        ("phone", "12"),
        ("birthday", "31/02/1980"),
        ("birthday", "1/1/2999"),
        ("stage", "purple"),
        ("country", "Atlantis"),
        ("vat", "FR12"),
    ],
)
def test_a_text_that_is_no_better_is_refused_and_still_waits(contacts: ContactService, field: str, typed: str) -> None:
    contact, check = waiting(contacts, field)

    with pytest.raises(Invalid) as refused:
        contacts.resolve_check(check, typed)

    assert [problem.field for problem in refused.value.problems] == [field]
    assert [each.id for each in contacts.details(contact).draft.checks] == [check]


@pytest.mark.parametrize("typed", [None, "  "])
def test_a_check_can_be_dropped(contacts: ContactService, typed: str | None) -> None:
    contact, check = waiting(contacts, "email")

    contacts.resolve_check(check, typed)

    assert contacts.details(contact).draft.checks == ()


def test_a_check_that_is_gone_is_said_so(contacts: ContactService) -> None:
    with pytest.raises(Refused):
        contacts.resolve_check(7, "ana@ex.fr")
