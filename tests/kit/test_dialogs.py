"""What went wrong, with the button that does something about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit.dialogs import Dialog, Remedy, tell


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def button(dialog: Dialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def test_what_can_be_done_is_the_first_button_and_enter_does_it(parent: QWidget) -> None:
    done: list[bool] = []
    dialog = tell(parent, "Not saved", "The disk is full.", remedy=Remedy("Choose another", lambda: done.append(True)))
    assert button(dialog, "Choose another").isDefault()
    assert not button(dialog, "Close").isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert done == [True]


def test_closing_does_nothing(parent: QWidget) -> None:
    done: list[bool] = []
    for close in (lambda dialog: button(dialog, "Close").click(), lambda dialog: dialog.reject()):
        close(tell(parent, "Not saved", "The disk is full.", remedy=Remedy("Again", lambda: done.append(True))))
    assert done == []


def test_details_are_folded_until_they_are_asked_for(parent: QWidget) -> None:
    dialog = tell(parent, "Not saved", "The disk is full.", "line 42")
    details = dialog.findChild(QPlainTextEdit)
    assert details is not None
    assert not details.isVisible()
    low = dialog.height()
    button(dialog, "Details").click()
    assert details.isVisible()
    assert details.toPlainText() == "line 42"
    assert dialog.height() > low
    dialog.reject()
