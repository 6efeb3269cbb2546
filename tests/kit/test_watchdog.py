from __future__ import annotations

import ctypes
import time

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit.watchdog import LIMIT, Gap, Seen, Watchdog
from grc_desktop.ui.kit.work import Work


def block(seconds: float = 2 * LIMIT) -> None:
    """Keep the thread at work, for longer than anybody would accept."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def hold() -> None:
    """Keep the interpreter from every other thread, without any work."""
    ctypes.PyDLL(None).usleep(int(2e6 * LIMIT))


@pytest.fixture
def watchdog(qapp: QObject) -> Watchdog:
    return Watchdog(parent=qapp)


def test_a_slot_that_works_too_long_is_caught_and_named(qtbot: QtBot, watchdog: Watchdog) -> None:
    done: list[bool] = []

    def slot() -> None:
        block()
        done.append(True)

    with watchdog.watch() as seen:
        QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: bool(done))

    assert seen.busiest.cpu > LIMIT
    assert seen.busiest.wall > LIMIT
    assert seen.busiest.doing[0].startswith(f"{__name__}.block:")
    assert any(".slot:" in place for place in seen.busiest.doing)


def test_what_is_called_directly_counts_too(watchdog: Watchdog) -> None:
    with watchdog.watch() as seen:
        block()
    assert seen.busiest.cpu > LIMIT


def test_a_lane_that_holds_the_interpreter_is_caught_without_any_work_of_the_window(
    qtbot: QtBot, watchdog: Watchdog
) -> None:
    work = Work()
    done: list[object] = []
    with watchdog.watch() as seen:
        work.compute(work, lambda _progress: hold(), done.append)
        qtbot.waitUntil(lambda: bool(done))
    work.finish()

    assert seen.longest.wall > LIMIT
    assert seen.longest.cpu < LIMIT


def test_each_watch_begins_anew(watchdog: Watchdog) -> None:
    with watchdog.watch():
        block()
    with watchdog.watch() as seen:
        pass
    assert seen.busiest.cpu < LIMIT


def test_a_report_names_functions_and_no_value(watchdog: Watchdog) -> None:
    def work_for(customer: str) -> None:
        block()
        assert customer

    with watchdog.watch() as seen:
        work_for("Éloïse Lefèvre")

    report = str(seen.busiest)
    assert ".work_for:" in report
    assert "Lefèvre" not in report


def test_the_worst_of_each_kind_is_kept() -> None:
    seen = Seen()
    for gap in (Gap(0.3, 0.1), Gap(0.2, 0.2), Gap(0.1, 0.05)):
        seen.note(gap)
    assert (seen.longest.wall, seen.busiest.cpu) == (0.3, 0.2)


def test_nothing_is_watched_outside_a_watch(qtbot: QtBot, watchdog: Watchdog) -> None:
    with watchdog.watch() as seen:
        pass
    block()
    assert seen.busiest.cpu < LIMIT
