from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.table.column_menu import ColumnMenu
from grc_desktop.ui.kit.table.columns import Sort
from grc_desktop.ui.kit.table.header import Forgetful
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.work import Work
from tests.kit.conftest import COLUMNS, People

Ctrl, Shift, Alt = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def shown(qtbot: QtBot, work: Work, people: People, memory: Forgetful | None = None) -> Table:
    """A list in front, its titles with the focus."""
    table = Table(work, COLUMNS, people, "people", memory)
    qtbot.addWidget(table)
    table.resize(640, 400)
    with qtbot.waitActive(table):
        table.show()
    table.show_ids(array("q", range(1, 101)))
    table.header.setFocus()
    return table


@pytest.fixture
def table(qtbot: QtBot, work: Work, people: People) -> Table:
    return shown(qtbot, work, people)


def test_the_titles_come_before_the_rows_with_tab(table: Table) -> None:
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Backtab)
    assert table.header.hasFocus()
    QTest.keyClick(table.header, Qt.Key.Key_Tab)
    assert table.view.hasFocus()


def test_a_list_is_sorted_by_keyboard(qtbot: QtBot, table: Table) -> None:
    for expected in (Sort("name"), Sort("name", descending=True)):
        with qtbot.waitSignal(table.sort_asked) as asked:
            QTest.keyClick(table.header, Qt.Key.Key_Return)
        assert asked.args == [expected]
        table.show_sort(expected)
    QTest.keyClick(table.header, Qt.Key.Key_Right)
    with qtbot.assertNotEmitted(table.sort_asked):
        QTest.keyClick(table.header, Qt.Key.Key_Space)
    QTest.keyClick(table.header, Qt.Key.Key_Right)
    with qtbot.waitSignal(table.sort_asked) as asked:
        QTest.keyClick(table.header, Qt.Key.Key_Space)
    assert asked.args == [Sort("points")]


def test_the_title_one_is_on_is_told_with_its_order(table: Table) -> None:
    table.show_sort(Sort("points", descending=True))
    said = []
    for _step in range(4):
        said.append(table.header.accessibleName())
        QTest.keyClick(table.header, Qt.Key.Key_Right)
    assert said == ["Name", "Postcode", "Points, sorted downwards", "Stage"]


def test_a_column_is_moved_and_sized_by_keyboard(qtbot: QtBot, work: Work, people: People) -> None:
    memory = Forgetful()
    table = shown(qtbot, work, people, memory)
    before = table.header.sectionSize(0)
    QTest.keyClick(table.header, Qt.Key.Key_Right, Shift)
    assert table.header.sectionSize(0) > before
    QTest.keyClick(table.header, Qt.Key.Key_Right, Ctrl)
    QTest.keyClick(table.header, Qt.Key.Key_Right, Ctrl)
    assert table.header.shown() == [1, 2, 0, 3]
    table.hide()
    assert shown(qtbot, work, people, memory).header.shown() == [1, 2, 0, 3]


def test_the_down_arrow_goes_to_the_rows(table: Table) -> None:
    QTest.keyClick(table.header, Qt.Key.Key_Down)
    assert table.view.hasFocus()


def test_the_columns_are_chosen_by_keyboard_in_a_menu_that_stays_open(qtbot: QtBot, table: Table) -> None:
    QTest.keyClick(table.header, Qt.Key.Key_Down, Alt)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ColumnMenu)
    for _column in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert table.header.shown() == [2, 3]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_each_view_keeps_its_own_columns(qtbot: QtBot, table: Table) -> None:
    table.header.show_column(1, False)
    table.remember_as("people/loyal", {"order": ["stage", "name", "points"], "hidden": ["points"]})
    assert table.header.shown() == [3, 0, 1]
    table.header.show_column(0, False)
    table.remember_as("people")
    assert table.header.shown() == [0, 2, 3]
    table.remember_as("people/loyal")
    assert table.header.shown() == [3, 1]


def test_a_view_kept_elsewhere_takes_the_columns_with_it(
    qtbot: QtBot, work: Work, people: People, table: Table
) -> None:
    table.header.moveSection(2, 0)
    table.header.show_column(1, False)
    other = shown(qtbot, work, people)
    other.remember_as("other", table.columns_chosen())
    assert other.header.shown() == [2, 0, 3]


