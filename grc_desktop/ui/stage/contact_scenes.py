"""Customers worth looking at: everything known, a name alone, values and cells being edited, one who may be there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from grc_desktop.services.contacts.types import Address, Check, ContactDraft, Email, Membership, Phone

if TYPE_CHECKING:
    from grc_desktop.ui.stage.stage import Stage


def know_everything(stage: Stage) -> None:
    """A customer of whom everything is noted, and much is worth knowing."""
    services, today = stage.services, stage.services.db.clock.today()
    field = next((each.id for each in services.contacts.custom_fields() if each.kind == "date"), None)
    soon = today + timedelta(days=6)
    twin = ContactDraft(first_name="Eloise", last_name="Lefevre", phones=(Phone("06 39 98 00 17"),))
    services.contacts.save(twin)
    contact = services.contacts.save(
        ContactDraft(
            first_name="Éloïse", last_name="Lefèvre", civility="mrs", birthday=soon.replace(year=1984), stage="loyal",
            job="fleuriste", household="Famille Lefèvre", language="fr", code="C2001", card="2900 4417",
            channel="email", source="Bouche à oreille", newsletter=True, tags=("thé vert", "atelier"),
            emails=(Email("eloise.lefevre@exemple.fr", "personal"), Email("fleurs@exemple.fr", "work")),
            phones=(Phone("06 39 98 00 17"), Phone("04 65 71 00 18")),
            addresses=(Address("3 rue Mercière", None, "69002", "Lyon", "FR", "home"),),
            memberships=(Membership("Les Fleurs du Rhône", "Gérante"),),
            note="Préfère les thés fumés.\nPasse le samedi matin, souvent avec sa fille.",
            custom={field: soon.replace(year=2019).isoformat()} if field else {},
            checks=(Check("siret", "812 345", "invalid_siret"),),
        )
    )  # fmt: skip
    stage.settle()
    stage.go("contacts", contact=contact)


def edit_value(stage: Stage) -> None:
    """A value edited in its place, and wrong."""
    from grc_desktop.services.contacts.parts import Part
    from grc_desktop.ui.contacts.page import ContactsPage

    stage.go("contacts")
    if isinstance(stage.page, ContactsPage):
        stage.page.desk.record.edit(Part("emails"))
    stage.settle()
    stage.press("Ctrl+A")
    stage.type("manon.abadie@")
    stage.press("Return")


def edit_cell(stage: Stage) -> None:
    """A cell of the list edited in its place, and wrong."""
    stage.go("contacts")
    stage.press("Right")
    stage.press("Right")
    stage.press("F2")
    stage.press("Ctrl+A")
    stage.type("06 39")
    stage.press("Return")


def name_alone(stage: Stage) -> None:
    contact = stage.services.contacts.save(ContactDraft(last_name="Zola"))
    stage.settle()
    stage.go("contacts", contact=contact)


def name_twice(stage: Stage) -> None:
    """A new customer who may be one already."""
    stage.services.contacts.save(ContactDraft(first_name="Raphaël", last_name="Abadie"))
    stage.go("contacts")
    stage.do("contacts.new")
    for text in ("Abadie", "Raphael"):
        stage.type(text)
        stage.press("Tab")


def look_for_nobody(stage: Stage) -> None:
    stage.go("contacts", view="all", filter={"text": "Zéphirine"})


def narrow_window(stage: Stage) -> None:
    stage.go("contacts")
    stage.press("Return")
