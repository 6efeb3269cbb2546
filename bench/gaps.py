"""The window while one works in it: the longest time it did not answer, against the 100 ms people notice.

    python3 dev.py bench gaps              # a line per room
    python -m bench.gaps [--size N]        # a line per journey, and the function that kept the window

The whole program is played through its real window, without a screen: what the interface thread does, and what the
lanes of `work` do to it, is what happens on a shop's computer. Gaps are wall time here: a function on another thread
that holds the interpreter keeps the window just as well. That makes figures of a busy machine worth nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.contacts import base
from bench.harness import Line, kept
from grc_desktop.ui.kit.watchdog import LIMIT, Seen, Watchdog
from samples import large

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from grc_desktop.ui.stage.stage import Stage

ROOMS = ("contacts", "importing", "history", "settings")
WORD = "mar"


@dataclass(frozen=True, slots=True)
class Play:
    """An open window, and a workbook to import in it."""

    stage: Stage
    workbook: Path

    def keys(self, *pressed: str) -> None:
        for keys in pressed:
            self.stage.press(keys)

    def letters(self, text: str) -> None:
        """Type as people do: a letter, and what it brings."""
        for letter in text:
            self.stage.type(letter)


@dataclass(frozen=True, slots=True)
class Journey:
    """Something one does in the window, in a row."""

    name: str
    act: Callable[[Play], object]


def jump(play: Play) -> None:
    from grc_desktop.ui.contacts.page import ContactsPage

    page = play.stage.page
    assert isinstance(page, ContactsPage)
    bar = page.table.view.verticalScrollBar()
    for share in (3, 7, 5, 1):
        bar.setValue(bar.maximum() * share // 8)
        play.stage.settle()
    play.keys("PgDown", "PgDown", "End", "Home")


def sort(play: Play) -> None:
    from grc_desktop.ui.contacts.page import ContactsPage
    from grc_desktop.ui.kit.table.columns import Sort

    page = play.stage.page
    assert isinstance(page, ContactsPage)
    for key in ("city", "name"):
        page.table.sort_asked.emit(Sort(key))
        play.stage.settle()


def search(play: Play) -> None:
    play.keys("Ctrl+F")
    play.letters(WORD)
    play.keys(*["Backspace"] * len(WORD))


def narrow(play: Play) -> None:
    play.stage.go("contacts", view="all", filter={"kind": "person", "city": "Lyon"})
    play.stage.go("contacts", view="all", filter={})


def select(play: Play) -> None:
    play.stage.page.setFocus()
    play.stage.page.entered()
    play.keys("Ctrl+A", "Home", *["Shift+Down"] * 3)


def look_at(play: Play) -> None:
    play.stage.page.entered()
    play.keys("Home", *["Down"] * 5)


def edit(play: Play) -> None:
    play.stage.page.entered()
    play.keys("Home", "Down")
    play.stage.do("contacts.edit")
    play.letters("A")
    play.keys("Ctrl+S")


def add(play: Play) -> None:
    play.stage.do("contacts.new")
    play.letters("Zoé")
    play.keys("Ctrl+S")


def palette(play: Play) -> None:
    play.keys("Ctrl+K")
    play.letters(WORD)
    play.keys("Return")


def visit(play: Play) -> None:
    for room in (*ROOMS, ROOMS[0]):
        play.stage.go(room)


def dress(play: Play) -> None:
    for theme in ("dark", "light"):
        play.stage.preferences.choose_theme(theme)
        play.stage.settle()


def speak(play: Play) -> None:
    for language in ("fr", "en"):
        play.stage.preferences.choose_language(language)
        play.stage.settle()


def enlarge(play: Play) -> None:
    for percent in ("130", "100"):
        play.stage.preferences.choose_text_size(percent)
        play.stage.settle()


def read(play: Play) -> None:
    play.stage.go("importing", file=str(play.workbook))


def go_on(play: Play) -> None:
    play.stage.do("importing.next")


def correct(play: Play) -> None:
    """Go to the first two cells to check and correct them; every row is checked again each time."""
    for _time in range(2):
        play.stage.do("importing.next_problem")
        play.keys("Ctrl+A")
        play.letters("01")
        play.keys("Return")


def filter_rows(play: Play) -> None:
    from grc_desktop.ui.importing.page import ImportPage

    page = play.stage.page
    assert isinstance(page, ImportPage)
    for chip in page.pieces.check.chips.values():
        chip.click()
        play.stage.settle()


def write(play: Play) -> None:
    before = play.stage.services.contacts.count()
    play.stage.do("importing.write")
    assert play.stage.services.contacts.count() > before


def take_back(play: Play) -> None:
    before = play.stage.services.contacts.count()
    play.stage.do("importing.undo")
    assert play.stage.services.contacts.count() < before


BEGIN = Journey("open the list", lambda play: play.stage.go("contacts"))
ROOM_OF_CUSTOMERS = (
    Journey("scroll and jump", jump),
    Journey("sort", sort),
    Journey("search, letter by letter", search),
    Journey("filter", narrow),
    Journey("select everything", select),
    Journey("go from record to record", look_at),
    Journey("open the form, edit and save", edit),
    Journey("undo the edit", lambda play: play.keys("Ctrl+Z")),
    Journey("add somebody", add),
)
SHELL = (
    Journey("go to every room", visit),
    Journey("find from anywhere", palette),
    Journey("switch the theme", dress),
    Journey("switch the language", speak),
    Journey("switch the text size", enlarge),
)
IMPORT = (
    Journey("import: read the file", read),
    Journey("import: the columns", go_on),
    Journey("import: the check", go_on),
    Journey("import: correct cells", correct),
    Journey("import: filter the rows", filter_rows),
    Journey("import: switch the theme", dress),
    Journey("import: switch the language", speak),
    Journey("import: switch the text size", enlarge),
    Journey("import: write", write),
    Journey("import: take it back", take_back),
)
JOURNEYS = (BEGIN, *ROOM_OF_CUSTOMERS, *SHELL, *IMPORT)
ROOMS_PLAYED = (("customers", ROOM_OF_CUSTOMERS), ("shell", SHELL), ("import", IMPORT))


def played(
    app: QApplication, folder: Path, base: Path, workbook: Path, journeys: Iterable[Journey] = JOURNEYS
) -> Iterator[tuple[str, Seen]]:
    """Play `journeys` on `base` one after the other in one window; what each was like, as it ends.

    The window keeps what it remembers in `folder`.
    """
    from grc_desktop.ui.shell.opening.session import Wanted
    from grc_desktop.ui.shell.opening.start import Program
    from grc_desktop.ui.stage.stage import Stage

    program = Program(app, folder / "state")
    program.preferences.choose_language("en")
    program.preferences.choose_theme("light")
    watchdog = Watchdog(parent=program)
    hook = sys.excepthook
    program.begin(Wanted(base))
    sys.excepthook = hook  # what goes wrong stops the play
    assert program.session is not None
    with watchdog.watch() as seen:
        stage = Stage(app, program.session, program.preferences)
    yield "start, from the first paint on", seen
    play = Play(stage, workbook)
    for journey in journeys:
        with watchdog.watch() as seen:
            journey.act(play)
        yield journey.name, seen
    stage.window.end()
    program.deleteLater()


def base_of(size: int, folder: Path) -> Path:
    """A base of `size` customers to spoil."""
    return Path(shutil.copy(base(size), folder / "shop.grc"))


def workbook_of(size: int) -> Path:
    """As many rows as a shop keeps them."""
    return kept(f"shop-{size}.xlsx", lambda path: large.write_xlsx(path, size, "shop"))


@dataclass(frozen=True, slots=True)
class Ground:
    folder: Path
    base: Path
    workbook: Path


def ground(size: int, folder: Path) -> Ground:
    return Ground(folder, base_of(size, folder), workbook_of(size))


def longest(journeys: tuple[Journey, ...], given: Ground) -> float:
    """The longest gap of `journeys`, in seconds."""
    return max(seen.longest.wall for _name, seen in alone(given, journeys))


def alone(given: Ground, journeys: Iterable[Journey]) -> Iterator[tuple[str, Seen]]:
    """Play `journeys` in a process of their own, with neither a screen nor anybody's settings."""
    from grc_desktop.ui.kit.garbage import Garbage
    from grc_desktop.ui.shell.opening.start import application

    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "GRC_HOME": str(given.folder / "home")}
    app = application(["gaps"])
    Garbage(app)
    return played(app, given.folder, given.base, given.workbook, journeys)


