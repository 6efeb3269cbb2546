"""Many contacts changed at once: tags, one field, the bin; and what emptying the bin leaves behind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grc_desktop.core.errors import StorageError
from grc_desktop.db.base import metadata
from grc_desktop.db.database import Database
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import (
    Address,
    ContactDraft,
    ContactFilter,
    Email,
    Membership,
    Phone,
    TagCount,
)
from tests.contacts.conftest import FixedClock


def named(contacts: ContactService, *names: str) -> list[int]:
    return [contacts.save(ContactDraft(last_name=name)) for name in names]


def texts(db: Database) -> str:
    """All that the tables of the base hold, as one text."""
    with db.read() as connection:
        return "\n".join(str(row) for table in metadata.sorted_tables for row in connection.execute(table.select()))


def test_tags_are_counted_without_the_bin(contacts: ContactService) -> None:
    ana, bob, cleo = named(contacts, "Ana", "Bob", "Cléo")
    contacts.tag([ana, bob, cleo], "Fidèle")
    contacts.tag([bob], "FIDELE, Mariage")
    contacts.delete([cleo])

    assert contacts.tags() == [TagCount("Fidèle", 2), TagCount("Mariage", 1)]


def test_a_tag_nobody_carries_any_more_goes(contacts: ContactService) -> None:
    ana, bob = named(contacts, "Ana", "Bob")
    contacts.tag([ana, bob], "Salon")
    contacts.untag([ana], "salon")
    assert contacts.tags() == [TagCount("Salon", 1)]

    contacts.untag([bob, ana], "Salon")
    contacts.untag([bob], "never was")

    assert contacts.tags() == []


@pytest.mark.parametrize("name", ["", " , ;"])
def test_a_blank_tag_is_no_tag(contacts: ContactService, name: str) -> None:
    contacts.tag(named(contacts, "Ana"), name)

    assert contacts.tags() == []


def test_a_field_is_set_in_all_and_emptied_again(contacts: ContactService) -> None:
    ids = named(contacts, "Ana", "Bob")

    contacts.set_field(ids, "stage", "loyal")
    assert [row.stage for row in contacts.rows(ids)] == ["loyal", "loyal"]

    contacts.set_field(ids[:1], "stage", None)
    assert [row.stage for row in contacts.rows(ids)] == [None, "loyal"]


def test_only_fields_that_make_sense_for_many_are_set(contacts: ContactService) -> None:
    with pytest.raises(ValueError, match="last_name"):
        contacts.set_field(named(contacts, "Ana"), "last_name", "Bob")


def test_an_edit_open_while_the_contact_is_changed_with_others_is_refused(contacts: ContactService) -> None:
    (ana,) = named(contacts, "Ana")
    read = contacts.details(ana).draft
    contacts.tag([ana], "Salon")

    with pytest.raises(StorageError):
        contacts.save(replace(read, job="Fleuriste"))


def test_what_is_set_already_is_no_change(contacts: ContactService) -> None:
    (ana,) = named(contacts, "Ana")
    contacts.set_field([ana], "stage", "loyal")
    contacts.tag([ana], "Salon")
    version = contacts.details(ana).draft.version

    contacts.set_field([ana], "stage", "loyal")
    contacts.tag([ana], "Salon")

    assert contacts.details(ana).draft.version == version


def test_the_bin_gives_back_what_it_took(contacts: ContactService) -> None:
    ids = named(contacts, "Ana", "Bob")

    contacts.delete(ids)
    assert (contacts.count(), contacts.count(ContactFilter(in_bin=True))) == (0, 2)
    assert contacts.quick_find("ana") == []

    contacts.restore(ids[:1])
    assert [row.name for row in contacts.quick_find("ana")] == ["Ana"]
    assert contacts.count(ContactFilter(in_bin=True)) == 1


def test_the_bin_keeps_contacts_thirty_days(contacts: ContactService, clock: FixedClock) -> None:
    contacts.delete(named(contacts, "Ana"))
    clock.advance(29)
    assert contacts.purge_bin() == 0

    clock.advance(2)
    assert contacts.purge_bin() == 1
    assert contacts.count(ContactFilter(in_bin=True)) == 0


def test_an_emptied_bin_leaves_no_trace_of_whom_it_held(
    contacts: ContactService, db: Database, clock: FixedClock
) -> None:
    secret = ContactDraft(
        first_name="Xanthippe",
        last_name="Xanthos",
        emails=(Email("xanthippe@ex.fr"),),
        phones=(Phone("0612345678"),),
        addresses=(Address("1 rue Xanthe", None, "69003", "Xanthie"),),
        memberships=(Membership("Agora", "xanthique"),),
        note="xanthic",
    )
    contact = contacts.save(secret)
    read = contacts.details(contact).draft
    contacts.save(replace(read, emails=(), note="xanthous", addresses=()))
    (bob,) = named(contacts, "Bob")
    contacts.set_field([bob], "source", "Salon")
    contacts.set_field([bob], "source", "Marché")
    contacts.delete([contact])
    assert "xanth" in texts(db).lower()
    clock.advance(31)

    contacts.purge_bin()

    assert "xanth" not in texts(db).lower()
    assert "612345678" not in texts(db)
    assert "Salon" in texts(db)
    assert len(contacts.find_ids(ContactFilter(text="xanthippe"))) == 0
