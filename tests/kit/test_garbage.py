from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit.garbage import Garbage
from grc_desktop.ui.kit.work import Work


@pytest.fixture
def garbage(qapp: QObject) -> Iterator[Garbage]:
    thresholds = gc.get_threshold()
    made = Garbage(qapp)
    gc.set_threshold(50, 1, 1)
    yield made
    gc.set_threshold(*thresholds)
    made.deleteLater()


class Tangled(QWidget):
    """A widget that refers to itself, and says on which thread it was released."""

    def __init__(self, released: list[str]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: released.append(threading.current_thread().name))


def test_a_widget_in_a_cycle_is_released_on_the_interface_thread(qtbot: QtBot, garbage: Garbage) -> None:
    released: list[str] = []
    Tangled(released)
    lane = threading.Thread(target=lambda: [[] for _ in range(100_000)], name="lane")
    lane.start()
    lane.join()
    assert released == []

    for _ in range(3):
        kept = [[number] for number in range(1_000)]
        garbage.search()
    assert len(kept) == 1_000
    assert released == [threading.main_thread().name]


def test_nothing_is_searched_while_little_was_made(garbage: Garbage, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    monkeypatch.setattr(gc, "collect", searched.append)
    garbage.search()
    assert searched == []


def test_the_search_waits_while_a_lane_makes_much(
    qtbot: QtBot, garbage: Garbage, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[int] = []
    ended: list[object] = []
    work, begun, may_end = Work(), threading.Event(), threading.Event()

    def make(_progress: object) -> None:
        begun.set()
        may_end.wait()

    with monkeypatch.context() as much:
        much.setattr(gc, "get_count", lambda: (1_000_000, 0, 0))
        much.setattr(gc, "collect", searched.append)
        work.compute(work, make, ended.append)
        begun.wait()
        garbage.search()
        assert searched == []

        may_end.set()
        qtbot.waitUntil(lambda: bool(ended))
        garbage.search()
        assert searched == [0]
    work.finish()
