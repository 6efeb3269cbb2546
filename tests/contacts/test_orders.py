"""The first rows of an order are those that all of them begin with."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grc_desktop.db import search
from grc_desktop.db.database import Database
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import Address, ContactDraft, ContactFilter, Order

ORDERS = ("name", "city", "stage", "code", "created", "updated")
TOWNS = (None, "Lyon", "LYON", "Écully", "Zurich", "Arles")


@pytest.fixture
def few(contacts: ContactService) -> ContactService:
    """A dozen contacts in a few towns, some with a second address elsewhere."""
    for number in range(12):
        town = TOWNS[number % len(TOWNS)]
        homes = (Address(city=town), Address(city="Brest")) if town else ()
        stage = "client" if number % 3 else None
        contacts.save(ContactDraft(last_name=f"{number * 7 % 12}", stage=stage, code=f"C{number}", addresses=homes))
    return contacts


@pytest.mark.parametrize("by", ORDERS)
@pytest.mark.parametrize("descending", [False, True])
def test_the_first_rows_of_an_order_are_those_it_begins_with(few: ContactService, by: str, descending: bool) -> None:
    order = Order(by, descending)
    every = list(few.find_ids(order=order))
    for limit in (1, 3, 12, 50):
        first = list(few.find_ids(order=order, limit=limit))
        assert first == every[: len(first)]
        assert len(first) >= min(limit, 2)


@pytest.mark.parametrize("chosen", [ContactFilter(stage="client"), ContactFilter(text="1"), ContactFilter(city="lyon")])
def test_the_first_rows_fit_the_filter_too(few: ContactService, chosen: ContactFilter) -> None:
    for by in ORDERS:
        every = list(few.find_ids(chosen, Order(by)))
        first = list(few.find_ids(chosen, Order(by), limit=3))
        assert first == every[: len(first)]


@pytest.mark.parametrize("by", ORDERS)
def test_the_first_of_many_who_fit_a_text_are_those_that_all_begin_with(
    few: ContactService, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setattr(search, "_MANY", 3)
    few.delete(few.find_ids()[:1])
    chosen = ContactFilter(text="c")
    every = list(few.find_ids(chosen, Order(by)))
    first = list(few.find_ids(chosen, Order(by), limit=4))

    assert len(every) == 11
    assert first == (every[:4] if by in ("name", "created") else [])


def test_the_first_rows_leave_the_bin_aside(few: ContactService) -> None:
    binned = few.find_ids()[:3]
    few.delete(binned)
    for by in ORDERS:
        assert not set(few.find_ids(order=Order(by), limit=50)) & set(binned)
        assert set(few.find_ids(ContactFilter(in_bin=True), Order(by), limit=50)) <= set(binned)


def test_towns_that_differ_by_capitals_alone_are_one(few: ContactService) -> None:
    rows = few.rows(few.find_ids(order=Order("city")))
    lyon = [row.name for row in rows if row.city.lower() == "lyon"]
    assert lyon == sorted(lyon, key=int)
    assert {row.city for row in rows} >= {"Lyon", "LYON"}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(TOWNS), min_size=1, max_size=8))
def test_contacts_without_a_town_come_last_whatever_the_towns(db: Database, towns: list[str | None]) -> None:
    contacts = ContactService(db)
    made = [
        contacts.save(ContactDraft(last_name="x", addresses=(Address(city=town),) if town else ())) for town in towns
    ]
    for descending in (False, True):
        listed = [number for number in contacts.find_ids(order=Order("city", descending)) if number in made]
        blank = [number for number, town in zip(made, towns, strict=True) if town is None]
        assert set(listed[len(listed) - len(blank) :]) == set(blank)


def test_the_order_of_addition_is_that_of_the_numbers(few: ContactService) -> None:
    assert list(few.find_ids(order=Order("created"))) == sorted(few.find_ids())
