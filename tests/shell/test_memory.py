from __future__ import annotations

from pathlib import Path

from grc_desktop.ui.shell.memory import Memory
from grc_desktop.ui.shell.navigator import Navigator, Place


def test_what_is_noted_is_there_at_the_next_start(tmp_path: Path) -> None:
    Memory(tmp_path / "state" / "window.json").put("place", {"room": "contacts"})

    assert Memory(tmp_path / "state" / "window.json").state("place") == {"room": "contacts"}


def test_a_spoilt_file_is_done_without(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text("{ not json", encoding="utf-8")

    memory = Memory(path)

    assert memory.get("place") is None
    assert memory.text("window") == ""


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")

    memory = Memory(tmp_path / "state" / "window.json")
    memory.put("window", "here")

    assert memory.text("window") == "here"


def test_a_place_is_found_again_as_it_was_left() -> None:
    navigator = Navigator()
    navigator.visit(Place("contacts"))
    navigator.leave({"contact": 7})
    navigator.visit(Place("history"))

    assert navigator.back() == Place("contacts", {"contact": 7})
    assert navigator.forward() == Place("history")


def test_there_is_nothing_before_the_first_place() -> None:
    navigator = Navigator()
    assert navigator.back() is None

    navigator.visit(Place("contacts"))
    assert navigator.back() is None
    assert navigator.forward() is None
    assert navigator.here == Place("contacts")
