"""What happened, what to check, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date

from grc_desktop import app
from grc_desktop.core import i18n
from grc_desktop.services.contacts.types import ContactDraft, ContactFilter, CustomField, Email, Phone
from grc_desktop.services.importing import sample
from grc_desktop.services.settings.declared import SHOP_NAME
from grc_desktop.services.today.service import TodayService
from grc_desktop.services.today.types import Column, TodayLine
from grc_desktop.services.today.words import day_of_week, listed
from tests.today.conftest import SetClock

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def texts(lines: Sequence[TodayLine]) -> list[str]:
    return [line.text for line in lines]


def said(services: app.Services, column: Column) -> list[str]:
    return texts(services.today.lines(column))


@pytest.fixture
def named(services: app.Services) -> app.Services:
    """A shop that has its name and enough customers not to be new."""
    services.settings.set(SHOP_NAME, "Maison Tilleul")
    for number in range(20):
        services.contacts.save(ContactDraft(last_name=f"Client {number}", phones=(Phone(f"06 39 98 10 {number:02}"),)))
    return services


def test_customers_added_on_one_day_are_told_together_with_their_names(services: app.Services, clock: SetClock) -> None:
    for name in ("Abadie", "Bonnet"):
        services.contacts.save(ContactDraft(last_name=name))
    clock.at += timedelta(days=1)
    services.contacts.save(ContactDraft(last_name="Castel"))

    today, before = services.today.lines(Column.HAPPENED)

    assert (today.group, today.text) == ("Today", "1 new customer")
    assert today.detail.startswith("Castel · ")
    assert (before.group, before.text) == ("Yesterday", "2 new customers")
    assert before.detail.startswith("Bonnet, Abadie · ")


def test_an_action_alone_can_be_undone_and_is_then_told_no_more(services: app.Services) -> None:
    contact = services.contacts.save(ContactDraft(last_name="Abadie"))
    services.contacts.delete([contact])
    line = services.today.lines(Column.HAPPENED)[0]
    assert line.offer is not None
    assert line.offer.undoes is not None

    services.history.undo(line.offer.undoes)

    assert services.contacts.count() == 1
    undoing, *others = services.today.lines(Column.HAPPENED)
    assert undoing.text == "Undone: Customers moved to the bin: 1"
    assert undoing.offer is not None
    assert undoing.offer.words == "Do it again"
    assert texts(others) == ["1 new customer"]


def test_several_corrections_lead_to_the_history(services: app.Services) -> None:
    contact = services.contacts.save(ContactDraft(last_name="Abadie"))
    for job in ("Fleuriste", "Boulanger"):
        services.contacts.save(replace(services.contacts.details(contact).draft, job=job))

    line = services.today.lines(Column.HAPPENED)[0]

    assert (line.text, line.detail.partition(" · ")[0]) == ("2 corrections", "Abadie")
    assert line.offer is not None
    assert line.offer.room == "history"


def test_nothing_waits_in_a_base_that_is_in_order(named: app.Services) -> None:
    assert named.today.lines(Column.CHECK) == ()
    assert named.today.lines(Column.NEXT) == ()
    assert named.today.waiting() == 0


def test_each_thing_to_check_leads_to_the_list_of_exactly_that(services: app.Services, clock: SetClock) -> None:
    contacts = services.contacts
    sample.fill(services.importing, services.settings)
    for last in ("Castelnau", "CASTELNAU"):
        contacts.save(ContactDraft(first_name="Inès", last_name=last, emails=(Email("ines@exemple.fr"),)))
    contacts.delete(contacts.find_ids()[:3])
    clock.at += timedelta(days=25)

    lines = services.today.lines(Column.CHECK)

    assert len(lines) == services.today.waiting() == 5
    assert [line.pressing for line in lines] == [True, True, False, False, False]
    for line in lines:
        assert line.offer is not None
        number = int(line.text.partition(" ")[0])
        if line.offer.room == "importing":
            assert number == len(services.importing.reviews())
        else:
            kept = line.offer.state["filter"]
            assert isinstance(kept, dict)
            assert number == contacts.count(ContactFilter(**kept))


def test_look_alikes_share_a_name_whatever_its_accents_and_a_phone_or_an_e_mail(services: app.Services) -> None:
    def add(first: str, last: str, phone: str) -> int:
        return services.contacts.save(ContactDraft(first_name=first, last_name=last, phones=(Phone(phone),)))

    twins = {add("Éloïse", "Lefèvre", "06 39 98 12 34"), add("ELOISE", "LEFEVRE", "0639981234")}
    add("Luc", "Lefèvre", "06 39 98 12 34")
    add("Éloïse", "Lefèvre", "06 39 98 99 99")

    assert set(services.contacts.find_ids(ContactFilter(alike=True))) == twins
    services.contacts.delete([min(twins)])
    assert services.contacts.count(ContactFilter(alike=True)) == 0


@pytest.mark.parametrize(
    ("today", "born", "told"),
    [
        (date(2026, 11, 21), date(1984, 11, 21), "Éloïse Lefèvre turns 42"),
        (date(2026, 11, 21), date(1984, 12, 5), "Éloïse Lefèvre turns 42"),
        (date(2026, 12, 28), date(1984, 1, 3), "Éloïse Lefèvre turns 43"),
        (date(2027, 2, 20), date(1984, 2, 29), "Éloïse Lefèvre turns 43"),
        (date(2026, 11, 21), date(1890, 11, 30), "Birthday of Éloïse Lefèvre"),
        (date(2026, 11, 21), date(1984, 11, 20), None),
        (date(2026, 11, 21), date(1984, 12, 6), None),
    ],
)
def test_birthdays_of_two_weeks_are_told(
    named: app.Services, clock: SetClock, today: date, born: date, told: str | None
) -> None:
    clock.at = datetime(today.year, today.month, today.day, 11, tzinfo=UTC)
    contact = named.contacts.save(ContactDraft(first_name="Éloïse", last_name="Lefèvre", birthday=born))

    lines = named.today.lines(Column.NEXT)

    assert texts(lines) == ([told] if told else [])
    if told:
        assert lines[0].offer is not None
        assert lines[0].offer.state == {"contact": contact}


def test_the_nearest_day_is_told_first_under_its_name_with_a_way_to_reach(named: app.Services) -> None:
    for last, day in (("Bonnet", 23), ("Abadie", 21), ("Castel", 22)):
        phone = (Phone("06 39 98 12 34"),)
        named.contacts.save(ContactDraft(first_name="Luc", last_name=last, birthday=date(1990, 11, day), phones=phone))

    lines = named.today.lines(Column.NEXT)

    assert [line.group for line in lines] == ["Today", "Tomorrow", "Monday 23 November"]
    assert {line.detail for line in lines} == {"06 39 98 12 34"}


def test_only_round_years_as_a_customer_are_told(named: app.Services) -> None:
    field = named.contacts.save_custom_field(CustomField("Client depuis", "date"))
    for year in (2025, 2024, 2016, 2011, 2026):
        named.contacts.save(ContactDraft(last_name=f"Depuis {year}", custom={field: f"{year}-11-24"}))

    assert sorted(said(named, Column.NEXT)) == [
        "Depuis 2011: a customer for 15 years",
        "Depuis 2016: a customer for 10 years",
        "Depuis 2025: a customer for 1 year",
    ]


def test_many_celebrations_are_counted_after_the_nearest(named: app.Services) -> None:
    for number in range(15):
        named.contacts.save(ContactDraft(last_name=f"Né {number}", birthday=date(1990, 11, 21)))

    lines = named.today.lines(Column.NEXT)

    assert len(lines) == 13
    assert lines[-1].text == "3 more days to celebrate soon"
    assert lines[-1].offer is None


def test_a_young_base_is_told_what_it_lacks(services: app.Services) -> None:
    assert said(services, Column.NEXT) == ["Bring in your file", "Give your shop its name"]

    services.settings.set(SHOP_NAME, "Maison Tilleul")
    sample.fill(services.importing, services.settings)

    assert not {"Bring in your file", "Give your shop its name"} & set(said(services, Column.NEXT))


def test_another_room_adds_its_own_lines(services: app.Services) -> None:
    class Tickets:
        key = "tickets"
        column = Column.CHECK

        def lines(self, now: datetime) -> Sequence[TodayLine]:
            return (TodayLine(f"One ticket at {now:%H:%M}", "ticket"),)

    today = TodayService(
        services.db,
        services.contacts,
        services.history,
        services.importing,
        services.settings,
        services.health,
        more=(Tickets(),),
    )

    assert texts(today.lines(Column.CHECK)) == ["One ticket at 11:00"]
    assert today.waiting() == 1


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr_FR"), ("en", "en_GB")])
def test_days_are_said_as_unicode_has_them(language: str, locale: str) -> None:
    i18n.use(language)
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        expected = format_date(day, "EEEE d MMMM", locale=locale).title()
        assert day_of_week(day).replace(" 1er ", " 1 ").title() == expected


@pytest.mark.usefixtures("french")
def test_the_first_of_a_month_is_said_the_french_way() -> None:
    assert day_of_week(date(2026, 3, 1)) == "Dimanche 1er mars"
    assert day_of_week(date(2026, 11, 21)) == "Samedi 21 novembre"


def test_three_names_are_listed_and_the_others_counted() -> None:
    assert listed(["A", "B", "C"]) == "A, B, C"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C, 2 more"
    assert listed([]) == ""
