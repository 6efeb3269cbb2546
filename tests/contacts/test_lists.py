"""Lists hold the right contacts in the order a French reader expects."""

from __future__ import annotations

import pytest

from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import (
    ORGANISATION,
    Address,
    ContactDraft,
    ContactFilter,
    Email,
    Membership,
    Order,
    Phone,
)


def named(contacts: ContactService, *names: str) -> None:
    for name in names:
        contacts.save(ContactDraft(last_name=name))


def names(contacts: ContactService, chosen: ContactFilter | None = None, order: Order | None = None) -> list[str]:
    ids = contacts.find_ids(chosen, order)
    assert len(ids) == contacts.count(chosen)
    return [row.name for row in contacts.rows(ids)]


def test_names_stand_in_french_order(contacts: ContactService) -> None:
    named(contacts, "Zoé", "étienne", "Eva", "École", "œuvre", "Ode", "Le Goff", "Lebrun", "L’Hôte")

    assert names(contacts) == ["École", "étienne", "Eva", "Le Goff", "Lebrun", "L’Hôte", "Ode", "œuvre", "Zoé"]
    assert names(contacts, order=Order(descending=True)) == names(contacts)[::-1]


@pytest.mark.parametrize(
    ("by", "ascending"),
    [
        ("city", ["Écully", "Lyon", "Zurich", ""]),
        ("stage", ["prospect", "client", "lost", None]),
        ("code", ["2", "10", "A7", ""]),
    ],
)
def test_blanks_stand_last_in_both_directions(contacts: ContactService, by: str, ascending: list[str | None]) -> None:
    for last, city, stage, code in (("A", "Zurich", "lost", "10"), ("B", "Écully", "client", "A7")):
        contacts.save(ContactDraft(last_name=last, stage=stage, code=code, addresses=(Address(city=city),)))
    contacts.save(ContactDraft(last_name="C"))
    contacts.save(ContactDraft(last_name="D", stage="prospect", code="2", addresses=(Address(city="Lyon"),)))

    up = [getattr(row, by) for row in contacts.rows(contacts.find_ids(order=Order(by)))]
    down = [getattr(row, by) for row in contacts.rows(contacts.find_ids(order=Order(by, descending=True)))]

    assert sorted(up[:3], key=str) == sorted(ascending[:3], key=str)
    assert up == [*(value for value in ascending if value in up[:3]), ascending[-1]]
    assert down == [*up[2::-1], ascending[-1]]


@pytest.mark.parametrize("by", ["created", "updated"])
def test_the_newest_can_come_first(contacts: ContactService, by: str) -> None:
    named(contacts, "B", "A")

    assert names(contacts, order=Order(by, descending=True)) == ["A", "B"]


def test_an_order_nobody_knows_is_a_bug(contacts: ContactService) -> None:
    with pytest.raises(KeyError, match="password"):
        contacts.find_ids(order=Order("password"))


def test_every_condition_of_a_filter_must_hold(contacts: ContactService) -> None:
    lyon = (Address(city="LYON"),)
    contacts.save(ContactDraft(last_name="Ana", stage="client", addresses=lyon, tags=("Fidèle",)))
    contacts.save(ContactDraft(last_name="Bob", stage="client", addresses=(Address(city="Lyon"),)))
    contacts.save(ContactDraft(last_name="Cléo", stage="lost", addresses=lyon, emails=(Email("x@@"),)))
    contacts.save(ContactDraft(kind=ORGANISATION, company="Delta"))

    assert names(contacts, ContactFilter(city="lyon")) == ["Ana", "Bob", "Cléo"]
    assert names(contacts, ContactFilter(city="lyon", stage="client")) == ["Ana", "Bob"]
    assert names(contacts, ContactFilter(tag="fidele")) == ["Ana"]
    assert names(contacts, ContactFilter(to_check=True)) == ["Cléo"]
    assert names(contacts, ContactFilter(kind=ORGANISATION)) == ["Delta"]
    assert names(contacts, ContactFilter(text="cleo", stage="client")) == []
    assert names(contacts, ContactFilter(tag="nobody’s")) == []


@pytest.mark.parametrize("text", ["☺", "%", "_", "''", "é" * 500, "a OR b", '"', "NEAR(", "*"])
def test_any_text_can_be_looked_for(contacts: ContactService, text: str) -> None:
    named(contacts, "Martin ☺")

    assert names(contacts, ContactFilter(text=text)) == (["Martin ☺"] if text == "☺" else [])


def test_the_bin_can_be_searched_by_name(contacts: ContactService) -> None:
    named(contacts, "Lefèvre", "Martin")
    contacts.delete(contacts.find_ids())

    assert names(contacts, ContactFilter(text="mart", in_bin=True)) == ["Martin"]
    assert names(contacts, ContactFilter(text="mart")) == []


def test_rows_come_in_the_order_asked_without_those_that_are_gone(contacts: ContactService) -> None:
    named(contacts, "A", "B", "C")

    assert [row.id for row in contacts.rows([3, 99, 1])] == [3, 1]
    assert contacts.rows([]) == []


def test_a_row_tells_the_first_of_each(contacts: ContactService) -> None:
    contact = contacts.save(
        ContactDraft(
            first_name="Éloïse",
            last_name="Lefèvre",
            emails=(Email("b@ex.fr"), Email("a@ex.fr")),
            phones=(Phone("0612345678"), Phone("0142685300")),
            addresses=(Address(city="Écully"), Address(city="Arles")),
            memberships=(Membership("Zinc"), Membership("Abri")),
            tags=("zut", "Été"),
        )
    )

    (row,) = contacts.rows([contact])

    assert (row.name, row.email, row.phone, row.city) == ("Lefèvre Éloïse", "b@ex.fr", "06 12 34 56 78", "Écully")
    assert (row.organisation, row.tags) == ("Zinc", ("Été", "zut"))


def test_quick_find_puts_names_that_begin_so_first(contacts: ContactService) -> None:
    contacts.save(ContactDraft(last_name="Bernard", note="voisin de Martin"))
    named(contacts, "Martin", "Saint-Martin")

    found = [row.name for row in contacts.quick_find("mart")]

    assert found[0] == "Martin"
    assert sorted(found) == ["Bernard", "Martin", "Saint-Martin"]
    assert len(contacts.quick_find("mart", limit=2)) == 2


def test_cities_are_offered_once_in_their_commonest_spelling(contacts: ContactService) -> None:
    for last, city in (("A", "LYON"), ("B", "Lyon"), ("C", "Lyon"), ("D", "Lille"), ("E", "Arles")):
        contacts.save(ContactDraft(last_name=last, addresses=(Address(city=city),)))

    assert contacts.cities("l") == ["Lyon", "Lille"]
    assert contacts.cities() == ["Lyon", "Arles", "Lille"]
