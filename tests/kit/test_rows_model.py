from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import DATABASE_IO, StorageError
from grc_desktop.ui.kit.table.rows import PAGE, RowsModel
from grc_desktop.ui.kit.work import Work
from tests.kit.conftest import COLUMNS, People, Person

Text = Qt.ItemDataRole.DisplayRole


def ready(qtbot: QtBot, model: RowsModel[Person], number: int) -> Person:
    """The row at `number`, once it was read."""
    qtbot.waitUntil(lambda: model.row(number) is not None)
    row = model.row(number)
    assert row is not None
    return row


def test_the_model_keeps_qts_rules(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.reset(array("q", range(1, 251)))
    ready(qtbot, model, 0)
    model.stale()
    model.reset([3, 2, 1])
    model.reset([])
    assert model.rowCount() == 0
    assert tester.model() is model


def test_a_row_is_read_when_it_is_asked_for_a_page_at_a_time(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset(array("q", range(1, 1_000_001)))
    assert people.asked == []
    assert model.row(999_950) is None
    assert ready(qtbot, model, 999_950).name == "Client 999951"
    assert people.asked == [list(range(999_951, 1_000_001))]
    assert model.data(model.index(999_950, 2), Text) == "9999510"


def test_only_the_last_pages_of_a_long_scroll_are_read(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset(array("q", range(1, 100_001)))
    for number in range(0, 100_000, PAGE):
        model.row(number)
    ready(qtbot, model, 99_900)
    assert sum(map(len, people.asked)) <= 8 * PAGE


def test_a_stale_row_keeps_its_content_until_the_newer_is_there(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset([1, 2, 3])
    ready(qtbot, model, 0)
    people.suffix = " (new)"
    model.stale([2])
    shown = [model.row(number) for number in range(3)]
    assert [row.name for row in shown if row] == ["Client 1", "Client 2", "Client 3"]
    qtbot.waitUntil(lambda: ready(qtbot, model, 1).name == "Client 2 (new)")
    assert ready(qtbot, model, 0).name == "Client 1"
    assert people.asked == [[1, 2, 3], [2]]


def test_rows_that_stay_in_the_list_are_shown_at_once_and_read_again(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset([1, 2, 3])
    ready(qtbot, model, 0)
    people.suffix = " (new)"
    model.reset([3, 1])
    first = model.row(0)
    assert first is not None
    assert first.name == "Client 3"
    qtbot.waitUntil(lambda: ready(qtbot, model, 0).name == "Client 3 (new)")


def test_a_row_that_is_gone_is_asked_for_once(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset([-1, 2])
    ready(qtbot, model, 1)
    for _repaint in range(3):
        assert model.row(0) is None
        qtbot.wait(0)
    assert people.asked == [[-1, 2]]


def test_an_answer_for_rows_no_longer_listed_does_no_harm(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset([1])
    model.row(0)
    qtbot.waitUntil(lambda: people.asked == [[1]])
    model.reset([])
    model.reset([5])
    assert ready(qtbot, model, 0).id == 5


def test_rows_of_another_source_are_never_those_of_the_former_one(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset([1, 2])
    ready(qtbot, model, 0)
    people.suffix = " (other)"
    model.forget()
    model.reset([1, 2])
    assert [model.row(0), model.row(1)] == [None, None]
    assert ready(qtbot, model, 0).name == "Client 1 (other)"


def test_an_answer_about_a_forgotten_source_is_not_taken(qtbot: QtBot, work: Work) -> None:
    told, asked = threading.Event(), threading.Event()

    def slow(ids: Sequence[int]) -> list[Person]:
        asked.set()
        told.wait()
        return [Person(id_, "Former", "", 0) for id_ in ids]

    model = RowsModel(work, COLUMNS, slow)
    model.reset([1])
    model.row(0)
    qtbot.waitUntil(asked.is_set)
    model.forget()
    told.set()
    qtbot.waitUntil(lambda: not work.busy)
    assert model.known(0) is None


def test_rows_that_cannot_be_read_are_reported(qtbot: QtBot, work: Work) -> None:
    def broken(_ids: Sequence[int]) -> list[Person]:
        raise StorageError(DATABASE_IO, path="base.grc")

    model = RowsModel(work, COLUMNS, broken)
    model.reset([1])
    with qtbot.waitSignal(model.failed) as failed:
        model.row(0)
    assert failed.args is not None
    assert failed.args[0].code == "database_io"


def test_a_cell_edited_in_place_is_told_and_not_kept(qtbot: QtBot, work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset([7])
    ready(qtbot, model, 0)
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.edited) as edited:
        model.setData(model.index(0, 0), "Zoé")
    assert edited.args == [7, "name", "Zoé"]
    assert model.data(model.index(0, 0), Text) == "Client 7"
    assert not model.setData(model.index(0, 0), "Client 7")


def test_a_row_is_found_near_where_it_was_or_anywhere(work: Work, people: People) -> None:
    model = RowsModel(work, COLUMNS, people)
    model.reset(array("q", range(10, 1010)))
    assert [model.position(15, near=4), model.position(1000), model.position(5)] == [5, 990, None]
