"""A contact is kept as it was typed, changed without rewriting the rest, and never lost to a stale edit."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grc_desktop.core.errors import Invalid, Refused, StorageError
from grc_desktop.db.database import Database
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import (
    ORGANISATION,
    Address,
    ContactDraft,
    ContactFilter,
    CustomField,
    Email,
    Membership,
    Phone,
)

NAUGHTY = (
    "Robert'); DROP TABLE contacts;--",
    "=cmd|' /C calc'!A0",
    "100 % %s {0} {name} ${HOME}",
    "<img src=http://x onerror=alert(1)>",
    "\u202eevil\u202c droit",
    "zéro\u200blargeur",
    "👩‍👩‍👧 Durand 🥐",
    "Ὀδυσσεύς 中文 العربية",
    "N\u0303o\u0302e\u0308l",
    "a_b%c",
    '"quoted" and \\backslash\\',
    "x" * 10_000,
)


def history(db: Database) -> list[str]:
    with db.read() as connection:
        return list(connection.exec_driver_sql("SELECT action FROM journal_entries ORDER BY id").scalars())


def row_ids(db: Database, table: str) -> list[tuple[int, str]]:
    column = {"phones": "typed", "emails": "address"}[table]
    with db.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT id, {column} FROM {table} ORDER BY position")]


def whole() -> ContactDraft:
    return ContactDraft(
        code="C0042",
        card="998",
        civility="mrs",
        first_name="Éloïse",
        last_name="Lefèvre",
        job="Fleuriste",
        birthday=date(1984, 2, 29),
        language="fr",
        source="Salon",
        stage="client",
        channel="sms",
        newsletter=False,
        siret="73282932000074",
        household="Lefèvre",
        note="Aime les pivoines.\nVient le samedi.",
        emails=(Email("Eloise@Example.fr", "personal"), Email("fleurs@example.fr", "work")),
        phones=(Phone("06 12 34 56 78"), Phone("01 42 68 53 00")),
        addresses=(Address("3 rue du Port", None, "69003", "Lyon", "FR", "home"), Address(city="Écully")),
        memberships=(Membership("Les Fleurs d’Été", "gérante"),),
        tags=("Fidèle", "mariage"),
    )


def test_a_contact_is_read_back_as_it_was_typed(contacts: ContactService) -> None:
    draft = whole()

    kept = contacts.details(contacts.save(draft)).draft

    expected = replace(
        draft,
        id=kept.id,
        version=1,
        phones=(Phone("06 12 34 56 78", "+33612345678", "mobile"), Phone("01 42 68 53 00", "+33142685300", "landline")),
        memberships=(replace(draft.memberships[0], organisation_id=kept.memberships[0].organisation_id),),
    )
    assert kept == expected


def test_saving_again_what_did_not_change_writes_nothing(contacts: ContactService, db: Database) -> None:
    kept = contacts.details(contacts.save(whole())).draft

    contacts.save(kept)

    assert contacts.details(kept.id or 0).draft == kept
    assert history(db) == ["contacts.create"]


def test_phones_that_did_not_change_are_not_rewritten(contacts: ContactService, db: Database) -> None:
    kept = contacts.details(contacts.save(whole())).draft
    (first, _), (second, _) = row_ids(db, "phones")

    contacts.save(replace(kept, phones=(kept.phones[0], Phone("04 78 00 00 01"))))

    assert row_ids(db, "phones") == [(first, "06 12 34 56 78"), (second, "04 78 00 00 01")]
    with db.read() as connection:
        noted = connection.exec_driver_sql("SELECT tbl, row_id, op FROM journal_rows WHERE entry_id = 2").all()
    assert [tuple(row) for row in noted] == [("phones", second, "U")]


def test_a_removed_email_leaves_the_others_alone(contacts: ContactService, db: Database) -> None:
    kept = contacts.details(contacts.save(replace(whole(), emails=(Email("a@ex.fr"), Email("b@ex.fr"))))).draft
    (_, _), (second, _) = row_ids(db, "emails")

    contacts.save(replace(kept, emails=kept.emails[1:]))

    assert row_ids(db, "emails") == [(second, "b@ex.fr")]


def test_values_of_own_fields_change_together(contacts: ContactService) -> None:
    first, second, third = (contacts.save_custom_field(CustomField(label)) for label in ("Un", "Deux", "Trois"))
    kept = contacts.details(contacts.save(ContactDraft(last_name="Ana", custom={second: "b", first: "a"}))).draft

    contacts.save(replace(kept, custom={first: "A", second: "B"}))
    again = contacts.details(kept.id or 0).draft
    contacts.save(replace(again, custom={third: "C", second: "b"}))

    assert again.custom == {first: "A", second: "B"}
    assert contacts.details(kept.id or 0).draft.custom == {second: "b", third: "C"}


def test_a_stale_edit_is_refused_and_nothing_of_it_kept(contacts: ContactService) -> None:
    read = contacts.details(contacts.save(whole())).draft
    contacts.save(replace(read, last_name="Martin"))

    with pytest.raises(StorageError) as refused:
        contacts.save(replace(read, first_name="Zoé"))

    assert refused.value.code == "changed_elsewhere"
    assert contacts.details(read.id or 0).name == "Martin Éloïse"


def test_a_contact_that_is_gone_cannot_be_saved(contacts: ContactService) -> None:
    with pytest.raises(Refused) as refused:
        contacts.save(ContactDraft(id=12, version=1, last_name="Personne"))

    assert refused.value.code == "not_found"


@pytest.mark.parametrize(
    "draft",
    [
        ContactDraft(),
        ContactDraft(last_name=" \u200b\t", note="?", tags=("x",)),
        ContactDraft(emails=(Email("@"),), phones=(Phone("0"),)),
        ContactDraft(last_name="-", first_name="?"),
    ],
)
def test_what_names_nobody_is_refused(contacts: ContactService, db: Database, draft: ContactDraft) -> None:
    with pytest.raises(Invalid) as refused:
        contacts.save(draft)

    assert [problem.code for problem in refused.value.problems] == ["names_nobody"]
    assert history(db) == []


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (ContactDraft(emails=(Email("ana@ex.fr"),)), "ana@ex.fr"),
        (ContactDraft(phones=(Phone("0612345678"),)), "06 12 34 56 78"),
        (ContactDraft(code="C7"), "C7"),
        (ContactDraft(first_name="Zoé"), "Zoé"),
        (ContactDraft(kind=ORGANISATION, company="Boulange"), "Boulange"),
    ],
)
def test_anything_one_can_be_called_by_is_enough(contacts: ContactService, draft: ContactDraft, name: str) -> None:
    assert [row.name for row in contacts.rows([contacts.save(draft)])] == [name]


def test_what_is_no_value_of_its_field_is_said_then_set_aside(contacts: ContactService) -> None:
    draft = ContactDraft(
        last_name="Petit",
        birthday=date(2030, 1, 1),
        siret="123",
        vat="FR0",
        emails=(Email("ana@ex.fr"), Email("ana@@")),
        phones=(Phone("12"),),
    )

    said = {problem.field: problem.code for problem in contacts.problems(draft)}
    kept = contacts.details(contacts.save(draft)).draft

    assert set(said) == {"birthday", "siret", "vat", "email", "phone"}
    assert {(check.field, check.value) for check in kept.checks} == {
        ("email", "ana@@"),
        ("phone", "12"),
        ("siret", "123"),
        ("vat", "FR0"),
        ("birthday", "2030-01-01"),
    }
    assert {check.field: check.code for check in kept.checks} == said
    assert (kept.birthday, kept.siret, kept.vat, kept.phones, len(kept.emails)) == (None, None, None, (), 1)


def test_a_value_set_aside_twice_waits_once(contacts: ContactService) -> None:
    kept = contacts.details(contacts.save(ContactDraft(last_name="Petit", emails=(Email("ana@@"),)))).draft

    contacts.save(replace(kept, emails=(Email("ana@@"),), job="Boulanger"))

    assert len(contacts.details(kept.id or 0).draft.checks) == 1


def test_a_fine_draft_has_nothing_to_be_said_of(contacts: ContactService) -> None:
    assert contacts.problems(whole()) == []


@pytest.mark.parametrize("typed", NAUGHTY)
def test_any_text_is_kept_in_every_field_unchanged_and_found(contacts: ContactService, typed: str) -> None:
    field = contacts.save_custom_field(CustomField("Remarque"))
    lines: dict[str, Any] = dict.fromkeys(("first_name", "last_name", "code", "card", "job", "household"), typed)
    draft = ContactDraft(
        **lines,
        note=f"{typed}\n{typed}",
        addresses=(Address(typed, typed, typed, typed),),
        memberships=(Membership(typed, typed),),
        custom={field: typed},
    )

    contact = contacts.save(draft)

    kept, same = contacts.details(contact).draft, unicodedata.normalize("NFC", typed)
    assert {getattr(kept, name) for name in lines} == {same}
    assert kept.note == f"{same}\n{same}"
    assert kept.addresses == (Address(same, same, same, same),)
    assert [(each.organisation, each.role) for each in kept.memberships] == [(same, same)]
    assert kept.custom == {field: same}
    assert contact in contacts.find_ids(ContactFilter(text=typed[:40]))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_what_was_saved_once_is_saved_again_without_a_change(contacts: ContactService, last: str, note: str) -> None:
    draft = ContactDraft(last_name=last, note=note, tags=(note,), emails=(Email(last),), phones=(Phone(note),))
    try:
        kept = contacts.details(contacts.save(draft)).draft
    except Invalid:
        return

    contacts.save(replace(kept))

    assert contacts.details(kept.id or 0).draft == kept


def test_an_organisation_is_found_by_its_name_or_added_once(contacts: ContactService) -> None:
    bakery = contacts.save(ContactDraft(kind=ORGANISATION, company="Boulangerie Œuf"))
    for last in ("Ana", "Bob"):
        contacts.save(ContactDraft(last_name=last, memberships=(Membership("BOULANGERIE OEUF"), Membership("Neuf"))))

    details = contacts.details(bakery)

    assert [(name, role) for _id, name, role in details.members] == [("Ana", None), ("Bob", None)]
    assert contacts.count(ContactFilter(kind=ORGANISATION)) == 2


def test_the_company_of_a_person_is_where_it_belongs(contacts: ContactService) -> None:
    draft = ContactDraft(last_name="Ana", company="Club", memberships=(Membership("CLUB", "trésorière"),))

    ana = contacts.details(contacts.save(draft)).draft
    bob = contacts.details(contacts.save(ContactDraft(last_name="Bob", company="Club"))).draft

    assert (ana.company, [each.role for each in ana.memberships]) == ("", ["trésorière"])
    assert bob.memberships == (Membership("CLUB", None, ana.memberships[0].organisation_id),)


def test_a_company_with_no_other_name_is_an_organisation(contacts: ContactService) -> None:
    assert contacts.details(contacts.save(ContactDraft(company="Club"))).draft.kind == ORGANISATION


def test_of_two_organisations_of_one_name_a_member_stays_in_its_own(contacts: ContactService) -> None:
    contacts.save(ContactDraft(kind=ORGANISATION, company="Durand"))
    other = contacts.save(ContactDraft(kind=ORGANISATION, company="Durand"))
    person = contacts.save(ContactDraft(last_name="Ana", memberships=(Membership("Durand", None, other),)))

    contacts.save(replace(contacts.details(person).draft, job="Vendeuse"))

    assert contacts.details(person).draft.memberships == (Membership("Durand", None, other),)


def test_a_foreign_number_is_read_as_one_of_the_country_of_the_address(contacts: ContactService) -> None:
    draft = ContactDraft(last_name="Favre", phones=(Phone("021 345 67 89"),), addresses=(Address(country="CH"),))

    kept = contacts.details(contacts.save(draft)).draft

    assert kept.phones[0].e164 == "+41213456789"


def test_the_history_holds_numbers_and_no_names(contacts: ContactService, db: Database) -> None:
    contacts.tag([contacts.save(whole())], "Confidentiel")

    with db.read() as connection:
        details = list(connection.exec_driver_sql("SELECT details FROM journal_entries").scalars())
    assert details == ["{}", '{"n":1}']
