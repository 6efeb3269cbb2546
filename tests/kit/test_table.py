from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.core import i18n
from grc_desktop.core.errors import DATABASE_LOCKED, StorageError
from grc_desktop.ui.kit.empty import Emptiness
from grc_desktop.ui.kit.labels import Label
from grc_desktop.ui.kit.table.columns import Sort
from grc_desktop.ui.kit.table.header import Forgetful
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.work import Work
from tests.kit.conftest import COLUMNS, People


def shown(qtbot: QtBot, work: Work, people: People, memory: Forgetful | None = None) -> Table:
    """A table of a hundred people in a window, its first rows read."""
    table = Table(work, COLUMNS, people, "people", memory)
    qtbot.addWidget(table)
    table.resize(640, 400)
    table.show()
    table.show_ids(array("q", range(1, 101)))
    qtbot.waitUntil(lambda: table.rows.row(0) is not None)
    return table


@pytest.fixture
def table(qtbot: QtBot, work: Work, people: People) -> Table:
    return shown(qtbot, work, people)


def words(table: Table) -> list[str]:
    return [label.text() for label in table.findChildren(Label) if label.isVisible() and label.text()]


def test_enter_opens_the_current_row(qtbot: QtBot, table: Table) -> None:
    table.go_to(5)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [5]


