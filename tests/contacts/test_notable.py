from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from grc_desktop.services.contacts.notable import Notable, Reason, customer_since, next_anniversary, notables
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import (
    Address,
    Check,
    ContactDetails,
    ContactDraft,
    CustomField,
    Email,
    Lookalike,
    Phone,
)

TODAY = date(2026, 11, 21)
THEN = datetime(2026, 1, 1, tzinfo=UTC)
SINCE = CustomField("Client depuis", "date", id=1)
REACHED = ContactDraft(id=1, last_name="Lefèvre", phones=(Phone("06 39 98 12 34"),), newsletter=True)


def known(draft: ContactDraft, *found: Lookalike, deleted: datetime | None = None) -> list[Notable]:
    return list(notables(ContactDetails(draft, "Lefèvre", THEN, THEN, deleted), (SINCE,), found, TODAY))


def reasons(draft: ContactDraft, *found: Lookalike) -> list[Reason]:
    return [each.reason for each in known(draft, *found)]


def test_of_a_customer_who_is_all_right_nothing_needs_to_be_known() -> None:
    assert known(REACHED) == []


@pytest.mark.parametrize(
    ("birthday", "expected"),
    [
        (date(1984, 11, 21), (0, 42)),
        (date(1984, 12, 5), (14, 42)),
        (date(1984, 12, 6), None),
        (date(1984, 11, 20), None),
        (date(2026, 11, 21), None),
    ],
)
def test_a_birthday_is_worth_knowing_two_weeks_ahead(birthday: date, expected: tuple[int, int] | None) -> None:
    found = [(each.number, each.years) for each in known(replace(REACHED, birthday=birthday))]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("of", "today", "expected"),
    [
        (date(2000, 2, 29), date(2027, 1, 10), date(2027, 2, 28)),
        (date(2000, 2, 29), date(2028, 1, 10), date(2028, 2, 29)),
        (date(1990, 1, 3), date(2026, 12, 30), date(2027, 1, 3)),
    ],
)
def test_an_anniversary_comes_round_every_year(of: date, today: date, expected: date) -> None:
    assert next_anniversary(of, today) == expected


def test_the_years_as_a_customer_come_from_the_field_of_the_shop() -> None:
    draft = replace(REACHED, custom={1: "2020-11-25"})
    assert customer_since(draft, (CustomField("Pointure", "date", id=2), SINCE)) == date(2020, 11, 25)
    assert known(draft) == [Notable(Reason.ANNIVERSARY, 4, 6, date(2026, 11, 25))]
    assert customer_since(replace(REACHED, custom={1: "un jour"}), (SINCE,)) is None


def test_the_most_important_comes_first() -> None:
    draft = ContactDraft(
        id=1,
        last_name="Zola",
        birthday=date(1990, 11, 25),
        emails=(Email("z@exemple.fr"),),
        checks=(Check("phone", "12", "x"),),
    )
    twin = Lookalike(2, "Zola", "Lyon", ("email", "name"))
    assert reasons(draft, twin) == [Reason.CHECKS, Reason.TWIN, Reason.BIRTHDAY, Reason.CONSENT]


@pytest.mark.parametrize(("why", "twin"), [(("phone",), False), (("name",), False), (("phone", "name"), True)])
def test_a_family_that_shares_a_phone_is_no_twin(why: tuple[str, ...], twin: bool) -> None:
    assert bool(known(REACHED, Lookalike(2, "Lefèvre Marc", "Lyon", why))) is twin


def test_who_can_be_written_to_by_post_can_be_reached() -> None:
    nowhere = ContactDraft(id=1, last_name="Zola", addresses=(Address(city="Lyon"),))
    assert reasons(nowhere) == [Reason.UNREACHABLE]
    assert reasons(replace(nowhere, addresses=(Address("3 rue Mercière", city="Lyon"),))) == []


def test_of_a_customer_in_the_bin_only_that_is_worth_knowing() -> None:
    draft = replace(REACHED, checks=(Check("phone", "12", "x"),))
    assert [each.reason for each in known(draft, deleted=THEN)] == [Reason.BIN]


def test_the_service_finds_the_twin_in_the_base(contacts: ContactService) -> None:
    first = contacts.save(ContactDraft(first_name="Éloïse", last_name="Lefèvre", phones=(Phone("06 39 98 12 34"),)))
    second = contacts.save(ContactDraft(first_name="Eloise", last_name="Lefevre", phones=(Phone("+33639981234"),)))
    twins = [each.twin for each in contacts.notables(contacts.details(second)) if each.reason is Reason.TWIN]
    assert [twin.id for twin in twins if twin] == [first]