def lines() -> Iterable[Line[Any]]:
    for room, journeys in ROOMS_PLAYED:
        yield Line(
            operation=f"window: longest gap, {room}",
            prepare=ground,
            ours=partial(longest, (BEGIN, *journeys)),
            limit=lambda _given: LIMIT,
            limit_name="what people notice",
            goal=1.0,
            sizes=(10_000, 100_000),
        )


def main() -> int:
    """Print the longest gap of every journey; answer 1 when one is above the limit."""
    parser = argparse.ArgumentParser(prog="python -m bench.gaps", description="The longest gap of every journey.")
    parser.add_argument("--size", type=int, default=100_000, help="customers in the base, and rows in the workbook")
    parser.add_argument("--only", default="", metavar="NAME", help="the journeys whose name begins so")
    asked = parser.parse_args()
    chosen = [BEGIN, *(each for each in JOURNEYS[1:] if each.name.startswith(asked.only))]
    above = 0
    with tempfile.TemporaryDirectory(prefix="gaps-", ignore_cleanup_errors=True) as folder:
        for name, seen in alone(ground(asked.size, Path(folder)), chosen):
            late = seen.longest.wall > LIMIT
            above += late
            told, *places = str(seen.longest).splitlines()
            print(f"{'LATE' if late else 'ok  '}  {name}: {told}; busiest {seen.busiest.cpu * 1e3:.0f} ms", flush=True)
            print(*places if late else (), sep="\n", end="\n" if late and places else "", flush=True)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
