from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from grc_desktop.core.progress import Progress
from grc_desktop.services.importing import sample
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.types import Decisions, SheetReport
from grc_desktop.ui.importing import actions
from grc_desktop.ui.importing.outlook import PROBLEMS
from tests.importing_page.conftest import Desk, shown

Workbook = Callable[..., Path]


def test_the_sample_shop_goes_from_file_to_result_and_back_by_keyboard(desk: Desk) -> None:
    page = desk.page
    page.restore({"file": str(sample.workbook())})
    desk.rest()
    assert page.pieces.file.tabs.current() == "0"
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.step == "columns"
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.step == "check"
    counts = desk.counts()
    assert counts["all"] == sum(number for key, number in counts.items() if key not in ("all", PROBLEMS))

    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.rest()

    assert page.step == "result"
    assert page.journey.result is not None
    assert page.journey.result.counts.created == counts["created"]
    assert len(desk.names()) >= counts["created"]

    page.commands[actions.UNDO].trigger()
    desk.rest()
    assert desk.names() == []
    assert not page.commands[actions.UNDO].isEnabled()


def test_the_steps_wait_until_there_is_a_file(desk: Desk) -> None:
    for step in ("columns", "check", "result"):
        desk.page.go_to(step)
        assert desk.page.step == "file"
        assert not desk.page.steps.step(step).isEnabled()


def test_one_goes_back_and_forth_and_finds_everything_as_it_was(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "check")
    desk.page.pieces.check.show_filter(PROBLEMS)
    state = desk.page.state()
    desk.page.go_to("file")
    desk.page.restore(state)
    assert desk.page.step == "check"
    assert desk.page.pieces.check.chips[PROBLEMS].isChecked()


def test_the_first_rows_are_there_before_the_whole_file(desk: Desk, workbook: Workbook) -> None:
    desk.page.open(workbook())
    desk.until(lambda: desk.page.journey.book is not None)
    assert desk.page.pieces.file.currentWidget() is desk.page.pieces.file.grid.parentWidget()
    desk.rest()
    assert desk.page.journey.whole


def test_a_file_that_is_no_table_is_told_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    desk.page.open(path)
    desk.rest()
    assert shown(desk.page.banner)
    assert "photo.xlsx" in desk.page.banner.accessibleName()
    assert desk.page.journey.path is None
    assert desk.page.step == "file"


def test_a_second_file_asks_only_when_corrections_would_be_lost(desk: Desk, workbook: Workbook) -> None:
    from grc_desktop.ui.kit.dialogs import Dialog

    first, second = workbook(), workbook(name="other.xlsx")
    desk.open(first, "check")
    desk.page.open(second)
    desk.rest()
    assert desk.page.journey.path == second

    desk.page.journey.fix(3, 4, "thais@exemple.fr")
    desk.page.open(first)
    asked = desk.page.findChild(Dialog)
    assert asked is not None
    asked.reject()
    assert desk.page.journey.path == second


def test_reading_can_be_cancelled_and_leaves_nothing(desk: Desk) -> None:
    desk.page.open(sample.workbook())
    assert desk.page.journey.job is not None
    desk.page.busy.cancel.click()
    desk.rest()
    assert desk.page.journey.path is None
    assert desk.page.step == "file"


def test_a_cancelled_import_writes_nothing_and_can_be_tried_again(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "check")
    desk.page.journey.write()
    assert desk.page.journey.job is not None
    desk.page.journey.job.cancel()
    desk.rest()
    assert desk.names() == []
    assert desk.page.step == "check"
    desk.page.commands[actions.WRITE].trigger()
    desk.rest()
    assert desk.page.step == "result"
    assert len(desk.names()) == 3


def test_a_past_import_is_listed_and_taken_back(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "check")
    desk.page.journey.write()
    desk.rest()
    desk.page.commands[actions.AGAIN].trigger()
    desk.rest()
    past = desk.page.pieces.file.past
    desk.until(lambda: shown(past) and past.table.current_id() is not None)
    past._undo()
    desk.rest()
    assert desk.names() == []


def test_the_result_leads_to_the_customers(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "check")
    desk.page.journey.write()
    desk.rest()
    desk.page.commands[actions.SEE].trigger()
    assert desk.wanted == ["contacts"]


@pytest.mark.parametrize("strict", [False, True])
def test_refused_rows_are_given_back_as_a_workbook(
    desk: Desk, workbook: Workbook, tmp_path: Path, strict: bool
) -> None:
    from openpyxl import load_workbook

    desk.open(workbook(), "check")
    desk.page.pieces.check.strict.setChecked(strict)
    desk.rest()
    desk.page.journey.write()
    desk.rest()
    assert desk.page.commands[actions.REJECTS].isVisible()
    out = tmp_path / "refused.xlsx"
    desk.page.deeds.save_rejects(out)
    desk.rest()
    assert load_workbook(out).worksheets[0].max_row == (4 if strict else 2)
    assert "refused.xlsx" in desk.toasts[-1].text


def test_a_check_that_is_cancelled_goes_back_and_can_be_asked_for_again(
    desk: Desk, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, may_go_on = desk.services.importing.check, threading.Event()

    def wait(report: SheetReport, decisions: Decisions, progress: Progress | None = None) -> Checked:
        may_go_on.wait()
        return check(report, decisions, progress)

    monkeypatch.setattr(desk.services.importing, "check", wait)
    desk.page.open(workbook())
    desk.until(lambda: desk.page.journey.checking is not None)
    desk.page.go_to("check")
    job = desk.page.journey.checking
    assert job is not None
    job.cancel()
    may_go_on.set()
    desk.until(lambda: not desk.work.busy)
    assert desk.page.journey.outlook is None
    assert desk.page.step == "columns"

    desk.page.go_to("check")
    desk.rest()
    assert desk.page.step == "check"
    assert desk.counts()["created"] == 3
