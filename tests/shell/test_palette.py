"""The palette, by the keys of a person, through the real window."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from grc_desktop.services.contacts.types import Phone
from grc_desktop.ui.contacts.page import ContactsPage
from grc_desktop.ui.kit.actions import Action
from grc_desktop.ui.shell.palette.box import Palette
from grc_desktop.ui.shell.palette.sources import sources
from grc_desktop.ui.stage.stage import Stage


def palette(stage: Stage) -> Palette:
    assert stage.window.palette_box is not None
    return stage.window.palette_box


def titles(stage: Stage) -> list[str]:
    return [entry.title for entry in palette(stage).list.entries()]


def chosen(stage: Stage) -> str:
    entry = palette(stage).list.chosen()
    return entry.title if entry else ""


@pytest.fixture
def stage(window: Stage) -> Stage:
    window.go("contacts")
    return window


def test_a_room_is_reached_by_a_few_letters(stage: Stage) -> None:
    stage.press("Ctrl+K")
    stage.type("sett")
    stage.press("Return")

    assert stage.window.frame.stack.front == "settings"
    assert stage.window.palette_box is None


def test_an_action_of_the_page_in_front_is_done(stage: Stage) -> None:
    stage.press("Ctrl+K")
    stage.type("add cust")
    stage.press("Return")

    assert isinstance(stage.page, ContactsPage)
    assert stage.page.desk.editing


def test_what_another_room_creates_is_begun_there(stage: Stage) -> None:
    stage.go("history")
    stage.press("Ctrl+K")
    stage.type("add a customer")
    stage.press("Return")

    assert isinstance(stage.page, ContactsPage)
    assert stage.page.desk.editing


def test_enter_waits_for_what_is_still_being_looked_for(stage: Stage) -> None:
    stage.press("Ctrl+K")
    box = palette(stage)
    QTest.keyClicks(box.field, "abadie")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    stage.settle()

    assert stage.page.state()["contact"] == 2


def test_esc_gives_the_focus_back(stage: Stage) -> None:
    before = QApplication.focusWidget()
    stage.press("Ctrl+K")
    stage.type("le")
    assert QApplication.focusWidget() is palette(stage).field

    stage.press("Esc")

    assert stage.window.palette_box is None
    assert QApplication.focusWidget() is before


def test_a_click_beside_the_box_closes_it(stage: Stage) -> None:
    stage.press("Ctrl+K")
    QTest.mouseClick(palette(stage), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    stage.settle()

    assert stage.window.palette_box is None


def test_a_line_is_taken_by_a_click(stage: Stage) -> None:
    stage.press("Ctrl+K")
    stage.type("castelnau")
    lines = palette(stage).list
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=lines.visualRect(lines.currentIndex()).center())
    stage.settle()

    assert stage.page.state()["contact"] == 3


def test_arrows_pages_and_ends_choose_a_line(stage: Stage) -> None:
    stage.press("Ctrl+K")
    all_titles = titles(stage)
    assert chosen(stage) == all_titles[0]

    for keys, place in (("Down", 1), ("Tab", 2), ("Up", 1), ("Shift+Tab", 0), ("Up", 0), ("End", -1), ("Down", -1)):
        stage.press(keys)
        assert chosen(stage) == all_titles[place], keys
    stage.press("PgUp")
    assert chosen(stage) != all_titles[-1]
    stage.press("Home")
    assert chosen(stage) == all_titles[0]
    stage.press("PgDown")
    assert chosen(stage) != all_titles[0]


def test_an_empty_box_shows_who_was_looked_at_what_can_be_done_and_the_rooms(stage: Stage) -> None:
    stage.go("contacts", contact=2)
    stage.go("history")
    stage.go("contacts", contact=3)
    stage.press("Ctrl+K")

    assert palette(stage).list.titles() == ["Recent", "Actions", "Pages"]
    assert "Abadie" in titles(stage)[0]
    assert "Castelnau" not in " ".join(titles(stage))
    assert {"Customers", "Import", "History", "Settings"} <= set(titles(stage))


def test_the_number_a_customer_was_found_by_is_told(stage: Stage) -> None:
    draft = stage.services.contacts.details(1).draft
    phones = (*draft.phones, Phone("07 00 55 11 22", "+33700551122"))
    stage.services.contacts.save(replace(draft, phones=phones))
    stage.press("Ctrl+K")
    stage.type("07005511")

    entry = palette(stage).list.chosen()
    assert entry is not None
    assert entry.detail.startswith("07 00 55 11 22 · ")


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("Zoé Zimmermann", "last_name", "Zimmermann"),
        ("zoe@exemple.fr", "emails", "zoe@exemple.fr"),
        ("06 12 34 56 78", "phones", "06 12 34 56 78"),
    ],
)
def test_who_is_not_found_is_created_with_what_was_typed(stage: Stage, typed: str, field: str, value: str) -> None:
    stage.go("settings")
    stage.press("Ctrl+K")
    stage.type(typed)
    assert titles(stage)[-1] == f"Create customer “{typed}”"
    stage.press("End")
    stage.press("Return")

    assert isinstance(stage.page, ContactsPage)
    assert value in str(getattr(stage.page.desk.editor.draft(), field))


def test_who_is_found_is_not_created_again(stage: Stage) -> None:
    stage.press("Ctrl+K")
    stage.type("abadie")

    assert not any(title.startswith("Create") for title in titles(stage))


def test_what_cannot_be_done_now_is_not_offered(stage: Stage) -> None:
    done: list[str] = []
    possible, impossible, hidden, quiet = (
        Action(f"test.{name}", f"Zebra {name}", quiet=name == "quiet")
        for name in ("possible", "impossible", "hidden", "quiet")
    )
    for action in (possible, impossible, hidden, quiet):
        stage.page.commands.bind(action, partial(done.append, action.key))
    stage.page.commands.enable(False, impossible)
    stage.page.commands[hidden].setVisible(False)

    stage.press("Ctrl+K")
    stage.type("zebra")
    assert [title for title in titles(stage) if title.startswith("Zebra")] == ["Zebra possible"]
    stage.press("Return")

    assert done == ["test.possible"]


@pytest.mark.parametrize("room", ["contacts", "importing", "history", "settings"])
def test_every_action_that_is_offered_can_be_triggered(stage: Stage, room: str) -> None:
    stage.go(room)
    frame, commands = stage.window.frame, stage.window.commands
    house = stage.window.house
    assert house is not None
    offered = {entry.title for entry in sources(house, frame, commands).offer().actions}
    here = {made.text(): made for actions in (stage.page.commands, commands) for _action, made in actions}

    assert offered
    assert [title for title in offered & set(here) if not (here[title].isEnabled() and here[title].isVisible())] == []
    elsewhere = {action.title for each in house.rooms for action in (*each.offers, *(c.action for c in each.creates))}
    primary = {page.primary.title for page in frame.stack if page.primary is not None}
    assert offered - set(here) <= elsewhere | primary


def test_letters_typed_on_the_search_button_are_typed_in_the_palette(stage: Stage) -> None:
    button = stage.window.frame.bar.search
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_H)
    stage.settle()
    stage.type("isto")
    assert palette(stage).field.text() == "histo"
    stage.press("Return")

    assert stage.window.frame.stack.front == "history"


def test_the_search_button_opens_the_palette_by_mouse_and_by_enter(stage: Stage) -> None:
    button = stage.window.frame.bar.search
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.press("Esc")
    assert stage.window.palette_box is None

    button.setFocus()
    stage.press("Return")
    assert stage.window.palette_box is not None


def test_going_elsewhere_puts_the_palette_away(stage: Stage) -> None:
    stage.press("Ctrl+K")
    stage.press("Ctrl+4")

    assert stage.window.palette_box is None


def test_the_palette_follows_the_window(stage: Stage) -> None:
    stage.press("Ctrl+K")
    stage.resize(900, 600)

    box = palette(stage)
    assert box.size() == stage.window.size()
    assert box.rect().contains(box.list.mapTo(box, box.list.rect().bottomRight()))


def test_without_a_base_there_is_nothing_to_find(window: Stage) -> None:
    window.window.show_alone(QLabel("first"))
    window.press("Ctrl+K")

    assert window.window.palette_box is None


def test_the_window_starts_without_what_the_palette_needs() -> None:
    load = "import sys, grc_desktop.ui.shell.opening.session, grc_desktop.ui.shell.rooms; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", load], capture_output=True, text=True, check=True).stdout.split()

    assert "grc_desktop.ui.shell.window" in loaded
    late = {f"grc_desktop.ui.shell.{name}" for name in ("palette.box", "palette.lines", "quick_add", "shortcuts")}
    assert (late | {"rapidfuzz"}) & set(loaded) == set()
