"""A day typed, or picked."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from grc_desktop.core import i18n
from grc_desktop.ui.kit.buttons import Button, IconButton
from grc_desktop.ui.kit.fields.day import DateField
from grc_desktop.ui.kit.fields.day_picker import Calendar, DayPicker
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.spec import FieldKind, FieldSpec


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form((FieldSpec("day", "Day", FieldKind.DATE), FieldSpec("note", "Note")))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def field(form: Form) -> DateField:
    found = form.field("day")
    assert isinstance(found, DateField)
    found.setFocus()
    return found


def picker(field: DateField) -> DayPicker:
    found = [one for one in field.findChildren(DayPicker) if one.isVisible()]
    assert len(found) == 1
    return found[0]


@time_machine.travel("2026-11-21")
@pytest.mark.parametrize("text", ["21/11", "21.11", " 21-11 ", "21/11/2026", "21112026", "21/11/26"])
def test_a_day_without_its_year_is_of_this_year(field: DateField, text: str) -> None:
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == date(2026, 11, 21)
    assert field.line.text() == "21/11/2026"


@time_machine.travel("2026-11-21")
def test_a_day_there_is_not_stays_as_it_was_typed(form: Form, field: DateField) -> None:
    QTest.keyClicks(field.line, "31/02")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "31/02"
    assert field.value() is None
    assert field.line.accessibleDescription().startswith("There is no such day")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_opens_the_calendar_and_escape_keeps_what_was_typed(
    field: DateField, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClicks(field.line, "12 janv")
    QTest.keyClick(field.line, key, modifier)
    days = picker(field).calendar
    QTest.keyClick(QApplication.focusWidget() or days, Qt.Key.Key_Escape)
    assert not any(menu.isVisible() for menu in field.findChildren(QMenu))
    assert field.line.text() == "12 janv"
    assert field.line.hasFocus()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Qt.Key.Key_Right], date(2026, 11, 22)),
        ([Qt.Key.Key_Down, Qt.Key.Key_Left], date(2026, 11, 27)),
        ([Qt.Key.Key_PageDown], date(2026, 12, 21)),
        ([Qt.Key.Key_PageUp, Qt.Key.Key_PageUp], date(2026, 9, 21)),
    ],
)
def test_a_day_is_picked_with_the_keys(field: DateField, keys: list[Qt.Key], expected: date) -> None:
    field.set_value(date(2026, 11, 21))
    field.pick()
    days = picker(field).calendar.findChild(QAbstractItemView)
    assert days is not None
    for key in (*keys, Qt.Key.Key_Return):
        QTest.keyClick(days, key)
    assert field.value() == expected
    assert field.line.hasFocus()


@time_machine.travel("2026-11-21")
def test_today_is_one_press_away(field: DateField) -> None:
    field.pick()
    button = picker(field).findChild(Button)
    assert button is not None
    button.click()
    assert field.value() == date(2026, 11, 21)


def test_the_calendar_begins_with_monday_and_is_told(qtbot: QtBot) -> None:
    i18n.use("fr")
    calendar = Calendar()
    qtbot.addWidget(calendar)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    names = {button.accessibleName() for button in calendar.findChildren(QToolButton)}
    assert names == {"Mois précédent", "Mois suivant", "Mois", "Année"}


def test_a_picked_day_is_the_value(qtbot: QtBot) -> None:
    made = DayPicker("Day")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.picked) as picked:
        made.calendar.clicked.emit(QDate(2024, 2, 29))
    assert picked.args == [date(2024, 2, 29)]


def test_a_read_only_day_cannot_be_picked(field: DateField) -> None:
    field.set_read_only(True)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert not field.findChildren(DayPicker)
    button = field.findChild(IconButton)
    assert button is not None
    assert not button.isVisible()
