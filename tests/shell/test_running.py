"""The foot of the window tells what is being done, how long it will take, and that it is done."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from grc_desktop.core.errors import Cancelled
from grc_desktop.core.progress import Progress
from grc_desktop.ui.kit import work
from grc_desktop.ui.shell.running import Running
from grc_desktop.ui.stage.stage import Stage


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What the jobs of a test wait for."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def running(window: Stage) -> Running:
    window.settle()
    return window.window.frame.status.running


def aged(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Every job is as old as that."""
    monkeypatch.setattr(work.Job, "age", property(lambda _job: seconds))


def test_a_long_job_is_shown_and_can_be_cancelled(window: Stage, running: Running) -> None:
    stopped: list[BaseException] = []

    def long(progress: Progress) -> None:
        progress.start("Counting sheep", 1000)
        while True:
            progress.advance(250)

    job = window.work.write(window.window, long, failed=stopped.append, label="Counting sheep")
    while job.age < 0.4 or not job.step.done:
        QApplication.processEvents()
    running.follow()

    assert not running.line.isHidden()
    assert running.doing() == "Counting sheep"
    running.cancel.click()
    assert running.doing() == "Stopping…"
    window.settle()
    assert isinstance(stopped[0], Cancelled)
    assert running.line.isHidden()
    assert running.done() == ""


def test_a_job_shorter_than_a_blink_is_not_shown(window: Stage, running: Running, gate: threading.Event) -> None:
    window.work.write(window.window, lambda _progress: gate.wait(20), label="Saving")
    running.follow()

    assert running.doing() == ""
    assert running.line.isHidden()


def test_several_jobs_are_counted_and_each_can_be_cancelled(
    window: Stage, running: Running, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch, 1)
    for label in ("Importing", "Saving", "Undoing"):
        window.work.write(window.window, lambda _progress: gate.wait(20), label=label)
    checking = window.work.compute(window.window, lambda _progress: gate.wait(20), label="Checking")
    running.follow()
    assert running.doing() == "Importing"
    assert running.others.text() == "and 3 others"

    running.others.click()
    menu = next(one for one in running.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions()] == ["Cancel: Saving", "Cancel: Undoing", "Cancel: Checking"]
    menu.actions()[2].trigger()
    menu.close()

    assert checking.progress.cancelled
    gate.set()
    window.settle()
    assert running.doing() == ""


def test_the_end_of_what_took_a_while_is_said(window: Stage, running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    aged(monkeypatch, 5)

    window.work.write(window.window, lambda _progress: None, label="Importing")
    window.settle()

    assert running.done() == "Importing: done"
    assert window.window.frame.toasts.texts() == ()


def test_the_end_of_what_took_a_minute_is_announced(
    window: Stage, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch, 61)

    window.work.write(window.window, lambda _progress: None, label="Importing")
    window.settle()

    assert window.window.frame.toasts.texts() == ("Importing: done",)


def test_what_failed_or_was_stopped_is_never_said_to_be_done(
    window: Stage, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch, 61)

    def stops(_progress: Progress) -> None:
        raise Cancelled

    window.work.write(window.window, stops, failed=lambda _error: None, label="Importing")
    window.settle()

    assert running.done() == ""
    assert window.window.frame.toasts.texts() == ()


def test_in_a_narrow_window_what_can_be_read_elsewhere_gives_way_to_the_work(
    window: Stage, running: Running, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.resize(880, 560)
    assert window.window.frame.status.text() == "3 customers"
    window.window.frame.status.name_base(
        Path("Une base au nom bien long pour un si petit écran de comptoir.grc"), False
    )
    aged(monkeypatch, 1)

    def import_all(progress: Progress) -> None:
        progress.start("Comparing every row of the workbook with the customers of the base", 100_000)
        progress.advance(40_000)
        gate.wait(20)

    job = window.work.write(window.window, import_all, label="Importing")
    while not job.step.done:
        QApplication.processEvents()
    window.work.changed.emit()
    QApplication.processEvents()

    assert running.width() >= running.sizeHint().width()
    gate.set()
    window.settle()
    assert running.doing() == ""


def test_what_the_page_in_front_tells_of_is_not_told_twice(
    window: Stage, running: Running, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch, 5)
    job = window.work.write(window.window, lambda _progress: gate.wait(20), label="Importing")
    job.told = True
    running.follow()
    assert running.doing() == ""

    job.told = False
    running.follow()
    assert running.doing() == "Importing"

    job.told = True
    gate.set()
    window.settle()
    assert running.done() == ""
