from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import DATABASE_LOCKED, Cancelled, StorageError
from grc_desktop.core.progress import Progress
from grc_desktop.ui.kit.work import Job, Work


def refuse(_progress: Progress) -> None:
    raise StorageError(DATABASE_LOCKED)


def test_an_answer_comes_back_on_the_interface_thread(qtbot: QtBot, work: Work) -> None:
    owner = QObject()
    answers: list[tuple[int, int]] = []
    threads: list[int] = []

    def call() -> int:
        threads.append(threading.get_ident())
        return 7

    work.read(owner, call, lambda value: answers.append((value, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(7, threading.get_ident())]
    assert threads != [threading.get_ident()]


def test_a_newer_read_of_the_same_key_supersedes_the_older(qtbot: QtBot, work: Work) -> None:
    owner, gate = QObject(), threading.Event()
    answers: list[str] = []

    def slow() -> str:
        gate.wait(5)
        return "old"

    work.read(owner, slow, answers.append, key="list")
    work.read(owner, lambda: "new", answers.append, key="list")
    qtbot.waitUntil(lambda: answers == ["new"])
    gate.set()
    work.write(owner, lambda _progress: "after", answers.append)
    qtbot.waitUntil(lambda: "after" in answers)
    assert answers == ["new", "after"]


def test_reads_without_a_key_or_of_another_owner_are_all_answered(qtbot: QtBot, work: Work) -> None:
    one, other = QObject(), QObject()
    answers: list[int] = []

    def answer(value: int) -> Callable[[], int]:
        return lambda: value

    for owner, key, value in ((one, "", 1), (one, "", 2), (one, "list", 3), (other, "list", 4)):
        work.read(owner, answer(value), answers.append, key=key)
    qtbot.waitUntil(lambda: sorted(answers) == [1, 2, 3, 4])


def test_an_owner_that_was_destroyed_hears_nothing(qtbot: QtBot, work: Work) -> None:
    owner, other, gate = QObject(), QObject(), threading.Event()
    answers: list[str] = []
    work.read(owner, lambda: gate.wait(5), lambda _value: answers.append("closed page"))
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    work.read(other, lambda: "open page", answers.append)
    work.write(other, lambda _progress: "last", answers.append)
    qtbot.waitUntil(lambda: {"open page", "last"} <= set(answers))
    assert "closed page" not in answers


def test_writes_follow_each_other_in_order(qtbot: QtBot, work: Work) -> None:
    owner, running = QObject(), threading.Lock()
    order: list[int] = []
    answers: list[int] = []

    def write(number: int, _progress: Progress) -> int:
        assert running.acquire(blocking=False), "two writes at once"
        order.append(number)
        running.release()
        return number

    for number in range(20):
        work.write(owner, partial(write, number), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert order == answers == list(range(20))


def test_a_known_error_is_told_when_nobody_handles_it(qtbot: QtBot, work: Work) -> None:
    owner = QObject()
    with qtbot.waitSignal(work.told) as told:
        work.write(owner, refuse)
    assert told.args is not None
    assert told.args[0].code == "database_locked"


def test_a_known_error_somebody_handles_is_not_told_again(qtbot: QtBot, work: Work) -> None:
    owner = QObject()
    errors: list[BaseException] = []
    told: list[object] = []
    work.told.connect(told.append)
    work.write(owner, refuse, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], StorageError)
    assert told == []


def test_a_bug_always_reaches_the_crash_page(qtbot: QtBot, work: Work) -> None:
    owner = QObject()
    handled: list[BaseException] = []
    with qtbot.waitSignal(work.crashed) as crashed:
        work.read(owner, lambda: 1 // 0, lambda _value: None, handled.append)
    assert crashed.args is not None
    assert isinstance(crashed.args[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: len(handled) == 1)


def test_cancelled_work_is_silent(qtbot: QtBot, work: Work) -> None:
    owner, started = QObject(), threading.Event()
    loud: list[object] = []
    ended: list[object] = []
    work.told.connect(loud.append)
    work.crashed.connect(loud.append)

    def long(progress: Progress) -> None:
        progress.start("Importing", 100)
        started.set()
        while True:
            progress.check()
            QThread.yieldCurrentThread()

    job = work.write(owner, long, ended.append, ended.append)
    assert started.wait(5)
    assert (job.step.label, job.step.total) == ("Importing", 100)
    job.cancel()
    qtbot.waitUntil(lambda: len(ended) == 1)
    assert isinstance(ended[0], Cancelled)
    assert loud == []
    assert work.jobs() == ()


def test_the_status_line_sees_jobs_come_and_go(qtbot: QtBot, work: Work) -> None:
    owner, gate = QObject(), threading.Event()
    with qtbot.waitSignal(work.changed):
        job = work.compute(owner, lambda _progress: gate.wait(5), label="Checking")
    assert [each.step.label for each in work.jobs()] == ["Checking"]
    assert job.time_left is None
    gate.set()
    qtbot.waitUntil(lambda: work.jobs() == ())


def test_a_long_computation_delays_neither_reads_nor_writes(qtbot: QtBot, work: Work) -> None:
    owner, gate = QObject(), threading.Event()
    answers: list[str] = []
    work.compute(owner, lambda _progress: gate.wait(5))
    work.read(owner, lambda: "read", answers.append)
    work.write(owner, lambda _progress: "written", answers.append)
    qtbot.waitUntil(lambda: sorted(answers) == ["read", "written"])
    gate.set()


def test_closing_finishes_the_writes_and_answers_nobody(qtbot: QtBot) -> None:
    work, owner = Work(), QObject()
    done: list[int] = []
    answers: list[object] = []

    def write(number: int, _progress: Progress) -> None:
        done.append(number)

    for number in range(5):
        work.write(owner, partial(write, number), answers.append)
    work.finish()
    qtbot.wait(0)
    assert done == list(range(5))
    assert answers == []
    work.read(owner, lambda: 1, answers.append)
    with pytest.raises(RuntimeError):
        work.write(owner, partial(write, 6))
    assert not [thread for thread in threading.enumerate() if thread.name in ("read", "write", "compute")]


def test_the_time_left_is_told_once_it_is_more_than_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("grc_desktop.ui.kit.work.time.monotonic", lambda: now[0])
    job = Job("Importing")
    job.progress.start("Reading", 1000)
    now[0] += 0.1
    job.progress.advance(500)
    assert job.time_left is None
    now[0] += 1.9
    assert job.time_left == pytest.approx(2.0)
    job.progress.start("Writing", 1000)
    assert job.time_left is None
    assert job.age == pytest.approx(2.0)
