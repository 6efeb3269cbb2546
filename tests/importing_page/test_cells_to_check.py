"""Cells that need a look: told of beside the grid, corrected in place, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from grc_desktop.ui.importing import actions
from tests.importing_page.conftest import HEADER, Desk, shown

Workbook = Callable[..., Path]
PHONE, EMAIL, POSTCODE = 3, 4, 5


@pytest.fixture
def checking(desk: Desk, workbook: Workbook) -> Desk:
    desk.open(workbook(), "check")
    desk.rows()
    return desk


def test_the_line_says_why_the_current_cell_needs_a_look(checking: Desk) -> None:
    check = checking.page.pieces.check
    check.go_to_cell(3, EMAIL)
    assert check.line.text.startswith("Row 3, Courriel – ")
    assert "@" in check.line.text


def test_the_line_says_what_a_cell_becomes(checking: Desk) -> None:
    check = checking.page.pieces.check
    check.go_to_cell(2, POSTCODE)
    assert check.line.text == "Row 2, C.P. – “1000” becomes “01000”"


def test_tab_keeps_what_was_typed_and_opens_the_next_cell_to_check(checking: Desk) -> None:
    checking.page.commands[actions.NEXT_PROBLEM].trigger()
    checking.rest()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "thais@exemple.fr")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    checking.rest()

    decisions = checking.page.journey.decisions
    assert decisions is not None
    assert decisions.fixes == {(3, EMAIL): "thais@exemple.fr"}
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    index = checking.page.pieces.check.table.view.currentIndex()
    rows = checking.page.pieces.check.table.rows
    assert (rows.ids[index.row()], rows.columns[index.column()].key) == (4, str(PHONE))


def test_corrections_are_told_in_the_line_and_never_in_toasts(checking: Desk) -> None:
    check = checking.page.pieces.check
    for row, column, text in ((3, EMAIL, "thais@exemple.fr"), (4, PHONE, "06 80 11 22 34")):
        check.go_to_cell(row, column)
        check.table.view.edit(check.table.view.currentIndex())
        checking.correct(text)

    check.go_to_cell(2, 0)
    assert checking.toasts == []
    assert check.line.text == "2 cells corrected. Nothing is left to check."
    assert shown(check.line.unfix)

    check.line.unfix.click()
    checking.rest()
    assert checking.counts()["problems"] == 1


def test_the_grid_stays_where_it_is_whatever_the_line_says(checking: Desk) -> None:
    check = checking.page.pieces.check
    top = check.table.mapTo(check, check.table.rect().topLeft())
    check.go_to_cell(3, EMAIL)
    checking.rest()
    assert check.table.mapTo(check, check.table.rect().topLeft()) == top


def test_another_sheet_and_back_keeps_what_was_decided(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(Autre=(HEADER, ("K9", "Petit", "Léa", "", "", "", ""))), "check")
    desk.page.journey.fix(3, EMAIL, "thais@exemple.fr")
    desk.rest()
    desk.page.journey.choose_sheet(1)
    desk.rest()
    desk.page.journey.choose_sheet(0)
    desk.rest()

    decisions = desk.page.journey.decisions
    assert decisions is not None
    assert decisions.fixes == {(3, EMAIL): "thais@exemple.fr"}


def test_cards_say_what_was_done_to_a_column_and_show_a_cell(checking: Desk) -> None:
    cards = {card.column.header: card for card in checking.page.pieces.check.cards.cards}
    assert cards["Courriel"].accessibleName() == "Courriel: E-mail, 1 to check"
    assert cards["C.P."].accessibleName() == "C.P.: Postcode, Zeros restored"
    assert cards["Ville"].accessibleName() == "Ville: City, Bourg-en-Bresse"
    assert "→ 01000" in cards["C.P."].toolTip()


def test_where_there_is_little_room_it_goes_to_the_rows(checking: Desk) -> None:
    check = checking.page.pieces.check
    assert shown(check.cards)
    checking.window.resize(880, 420)
    checking.rest()
    assert not shown(check.cards)
    assert shown(check.table)
