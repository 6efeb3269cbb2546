"""Words over the page: how they stay, how they are reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit.count_bar import CountBar
from grc_desktop.ui.kit.toasts import SHOWN_MS, Toast, Toasts


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(600, 400)
    QLineEdit(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def line(area: QWidget) -> QLineEdit:
    found = area.findChild(QLineEdit)
    assert found is not None
    found.setFocus()
    return found


def slip(area: QWidget) -> QFrame:
    return next(one for one in area.findChildren(QFrame, "toast") if one.isVisible())


def timer(area: QWidget) -> QTimer:
    return next(one for one in slip(area).findChildren(QTimer) if one.interval() == SHOWN_MS)


def test_a_key_goes_to_the_newest_toast_and_back(area: QWidget, line: QLineEdit) -> None:
    toasts = Toasts(area)
    toasts.show(Toast("One", lambda: None))
    toasts.show(Toast("Two", lambda: None))
    QTest.keyClick(line, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Undo (Two)"
    assert "F6" in focused.toolTip()
    QTest.keyClick(focused, Qt.Key.Key_F6)
    assert line.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_way_back_is_taken_with_the_keys_and_the_focus_returns(area: QWidget, line: QLineEdit, key: Qt.Key) -> None:
    undone: list[bool] = []
    Toasts(area).show(Toast("Deleted", lambda: undone.append(True)))
    QTest.keyClick(line, Qt.Key.Key_F6)
    QTest.keyClick(QApplication.focusWidget() or line, key)
    assert undone == [True]
    assert line.hasFocus()


def test_escape_takes_a_toast_away(area: QWidget, line: QLineEdit) -> None:
    toasts = Toasts(area)
    toasts.show(Toast("Deleted", lambda: None))
    QTest.keyClick(line, Qt.Key.Key_F6)
    QTest.keyClick(QApplication.focusWidget() or line, Qt.Key.Key_Escape)
    assert toasts.texts() == ()
    assert line.hasFocus()


def test_a_toast_waits_for_the_mouse_and_for_the_focus(area: QWidget, line: QLineEdit) -> None:
    Toasts(area).show(Toast("Deleted", lambda: None))
    QApplication.sendEvent(slip(area), QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not timer(area).isActive()
    QTest.keyClick(line, Qt.Key.Key_F6)
    QApplication.sendEvent(slip(area), QEvent(QEvent.Type.Leave))
    assert not timer(area).isActive()
    line.setFocus()
    assert timer(area).isActive()


def test_a_sentence_without_a_way_back_is_not_said_twice(area: QWidget) -> None:
    toasts = Toasts(area)
    for _time in range(3):
        toasts.show(Toast("Copied"))
    toasts.show(Toast("Deleted", lambda: None))
    toasts.show(Toast("Deleted", lambda: None))
    assert toasts.texts() == ("Copied", "Deleted", "Deleted")


def test_a_toast_is_closed_by_its_cross(area: QWidget) -> None:
    toasts = Toasts(area)
    toasts.show(Toast("Copied"))
    cross = slip(area).findChild(QToolButton)
    assert cross is not None
    assert cross.accessibleName() == "Close"
    cross.click()
    assert toasts.texts() == ()


def test_a_toast_stands_in_the_way_of_nobody(area: QWidget, line: QLineEdit) -> None:
    Toasts(area).show(Toast("A long sentence " * 20, lambda: None))
    assert line.hasFocus()
    assert area.rect().contains(slip(area).geometry())
    button = slip(area).findChild(QPushButton)
    assert button is not None
    assert slip(area).rect().contains(button.geometry())


def test_of_one_action_only_the_last_word_is_left(area: QWidget) -> None:
    toasts = Toasts(area)
    toasts.show(Toast("Saved", lambda: None, about=7))
    toasts.show(Toast("Saved", lambda: None, about=8))
    toasts.show(Toast("Undone", lambda: None, "History", about=8))
    assert toasts.texts() == ("Saved", "Undone")


def test_a_toast_leaves_what_can_be_done_with_several_rows_in_sight(area: QWidget) -> None:
    bar = CountBar(area)
    bar.setGeometry(0, 340, 600, 40)
    bar.count(4)
    Toasts(area).show(Toast("Tagged", lambda: None))
    assert not slip(area).geometry().intersects(bar.geometry())
