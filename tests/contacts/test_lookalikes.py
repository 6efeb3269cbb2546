"""While somebody types, the contacts it may already be are shown, and nobody else."""

from __future__ import annotations

import pytest

from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import ORGANISATION, Address, ContactDraft, Email, Lookalike, Phone


@pytest.fixture
def eloise(contacts: ContactService) -> int:
    for first, last in (("Marc", "Petit"), ("Élodie", "Lefort"), ("Éloïse", "Martin")):
        contacts.save(ContactDraft(first_name=first, last_name=last))
    return contacts.save(
        ContactDraft(
            first_name="Éloïse",
            last_name="Lefèvre",
            code="C7",
            emails=(Email("eloise@ex.fr"),),
            phones=(Phone("06 12 34 56 78"),),
            addresses=(Address(city="Lyon"),),
        )
    )


@pytest.mark.parametrize(
    ("draft", "reasons"),
    [
        (ContactDraft(last_name="X", emails=(Email("ELOISE@ex.fr"),)), ("email",)),
        (ContactDraft(last_name="X", phones=(Phone("+33 6 12 34 56 78"),)), ("phone",)),
        (ContactDraft(last_name="X", code="C7"), ("code",)),
        (ContactDraft(first_name="eloise", last_name="LEFEVRE"), ("name",)),
        (ContactDraft(first_name="Lefèvre", last_name="Éloïse"), ("name",)),
        (ContactDraft(first_name="Éloïse", last_name="Lefebvre"), ("name",)),
        (ContactDraft(first_name="Eloise", last_name="Lefèvre", emails=(Email("eloise@ex.fr"),)), ("email", "name")),
    ],
)
def test_a_contact_already_known_is_shown(
    contacts: ContactService, eloise: int, draft: ContactDraft, reasons: tuple[str, ...]
) -> None:
    assert contacts.lookalikes(draft) == [Lookalike(eloise, "Lefèvre Éloïse", "Lyon", reasons)]


@pytest.mark.parametrize(
    "draft",
    [
        ContactDraft(),
        ContactDraft(last_name="Le"),
        ContactDraft(first_name="Paul", last_name="Lefèvre"),
        ContactDraft(kind=ORGANISATION, company="Lefèvre et Fils"),
        ContactDraft(last_name="'\"%_*"),
    ],
)
def test_somebody_else_is_not_shown(contacts: ContactService, eloise: int, draft: ContactDraft) -> None:
    assert contacts.lookalikes(draft) == []


def test_a_contact_does_not_look_like_itself_nor_like_one_in_the_bin(contacts: ContactService, eloise: int) -> None:
    read = contacts.details(eloise).draft
    assert contacts.lookalikes(read) == []

    contacts.delete([eloise])

    assert contacts.lookalikes(ContactDraft(first_name="Éloïse", last_name="Lefèvre", code="C7")) == []


def test_a_shared_email_or_phone_is_said_and_allowed(contacts: ContactService, eloise: int) -> None:
    draft = ContactDraft(
        last_name="Lefèvre", emails=(Email("eloise@ex.fr"),), phones=(Phone("0612345678"), Phone("0142685300"))
    )

    said = contacts.warnings(draft)
    contacts.save(draft)

    assert [(problem.code, problem.values["name"]) for problem in said] == [
        ("shared_email", "Lefèvre Éloïse"),
        ("shared_phone", "Lefèvre Éloïse"),
    ]
    assert contacts.warnings(ContactDraft(last_name="Seul", emails=(Email("seul@ex.fr"),))) == []
