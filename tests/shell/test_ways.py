"""The ways from room to room: back and forward, quick add, the sidebar, the sheet of shortcuts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from grc_desktop.ui.contacts.page import ContactsPage
from grc_desktop.ui.shell.anywhere import BACK, FOLD, FORWARD
from grc_desktop.ui.shell.keys import native
from grc_desktop.ui.shell.shortcuts import ShortcutSheet
from grc_desktop.ui.shell.sidebar import NARROW, WIDE
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk


def front(stage: Stage) -> str:
    return stage.window.frame.stack.front


def press_mouse(stage: Stage, button: Qt.MouseButton) -> None:
    """Press a button of the mouse over the window, as the system tells it."""
    place = QPointF(400, 300)
    event = QMouseEvent(QEvent.Type.MouseButtonPress, place, place, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(stage.window.windowHandle(), event)
    stage.settle()


def sheet() -> ShortcutSheet:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ShortcutSheet)
    return shown


def test_the_buttons_lead_back_and_forward_where_there_is_somewhere_to_go(window: Stage) -> None:
    window.go("contacts")
    bar = window.window.frame.bar
    while bar.back.isEnabled():
        window.press("Alt+Left")
    assert not bar.back.isEnabled()

    window.go("history")
    assert bar.back.isEnabled()
    assert not bar.forward.isEnabled()
    here = front(window)

    QTest.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    window.settle()
    assert front(window) != here
    QTest.mouseClick(bar.forward, Qt.MouseButton.LeftButton)
    window.settle()
    assert front(window) == here
    assert QKeySequence("Alt+Left").toString(QKeySequence.SequenceFormat.NativeText) in bar.back.toolTip()


def test_the_buttons_of_the_mouse_lead_back_and_forward(window: Stage) -> None:
    window.go("history")
    window.go("settings")

    press_mouse(window, Qt.MouseButton.BackButton)
    assert front(window) == "history"
    press_mouse(window, Qt.MouseButton.ForwardButton)
    assert front(window) == "settings"


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl+Shift+N"])
def test_a_customer_is_begun_from_any_room_by_keys(window: Stage, keys: str) -> None:
    window.go("history")
    window.press(keys)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [line.text() for line in menu.actions()] == ["Add a customer"]

    QTest.keyClick(menu, Qt.Key.Key_Return)
    window.settle()

    assert isinstance(window.page, ContactsPage)
    assert window.page.desk.editing


def test_the_page_in_front_keeps_its_own_keys(window: Stage) -> None:
    window.go("contacts")
    window.press("Ctrl+N")

    assert QApplication.activePopupWidget() is None
    assert isinstance(window.page, ContactsPage)
    assert window.page.desk.editing


def test_the_sidebar_is_folded_by_a_key_and_stays_so(desk: Desk, base: Path) -> None:
    stage = desk.open(base)
    stage.resize(1366, 768)
    stage.press("Ctrl+B")
    assert stage.window.frame.sidebar.width() == NARROW
    desk.close()

    stage = desk.open(base)
    stage.resize(1366, 768)
    assert stage.window.frame.sidebar.width() == NARROW
    stage.press("Ctrl+B")
    assert stage.window.frame.sidebar.width() == WIDE


def test_a_narrow_window_leaves_no_choice(window: Stage) -> None:
    window.resize(900, 600)

    assert window.window.frame.sidebar.width() == NARROW
    assert not window.window.commands[FOLD].isEnabled()


def test_the_sheet_says_everything_that_works_in_a_list(window: Stage) -> None:
    window.go("contacts")
    window.press("F1")
    said = dict(sheet().words())
    sheet().close()

    assert said["Search everything"] == "Ctrl+K"
    assert said["Keyboard shortcuts"] == "F1 · Ctrl+?"
    assert said["History"].startswith("Ctrl+")
    assert {"Jump to what you type", "First, last", "Select everything", "Back", "Full screen"} <= set(said)


def test_the_sheet_is_narrowed_by_what_is_typed(window: Stage) -> None:
    window.press("F1")
    shown = sheet()
    window.type("full scr")
    narrowed = shown.words()
    window.press("Ctrl+A")
    window.type("xyzzy")
    nothing = shown.words()
    window.press("Esc")

    assert narrowed == [("Full screen", "F11")]
    assert nothing == []
    assert QApplication.activeModalWidget() is None


def test_the_sheet_fits_the_smallest_window(window: Stage) -> None:
    window.resize(880, 560)
    window.press("F1")
    shown = sheet()

    assert shown.width() <= 880
    assert shown.height() <= 560
    shown.close()


def test_f11_fills_the_screen_and_gives_it_back(window: Stage) -> None:
    window.press("F11")
    assert window.window.isFullScreen()
    window.press("F11")
    assert not window.window.isFullScreen()


def test_a_window_of_a_screen_that_is_gone_comes_back_where_it_can_be_seen(desk: Desk, base: Path) -> None:
    stage = desk.open(base)
    stage.window.setGeometry(5000, 4000, 1200, 700)
    desk.close()

    stage = desk.open(base)
    seen = stage.window.screen().availableGeometry()
    assert seen.intersects(stage.window.frameGeometry())
    assert seen.contains(stage.window.frameGeometry().topLeft())


def test_nothing_of_the_bar_overlaps_in_the_smallest_window(window: Stage) -> None:
    window.go("contacts")
    window.resize(880, 560)
    window.preferences.choose_text_size("150")
    window.settle()
    bar = window.window.frame.bar
    here = Qt.FindChildOption.FindDirectChildrenOnly
    shown = [piece.geometry() for piece in bar.findChildren(QWidget, options=here) if piece.isVisible()]
    shown.sort(key=lambda place: place.left())

    assert all(one.right() < other.left() for one, other in pairwise(shown))
    assert bar.rect().contains(shown[-1])


def test_commands_are_off_until_there_is_somewhere_to_go(desk: Desk) -> None:
    stage = desk.open(None)

    assert not stage.window.commands[BACK].isEnabled()
    assert not stage.window.commands[FORWARD].isEnabled()


def test_the_sheet_says_only_what_works_in_this_list(window: Stage) -> None:
    window.go("history")
    window.press("F1")
    said = [what for what, _keys in sheet().words()]
    sheet().close()

    assert "First, last" in said
    assert not {"Open", "Delete", "Leave the form"} & set(said)


def test_the_sheet_says_what_works_in_a_form(window: Stage) -> None:
    window.go("contacts")
    window.do("contacts.new")
    window.press("F1")
    said = dict(sheet().words())
    sheet().close()

    assert said["Leave the form"] == native("Esc")
    assert native("Tab") in said["Next field, the one before"]


def test_tab_goes_from_the_rooms_to_the_bar_to_the_page_and_every_stop_has_a_name(window: Stage) -> None:
    window.resize(1366, 768)
    window.go("history")
    window.go("contacts")
    frame = window.window.frame
    assert frame.page is not None
    names, one = [], frame.sidebar.stops()[0].nextInFocusChain()
    while one is not None and not frame.page.isAncestorOf(one):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled():
            names.append(QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name))
        one = one.nextInFocusChain()

    assert names[-5:] == ["Narrow side bar", "Back", "Add a customer", "Search everything", "Add"]
    assert all(names)
