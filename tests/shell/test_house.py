"""What a room declares is what the window offers: other rooms than those of the product."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from grc_desktop.core.changes import ChangeFeed, Changes
from grc_desktop.core.errors import Kind, StorageError
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.ui.kit.actions import Action
from grc_desktop.ui.kit.page import Page
from grc_desktop.ui.kit.work import Work
from grc_desktop.ui.shell.house import Badge, Creation, House, Match, Room
from grc_desktop.ui.shell.memory import Memory
from grc_desktop.ui.shell.navigator import Place
from grc_desktop.ui.shell.outline import Line
from grc_desktop.ui.shell.palette.box import Palette
from grc_desktop.ui.shell.palette.sources import sources
from grc_desktop.ui.shell.preferences import Preferences
from grc_desktop.ui.shell.quick_add import open_menu
from grc_desktop.ui.shell.window import Window

BROKEN = Kind("broken", "The base cannot be read.")
TICKET = Action("ticket.new", "New ticket", "plus")
QUOTE = Action("quote.new", "New quote", "plus")
CLOSE = Action("ticket.close", "Close the day")


class Desk(Page):
    """A page that remembers what was begun and done on it."""

    name = "Desk"
    primary = CLOSE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begun: list[tuple[str, str]] = []
        for action in (TICKET, QUOTE, CLOSE):
            self.commands.bind(action, partial(self.note, action.key, ""))

    def note(self, key: str, text: str) -> None:
        self.begun.append((key, text))


class Feed:
    def __init__(self) -> None:
        self.changes = ChangeFeed()

    def notice_others(self) -> Changes | None:
        return None


def begin(action: Action) -> Creation:
    def note(page: Page, text: str) -> None:
        assert isinstance(page, Desk)
        page.note(action.key, text)

    return Creation(action, note)


class Shop:
    """A window on a base of two rooms, where `waiting` things wait in the second."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.feed, self.work, self.waiting = Feed(), Work(), 2
        rooms = (
            Room(Line("hall", "Hall", "house"), Page),
            Room(
                Line("desk", "Desk", "users"),
                Desk,
                badge=Badge(lambda: self.waiting, frozenset({"tickets"})),
                creates=(begin(TICKET), begin(QUOTE)),
                offers=(CLOSE,),
            ),
        )
        self.house = House(
            path=folder / "clients.grc",
            rooms=rooms,
            database=self.feed,
            find=lambda _text: (),
            recall=lambda ids: [Match(number, str(number)) for number in ids],
            count=lambda: 0,
            shop=lambda: "",
            ailments=lambda _progress: (),
            tidy=lambda: None,
            undo=lambda _progress: None,
        )
        self.window = Window(self.work, Preferences(app, ComputerSettings()), Memory(folder / "window.json"))
        self.window.furnish(self.house, Place("hall"))
        self.settle()

    @property
    def page(self) -> Page | None:
        return self.window.frame.page

    def settle(self) -> None:
        while self.work.busy:
            self.app.processEvents()

    def names(self) -> list[str]:
        return self.window.frame.sidebar.accessible_names()


@pytest.fixture
def shop(qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Shop]:
    made = Shop(qapp, tmp_path)
    yield made
    made.window.end()
    made.work.finish()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_room_says_how_much_waits_in_it_and_counts_again_when_that_changed(shop: Shop) -> None:
    assert shop.names()[1:] == ["Hall", "Desk (2)"]

    shop.waiting = 5
    shop.window.frame.touch(frozenset({"other"}))
    shop.settle()
    assert shop.names()[1:] == ["Hall", "Desk (2)"]

    shop.window.frame.touch(frozenset({"tickets"}))
    shop.settle()
    assert shop.names()[1:] == ["Hall", "Desk (5)"]

    shop.waiting = 0
    shop.window.frame.touch(frozenset({"tickets"}))
    shop.settle()
    assert shop.names()[1:] == ["Hall", "Desk"]


def test_what_rooms_create_is_in_the_menu_and_begun_in_their_room(shop: Shop) -> None:
    menu = open_menu(shop.house, shop.window.frame, shop.window.frame.bar.add)
    assert [line.text() for line in menu.actions()] == ["New ticket", "New quote"]

    menu.actions()[1].trigger()
    menu.close()

    assert isinstance(shop.page, Desk)
    assert shop.page.begun == [("quote.new", "")]


def test_what_was_typed_begins_the_first_thing_that_can_be_created(shop: Shop) -> None:
    sources(shop.house, shop.window.frame, shop.window.commands).create("Zoé")

    assert isinstance(shop.page, Desk)
    assert shop.page.begun == [("ticket.new", "Zoé")]


def test_what_another_room_offers_is_done_there_though_its_page_was_never_made(shop: Shop) -> None:
    offer = sources(shop.house, shop.window.frame, shop.window.commands).offer()
    (close,) = (entry for entry in offer.actions if entry.title == "Close the day")
    assert close.detail == "Desk"
    close.do()

    assert isinstance(shop.page, Desk)
    assert shop.page.begun == [("ticket.close", "")]


def test_an_action_is_offered_once(shop: Shop) -> None:
    frame, commands = shop.window.frame, shop.window.commands
    for room in ("hall", "desk", "hall"):
        frame.go(room)
        titles = [entry.title for entry in sources(shop.house, frame, commands).offer().actions]
        assert len(titles) == len(set(titles))
        assert {"New ticket", "New quote", "Close the day"} <= set(titles)


def test_what_hinders_a_search_is_said_where_the_lines_would_be(shop: Shop) -> None:
    def fail(_text: str) -> list[Match]:
        raise StorageError(BROKEN)

    asked = replace(sources(shop.house, shop.window.frame, shop.window.commands), find=fail)
    palette = Palette(asked, shop.work, shop.window)
    palette.open_up("zoé")
    shop.settle()

    assert palette.list.entries() == []
    assert palette.said() == BROKEN.sentence


def test_once_the_start_is_over_no_room_waits_for_its_modules() -> None:
    told = "print(*sys.modules)"
    load = f"import sys; from grc_desktop.ui.shell import rooms; {told}; rooms.load_rest(); {told}"
    done = subprocess.run([sys.executable, "-c", load], capture_output=True, text=True, check=True).stdout

    late = {
        f"grc_desktop.ui.{name}" for name in ("importing.page", "importing.check_step", "history.page", "settings.page")
    }
    before, after = (set(line.split()) for line in done.splitlines())
    assert (late & before, late - after) == (set(), set())
