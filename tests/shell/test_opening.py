from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from grc_desktop import app
from grc_desktop.__main__ import are_files
from grc_desktop.core.paths import default_database, state_folder
from grc_desktop.services.importing import sample
from grc_desktop.ui.shell.memory import Memory
from grc_desktop.ui.shell.opening.choosing import LAST_BASE
from grc_desktop.ui.shell.opening.first_start import FirstStart
from grc_desktop.ui.shell.opening.instance import Instance
from grc_desktop.ui.shell.opening.sample_strip import SampleStrip
from grc_desktop.ui.shell.opening.session import Wanted
from grc_desktop.ui.shell.opening.start import Program, wanted
from grc_desktop.ui.shell.opening.trouble import Trouble
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk

HEAVY = {
    "sqlalchemy", "alembic", "babel", "pandas", "matplotlib", "scipy", "openpyxl", "python_calamine", "phonenumbers",
    "rapidfuzz", "email_validator", "stdnum", "sqlcipher3", "typer", "rich", "qtawesome",
}  # fmt: skip
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from grc_desktop.core import i18n
i18n.preferred = lambda: "en"
from grc_desktop.ui.shell.opening import session
from grc_desktop.ui.shell.opening.start import Program
app = QApplication(["grc"])
app.setQuitOnLastWindowClosed(False)
program = Program(app, Path(sys.argv[1]) / "state")
loaded = []
session.Session._open = lambda self: (loaded.extend(sys.modules), app.quit())
program.begin(session.Wanted(Path(sys.argv[1]) / "clients.grc"))
app.exec()
print(*loaded, sep="\\n")
"""
COLLECTS = """
import gc, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from grc_desktop import __main__
from grc_desktop.ui.kit.garbage import Garbage
from grc_desktop.ui.shell.opening.session import Session

def said():
    print(gc.isenabled(), QCoreApplication.instance().findChild(Garbage) is not None)

opened = Session._opened
def ask(self, *given):
    said()
    opened(self, *given)
    said()
    QCoreApplication.quit()
Session._opened = ask
__main__.window(Path(sys.argv[1]))
"""
DIES_WITH_THE_LOCK = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from grc_desktop.ui.shell.opening.instance import Instance
app = QCoreApplication([])
assert Instance(Path(sys.argv[1]), Path(sys.argv[2])).take()
os._exit(9)
"""


def screen(stage: Stage) -> object:
    """What takes the whole window."""
    return stage.window.alone


def test_nothing_heavy_is_loaded_at_the_first_paint(base: Path, home: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_PAINT, str(home)], capture_output=True, text=True, check=True)

    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_a_window_opens_on_today(window: Stage) -> None:
    window.settle()

    assert window.window.frame.stack.front == "today"
    assert window.window.frame.sidebar.room_keys()[0] == "today"


def test_a_second_start_raises_the_first_window_and_ends(desk: Desk, base: Path) -> None:
    stage = desk.open(base)
    raised: list[bool] = []
    first = desk.program.session
    assert first is not None
    assert first.instance is not None
    first.instance.called.connect(lambda: raised.append(True))

    assert not Desk(desk.app).program.begin(Wanted(base))
    stage.settle()

    assert raised == [True]


def test_the_lock_of_a_program_that_died_clears_itself(base: Path, home: Path) -> None:
    locks = state_folder() / "locks"
    code = [sys.executable, "-c", DIES_WITH_THE_LOCK, str(base), str(locks)]
    assert subprocess.run(code, check=False).returncode == 9

    instance = Instance(base, locks)

    assert instance.take()
    instance.release()


def test_two_bases_have_a_window_each(base: Path, home: Path) -> None:
    one, other = Instance(base, home / "locks"), Instance(home / "other.grc", home / "locks")

    assert one.take()
    assert other.take()
    one.release()
    other.release()


def test_a_missing_base_is_told_and_never_replaced_by_an_empty_one(desk: Desk, home: Path) -> None:
    stage = desk.open(home / "gone.grc")

    assert isinstance(screen(stage), Trouble)
    assert not (home / "gone.grc").exists()


def test_a_missing_base_that_is_back_opens_at_the_next_try(desk: Desk, base: Path) -> None:
    away = base.rename(base.with_name("away"))
    stage = desk.open(base)
    trouble = screen(stage)
    assert isinstance(trouble, Trouble)

    away.rename(base)
    trouble.again_wanted.emit()
    stage.settle()

    assert stage.window.frame.stack.front == "today"


