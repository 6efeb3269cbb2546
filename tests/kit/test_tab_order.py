"""Tab goes where the eye goes, even to what was made later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.spec import FieldKind, FieldSpec
from grc_desktop.ui.kit.tab_order import reach_after, reached_before


def chain(window: QWidget) -> list[str]:
    names = []
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(one.objectName())
        one = one.nextInFocusChain()
    return names


def named(name: str, parent: QWidget) -> QPushButton:
    made = QPushButton(parent)
    made.setObjectName(name)
    return made


def window_of(qtbot: QtBot, names: str) -> tuple[QWidget, dict[str, QPushButton]]:
    window = QWidget()
    qtbot.addWidget(window)
    return window, {name: named(name, window) for name in names}


def test_a_part_follows_what_is_read_before_it(qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "abcxy")
    reach_after(reached_before(buttons["b"]), (buttons["x"], buttons["y"]))
    assert chain(window) == list("axybc")


def test_a_part_may_be_the_first_of_its_window(qtbot: QtBot) -> None:
    window, buttons = window_of(qtbot, "abx")
    reach_after(reached_before(buttons["a"]), (buttons["x"],))
    assert chain(window) == list("xab")
    window, buttons = window_of(qtbot, "ax")
    reach_after(reached_before(buttons["a"]), (buttons["x"],))
    assert chain(window) == list("xa")


def test_tab_goes_through_every_part_of_every_field(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    phones = FieldSpec("n", "Number", FieldKind.PHONE)
    form = Form(
        (FieldSpec("tags", "Tags", FieldKind.TAGS), FieldSpec("phones", "Phones", FieldKind.REPEATED, parts=(phones,)))
    )
    form.set_values({"tags": ("Tea", "Gold"), "phones": ({"n": "1"}, {"n": "2"})})
    before = named("before", window)
    column.addWidget(before)
    column.addWidget(form)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    seen = []
    for _stop in range(11):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName() or focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [
        "before",
        *("Tea", "Remove Tea", "Gold", "Remove Gold", "Tags"),
        *("Phones, Number", "Remove Phones", "Phones, Number", "Remove Phones", "Add (Phones)"),
    ]
