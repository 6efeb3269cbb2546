"""Who is who: the same customer is found again, two customers stay two, and what is doubtful waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from grc_desktop.app import Services
from grc_desktop.core.paths import resources
from grc_desktop.services.contacts.types import ContactFilter, Order
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.matching import Index, Known, Verdict
from grc_desktop.services.importing.types import Imported
from samples.clients import HOUSEHOLDS, Client, clients
from samples.naming import surname_of
from samples.shop import SEED
from tests.importing.conftest import HEADER

Run = Callable[..., Imported]
Make = Callable[..., Path]
Check = Callable[..., Checked]
PHONE = "+33639981234"


def sample_people() -> list[Client]:
    return clients(Random(f"{SEED} people"))  # noqa: S311 - the sample's own dice


def outcomes(done: Imported) -> tuple[int, int, int, int]:
    counts = done.counts
    return counts.created, counts.updated, counts.unchanged, counts.review


def martins(count: int) -> list[tuple[object, ...]]:
    return [("", "Martin", "Marie", f"06 39 98 {n // 100:02} {n % 100:02}", "", "69003", "Lyon") for n in range(count)]


def test_homonyms_with_phones_of_their_own_are_as_many_customers(workbook: Make, importing: Run) -> None:
    path = workbook([HEADER, *martins(300)])
    assert outcomes(importing(path)) == (300, 0, 0, 0)
    assert outcomes(importing(path)) == (0, 0, 300, 0)


def test_a_name_borne_by_thousands_is_not_walked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    judge, judged = Index._by_name, Counter[str]()

    def counting(index: Index, row: Known, known: Known, candidates: int) -> Verdict:
        judged[row.postcode] += 1
        return judge(index, row, known, candidates)

    monkeypatch.setattr(Index, "_by_name", counting)
    rows = [Known("martin marie", postcode=f"{n:05}", phones=(f"+336{n:08}",)) for n in range(3_000)]
    index = Index(rows=rows)
    for at, row in enumerate(rows):
        assert index.find(row) is None
        index.add(at, row)
    assert max(judged.values()) < 50
    for at in (0, 2_999):
        found = index.find(Known("martin marie", postcode=rows[at].postcode))
        assert found is not None
        assert (found.handle, found.verdict) == (at, "sure")


def test_a_phone_that_everybody_shares_still_finds_who_bears_the_name() -> None:
    index = Index()
    for at in range(2_000):
        index.add(at, Known(f"nom{at:04} marie", phones=(PHONE,)))
    found = index.find(Known("nom1999 marie", phones=(PHONE,)))
    assert found is not None
    assert (found.handle, found.verdict) == (1999, "sure")


def test_a_name_that_fits_several_does_not_tell_which(workbook: Make, importing: Run) -> None:
    importing(workbook([HEADER, *martins(5)]))
    again = importing(workbook([HEADER, ("", "MARTIN", "Marie", "", "", "69003", "Lyon")], "two.xlsx"))
    assert outcomes(again) == (0, 0, 0, 1)


def test_one_other_phone_in_the_same_town_waits(workbook: Make, importing: Run) -> None:
    assert outcomes(importing(workbook([HEADER, *martins(2)]))) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("second", "created", "review"),
    [
        (("K9", "Dupont", "Marie", "", "", "", ""), 2, 0),  # a namesake with a number of his own
        (("K9", "Dupont", "Marie", "0639981234", "", "", ""), 1, 1),  # one phone, one name, two numbers
        (("K1", "Petit", "Luc", "", "", "", ""), 1, 1),  # one number, two names
        (("", "Dupont", "Paul", "0639981234", "", 69003, ""), 2, 0),  # brother and sister
        (("", "Durand", "Marie", "0639981234", "", "", ""), 2, 0),  # two women at one number
        (("", "Dupont", "", "0639981234", "", "", ""), 1, 1),  # the family's name at the family's number
        (("", "Dupotn", "", "0639981234", "", "", ""), 1, 1),  # the same, with a slip
        (("", "Dupont", "Marie", "0639989999", "", 75011, ""), 2, 0),  # a namesake elsewhere
        (("", "", "", "0639981234", "", "", ""), 1, 0),  # a number alone is that of whom we know by it
    ],
)
def test_what_two_rows_share_decides(
    workbook: Make, importing: Run, second: tuple[object, ...], created: int, review: int
) -> None:
    done = importing(workbook([HEADER, ("K1", "Dupont", "Marie", "0639981234", "", 69003, "Lyon"), second]))
    assert (done.counts.created, done.counts.review) == (created, review)


def test_a_code_that_everybody_bears_is_nobodys(workbook: Make, importing: Run) -> None:
    path = workbook([HEADER, *(("LYON", f"Nom{n}", "Luc", f"06 39 98 00 {n:02}") for n in range(20))])
    assert outcomes(importing(path)) == (20, 0, 0, 0)
    assert outcomes(importing(path)) == (0, 0, 20, 0)


def test_a_number_alone_that_a_couple_shares_waits(workbook: Make, importing: Run) -> None:
    rows = [("", name, "", "0639981234") for name in ("Durand Luc", "Petit Anne", "")]
    assert outcomes(importing(workbook([HEADER, *rows]))) == (2, 0, 0, 1)


def test_whoever_was_known_by_an_e_mail_alone_gets_a_name_once(
    services: Services, workbook: Make, importing: Run
) -> None:
    rows = [("", *names, "", "nous@exemple.fr") for names in (("", ""), ("Durand", "Luc"), ("Durand", "Anne"))]
    done = importing(workbook([HEADER, *rows]))
    assert (done.counts.created, done.counts.updated) == (2, 1)
    names = {services.contacts.details(n).name for n in services.contacts.find_ids(ContactFilter(), Order())}
    assert names == {"Durand Luc", "Durand Anne"}


def test_a_second_number_is_noticed_after_rows_were_joined(workbook: Make, importing: Run) -> None:
    rows = [(code, "Dupont", "Marie", "0639981234") for code in ("", "K1", "K2")]
    assert outcomes(importing(workbook([HEADER, *rows]))) == (1, 1, 0, 1)


def test_a_customer_in_the_bin_stays_there_and_is_created_anew(
    services: Services, workbook: Make, importing: Run
) -> None:
    path = workbook([HEADER, ("K1", "Dupont", "Marie", "0639981234")])
    importing(path)
    (binned,) = services.contacts.find_ids(ContactFilter(), Order())
    services.contacts.delete([binned])
    assert outcomes(importing(path)) == (1, 0, 0, 0)
    assert services.contacts.details(binned).deleted_at is not None
    assert services.contacts.count(ContactFilter()) == 1


def test_an_organisation_named_by_a_person_and_by_itself_is_one(
    services: Services, workbook: Make, importing: Run
) -> None:
    header = ("Nom", "Prénom", "Société", "Tél.")
    rows = [("Petit", "Léa", "Sarl Le Fournil", "0639981111"), ("Roux", "Luc", "SARL LE FOURNIL", "0639982222")]
    importing(workbook([header, *rows]))
    again = importing(workbook([header, ("", "", "SARL Le Fournil", ""), *rows], "two.xlsx"))
    assert outcomes(again) == (0, 0, 3, 0)
    assert services.contacts.count(ContactFilter(kind="organisation")) == 1


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_the_order_of_rows_and_columns_changes_nothing_for_known_customers(
    workbook: Make, importing: Run, order: slice
) -> None:
    rows = [
        (f"K{n}", f"Nom{n}", "Marie", f"06 39 98 00 {n:02}", f"m{n}@exemple.fr", "69003", "Lyon") for n in range(30)
    ]
    importing(workbook([HEADER, *rows]))
    swapped = [row[::-1] for row in (HEADER, *rows[order])]
    assert outcomes(importing(workbook(swapped, "swapped.xlsx"))) == (0, 0, 30, 0)


def test_the_sample_shop_is_judged_as_its_owner_would(checking: Check) -> None:
    people = sample_people()
    first_code = {one.second_code: one.code for one in people if one.second_code}
    checked = checking(resources() / "demo" / "boutique.xlsx")
    sure: list[tuple[str, str]] = []
    maybe: list[tuple[str, str]] = []
    for record, found in zip(checked.records, checked.found, strict=True):
        if found is not None:
            known = checked.records[-found.handle - 1]
            pair = str(record.values.get("code", "")), str(known.values.get("code", ""))
            (sure if found.verdict == "sure" else maybe).append(pair)
    assert len(sure) >= 30
    assert all(one == other or not one for one, other in sure)
    assert len(maybe) >= 36
    assert all(first_code[again] == code for again, code in maybe)


def test_the_households_of_the_sample_stay_two(checking: Check) -> None:
    people = sample_people()
    homes: dict[tuple[str, str], list[str]] = {}
    for one in people:
        if one.phones:
            homes.setdefault((str(one.phones), surname_of(one.party)), []).append(one.code)
    pairs = [codes for codes in homes.values() if len(codes) == 2]
    assert len(pairs) >= HOUSEHOLDS // 2
    checked = checking(resources() / "demo" / "boutique.xlsx")
    became = {
        record.values.get("code"): outcome for record, outcome in zip(checked.records, checked.outcomes, strict=True)
    }
    met = [became[code] for codes in pairs for code in codes if code in became]
    assert set(met) <= {"created", "unchanged"}  # unchanged: the row was pasted twice


def test_birthdays_that_differ_tell_namesakes_apart(workbook: Make, importing: Run) -> None:
    header = ("Nom", "Prénom", "Né(e) le", "C.P.")
    rows = [("Dupont", "Marie", date(year, 1, 2), "69003") for year in (1950, 1980, 1950)]
    assert outcomes(importing(workbook([header, *rows]))) == (2, 0, 1, 0)
