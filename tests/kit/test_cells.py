from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.table.columns import Column
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.kit.work import Work
from tests.kit.conftest import People, Person

NUMBER, NAME, POSTCODE = range(3)
GRID: tuple[Column[Person], ...] = (
    Column("number", "Row", lambda person: str(person.id)),
    Column("name", "Name", lambda person: person.name, edit=lambda person: person.name),
    Column(
        "postcode", "Postcode", lambda person: person.postcode, edit=lambda person: person.postcode, tip=lambda _: "Ain"
    ),
)
LIST = GRID[:1]


class Sheet:
    """A table whose cells are edited, and what was typed in it."""

    def __init__(self, qtbot: QtBot, work: Work, people: People, columns: tuple[Column[Person], ...] = GRID) -> None:
        self.bot = qtbot
        self.table = Table(work, columns, people)
        self.typed: list[tuple[object, str, str]] = []
        self.table.edited.connect(lambda *told: self.typed.append(told))
        qtbot.addWidget(self.table)
        self.table.resize(640, 400)
        with qtbot.waitActive(self.table):
            self.table.show()
            self.table.activateWindow()
        self.table.show_ids(array("q", range(1, 51)))
        qtbot.waitUntil(lambda: self.table.rows.known(0) is not None or self.table.rows.row(0) is not None)
        self.table.setFocus()

    def at(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        self.table.view.setCurrentIndex(self.table.rows.index(row, column))

    @property
    def here(self) -> tuple[int, int]:
        index = self.table.view.currentIndex()
        return index.row(), index.column()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.table.view, key)

    def write(self, text: str) -> QLineEdit:
        """Type where the focus is; the editor."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.table.view, letter)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        return editor

    def rest(self) -> None:
        """Wait until no cell is edited."""
        self.bot.waitUntil(lambda: not self.table.view.is_editing())

    def edges(self, row: int, column: int) -> set[str]:
        """The colours along the two uppermost lines of a cell, and the two at its right."""
        rect = self.table.view.visualRect(self.table.rows.index(row, column))
        picture = self.table.view.viewport().grab().toImage()
        points = [(rect.center().x(), rect.top() + deep) for deep in (0, 1)]
        points += [(rect.right() - deep, rect.center().y()) for deep in (0, 1)]
        return {picture.pixelColor(x, y).name() for x, y in points}


@pytest.fixture
def sheet(qtbot: QtBot, work: Work, people: People) -> Sheet:
    return Sheet(qtbot, work, people)


def accent() -> str:
    return QColor(theme.current().tone(Tone.ACCENT)[0]).name()


def test_the_current_cell_is_framed_where_cells_are_edited(sheet: Sheet) -> None:
    sheet.at(1, POSTCODE)
    assert sheet.edges(1, POSTCODE) == {accent()}
    assert accent() not in sheet.edges(1, NAME)
    sheet.press(Qt.Key.Key_Left)
    assert sheet.edges(1, NAME) == {accent()}
    assert accent() not in sheet.edges(1, POSTCODE)


def test_no_cell_is_framed_where_rows_are_only_read(qtbot: QtBot, work: Work, people: People) -> None:
    sheet = Sheet(qtbot, work, people, LIST)
    sheet.at(1, NUMBER)
    assert accent() not in sheet.edges(1, NUMBER)


def test_arrows_home_and_end_move_between_cells(sheet: Sheet) -> None:
    sheet.at(0, NUMBER)
    sheet.press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert sheet.here == (1, NAME)
    sheet.press(Qt.Key.Key_End)
    assert sheet.here == (49, NAME)
    sheet.press(Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert sheet.here == (0, NUMBER)


def test_typing_replaces_the_cell_and_enter_goes_down(sheet: Sheet) -> None:
    sheet.at(2, NAME)
    sheet.write("zoe")
    sheet.press(Qt.Key.Key_Return)
    sheet.rest()
    assert sheet.typed == [(3, "name", "zoe")]
    assert sheet.here == (3, NAME)


def test_enter_on_the_last_row_keeps_what_was_typed_and_stays(sheet: Sheet) -> None:
    sheet.table.go_to(50)
    sheet.bot.waitUntil(lambda: sheet.table.rows.row(49) is not None)
    sheet.at(49, NAME)
    sheet.write("last")
    sheet.press(Qt.Key.Key_Return)
    sheet.rest()
    assert sheet.typed == [(50, "name", "last")]
    assert sheet.here == (49, NAME)


def test_enter_in_an_editor_does_not_open_the_row(sheet: Sheet) -> None:
    sheet.at(2, NAME)
    with sheet.bot.assertNotEmitted(sheet.table.opened):
        sheet.write("zoe")
        sheet.press(Qt.Key.Key_Return)
        sheet.rest()


def test_tab_keeps_what_was_typed_and_edits_the_next_cell(sheet: Sheet) -> None:
    sheet.at(0, NAME)
    sheet.write("zoe")
    sheet.press(Qt.Key.Key_Tab)
    assert sheet.here == (0, POSTCODE)
    assert sheet.write("69001").accessibleName() == "Postcode"
    sheet.press(Qt.Key.Key_Down)
    sheet.rest()
    assert sheet.typed == [(1, "name", "zoe"), (1, "postcode", "69001")]
    assert sheet.here == (1, POSTCODE)


def test_escape_gives_up_what_was_typed(sheet: Sheet) -> None:
    sheet.at(2, NAME)
    sheet.write("zoe")
    sheet.press(Qt.Key.Key_Escape)
    sheet.rest()
    assert sheet.typed == []
    assert sheet.here == (2, NAME)


def test_what_is_being_typed_outlives_newer_rows_and_another_list(sheet: Sheet) -> None:
    sheet.at(2, NAME)
    editor = sheet.write("zo")
    sheet.table.stale()
    sheet.table.show_ids(array("q", [7, 3]))
    assert editor.text() == "zo"
    sheet.write("e")
    sheet.press(Qt.Key.Key_Return)
    sheet.bot.waitUntil(lambda: list(sheet.table.rows.ids) == [7, 3])
    assert sheet.typed == [(3, "name", "zoe")]


def test_typing_still_replaces_the_text_of_a_cell_that_was_read_again(sheet: Sheet, people: People) -> None:
    sheet.at(2, NAME)
    sheet.press(Qt.Key.Key_F2)
    before = len(people.asked)
    sheet.table.stale()
    sheet.bot.waitUntil(lambda: sheet.table.rows.row(2) is not None and len(people.asked) > before)
    assert sheet.write("zoe").text() == "zoe"


def test_the_current_cell_stays_current_when_the_list_changes(sheet: Sheet) -> None:
    sheet.at(2, POSTCODE)
    sheet.table.show_ids(array("q", [9, 8, 3]))
    assert sheet.here == (2, POSTCODE)


def test_screen_readers_hear_the_current_cell_and_what_is_said_of_it(sheet: Sheet) -> None:
    sheet.at(0, POSTCODE)
    list_ = QAccessible.queryAccessibleInterface(sheet.table.view)
    assert list_ is not None
    cell = list_.focusChild()
    assert cell is not None
    assert [cell.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)] == ["01000", "Ain"]
