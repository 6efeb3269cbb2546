"""The first day of a shop, by keyboard, through the real window."""

from __future__ import annotations

from pathlib import Path

from grc_desktop.core import i18n
from grc_desktop.core.paths import default_database, state_folder
from grc_desktop.services.settings.declared import LANGUAGE
from grc_desktop.ui.settings.page import SettingsPage
from grc_desktop.ui.shell.memory import Memory
from grc_desktop.ui.shell.opening.start import wanted
from tests.shell.opened import Desk


def test_begin_with_nothing_add_find_correct_undo_switch_language_quit_and_come_back(desk: Desk) -> None:
    stage = desk.open(None)
    for _ in range(3):
        stage.press("Tab")
    stage.press("Space")
    assert default_database().exists()

    stage.go("contacts")
    stage.do("contacts.new")
    stage.type("Lefèvre")
    stage.press("Ctrl+S")
    assert stage.services.contacts.count() == 1

    stage.go("settings")
    stage.press("Ctrl+K")
    stage.type("lefevre")
    stage.press("Return")
    assert stage.window.frame.stack.front == "contacts"

    stage.press("F2")
    stage.press("Ctrl+A")
    stage.type("Lefebvre")
    stage.press("Ctrl+S")
    assert stage.services.contacts.details(1).name == "Lefebvre"

    stage.press("Ctrl+Z")
    assert stage.services.contacts.details(1).name == "Lefèvre"

    stage.go("settings")
    page = stage.page
    assert isinstance(page, SettingsPage)
    page.choose(LANGUAGE, "fr")
    stage.settle()
    assert stage.page.title() == "Réglages"

    stage.press("Ctrl+Q")
    assert desk.program.session is None

    i18n.use("en")
    again = Desk(desk.app)
    desk.program = again.program
    stage = desk.open(wanted(Memory(state_folder() / "window.json"), None).path)
    assert stage.window.frame.stack.front == "settings"
    assert stage.page.title() == "Réglages"


def test_the_sample_shop_is_explored_searched_and_taken_back(desk: Desk, home: Path) -> None:
    stage = desk.open(None)
    for _ in range(2):
        stage.press("Tab")
    stage.press("Space")
    stage.settle()
    assert stage.services.contacts.count() > 1000

    stage.press("Ctrl+K")
    stage.type("gall")
    stage.press("Return")
    assert isinstance(stage.page.state()["contact"], int)

    stage.go("history")
    stage.press("End")
    stage.do("history.undo")
    assert stage.services.contacts.count() == 0