def test_a_damaged_base_is_told_and_left_as_it_is(desk: Desk, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    path = home / "clients.grc"
    path.write_bytes(b"this is not a base" * 100)

    stage = desk.open(path)

    assert isinstance(screen(stage), Trouble)
    assert path.read_bytes() == b"this is not a base" * 100


def test_the_first_start_offers_three_ways_to_begin(desk: Desk) -> None:
    stage = desk.open(None)

    assert isinstance(screen(stage), FirstStart)
    assert not default_database().exists()


def test_an_empty_base_is_made_when_it_is_asked_for(desk: Desk) -> None:
    stage = desk.open(None)
    first = screen(stage)
    assert isinstance(first, FirstStart)

    first.empty_wanted.emit()
    stage.settle()

    assert default_database().exists()
    assert stage.window.frame.stack.front == "today"


def test_the_sample_shop_is_marked_and_is_not_the_base_of_next_time(desk: Desk) -> None:
    stage = desk.open(None)
    first = screen(stage)
    assert isinstance(first, FirstStart)

    first.sample_wanted.emit()
    stage.settle()

    assert isinstance(stage.window.menuWidget(), SampleStrip)
    assert not default_database().exists()
    assert wanted(Memory(state_folder() / "window.json"), None) == Wanted(None)


def test_the_base_of_last_time_is_the_one_that_opens(home: Path, base: Path) -> None:
    memory = Memory(home / "window.json")
    assert wanted(memory, None) == Wanted(base)

    memory.put(LAST_BASE, str(home / "other.grc"))
    assert wanted(memory, None) == Wanted(home / "other.grc")
    assert wanted(memory, home / "named.grc") == Wanted(home / "named.grc")


def test_nothing_was_ever_opened_so_nothing_opens(home: Path) -> None:
    assert wanted(Memory(home / "window.json"), None) == Wanted(None)


def test_a_file_dropped_on_the_first_screen_makes_a_base_and_opens_in_the_import_room(desk: Desk) -> None:
    stage = desk.open(None)
    first = screen(stage)
    assert isinstance(first, FirstStart)

    first.file_chosen.emit(sample.workbook())
    stage.settle()

    assert default_database().exists()
    assert stage.window.frame.stack.front == "importing"
    assert stage.page.state()["file"] == str(sample.workbook())


def test_a_lock_that_cannot_be_written_keeps_nobody_out(base: Path, tmp_path: Path) -> None:
    (tmp_path / "locks").write_text("a file where a folder should be", encoding="utf-8")

    assert Instance(base, tmp_path / "locks").take()


def test_garbage_is_searched_for_here_once_there_is_something_to_work_with(base: Path, home: Path) -> None:
    done = subprocess.run([sys.executable, "-c", COLLECTS, str(base)], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["False False", "False True"]


def test_a_second_start_hands_its_table_to_the_window_that_is_open(desk: Desk, base: Path) -> None:
    assert not desk.program.is_open()
    stage = desk.open(base)

    assert Program(desk.app, state_folder()).is_open([sample.workbook()])
    stage.settle()

    assert stage.page.state()["file"] == str(sample.workbook())


def test_a_base_opened_from_the_desktop_is_opened_by_the_window_that_is_open(
    desk: Desk, base: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Marché d’été.grc"
    app.build(other, create=True).close()
    assert not desk.program.is_open()
    desk.open(base).settle()
    first = desk.program.session

    assert Program(desk.app, state_folder()).is_open([other])
    while desk.program.session in (first, None):
        desk.app.processEvents()

    assert desk.stage.services.db.path == other


def test_a_second_start_raises_the_choice_of_a_base_too(desk: Desk) -> None:
    assert not desk.program.is_open()
    stage = desk.open(None)

    assert Program(desk.app, state_folder()).is_open()
    stage.settle()

    assert isinstance(screen(stage), FirstStart)


def test_what_is_named_on_the_line_is_a_command_or_files() -> None:
    assert are_files([])
    assert are_files(["Clients de la boutique.xlsx"])
    assert are_files(["C:\\Boutique\\clients.grc"])
    assert are_files(["a.csv", "b.csv"])
    assert not are_files(["import", "clients.xlsx"])
    assert not are_files(["--database", "clients.grc"])


def test_files_named_on_the_line_are_taken_once_the_base_is_open(desk: Desk, base: Path) -> None:
    assert desk.program.begin(wanted(desk.program.memory, None, [sample.workbook()]))

    assert desk.stage.page.state()["file"] == str(sample.workbook())


def test_a_base_named_on_the_line_is_the_one_that_opens(home: Path, base: Path) -> None:
    assert wanted(Memory(home / "window.json"), None, [home / "autre.GRC"]) == Wanted(home / "autre.GRC")
