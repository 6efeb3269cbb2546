"""A shop with one contact that has everything, and one that has next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from grc_desktop import app
from grc_desktop.services.contacts.types import (
    ORGANISATION,
    Address,
    Check,
    ContactDraft,
    CustomField,
    Email,
    Membership,
    Phone,
)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[app.Services]:
    built = app.build(tmp_path / "shop.grc", create=True)
    yield built
    built.close()


@pytest.fixture
def shop(services: app.Services) -> app.Services:
    contacts = services.contacts
    fields = {
        kind: contacts.save_custom_field(CustomField(label, kind))
        for kind, label in (("money", "Budget"), ("date", "Mariage"), ("bool", "Parking"), ("text", "Ville"))
    }
    contacts.save(
        ContactDraft(
            code="0042",
            civility="mrs",
            first_name="Éloïse",
            last_name="=Lefèvre",
            birthday=date(1984, 2, 29),
            stage="loyal",
            newsletter=True,
            note="-1 ligne\nune autre",
            emails=(Email("eloise@ex.fr", "work"), Email("e2@ex.fr")),
            phones=(Phone("06 12 34 56 78"), Phone("+41 21 345 67 89")),
            addresses=(Address("3 rue du Port", None, "01000", "Bourg", "FR"), Address(city="Écully")),
            memberships=(Membership("Les Fleurs", "gérante"), Membership("Club")),
            tags=("Fidèle", "mariage"),
            custom={fields["money"]: "-1250", fields["date"]: "1830-05-04", fields["bool"]: "0", fields["text"]: "x"},
            checks=(
                Check("email", "pas un mail", "invalid_email"),
                Check("birthday", "31/02/84", "impossible_date"),
                Check("siret", "12", "invalid_siret"),
            ),
        )
    )
    contacts.save(ContactDraft(kind=ORGANISATION, company="@Zen"))
    return services
