from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu

from grc_desktop.ui.importing.words import confidence, meaning
from tests.importing_page.conftest import HEADER, Desk, shown

Workbook = Callable[..., Path]
CITY = 6


def choose(desk: Desk, index: int, *path: str) -> None:
    """Take an entry of a card's menu."""
    menu: object = desk.page.pieces.columns.cards.menu_of(index)
    for title in path:
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.text() == title)
        menu = action.menu()
        action.trigger()
    desk.rest()


def test_each_column_has_a_card_with_its_meaning_and_how_sure_it_is(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "columns")
    cards = desk.page.pieces.columns.cards.cards
    assert [card.meaning.text() for card in cards] == [
        "Customer no.",
        "Last name",
        "First name",
        "Phone",
        "E-mail",
        "Postcode",
        "City",
    ]
    assert all("Sure" in card.accessibleName() for card in cards)


def test_a_column_can_be_left_out(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "columns")
    choose(desk, CITY, "Do not import")
    column = desk.page.journey.decisions.columns[CITY] if desk.page.journey.decisions else None
    assert column is not None
    assert column.field is None
    desk.page.journey.write()
    desk.rest()
    assert desk.details("Lefèvre Éloïse").draft.addresses[0].city in (None, "")


def test_a_column_can_become_a_field_of_its_own(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "columns")
    choose(desk, CITY, "New field", "List")
    decisions = desk.page.journey.decisions
    assert decisions is not None
    assert (decisions.columns[CITY].field, decisions.columns[CITY].kind) == ("custom:Ville", "list")
    assert confidence(decisions.columns[CITY]).text == "New field: list"
    desk.page.journey.write()
    desk.rest()
    assert [(field.label, field.kind) for field in desk.services.contacts.custom_fields()] == [("Ville", "list")]


def test_the_shop_s_own_fields_are_offered_once_they_exist(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "columns")
    choose(desk, CITY, "New field", "Text")
    desk.page.journey.write()
    desk.rest()
    desk.open(workbook(name="again.xlsx"), "columns")
    desk.until(lambda: bool(desk.page.journey.own))
    choose(desk, CITY, "Your own fields", "Ville")
    decisions = desk.page.journey.decisions
    assert decisions is not None
    assert meaning(decisions.columns[CITY]) == "Ville"


def test_dates_that_read_either_way_are_flagged_with_an_example(desk: Desk, workbook: Workbook) -> None:
    rows = ((*HEADER, "Né(e) le"), ("K1", "Petit", "Léa", "", "lea@exemple.fr", "", "", "01/03/1984"))
    desk.open(workbook(rows), "columns")
    step = desk.page.pieces.columns
    assert shown(step.order)
    assert shown(step._ambiguous)
    assert "1 March 2024" in step._example.text()
    step.order.setCurrentIndex(1)
    step.order.activated.emit(1)
    desk.rest()
    assert "3 January 2024" in step._example.text()
    desk.page.journey.write()
    desk.rest()
    assert str(desk.details("Petit Léa").draft.birthday) == "1984-01-03"
