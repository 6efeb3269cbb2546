"""The result tells where every row went, and offers what follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from grc_desktop.ui.importing import actions
from tests.importing_page.conftest import Desk, shown

Workbook = Callable[..., Path]


def told(desk: Desk) -> dict[str, int]:
    return {line.text: line.number for line in desk.page.pieces.result.lines()}


def imported(desk: Desk, path: Path) -> None:
    desk.open(path, "check")
    desk.page.journey.write()
    desk.rest()


def test_every_row_and_every_unread_cell_is_told_of(desk: Desk, workbook: Workbook) -> None:
    imported(desk, workbook())
    assert told(desk) == {
        "new customers are in your base.": 3,
        "row said nothing new.": 1,
        "row was refused. Get it back in a workbook, with the reason beside it.": 1,
        "cells could not be read: they are kept with their customers, to check when you have time.": 2,
    }


def test_a_line_offers_what_follows_from_it(desk: Desk, workbook: Workbook) -> None:
    imported(desk, workbook())
    offered = [line.action for line in desk.page.pieces.result.lines() if line.action is not None]
    assert offered == [actions.SEE_CHECKS, actions.REJECTS]
    desk.page.commands[actions.SEE_CHECKS].trigger()
    assert desk.wanted == ["contacts"]


def test_the_import_is_taken_back_from_its_result(desk: Desk, workbook: Workbook) -> None:
    imported(desk, workbook())
    assert shown(desk.page.pieces.result.begin)
    desk.page.commands[actions.UNDO].trigger()
    desk.rest()
    assert desk.names() == []
    assert list(told(desk)) == ["records are as they were before."]


def test_a_file_that_says_nothing_new_is_told_so(desk: Desk, workbook: Workbook) -> None:
    imported(desk, workbook())
    imported(desk, workbook(name="again.xlsx"))
    assert "new customers are in your base." not in told(desk)


def test_rows_that_wait_are_counted_without_being_read(desk: Desk) -> None:
    assert desk.services.importing.waiting() == len(desk.services.importing.reviews()) == 0
