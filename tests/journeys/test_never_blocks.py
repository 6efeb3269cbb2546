"""The window is never kept longer than people notice, whatever one does in it.

What is asserted is the processor time of the interface thread within one turn of its loop: on a machine that others
use too, the time on the wall says more about them than about us. Processors that are shared are slower too, hence the
`SHARE`. ``python -m bench.gaps`` holds the wall to the limit itself, on a quiet machine, with many more customers.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bench import gaps
from bench.contacts import filled
from bench.gaps import Journey, Play
from grc_desktop.ui.kit.watchdog import LIMIT
from samples import large
from tests.kit.test_watchdog import block

MANY = 1_000
SHARE = 3
"""How many times slower than alone a processor may be that has much else to do."""
JOURNEYS = (gaps.BEGIN, *gaps.ROOM_OF_CUSTOMERS, *gaps.SHELL[:2], *gaps.IMPORT)
"""Every one, looks switched once: while most is on the screen."""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    filled(tmp_path / "shop.grc", MANY)
    return tmp_path / "shop.grc"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "clients.xlsx"
    large.write_xlsx(path, MANY, "shop")
    return path


def test_no_journey_keeps_the_window(
    qapp: QApplication, home: Path, base: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    late = {
        name: str(seen.busiest)
        for name, seen in gaps.played(qapp, home, base, workbook, JOURNEYS)
        if seen.busiest.cpu > SHARE * LIMIT
    }
    assert late == {}


def test_a_slot_that_blocks_is_caught_with_its_name(
    qapp: QApplication, home: Path, base: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def planted(play: Play) -> None:
        QTimer.singleShot(0, lambda: block(2 * SHARE * LIMIT))
        play.stage.settle()

    *_start, (_name, seen) = gaps.played(qapp, home, base, workbook, [Journey("planted", planted)])

    assert seen.busiest.cpu > SHARE * LIMIT
    assert any(".block:" in place for place in seen.busiest.doing)
