from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit.search_line import SearchLine


def test_the_cross_is_there_while_something_is_typed_and_takes_it_away(qtbot: QtBot) -> None:
    line = SearchLine()
    qtbot.addWidget(line)
    line.say("Search this list")
    (cross,) = line.actions()
    told: list[str] = []
    line.textEdited.connect(told.append)
    assert not cross.isVisible()

    QTest.keyClicks(line, "zoe")
    assert cross.isVisible()

    cross.trigger()
    assert line.text() == ""
    assert told[-1] == ""
    assert not cross.isVisible()
