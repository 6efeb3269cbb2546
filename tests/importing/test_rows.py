"""Every row of a file is accounted for, and what it says is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grc_desktop.app import Services
from grc_desktop.core.progress import Progress
from grc_desktop.services.contacts.types import ContactDraft, ContactFilter, Order
from grc_desktop.services.importing.check import Base, Checked, check
from grc_desktop.services.importing.diagnosis import report
from grc_desktop.services.importing.reading.types import Sheet
from grc_desktop.services.importing.service import decisions_for
from grc_desktop.services.importing.types import Imported
from tests.importing.conftest import HEADER

Run = Callable[..., Imported]
Make = Callable[..., Path]
MARIE = ("K1", "DUPONT", "Marie", 639981234, "marie.dupont@exemple.fr", 1000, "BOURG-EN-BRESSE")


def only(services: Services) -> ContactDraft:
    (found,) = services.contacts.find_ids(ContactFilter(), Order())
    return services.contacts.details(found).draft


def test_a_row_becomes_a_customer_with_its_zeros_given_back(services: Services, workbook: Make, importing: Run) -> None:
    done = importing(workbook([HEADER, MARIE]))
    draft = only(services)
    assert done.counts.as_dict() == {
        "read": 1, "created": 1, "updated": 0, "unchanged": 0, "review": 0, "rejected": 0, "ignored": 0,
    }  # fmt: skip
    assert (draft.last_name, draft.first_name, draft.code) == ("Dupont", "Marie", "K1")
    assert [phone.e164 for phone in draft.phones] == ["+33639981234"]
    assert [(a.postcode, a.city) for a in draft.addresses] == [("01000", "Bourg-en-Bresse")]
    assert [email.address for email in draft.emails] == ["marie.dupont@exemple.fr"]


def test_titles_blank_rows_repeated_headers_and_totals_are_not_customers(workbook: Make, importing: Run) -> None:
    done = importing(
        workbook([("FICHIER CLIENTS",), (), HEADER, MARIE, (), HEADER, ("K2", "Martin", "Paul"), ("TOTAL", 2)])
    )
    assert (done.counts.read, done.counts.created, done.counts.ignored) == (5, 2, 3)


def test_a_bad_cell_costs_neither_its_row_nor_its_text(services: Services, workbook: Make, importing: Run) -> None:
    done = importing(workbook([(*HEADER, "Né(e) le"), (*MARIE[:4], "marie(a)chez-elle", *MARIE[5:], "31/02/1980")]))
    assert done.counts.created == 1
    assert [(p.row, p.header, p.value, p.problem.code) for p in done.problems] == [
        (2, "Courriel", "marie(a)chez-elle", "invalid_email"),
        (2, "Né(e) le", "31/02/1980", "impossible_date"),
    ]
    draft = only(services)
    assert {(check.field, check.value) for check in draft.checks} == {
        ("email", "marie(a)chez-elle"),
        ("birthday", "31/02/1980"),
    }
    assert services.contacts.count(ContactFilter(to_check=True)) == 1


def test_only_a_row_that_names_nobody_is_refused(workbook: Make, importing: Run) -> None:
    done = importing(workbook([HEADER, MARIE, ("", "", "", "", "", "69003", "Lyon"), ("", "", "", "", "a@exemple.fr")]))
    assert (done.counts.created, done.counts.rejected) == (2, 1)
    assert [(p.row, p.problem.code) for p in done.problems] == [(3, "names_nobody")]


@pytest.mark.parametrize("sign", ["-", "?", ",", "/ ."])
def test_a_sign_put_where_there_is_no_name_names_nobody(workbook: Make, importing: Run, sign: str) -> None:
    done = importing(workbook([HEADER, MARIE, ("", sign, sign)]))
    assert (done.counts.created, done.counts.rejected) == (1, 1)


def test_a_strict_import_refuses_every_row_with_a_problem(workbook: Make, importing: Run) -> None:
    done = importing(workbook([HEADER, MARIE, ("K2", "Martin", "Paul", "12", "x@")]), strict=True)
    assert (done.counts.created, done.counts.rejected) == (1, 1)


def test_an_unknown_column_becomes_a_field_of_the_shop(services: Services, workbook: Make, importing: Run) -> None:
    importing(workbook([(*HEADER, "Pointure", "CA total"), (*MARIE, 38.5, "1 234,50 €")]))
    labels = {field.label: (field.id, field.kind) for field in services.contacts.custom_fields()}
    custom = only(services).custom
    assert custom[labels["Pointure"][0] or 0] == "38.5"
    assert (labels["CA total"][1], custom[labels["CA total"][0] or 0]) == ("money", "123450")


def test_a_company_beside_a_name_is_where_the_person_works(services: Services, workbook: Make, importing: Run) -> None:
    importing(
        workbook(
            [
                ("Nom", "Prénom", "Société", "Tél."),
                ("Petit", "Léa", "SARL Le Fournil", "0639981111"),
                ("", "", "Sarl Le Fournil", "0199001111"),
            ]
        )
    )
    assert services.contacts.count(ContactFilter(kind="organisation")) == 1
    (person,) = services.contacts.find_ids(ContactFilter(kind="person"), Order())
    assert [each.organisation for each in services.contacts.details(person).draft.memberships] == ["Sarl Le Fournil"]


def test_the_same_customer_twice_in_a_file_is_one_customer(services: Services, workbook: Make, importing: Run) -> None:
    done = importing(workbook([HEADER, MARIE, ("K1", "Dupont", "Marie", "04 65 71 00 01", "", "", "")]))
    assert (done.counts.created, done.counts.updated) == (1, 1)
    assert {phone.e164 for phone in only(services).phones} == {"+33639981234", "+33465710001"}


def test_what_a_pasted_row_says_otherwise_is_kept_to_check(services: Services, workbook: Make, importing: Run) -> None:
    header = ("Code client", "Nom", "Prénom", "Né(e) le")
    rows = [header, ("K1", "Dupont", "Marie", date(1980, 1, 2)), ("K1", "Dupont", "Marie", date(1981, 1, 2))]
    importing(workbook(rows))
    draft = only(services)
    assert draft.birthday == date(1980, 1, 2)
    assert [(check.field, check.value) for check in draft.checks] == [("birthday", "1981-01-02")]


def test_family_members_who_share_a_phone_stay_two(services: Services, workbook: Make, importing: Run) -> None:
    done = importing(workbook([HEADER, MARIE, ("", "Dupont", "Paul", 639981234, "", 1000, "Bourg-en-Bresse")]))
    assert (done.counts.created, done.counts.review) == (2, 0)


def test_a_typing_error_in_a_name_with_the_same_phone_is_the_same_customer(workbook: Make, importing: Run) -> None:
    done = importing(workbook([HEADER, MARIE, ("", "Duponnt", "Marie", "06 39 98 12 34", "", "", "")]))
    assert (done.counts.created, done.counts.unchanged) == (1, 0)
    assert done.counts.updated == 1  # the other spelling is set aside with the customer


@pytest.mark.parametrize(
    ("match", "city", "outcome"),
    [("update", "Lyon", "updated"), ("fill", "Bourg", "updated"), ("skip", "Bourg", "unchanged")],
)
def test_each_policy_does_what_it_says(
    services: Services, workbook: Make, importing: Run, match: str, city: str, outcome: str
) -> None:
    header = ("Code client", "Nom", "Prénom", "Ville", "Métier")
    importing(workbook([header, ("K1", "Dupont", "Marie", "Bourg", "")]))
    done = importing(workbook([header, ("K1", "Dupont", "Marie", "Lyon", "potière")], "two.xlsx"), match=match)
    draft = only(services)
    assert getattr(done.counts, outcome) == 1
    assert draft.addresses[0].city == city
    assert draft.job == (None if match == "skip" else "potière")


def test_the_create_policy_joins_nobody(services: Services, workbook: Make, importing: Run) -> None:
    importing(workbook([HEADER, MARIE]))
    assert importing(workbook([HEADER, MARIE], "two.xlsx"), match="create").counts.created == 1
    assert services.contacts.count(ContactFilter()) == 2


def test_the_same_file_again_changes_nothing(workbook: Make, importing: Run) -> None:
    rows = [HEADER, MARIE, ("K2", "de La Tour", "Anne", "06 39 98 00 01 / 04 65 71 00 02", "x@", "69 003", "LYON 3e")]
    path = workbook(rows)
    importing(path)
    again = importing(path)
    assert (again.counts.created, again.counts.updated, again.counts.unchanged) == (0, 0, 2)


def test_a_fixed_cell_is_read_in_place_of_the_sheet_s(workbook: Make, checking: Callable[..., Checked]) -> None:
    path = workbook([HEADER, (*MARIE[:4], "marie@exemple,fr", *MARIE[5:])])
    assert [p.problem.code for p in checking(path).problems] == ["invalid_email"]
    fixed = checking(path, fixes={(2, 4): "marie@exemple.fr"})
    assert fixed.problems == []
    assert list(fixed.records[0].emails) == ["marie@exemple.fr"]


cells = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=True),
    st.booleans(),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(*[cells] * 6), max_size=12), st.booleans(), st.sampled_from(["update", "fill", "skip", "create"])
)
def test_whatever_a_sheet_holds_every_row_is_accounted_for(
    rows: list[tuple[object, ...]], strict: bool, match: str
) -> None:
    header = ("Nom et prénom", "Tél", "Courriel", "Né le", "C.P.", "Champ")
    sheet = Sheet("S", False, [header, *rows])  # type: ignore[list-item]  # any value a cell can hold, typed as such
    understood = report(sheet, 1)
    checked = check(
        understood, decisions_for(understood, strict=strict, match=match), Base(), date(2026, 11, 21), Progress()
    )
    below = [row for row in understood.layout.ignored if row > (understood.layout.header_row or 0)]
    assert checked.counts.read == len(understood.layout.data_rows) + len(below)
    assert checked.counts.read == sum(checked.counts.as_dict().values()) - checked.counts.read
