"""How many customers there are, and how well they are known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grc_desktop import app
from grc_desktop.core.progress import Progress
from grc_desktop.services.contacts.types import Address, ContactDraft, ContactFilter, CustomField, Email, Phone
from grc_desktop.services.importing import sample
from tests.today.conftest import SetClock

MAIL, PHONE, PLACE = (Email("a@exemple.fr"),), (Phone("06 39 98 12 34"),), (Address("3 rue Haute", None, None, "Lyon"),)


def test_an_empty_base_counts_nobody(services: app.Services) -> None:
    seen = services.today.figures()

    assert (seen.customers, seen.reachable, seen.complete, seen.added) == (0, 0, 0, (0,) * 13)


def test_customers_are_counted_in_the_month_they_were_added(services: app.Services, clock: SetClock) -> None:
    for year, month, day in ((2025, 10, 31), (2025, 11, 2), (2026, 10, 5), (2026, 10, 30), (2026, 11, 3)):
        clock.at = datetime(year, month, day, 12, tzinfo=UTC)
        services.contacts.save(ContactDraft(last_name=f"Client {month} {day}"))
    clock.at = datetime(2026, 11, 21, 11, tzinfo=UTC)

    assert services.today.figures().added == (1, *(0,) * 10, 2, 1)
    assert services.today.figures().customers == 5


def test_a_customer_is_new_in_the_month_the_shop_noted(services: app.Services) -> None:
    field = services.contacts.save_custom_field(CustomField("Client depuis", "date"))
    for number, day in enumerate(("2019-03-02", "2026-10-31", "2026-11-02")):
        services.contacts.save(ContactDraft(last_name=f"Client {number}", custom={field: day}))
    services.contacts.save(ContactDraft(last_name="Abadie"))

    assert services.today.figures().added == (*(0,) * 11, 1, 2)


def test_customers_a_file_brought_are_new_only_where_it_says_so(services: app.Services) -> None:
    sample.fill(services.importing, services.settings)
    before = services.today.figures()
    services.contacts.save(ContactDraft(last_name="Abadie"))
    after = services.today.figures()

    assert 0 < sum(before.added) < before.customers / 5
    assert after.added == (*before.added[:-1], before.added[-1] + 1)


def test_a_customer_in_the_bin_is_counted_nowhere(services: app.Services) -> None:
    services.contacts.save(ContactDraft(last_name="Lefèvre", emails=MAIL, addresses=PLACE))
    gone = services.contacts.save(ContactDraft(last_name="Abadie", phones=PHONE, addresses=PLACE))
    services.contacts.delete([gone])

    seen = services.today.figures()

    assert (seen.customers, seen.reachable, seen.complete, seen.added[-1]) == (1, 1, 1, 1)


Known = tuple[bool, bool, bool, bool]
knowns = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()), max_size=6)


@settings(max_examples=12)
@given(knowns)
def test_the_figures_are_those_of_counting_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, people: list[Known]
) -> None:
    services = app.build(tmp_path_factory.mktemp("figures") / "clients.grc", create=True, clock=SetClock())
    for number, (mail, phone, place, gone) in enumerate(people):
        emails, phones, addresses = MAIL if mail else (), PHONE if phone else (), PLACE if place else ()
        draft = ContactDraft(last_name=f"Client {number}", emails=emails, phones=phones, addresses=addresses)
        made = services.contacts.save(draft)
        if gone:
            services.contacts.delete([made])
    standing = [(mail or phone, place) for mail, phone, place, gone in people if not gone]

    seen = services.today.figures()
    unreachable = services.contacts.count(ContactFilter(unreachable=True))
    services.close()

    assert seen.customers == len(standing)
    assert seen.reachable == sum(reached for reached, _place in standing)
    assert seen.complete == sum(reached and place for reached, place in standing)
    assert unreachable == sum(not reached and not place for reached, place in standing)


def test_the_health_is_told_once_somebody_looked(services: app.Services) -> None:
    assert services.today.condition().ailments is None

    services.health.quick(Progress())

    assert services.today.condition().ailments == ()
    assert services.today.condition().size > 0
    assert services.today.overview().day == "Saturday 21 November"
