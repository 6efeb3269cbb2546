"""The room a base opens on, by its keys and buttons."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from grc_desktop.core.errors import DATABASE_LOCKED, StorageError
from grc_desktop.services.contacts.types import ContactDraft, Phone
from grc_desktop.services.importing import sample
from grc_desktop.services.settings.declared import SHOP_NAME
from grc_desktop.services.today.types import Column, Offer
from grc_desktop.ui.kit.buttons import Button
from grc_desktop.ui.stage.stage import Stage
from grc_desktop.ui.today import page as module
from grc_desktop.ui.today.page import TodayPage
from tests.shell.opened import Desk


def page(stage: Stage) -> TodayPage:
    made = stage.page
    assert isinstance(made, TodayPage)
    return made


def texts(stage: Stage, column: Column) -> list[str]:
    return [row.line.text for row in page(stage).feeds[column].rows]


def figures(stage: Stage) -> list[str]:
    return [card.spoken() for card in page(stage).cards]


@pytest.fixture
def morning(window: Stage) -> Stage:
    """A shop that is named, with three customers, one of whom has something to check, and one deletion."""
    window.services.settings.set(SHOP_NAME, "Maison Tilleul")
    window.services.contacts.save(ContactDraft(last_name="Garçon", phones=(Phone("12"), Phone("06 39 98 12 77"))))
    window.services.contacts.delete([1])
    window.settle()
    return window


def test_the_page_of_a_feature_is_short_on_the_kit() -> None:
    source = Path(module.__file__).read_text("utf-8")

    assert source.count("\n") < 150
    assert any(isinstance(node, ast.ClassDef) and node.name == "TodayPage" for node in ast.walk(ast.parse(source)))


def test_the_figures_are_told(window: Stage) -> None:
    assert figures(window) == [
        "Customers, 3, 3 new in twelve months, New month by month: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3",
        "New this month, 3, None last month",
        "Reachable, 100%, 3 of 3 have a phone or an e-mail",
    ]


def test_every_column_tells_its_lines(morning: Stage) -> None:
    assert texts(morning, Column.HAPPENED)[0] == "Customers moved to the bin: 1"
    assert texts(morning, Column.CHECK) == ["1 record with a value to check"]
    assert texts(morning, Column.NEXT) == ["Bring in your file"]


def test_what_waits_is_counted_in_the_sidebar(morning: Stage) -> None:
    assert "1" in next(name for name in morning.window.frame.sidebar.accessible_names() if "Today" in name)


def test_a_line_leads_to_the_list_of_exactly_that(morning: Stage) -> None:
    page(morning).feeds[Column.CHECK].buttons[0].click()
    morning.settle()

    assert morning.window.frame.stack.front == "contacts"
    state = morning.page.state()
    assert state["view"] == "to_check"


def test_an_action_is_undone_beside_its_line_and_the_page_follows(morning: Stage) -> None:
    page(morning).feeds[Column.HAPPENED].buttons[0].click()
    morning.settle()

    assert morning.services.contacts.count() == 4
    assert morning.window.frame.toasts.texts() == ("Undone",)
    assert texts(morning, Column.HAPPENED)[0] == "Undone: Customers moved to the bin: 1"
    assert figures(morning)[0].startswith("Customers, 4, ")


def test_what_was_changed_since_is_told_after_an_undo(window: Stage) -> None:
    contacts = window.services.contacts
    contacts.set_field([1, 2], "stage", "loyal")
    entry = window.services.history.entries(limit=1)[0].id
    contacts.set_field([2], "stage", "lost")

    page(window).follow(Offer("Undo", undoes=entry))
    window.settle()

    assert window.window.frame.toasts.texts() == ("Undone, except 1 record changed since.",)


@pytest.mark.parametrize(("place", "order"), [(0, "name"), (1, "created")])
def test_a_figure_leads_to_the_customers_behind_it(window: Stage, place: int, order: str) -> None:
    card = page(window).cards[place]
    (cover,) = (one for one in card.findChildren(QAbstractButton) if not isinstance(one, Button))
    QTest.keyClick(cover, Qt.Key.Key_Return)
    window.settle()

    assert window.window.frame.stack.front == "contacts"
    kept = window.page.state()["order"]
    assert isinstance(kept, dict)
    assert kept["by"] == order


def test_the_keys_alone_go_through_the_lines_and_do_what_they_offer(morning: Stage) -> None:
    names = []
    for _ in range(30):
        morning.press("Tab")
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        if focused is page(morning).feeds[Column.CHECK].buttons[0]:
            break
    reached = [name for name in names if name.startswith(("Health", "Customers, ", "Undo: ", "Check them: "))]
    assert reached[0] == "Health of the base: Details"
    assert reached[1].startswith("Customers, 3")
    assert reached[2].startswith("Undo: Today, Customers moved to the bin: 1, ")
    assert reached[-1] == "Check them: 1 record with a value to check"

    morning.press("Return")

    assert morning.window.frame.stack.front == "contacts"


def test_the_health_of_the_base_is_told_once_it_was_looked_at(window: Stage) -> None:
    assert page(window).day.text().endswith("The base is being looked at")

    window.window.frame.check()
    window.settle()

    assert page(window).day.text().endswith("The base is sound")
    page(window).day.details.click()
    window.settle()
    assert window.window.frame.stack.front == "settings"


def test_an_empty_base_begins_with_two_ways_to_fill_it(desk: Desk, home: Path) -> None:
    stage = desk.open(None)
    for _ in range(3):
        stage.press("Tab")
    stage.press("Space")
    beginning = page(stage).beginning
    assert beginning.isVisible()

    beginning.add.click()
    stage.settle()
    assert stage.window.frame.stack.front == "contacts"
    stage.press("Esc")
    stage.go("today")
    beginning.bring_in.click()
    stage.settle()
    assert stage.window.frame.stack.front == "importing"

    sample.fill(stage.services.importing, stage.services.settings)
    stage.go("today")
    assert not beginning.isVisible()
    assert figures(stage)[0].startswith("Customers, 1,1")


def test_a_base_that_cannot_be_read_says_so_and_tries_again(
    window: Stage, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = window.services.today

    def locked(*_: object) -> None:
        raise StorageError(DATABASE_LOCKED, path=base)

    with monkeypatch.context() as broken:
        broken.setattr(type(today), "columns", locked)
        broken.setattr(type(today), "overview", locked)
        page(window).refresh()
        window.settle()
    told = StorageError(DATABASE_LOCKED, path=base).message()
    assert texts(window, Column.CHECK) == [told]
    assert told in figures(window)[0]

    page(window).feeds[Column.CHECK].buttons[0].click()
    window.settle()

    assert texts(window, Column.CHECK) == ["Nothing to check: your file is in order."]
    assert figures(window)[0].startswith("Customers, 3")


def test_the_page_speaks_the_language_that_is_chosen(window: Stage, desk: Desk) -> None:
    desk.program.preferences.choose_language("fr")
    window.settle()

    assert window.page.title() == "Aujourd’hui"
    assert texts(window, Column.CHECK) == ["Rien à vérifier\u202f: votre fichier est en ordre."]


@pytest.mark.parametrize(("width", "side_by_side"), [(1366, True), (880, False)])
def test_the_columns_stand_below_each_other_in_a_narrow_window(window: Stage, width: int, side_by_side: bool) -> None:
    window.resize(width, 700)

    tops = {feed.y() for feed in page(window).feeds.values()}
    assert (len(tops) == 1) is side_by_side
