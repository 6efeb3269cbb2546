from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Kind, Refused
from grc_desktop.ui.kit.buttons import Button
from grc_desktop.ui.kit.labels import Label
from grc_desktop.ui.kit.lines import Abreast, Feed, Line
from grc_desktop.ui.kit.loading import Bars
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.theme import Tone

CALM = "Nothing: all is well."


@pytest.fixture
def feed(qtbot: QtBot) -> Feed:
    made = Feed("To check", CALM, most=3)
    qtbot.addWidget(made)
    made.resize(360, 600)
    made.show()
    qtbot.waitActive(made, timeout=5000)
    return made


def words(feed: Feed) -> list[str]:
    """What can be read, from top to bottom."""
    QApplication.processEvents()
    return [label.text() for label in feed.findChildren(Label) if label.isVisible()]


def counted(number: int, done: list[int] | None = None) -> list[Line]:
    """So many lines; each notes that its button was pressed."""
    noted: list[int] = [] if done is None else done
    acts = [partial(noted.append, place) for place in range(number)]
    return [Line(f"Thing {place}", "check", button="Do it", act=act) for place, act in enumerate(acts)]


def test_a_feed_is_pale_bars_until_it_knows(feed: Feed) -> None:
    assert feed.findChildren(Bars)

    feed.show_lines(counted(1))
    feed.show_loading()

    assert [row.accessibleName() for row in feed.rows] == ["Thing 0"]


def test_a_feed_without_lines_says_so_warmly(feed: Feed) -> None:
    feed.show_lines([])

    assert [row.accessibleName() for row in feed.rows] == [CALM]
    assert feed.buttons == []


def test_a_feed_that_cannot_be_read_says_why_and_tries_again(feed: Feed) -> None:
    tried: list[bool] = []
    feed.show_error(Refused(Kind("x", "The disk is gone.")), lambda: tried.append(True))
    assert [row.accessibleName() for row in feed.rows] == ["The disk is gone."]

    feed.buttons[0].click()

    assert tried == [True]


def test_an_error_without_words_is_told_in_ours(feed: Feed) -> None:
    feed.show_error(OSError("disk"), lambda: None)

    assert [row.accessibleName() for row in feed.rows] == ["This could not be read."]


def test_a_button_is_named_by_its_whole_line(feed: Feed) -> None:
    line = Line("Éloïse turns 42", "cake", "06 39 98 12 34", "Tomorrow", "Open", lambda: None)
    feed.show_lines([line])

    assert feed.buttons[0].text() == "Open"
    assert feed.buttons[0].accessibleName() == "Open: Tomorrow, Éloïse turns 42, 06 39 98 12 34"


def test_a_heading_is_told_once_for_the_lines_that_share_it(feed: Feed) -> None:
    feed.show_lines(
        [Line(text, "cake", group=group) for text, group in (("A", "Today"), ("B", "Today"), ("C", "Soon"))]
    )

    assert words(feed) == ["To check", "Today", "A", "B", "Soon", "C"]


def test_the_arrows_go_from_button_to_button_and_enter_presses(feed: Feed) -> None:
    done: list[int] = []
    lines = counted(3, done)
    feed.show_lines([lines[0], Line("Nothing to do about it", "clock"), lines[2]])
    feed.buttons[0].setFocus()

    QTest.keyClick(feed.buttons[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is feed.buttons[1]
    QTest.keyClick(feed.buttons[1], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is feed.buttons[1]
    QTest.keyClick(feed.buttons[1], Qt.Key.Key_Return)
    QTest.keyClick(feed.buttons[1], Qt.Key.Key_Up)

    assert QApplication.focusWidget() is feed.buttons[0]
    assert done == [2]


def test_the_first_lines_are_shown_and_the_others_on_demand(feed: Feed) -> None:
    feed.show_lines(counted(9))
    assert len(feed.rows) == 3
    more = feed.buttons[-1]
    assert more.text() == "Show 6 more"

    QApplication.processEvents()
    more.setFocus()
    more.click()

    assert len(feed.rows) == 9
    assert QApplication.focusWidget() is feed.buttons[3]


def test_one_line_too_many_is_shown_rather_than_announced(feed: Feed) -> None:
    feed.show_lines(counted(4))

    assert len(feed.rows) == 4


def test_the_focus_keeps_its_place_when_lines_change_and_nothing_moves_when_they_do_not(feed: Feed) -> None:
    feed.show_lines(counted(3))
    feed.buttons[1].setFocus()
    before = feed.rows
    feed.show_lines(counted(3))
    assert feed.rows == before

    feed.show_lines(counted(2))

    assert feed.rows != before
    assert QApplication.focusWidget() is feed.buttons[1]


def test_lines_that_read_the_same_do_what_the_newest_say(feed: Feed) -> None:
    first: list[int] = []
    second: list[int] = []
    feed.show_lines(counted(1, first))
    feed.show_lines(counted(1, second))

    feed.buttons[0].click()

    assert (first, second) == ([], [0])


def test_only_a_pressing_line_has_a_button_that_asks_for_the_eye(feed: Feed) -> None:
    feed.show_lines(
        [
            Line(text, "clock", button="See", act=lambda: None, tone=tone)
            for text, tone in (("A", Tone.WARNING), ("B", Tone.NEUTRAL))
        ]
    )

    assert [button.property("role") for button in feed.buttons] == ["link", "quiet"]


def test_pieces_stand_side_by_side_or_one_below_the_other(qtbot: QtBot) -> None:
    feeds = [Feed(f"Feed {number}", CALM) for number in range(3)]
    stack = Stack(margin=0)
    stack.add(Abreast(feeds, least=300))
    qtbot.addWidget(stack)
    stack.resize(1000, 600)
    stack.show()
    QApplication.processEvents()
    assert len({feed.y() for feed in feeds}) == 1

    stack.resize(800, 600)
    QApplication.processEvents()

    assert len({feed.x() for feed in feeds}) == 1
    assert len({feed.y() for feed in feeds}) == 3


def test_a_line_that_is_reached_by_the_arrows_is_scrolled_into_view(qtbot: QtBot) -> None:
    feed = Feed("To do", CALM, most=30)
    feed.show_lines(counted(30))
    stack = Stack()
    stack.add(feed)
    qtbot.addWidget(stack)
    stack.resize(400, 300)
    stack.show()
    qtbot.waitActive(stack, timeout=5000)
    QApplication.processEvents()
    feed.buttons[0].setFocus()
    assert QApplication.focusWidget() is feed.buttons[0]

    for place in range(20):
        QTest.keyClick(feed.buttons[place], Qt.Key.Key_Down)

    reached: Button = feed.buttons[20]
    assert QApplication.focusWidget() is reached
    assert not reached.visibleRegion().isEmpty()


def test_tab_goes_from_feed_to_feed_however_late_their_lines_come(qtbot: QtBot) -> None:
    feeds = [Feed(f"Feed {number}", CALM) for number in range(3)]
    both = Abreast(feeds)
    qtbot.addWidget(both)
    both.show()
    qtbot.waitActive(both, timeout=5000)
    for number, lines in ((0, 1), (2, 1), (1, 1), (0, 2), (2, 2), (0, 1), (1, 2)):
        feeds[number].show_lines(counted(lines))
        QApplication.processEvents()
    expected = [button for feed in feeds for button in feed.buttons]
    expected[0].setFocus()

    reached = []
    for _ in expected:
        reached.append(QApplication.focusWidget())
        QTest.keyClick(expected[len(reached) - 1], Qt.Key.Key_Tab)

    assert reached == expected