def test_a_double_click_opens_a_row(qtbot: QtBot, table: Table) -> None:
    where = table.view.visualRect(table.rows.index(2, 1)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [3]


def test_the_keys_move_through_the_list(qtbot: QtBot, table: Table) -> None:
    table.go_to(1)
    for key, expected in ((Qt.Key.Key_Down, 2), (Qt.Key.Key_End, 100), (Qt.Key.Key_Up, 99), (Qt.Key.Key_Home, 1)):
        with qtbot.waitSignal(table.current_changed) as moved:
            QTest.keyClick(table.view, key)
        assert moved.args == [expected]
        assert table.selected_ids() == [expected]


def test_the_current_row_stays_in_sight_when_the_list_gets_lower(qtbot: QtBot, table: Table) -> None:
    table.go_to(100)
    table.resize(640, 300)

    last = table.view.visualRect(table.rows.index(99, 0))

    assert table.view.viewport().rect().contains(last)


def test_going_to_a_row_selects_it_alone_while_a_key_of_a_shortcut_is_still_held(qtbot: QtBot, table: Table) -> None:
    table.go_to(1)
    for held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(table.view, Qt.Key.Key_F9, held)
        table.go_to(5)
        assert table.selected_ids() == [5]
        table.go_to(2)
        assert table.selected_ids() == [2]


def test_f2_edits_in_place_where_a_cell_can_be_edited(qtbot: QtBot, table: Table) -> None:
    table.go_to(4)
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Client 4"
    editor.setText("Client four")
    with qtbot.waitSignal(table.edited) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args == [4, "name", "Client four"]


def test_f2_elsewhere_asks_for_the_record(qtbot: QtBot, table: Table) -> None:
    table.view.setCurrentIndex(table.rows.index(3, 1))
    with qtbot.waitSignal(table.edit_asked) as asked:
        QTest.keyClick(table.view, Qt.Key.Key_F2)
    assert asked.args == [4]


def test_delete_asks_only_when_rows_are_selected(qtbot: QtBot, table: Table) -> None:
    table.view.clearSelection()
    with qtbot.assertNotEmitted(table.delete_asked):
        QTest.keyClick(table.view, Qt.Key.Key_Delete)
    table.go_to(1)
    with qtbot.waitSignal(table.delete_asked):
        QTest.keyClick(table.view, Qt.Key.Key_Delete)


def test_several_selected_rows_are_counted_and_offered_actions(qtbot: QtBot, table: Table) -> None:
    action = QAction("Tag", table)
    table.set_actions((action,), (action,))
    table.go_to(1)
    assert words(table) == []
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert words(table) == ["100 rows selected"]
    button = next(each for each in table.findChildren(QPushButton) if each.text() == "Tag")
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(table.selected_ids()) == 100
    table.view.clearSelection()
    assert words(table) == []


def test_selected_rows_are_counted_once_when_columns_were_moved(qtbot: QtBot, table: Table) -> None:
    table.header.moveSection(0, 2)
    for row in (0, 1, 5):
        index = table.rows.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.view.selectionModel().select(index, flags)
    assert table.selected_ids() == [1, 2, 6]
    assert words(table) == ["3 rows selected"]


def test_copied_rows_paste_into_a_spreadsheet_with_titles_and_zeros(qtbot: QtBot, table: Table) -> None:
    table.go_to(1)
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(table.copied) as copied:
        QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert copied.args == [2]
    assert data.text().splitlines() == [
        "Name\tPostcode\tPoints\tStage",
        "Client 1\t01000\t10\tLoyal",
        "Client 2\t01000\t20\tLoyal",
    ]
    assert "<td style='mso-number-format:\"\\@\"' sdnum='1033;0;@'>01000</td><td x:num='10'" in data.html()


def test_the_current_row_stays_current_when_the_list_changes(qtbot: QtBot, table: Table) -> None:
    table.go_to(40)
    table.show_ids(array("q", [500, *range(1, 101)]))
    assert table.current_id() == 40
    assert table.selected_ids() == [40]
    with qtbot.waitSignal(table.current_changed) as changed:
        table.show_ids(array("q", range(1, 10)))
    assert changed.args == [None]


def test_typing_jumps_to_the_first_row_that_begins_so(qtbot: QtBot, table: Table) -> None:
    table.set_columns([replace(column, edit=None) for column in COLUMNS])
    for key in (Qt.Key.Key_C, Qt.Key.Key_L, Qt.Key.Key_I):
        QTest.keyClick(table.view, key)
    assert table.current_id() == 1


def test_a_page_can_find_the_row_to_jump_to(qtbot: QtBot, work: Work, people: People) -> None:
    asked: list[str] = []

    def jump(letters: str) -> int:
        asked.append(letters)
        return 77

    table = Table(work, COLUMNS, people, jump=jump)
    qtbot.addWidget(table)
    table.show_ids(array("q", range(1, 101)))
    with qtbot.waitSignal(table.current_changed, check_params_cb=lambda id_: id_ == 77):
        QTest.keyClick(table.view, Qt.Key.Key_M)
    assert asked == ["m"]


def test_a_title_asks_for_its_order_and_then_for_the_other_way(qtbot: QtBot, table: Table) -> None:
    where = QPoint(table.header.sectionViewportPosition(0) + 20, 10)
    for expected in (Sort("name"), Sort("name", descending=True), Sort("name")):
        with qtbot.waitSignal(table.sort_asked) as asked:
            QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert asked.args == [expected]
        table.show_sort(expected)


def test_a_title_without_an_order_asks_for_nothing(qtbot: QtBot, table: Table) -> None:
    where = QPoint(table.header.sectionViewportPosition(1) + 20, 10)
    with qtbot.assertNotEmitted(table.sort_asked):
        QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_columns_come_back_as_they_were_left(qtbot: QtBot, work: Work, people: People) -> None:
    memory = Forgetful()
    first = shown(qtbot, work, people, memory)
    first.header.moveSection(2, 0)
    hide = next(action for action in first.header.chooser().actions() if action.text() == "Postcode")
    hide.trigger()
    qtbot.waitUntil(lambda: memory.get("columns/people") is not None)
    second = shown(qtbot, work, people, memory)
    assert second.header.shown() == first.header.shown() == [2, 0, 3]


def test_the_last_column_cannot_be_hidden(qtbot: QtBot, table: Table) -> None:
    for _column in range(3):
        next(action for action in table.header.chooser().actions() if action.isChecked()).trigger()
    left = [action for action in table.header.chooser().actions() if action.isChecked()]
    assert [action.isEnabled() for action in left] == [False]


def test_columns_that_are_hidden_are_not_copied(qtbot: QtBot, table: Table) -> None:
    table.header.setSectionHidden(1, True)
    table.go_to(1)
    with qtbot.waitSignal(table.copied):
        table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Name\tPoints\tStage"


def test_an_empty_list_says_so_and_offers_what_to_do(qtbot: QtBot, table: Table) -> None:
    done: list[bool] = []
    table.set_empty(Emptiness("users", "No customer yet.", "New customer", lambda: done.append(True)))
    table.show_ids([])
    assert words(table) == ["No customer yet."]
    button = next(each for each in table.findChildren(QPushButton) if each.text() == "New customer")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [True]


def test_a_list_that_cannot_be_read_says_why_and_tries_again(qtbot: QtBot, table: Table) -> None:
    tries: list[bool] = []
    table.show_error(StorageError(DATABASE_LOCKED), lambda: tries.append(True))
    assert words(table) == ["The base is busy: another program is writing to it. Wait a moment and try again."]
    button = next(each for each in table.findChildren(QPushButton) if each.text() == "Try again")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tries == [True]


def test_a_list_is_pale_bars_until_its_ids_are_there(qtbot: QtBot, work: Work, people: People) -> None:
    table = Table(work, COLUMNS, people)
    qtbot.addWidget(table)
    table.show()
    assert not table.view.isVisible()
    table.show_ids([1])
    assert table.view.isVisible()
    table.show_loading()
    assert table.view.isVisible()


def test_titles_follow_the_language(qtbot: QtBot, table: Table) -> None:
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    i18n.use("fr")
    table.retranslate()
    assert words(table) == ["100 lignes sélectionnées"]


def test_any_row_of_a_million_is_shown_without_reading_those_between(qtbot: QtBot, work: Work, people: People) -> None:
    table = Table(work, COLUMNS, people)
    qtbot.addWidget(table)
    table.show()
    table.show_ids(array("q", range(1, 1_000_001)))
    table.go_to(900_000)
    table.view.scrollTo(table.rows.index(899_999, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
    qtbot.waitUntil(lambda: table.rows.known(899_999) is not None)
    assert sum(map(len, people.asked)) <= 500


def test_columns_share_the_room_until_one_is_sized_by_hand(qtbot: QtBot, work: Work, people: People) -> None:
    memory = Forgetful()
    first = shown(qtbot, work, people, memory)
    assert first.header.length() == first.view.viewport().width()
    before = first.header.sectionSize(0)
    viewport, edge = first.header.viewport(), QPoint(before - 1, 10)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(viewport, edge + QPoint(60, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=edge + QPoint(60, 0))
    assert first.header.sectionSize(0) == before + 60
    first.hide()
    second = shown(qtbot, work, people, memory)
    assert second.header.sectionSize(0) == before + 60


def test_wide_columns_are_shown_where_there_is_room_until_the_user_chooses(
    qtbot: QtBot, work: Work, people: People
) -> None:
    name, postcode, points, stage = COLUMNS
    memory = Forgetful()
    table = Table(work, (name, postcode, replace(points, wide=True), replace(stage, wide=True)), people, "any", memory)
    qtbot.addWidget(table)
    table.show_ids([1])
    table.show()
    found = []
    for width in (300, 440, 640, 300):
        table.resize(width, 200)
        found.append(table.header.shown())
    assert found == [[0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1]]

    chooser = table.header.chooser().actions()
    chooser[3].trigger()
    table.resize(640, 200)
    assert table.header.shown() == [0, 1, 3]
    qtbot.waitUntil(lambda: memory.get("columns/any") is not None)
    next(action for action in chooser if action.text() == "Usual columns").trigger()
    assert table.header.shown() == [0, 1, 2, 3]
    assert memory.get("columns/any") is None


def test_titles_that_are_the_users_own_words_are_not_translated(qtbot: QtBot, table: Table) -> None:
    i18n.use("fr")
    table.set_columns([replace(COLUMNS[0], title="Name", literal=literal) for literal in (False, True)])
    shown = [table.rows.headerData(number, Qt.Orientation.Horizontal) for number in range(2)]
    assert shown == [action.text() for action in table.header.chooser().actions()[:2]] == ["Nom", "Name"]


def test_a_list_can_change_its_columns(qtbot: QtBot, table: Table) -> None:
    table.set_columns(COLUMNS[2:])
    assert table.header.shown() == [0, 1]
    table.go_to(3)
    with qtbot.waitSignal(table.copied):
        table.copy()
    assert QGuiApplication.clipboard().text().splitlines() == ["Points\tStage", "30\tLoyal"]
    table.set_columns(COLUMNS)
    assert table.header.shown() == [0, 1, 2, 3]


def test_who_asks_for_the_list_while_it_is_read_has_it_when_it_is_there(
    qtbot: QtBot, work: Work, people: People
) -> None:
    table = Table(work, COLUMNS, people, "people")
    qtbot.addWidget(table)
    table.resize(640, 400)
    with qtbot.waitActive(table):
        table.show()
    table.show_loading()
    table.setFocus()
    table.show_ids(array("q", range(1, 101)))
    assert table.view.hasFocus()
    assert (table.current_id(), table.selected_ids()) == (1, [1])
