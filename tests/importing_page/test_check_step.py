from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from grc_desktop.services.contacts.types import ContactDraft, Email
from grc_desktop.ui.importing import actions
from grc_desktop.ui.importing.outlook import PROBLEMS
from grc_desktop.ui.kit.theme import Tone
from tests.importing_page.conftest import HEADER, Desk

Workbook = Callable[..., Path]
EMAIL, PHONE, POSTCODE = 4, 3, 5


@pytest.fixture
def checking(desk: Desk, workbook: Workbook) -> Desk:
    desk.open(workbook(), "check")
    return desk


def test_every_row_says_what_will_happen_to_it(checking: Desk) -> None:
    assert [(row.id, row.outcome) for row in checking.rows()] == [
        (2, "created"),
        (3, "created"),
        (4, "created"),
        (5, "rejected"),
        (6, "unchanged"),
    ]
    assert checking.row(6).same_as == 2


def test_bad_cells_say_why_and_lost_zeros_are_shown_as_given_back(checking: Desk) -> None:
    assert checking.row(3).cells[EMAIL].why
    assert checking.row(4).cells[PHONE].why
    assert checking.row(2).cells[POSTCODE].text == "01000"
    assert checking.row(2).cells[POSTCODE].repaired
    column = next(each for each in checking.page.pieces.check.table.rows.columns if each.key == str(EMAIL))
    assert column.ground is not None
    assert column.ground(checking.row(3)) is Tone.WARNING


def test_chips_filter_the_rows(checking: Desk) -> None:
    check = checking.page.pieces.check
    check.chips[PROBLEMS].click()
    assert list(check.table.rows.ids) == [3, 4]
    check.show_column(EMAIL)
    assert list(check.table.rows.ids) == [3]
    check.chips["rejected"].click()
    assert list(check.table.rows.ids) == [5]


def test_f8_goes_from_bad_cell_to_bad_cell_and_a_correction_moves_the_counts(checking: Desk) -> None:
    assert checking.counts()[PROBLEMS] == 2
    checking.page.commands[actions.NEXT_PROBLEM].trigger()
    checking.rest()
    checking.correct("thais@exemple.fr")
    assert checking.counts()[PROBLEMS] == 1
    assert checking.row(3).cells[EMAIL].text == "thais@exemple.fr"
    assert not checking.row(3).cells[EMAIL].why

    checking.page.commands[actions.NEXT_PROBLEM].trigger()
    checking.rest()
    assert checking.page.pieces.check.table.current_id() == 4


def test_f8_goes_on_after_a_correction_though_enter_went_down(checking: Desk) -> None:
    check = checking.page.pieces.check
    checking.page.commands[actions.NEXT_PROBLEM].trigger()
    checking.rest()
    checking.correct("thais@exemple.fr")
    here = check.table.view.currentIndex()
    assert (check.table.current_id(), check.table.rows.columns[here.column()].key) == (4, str(EMAIL))

    checking.page.commands[actions.NEXT_PROBLEM].trigger()
    checking.rest()
    here = check.table.view.currentIndex()
    assert (check.table.current_id(), check.table.rows.columns[here.column()].key) == (4, str(PHONE))


def test_another_file_never_shows_rows_of_the_former_one(checking: Desk, workbook: Workbook) -> None:
    assert checking.rows()
    checking.page.open(workbook((HEADER, ("K9", "Petit", "Léa", "", "", "", "")), "autre.xlsx"))
    rows = checking.page.pieces.check.table.rows
    rows.reset([2, 3])
    assert [rows.known(0), rows.known(1)] == [None, None]


def test_headers_of_the_file_are_shown_as_they_are(checking: Desk, french: None) -> None:
    header = checking.page.pieces.check.table.rows
    titles = [header.headerData(place, Qt.Orientation.Horizontal) for place in range(header.columnCount())]
    assert "Tél." in titles


def test_ctrl_z_takes_the_last_correction_back(checking: Desk) -> None:
    checking.page.journey.fix(3, EMAIL, "thais@exemple.fr")
    checking.rest()
    checking.page.pieces.check.table.setFocus()
    checking.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    checking.rest()
    assert checking.counts()[PROBLEMS] == 2
    assert checking.row(3).cells[EMAIL].text == "thais@@exemple.fr"


def test_what_was_corrected_is_what_is_imported(checking: Desk) -> None:
    checking.page.journey.fix(3, EMAIL, "thais@exemple.fr")
    checking.rest()
    checking.page.journey.write()
    checking.rest()
    assert [each.address for each in checking.details("Garçon Thaïs").draft.emails] == ["thais@exemple.fr"]


def test_a_strict_import_refuses_rows_with_a_problem(checking: Desk) -> None:
    checking.page.pieces.check.strict.click()
    checking.rest()
    assert checking.counts()["rejected"] == 3


def test_the_policy_decides_what_known_customers_get(desk: Desk, workbook: Workbook) -> None:
    known = ContactDraft(
        first_name="Éloïse", last_name="Lefèvre", code="K1", job="Fleuriste", emails=(Email("eloise@exemple.fr"),)
    )
    desk.services.contacts.save(known)
    desk.open(workbook((HEADER, ("K1", "Lefèvre", "Éloïse", "06 12 44 90 17", "eloise@exemple.fr", "", ""))), "check")
    assert desk.counts()["updated"] == 1
    desk.page.pieces.check.policy.setCurrentIndex(2)
    desk.page.pieces.check.policy.activated.emit(2)
    desk.rest()
    assert "updated" not in desk.counts()
    desk.page.pieces.check.policy.setCurrentIndex(3)
    desk.page.pieces.check.policy.activated.emit(3)
    desk.rest()
    assert desk.counts()["created"] == 1


def test_a_correction_keeps_the_place_in_the_list(desk: Desk, workbook: Workbook) -> None:
    people = [(f"K{n}", "Petit", f"Léa {n}", "", f"lea{n}@exemple.fr", "", "") for n in range(300)]
    desk.open(workbook((HEADER, *people)), "check")
    table = desk.page.pieces.check.table
    table.go_to(250)
    desk.rest()
    before = table.view.verticalScrollBar().value()
    assert before > 0
    desk.page.journey.fix(250, EMAIL, "autre@exemple.fr")
    desk.rest()
    assert table.view.verticalScrollBar().value() == before
    assert table.current_id() == 250


def test_the_import_button_counts_the_rows_that_will_be_written(checking: Desk) -> None:
    assert checking.page.commands[actions.WRITE].text() == "Import 3 rows"
