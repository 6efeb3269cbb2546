"""What a cell says is understood, repaired or kept aside; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from grc_desktop.app import Services
from grc_desktop.core.dates import DateOrder
from grc_desktop.services.contacts.types import ContactDraft, ContactFilter, Order
from grc_desktop.services.importing.absence import says_none
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.diagnosis import remap
from grc_desktop.services.importing.service import decisions_for
from grc_desktop.services.importing.types import Imported
from tests.importing.conftest import HEADER

Run = Callable[..., Imported]
Make = Callable[..., Path]
Check = Callable[..., Checked]
NAUGHTY = (
    "=1+1", "+33=cmd|' /C calc'!A0", "@SUM(A1)", "-1", "'; DROP TABLE contacts; --", "<script>alert(1)</script>",
    "Robert\u202egnp.exe", "\u200b\u200bx", "日本 語", "👩\u200d👧 Famille", "ﬁancé", "x" * 3_000, "%s %d {0} {value}",
    "\\N", "NULL", "None", "nan", "1e400", "0x10", "١٢٣٤", "Ω≈ç√∫", "a\tb", "ligne 1\nligne 2", "00/00/0000",
    "\u0301accent", "_x000D_",
)  # fmt: skip


def drafts(services: Services) -> list[ContactDraft]:
    return [services.contacts.details(number).draft for number in services.contacts.find_ids(ContactFilter(), Order())]


def only(services: Services) -> ContactDraft:
    (draft,) = drafts(services)
    return draft


def mapped(services: Services, path: Path, mapping: dict[str, str]) -> Checked:
    """The first sheet of a file, its columns chosen by hand, written to the base."""
    opened = services.importing.open(path)
    report = opened.sheets[0]
    checked = services.importing.check(report, decisions_for(report, columns=remap(report.columns, mapping)))
    services.importing.write(opened.source, checked)
    return checked


def said(checked: Checked) -> list[tuple[str, str, str]]:
    return [(each.header, each.value, each.problem.code) for each in checked.problems]


@pytest.mark.parametrize(
    "typed",
    ["pas de mail", "PAS D’ADRESSE MAIL", "néant", "Sans", "inconnu", "ne sait pas", "n'en a pas", "n/a", "aucune",
     "pas de tél.", "non communiqué", "sans téléphone fixe", "--", "???"],
)  # fmt: skip
def test_what_says_none_is_a_blank(workbook: Make, checking: Check, typed: str) -> None:
    header = ("Nom", "Prénom", "Tél.", "Courriel", "Né(e) le", "C.P.")
    known = ("Durand", "Luc", "0639981234", "luc@exemple.fr", date(1980, 1, 2), "69003")
    checked = checking(workbook([header, known, ("Dupont", "Marie", typed, typed, typed, typed)]))
    record = checked.records[1]
    assert checked.problems == []
    assert (record.emails, record.phones, record.address, record.checks) == ({}, {}, None, [])


@pytest.mark.parametrize(
    "typed", ["liste rouge", "voir sa fille", "06 39 98", "marie chez orange", "à demander", "sans doute martin@", ""]
)
def test_what_is_doubtful_says_something(typed: str) -> None:
    assert says_none(typed) is (typed == "")


def test_nobody_is_blank_by_name(services: Services, workbook: Make, importing: Run) -> None:
    importing(workbook([HEADER, ("K1", "Sans", "Aucun"), ("K2", "Néant", "X")]))
    assert {(draft.last_name, draft.first_name) for draft in drafts(services)} == {("Sans", "Aucun"), ("Néant", "X")}


def test_those_who_left_the_newsletter_said_no(workbook: Make, checking: Check) -> None:
    answers = ("oui", "désinscrit", "STOP", "Désabonnée", "non", "inscrite", "peut-être")
    checked = checking(workbook([("Nom", "Newsletter"), *((f"Nom{n}", said) for n, said in enumerate(answers))]))
    values = [record.values.get("newsletter") for record in checked.records]
    assert values == [True, False, False, False, False, True, None]
    assert said(checked) == [("Newsletter", "peut-être", "invalid_yes_no")]


def test_dates_follow_the_chosen_order(workbook: Make, checking: Check) -> None:
    path = workbook([("Nom", "Né(e) le"), ("Dupont", "03/04/1980")])
    orders: tuple[DateOrder, ...] = ("dmy", "mdy")
    found = [checking(path, date_order=order).records[0].values["birthday"] for order in orders]
    assert found == [date(1980, 4, 3), date(1980, 3, 4)]


def test_serials_typed_as_numbers_or_texts_are_days(workbook: Make, checking: Check) -> None:
    rows = [(f"Nom{n}", day) for n, day in enumerate((date(1980, 4, 3), "29314", 29314, "03/04/1980"))]
    checked = checking(workbook([("Nom", "Né(e) le"), *rows]))
    assert {record.values.get("birthday") for record in checked.records} == {date(1980, 4, 3)}


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path, checking: Check) -> None:
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    for row in (("Nom", "Né(e) le"), ("Dupont", datetime(1980, 4, 3))):
        sheet.append(row)
    book.save(tmp_path / "mac.xlsx")
    assert checking(tmp_path / "mac.xlsx").records[0].values["birthday"] == date(1980, 4, 3)


@pytest.mark.parametrize(("others", "cents"), [(("12,50", "3,99"), "123"), (("12.50", "3.99"), "123400"), ((), None)])
def test_a_lone_comma_follows_its_column(workbook: Make, checking: Check, others: tuple[str, ...], cents: str) -> None:
    amounts = [f"{text} €" for text in ("1,234", *others)]
    checked = checking(workbook([("Nom", "Montant total"), *((f"Nom{n}", text) for n, text in enumerate(amounts))]))
    assert checked.records[0].custom.get("Montant total") == cents
    assert said(checked) == ([] if cents else [("Montant total", "1,234 €", "ambiguous_number")])


def test_a_failed_formula_is_blank_and_said(workbook: Make, checking: Check, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook([HEADER, ("K1", "Dupont", "Marie", "", "x@exemple.fr", "", "")])
    book = load_workbook(path)
    book.worksheets[0]["D2"] = "#N/A"
    book.worksheets[0]["D2"].data_type = "e"
    book.save(path)
    checked = checking(path)
    assert said(checked) == [("Tél.", "#N/A", "formula_error")]
    assert (checked.records[0].phones, checked.records[0].checks) == ({}, [])


def test_two_columns_of_one_field_lose_nothing(services: Services, workbook: Make) -> None:
    path = workbook([("Nom", "Métier", "Emploi"), ("Dupont", "potière", "Céramiste"), ("Roux", "", "boulanger")])
    checked = mapped(services, path, {"Métier": "job", "Emploi": "job"})
    assert said(checked) == [("Emploi", "Céramiste", "other_column")]
    jobs = {draft.last_name: draft.job for draft in drafts(services)}
    assert jobs == {"Dupont": "potière", "Roux": "boulanger"}
    assert [check.value for draft in drafts(services) for check in draft.checks] == ["Céramiste"]


def test_two_towns_that_differ_by_capitals_alone_are_one(services: Services, workbook: Make) -> None:
    path = workbook([("Nom", "Ville", "Commune"), ("Dupont", "LYON", "Lyon"), ("Roux", "Lyon", "Paris")])
    checked = mapped(services, path, {"Ville": "city", "Commune": "city"})
    assert said(checked) == [("Commune", "Paris", "other_column")]


def test_a_whole_address_in_the_column_of_streets_is_taken_apart(workbook: Make, checking: Check) -> None:
    header = ("Nom", "Adresse", "C.P.", "Ville")
    rows = [("Dupont", "3 rue Haute", "69003", "Lyon"), ("Roux", "20 impasse des Acacias 69009 Lyon", "", "")]
    place = checking(workbook([header, *rows])).records[1].address
    assert place is not None
    assert (place.line1, place.postcode, place.city) == ("20 impasse des Acacias", "69009", "Lyon")


@pytest.mark.parametrize("field", ["code", "last_name", "full_name", "company", "email", "phone", "address", "postcode",
    "city", "country", "birthday", "note", "tag", "newsletter", "siret", "custom:Divers"])  # fmt: skip
def test_no_text_is_lost_or_run_in_any_field(services: Services, workbook: Make, field: str) -> None:
    path = workbook([("Nom", "Prénom", "Colonne"), *((f"Nom{n}", "Luc", text) for n, text in enumerate(NAUGHTY))])
    opened = services.importing.open(path)
    report = opened.sheets[0]
    fields = ("custom:Nom" if field in ("last_name", "full_name") else "last_name", "first_name", field)
    columns = tuple(replace(column, field=name) for column, name in zip(report.columns, fields, strict=True))
    checked = services.importing.check(report, decisions_for(report, columns=columns))
    done = services.importing.write(opened.source, checked)
    assert done.counts.read == len(NAUGHTY)
    assert done.counts.rejected == 0
    assert services.health.examine().healthy
    undone = services.history.undo(done.entry or 0)
    assert (undone.kept, undone.impossible) == (0, 0)
    assert services.contacts.count(ContactFilter()) == 0
