from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from grc_desktop.services.contacts.types import Address, ContactDraft, Phone
from grc_desktop.services.importing.types import Review
from grc_desktop.ui.importing.beside import Beside
from grc_desktop.ui.kit.labels import Label
from tests.importing_page.conftest import HEADER, Desk

Workbook = Callable[..., Path]


@pytest.fixture
def waiting(desk: Desk, workbook: Workbook) -> Desk:
    """Two rows that are probably, not surely, customers of the base."""
    for first, phone in (("Marie", "06 39 98 80 23"), ("Solène", "06 39 98 80 24")):
        desk.services.contacts.save(
            ContactDraft(
                first_name=first,
                last_name="Kerouac",
                code=f"A-{first}",
                phones=(Phone(phone, f"+33{phone[1:].replace(' ', '')}"),),
                addresses=(Address(postcode="69150", city="Décines"),),
            )
        )
    rows = (
        HEADER,
        ("B1", "Kerouac", "Marie", "06 39 98 80 23", "marie@exemple.fr", "69150", "Décines"),
        ("B2", "Kerouac", "Solène", "06 39 98 80 24", "solene@exemple.fr", "69150", "Décines"),
    )
    desk.open(workbook(rows), "check")
    assert desk.counts()["review"] == 2
    desk.page.journey.write()
    desk.rest()
    desk.page.go_to("review")
    desk.rest()
    return desk


def ids(desk: Desk) -> list[int]:
    return list(desk.page.pieces.review.table.rows.ids)


def test_waiting_rows_are_set_beside_their_customer(waiting: Desk) -> None:
    assert len(ids(waiting)) == 2
    assert waiting.page.pieces.review.beside._sheet is not None


def test_what_is_picked_from_a_list_is_said_in_words(qtbot: QtBot) -> None:
    beside = Beside()
    qtbot.addWidget(beside)
    beside.show_review(Review(1, 1, 5, "Kerouac", 2, "Kerouac", ("phone",), (("stage", "at_risk", ""),)))
    texts = [label.text() for label in beside.findChildren(Label)]
    assert "At risk" in texts
    assert "at_risk" not in texts


def test_a_key_decides_the_row_and_goes_to_the_next(waiting: Desk) -> None:
    waiting.page.pieces.review.table.setFocus()
    waiting.key(Qt.Key.Key_2)
    waiting.rest()
    assert len(ids(waiting)) == 1
    assert waiting.page.pieces.review.table.current_id() == ids(waiting)[0]
    assert [each.address for each in waiting.details("Kerouac Marie").draft.emails] == ["marie@exemple.fr"]
    assert waiting.details("Kerouac Marie").draft.code == "A-Marie"


def test_several_rows_are_decided_together_and_undone(waiting: Desk) -> None:
    waiting.page.pieces.review.table.view.selectAll()
    waiting.page.pieces.review.decide("create")
    waiting.rest()
    assert ids(waiting) == []
    assert len(waiting.names()) == 4
    undo = waiting.toasts[-1].act
    assert undo is not None
    undo()
    waiting.rest()
    assert len(ids(waiting)) == 2
    assert len(waiting.names()) == 2


def test_a_dropped_row_changes_nobody(waiting: Desk) -> None:
    waiting.page.pieces.review.decide("drop")
    waiting.rest()
    assert len(ids(waiting)) == 1
    assert waiting.details("Kerouac Marie").draft.emails == ()


def test_waiting_rows_are_told_where_a_next_file_is_chosen(waiting: Desk) -> None:
    waiting.page._again()
    waiting.rest()
    waiting.until(lambda: waiting.page.pieces.file._waiting.accessibleName() == "2 rows wait for your decision.")
    waiting.page.pieces.file.review_wanted.emit()
    assert waiting.page.step == "review"


def test_one_goes_back_to_the_result(waiting: Desk) -> None:
    waiting.page.pieces.review.closed.emit()
    assert waiting.page.step == "result"