def test_rows_are_lower_in_every_list_once_it_was_chosen(qtbot: QtBot, work: Work, people: People) -> None:
    memory = Forgetful()
    first, second = shown(qtbot, work, people, memory), shown(qtbot, work, people, memory)
    second.hide()
    usual = first.view.row_height
    compact = next(action for action in first.header.chooser().actions() if action.text() == "Compact rows")
    compact.trigger()
    assert first.view.row_height < usual
    second.show()
    assert second.view.row_height == first.view.row_height
    assert shown(qtbot, work, people, memory).view.row_height == first.view.row_height


def test_rows_and_columns_follow_the_text_size(qtbot: QtBot, qapp: QApplication, table: Table) -> None:
    QTest.keyClick(table.header, Qt.Key.Key_Right, Shift)
    height, width, title = table.view.row_height, table.header.sectionSize(0), table.header.sizeHint().height()
    theme.apply(qapp, theme.load("light", 1.5))
    assert table.view.row_height == round(height * 1.5)
    assert abs(table.header.sectionSize(0) - width * 1.5) <= 1
    assert table.header.sizeHint().height() > title
    theme.apply(qapp, theme.load("light"))
    assert abs(table.header.sectionSize(0) - width) <= 1


def test_widths_come_back_at_another_text_size(qtbot: QtBot, qapp: QApplication, work: Work, people: People) -> None:
    memory = Forgetful()
    first = shown(qtbot, work, people, memory)
    QTest.keyClick(first.header, Qt.Key.Key_Right, Shift)
    width = first.header.sectionSize(0)
    first.hide()
    theme.apply(qapp, theme.load("light", 1.5))
    second = shown(qtbot, work, people, memory)
    assert abs(second.header.sectionSize(0) - width * 1.5) <= 2


def test_a_list_begins_with_the_first_rows_of_an_order_and_then_has_all(qtbot: QtBot, table: Table) -> None:
    table.go_to(40)
    table.show_loading()
    with qtbot.assertNotEmitted(table.current_changed):
        table.begin_with(array("q", [100, 99, 98]))
    assert list(table.rows.ids) == [100, 99, 98]
    table.show_ids(array("q", range(100, 0, -1)))
    assert len(table.rows.ids) == 100
    assert table.view.verticalScrollBar().value() == 0
    assert (table.current_id(), table.selected_ids()) == (40, [40])


def test_first_rows_that_come_after_all_of_them_are_left_aside(table: Table) -> None:
    table.show_loading()
    table.show_ids(array("q", [3, 2, 1]))
    table.begin_with(array("q", [3]))
    assert list(table.rows.ids) == [3, 2, 1]


def test_selected_rows_stay_selected_in_another_order(table: Table) -> None:
    table.go_to(10)
    for _row in range(3):
        QTest.keyClick(table.view, Qt.Key.Key_Down, Shift)
    table.show_ids(array("q", range(100, 0, -1)))
    assert table.selected_ids() == [13, 12, 11, 10]


def test_escape_leaves_one_row_of_several_selected(table: Table) -> None:
    table.go_to(5)
    table.view.selectAll()
    QTest.keyClick(table.view, Qt.Key.Key_Escape)
    assert table.selected_ids() == [5]


def test_a_cell_is_told_to_screen_readers_even_while_it_is_read(qtbot: QtBot, table: Table) -> None:
    said = Qt.ItemDataRole.AccessibleTextRole
    last = table.rows.index(99, 0)
    assert table.rows.data(last, said) == "Loading"
    qtbot.waitUntil(lambda: table.rows.data(last, said) == "Client 100")


def test_columns_that_are_replaced_keep_a_title_to_stand_on(table: Table) -> None:
    QTest.keyClick(table.header, Qt.Key.Key_Right)
    QTest.keyClick(table.header, Qt.Key.Key_Right)
    table.set_columns([replace(COLUMNS[0])])
    QTest.keyClick(table.header, Qt.Key.Key_Left)
    assert table.header.accessibleName() == "Name"
