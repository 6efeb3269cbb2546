from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Kind, Refused
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.board.board import Board, BoardColumn, CardLook
from grc_desktop.ui.kit.board.cards import CardsModel
from grc_desktop.ui.kit.board.lane import BoardLane, LaneView
from grc_desktop.ui.kit.table.columns import Badge
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.kit.work import Work
from tests.kit.conftest import People, Person

LOOK: CardLook[Person] = CardLook(
    title=lambda person: person.name,
    line=lambda person: person.postcode,
    badge=lambda person: Badge("Late", Tone.BAD, "warning") if person.id % 2 else None,
    aside=lambda person: f"{person.points} pts",
)
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton


def columns(**ids: Sequence[int]) -> list[BoardColumn]:
    return [BoardColumn(key, key.title(), found, Tone.INFO, "check", "12,00 €") for key, found in ids.items()]


@pytest.fixture
def board(qtbot: QtBot, work: Work, people: People) -> Board:
    made = Board(work, LOOK, people)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_columns(columns(new=[1, 2, 3], doing=[4, 5], done=[]))
    qtbot.waitUntil(lambda: not work.busy and bool(people.asked))
    return made


def lanes(board: Board) -> list[BoardLane]:
    return sorted((lane for lane in board.findChildren(BoardLane) if not lane.isHidden()), key=BoardLane.x)


def view(board: Board, number: int) -> LaneView:
    return lanes(board)[number].view


def content(board: Board) -> list[list[int]]:
    return [list(lane.cards.ids) for lane in lanes(board)]


def moves(board: Board) -> list[tuple[object, ...]]:
    noted: list[tuple[object, ...]] = []
    board.moved.connect(lambda *said: noted.append(said))
    return noted


def middle(board: Board, lane: int, number: int) -> QPoint:
    """The middle of a card on the screen."""
    shown = view(board, lane)
    rect = shown.visualRect(shown.model().index(number, 0))
    return shown.viewport().mapToGlobal(rect.center())


def drag(board: Board, lane: int, number: int, to: QPoint) -> None:
    """Take a card with the mouse and hold it over `to`."""
    viewport = view(board, lane).viewport()
    start = viewport.mapFromGlobal(middle(board, lane, number))
    QTest.mousePress(viewport, LEFT_BUTTON, pos=start)
    QTest.mouseMove(viewport, start + QPoint(20, 0))
    QTest.mouseMove(viewport, viewport.mapFromGlobal(to))


def drop(board: Board, lane: int, at: QPoint) -> None:
    viewport = view(board, lane).viewport()
    QTest.mouseRelease(viewport, LEFT_BUTTON, pos=viewport.mapFromGlobal(at))


def test_the_arrows_go_from_card_to_card_and_from_column_to_column(board: Board) -> None:
    assert board.go_to(2)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Down)
    assert board.current_id() == 3
    QTest.keyClick(view(board, 0), Qt.Key.Key_Right)
    assert board.current_id() == 5
    QTest.keyClick(view(board, 1), Qt.Key.Key_Right)
    assert view(board, 2).hasFocus()
    assert board.current_id() is None
    QTest.keyClick(view(board, 2), Qt.Key.Key_Right)
    QTest.keyClick(view(board, 2), Qt.Key.Key_Left)
    assert board.current_id() in {4, 5}
    assert not board.go_to(99)


def test_enter_and_a_double_click_open_a_card(qtbot: QtBot, board: Board) -> None:
    opened: list[object] = []
    board.opened.connect(opened.append)
    board.go_to(2)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Return)
    viewport = view(board, 1).viewport()
    place = viewport.mapFromGlobal(middle(board, 1, 1))
    QTest.mouseClick(viewport, LEFT_BUTTON, pos=place)
    QTest.mouseDClick(viewport, LEFT_BUTTON, pos=place)
    assert opened == [2, 5]
    QTest.keyClick(view(board, 2), Qt.Key.Key_Return)
    assert opened == [2, 5]


def test_ctrl_and_an_arrow_move_the_card_and_the_focus_goes_with_it(board: Board) -> None:
    noted = moves(board)
    board.go_to(2)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Right, CONTROL)
    assert board.current_id() == 2
    QTest.keyClick(view(board, 1), Qt.Key.Key_Down, CONTROL)
    QTest.keyClick(view(board, 1), Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(view(board, 2), Qt.Key.Key_Right, CONTROL)
    assert board.current_id() == 2
    assert content(board) == [[1, 3], [4, 5], [2]]
    assert noted == [(2, "new", "doing", 1), (2, "doing", "doing", 2), (2, "doing", "done", 0)]


def test_a_card_at_the_edge_stays_there(board: Board) -> None:
    noted = moves(board)
    board.go_to(1)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Up, CONTROL)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Left, CONTROL)
    board.go_to(5)
    QTest.keyClick(view(board, 1), Qt.Key.Key_Down, CONTROL)
    assert noted == []
    assert content(board) == [[1, 2, 3], [4, 5], []]


def test_alt_and_an_arrow_are_left_to_back_and_forward(board: Board) -> None:
    noted = moves(board)
    board.go_to(2)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert (board.current_id(), noted) == (2, [])


def test_a_card_is_dragged_between_two_others(board: Board) -> None:
    noted = moves(board)
    target = middle(board, 1, 1) - QPoint(0, 30)
    drag(board, 0, 0, target)
    drop(board, 0, target)
    assert content(board) == [[2, 3], [4, 1, 5], []]
    assert noted == [(1, "new", "doing", 1)]
    assert board.current_id() == 1


def test_a_card_is_dropped_in_an_empty_column(board: Board) -> None:
    noted = moves(board)
    target = view(board, 2).mapToGlobal(QPoint(50, 300))
    drag(board, 1, 0, target)
    drop(board, 1, target)
    assert content(board) == [[1, 2, 3], [5], [4]]
    assert noted == [(4, "doing", "done", 0)]


def test_a_card_dragged_down_its_own_column_lands_where_it_is_dropped(board: Board) -> None:
    noted = moves(board)
    target = middle(board, 0, 2) + QPoint(0, 30)
    drag(board, 0, 0, target)
    drop(board, 0, target)
    assert content(board)[0] == [2, 3, 1]
    assert noted == [(1, "new", "new", 2)]


@pytest.mark.parametrize("outside", [False, True])
def test_a_drag_that_goes_nowhere_changes_nothing(board: Board, outside: bool) -> None:
    noted = moves(board)
    target = board.mapToGlobal(QPoint(-300, 50)) if outside else middle(board, 0, 0) + QPoint(0, 10)
    drag(board, 0, 0, target)
    drop(board, 0, target)
    assert (content(board), noted) == ([[1, 2, 3], [4, 5], []], [])


def test_escape_gives_a_drag_up(board: Board) -> None:
    noted = moves(board)
    target = middle(board, 1, 0)
    drag(board, 0, 0, target)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Escape)
    drop(board, 0, target)
    assert (content(board), noted) == ([[1, 2, 3], [4, 5], []], [])


def test_columns_that_come_during_a_drag_wait_for_its_end(board: Board) -> None:
    drag(board, 0, 0, middle(board, 1, 0))
    board.show_columns(columns(new=[9], doing=[], done=[]))
    assert content(board) == [[1, 2, 3], [4, 5], []]
    QTest.keyClick(view(board, 0), Qt.Key.Key_Escape)
    assert content(board) == [[9], [], []]


def test_a_moved_card_keeps_its_content_without_being_read_again(board: Board, people: People) -> None:
    before = len(people.asked)
    board.go_to(1)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Right, CONTROL)
    row = lanes(board)[1].cards.known(0)
    assert row is not None
    assert row.name == "Client 1"
    assert len(people.asked) == before


def test_only_the_cards_on_the_screen_are_read(qtbot: QtBot, board: Board, people: People, work: Work) -> None:
    people.asked.clear()
    board.show_columns(columns(new=range(1, 10_001), doing=[], done=[]))
    qtbot.waitUntil(lambda: bool(people.asked) and not work.busy)
    assert sum(map(len, people.asked)) <= 200
    view(board, 0).scrollToBottom()
    qtbot.waitUntil(lambda: any(10_000 in asked for asked in people.asked))


def test_a_page_that_was_read_does_not_measure_the_whole_column_again(
    qtbot: QtBot, board: Board, monkeypatch: pytest.MonkeyPatch, work: Work, people: People
) -> None:
    board.show_columns(columns(new=range(1, 10_001), doing=[], done=[]))
    qtbot.waitUntil(lambda: any(10 in asked for asked in people.asked) and not work.busy)
    QApplication.sendPostedEvents()
    counted: list[object] = []
    count = CardsModel.rowCount

    def counting(model: CardsModel[Person], *given: QModelIndex) -> int:
        counted.append(given)
        return count(model, *given)

    monkeypatch.setattr(CardsModel, "rowCount", counting)
    board.stale([1, 2, 3])
    people.asked.clear()
    qtbot.waitUntil(lambda: bool(people.asked) and not work.busy)
    QApplication.processEvents()
    assert counted
    assert len(counted) < 5000


def test_the_current_card_stays_so_when_the_same_columns_come_again(board: Board) -> None:
    board.go_to(3)
    shown = view(board, 0)
    board.show_columns(columns(new=[7, 3, 1], doing=[4], done=[]))
    assert view(board, 0) is shown
    assert board.current_id() == 3
    board.show_columns(columns(new=[7, 1], doing=[4], done=[]))
    assert board.current_id() == 1


def test_cards_and_columns_have_names_for_screen_readers(qtbot: QtBot, board: Board) -> None:
    lane = view(board, 0)
    assert lane.accessibleName() == "New, 3 cards, 12,00 €"
    index = lane.model().index(2, 0)
    spoken = lane.model().data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Client 3, 01000, Late, 30 pts, 3 of 3, column New"
    item = QAccessible.queryAccessibleInterface(lane).child(2)
    assert item.text(QAccessible.Text.Name) == spoken


def test_counts_follow_the_cards(board: Board) -> None:
    board.go_to(1)
    QTest.keyClick(view(board, 0), Qt.Key.Key_Right, CONTROL)
    assert view(board, 0).accessibleName() == "New, 2 cards, 12,00 €"
    assert view(board, 1).accessibleName() == "Doing, 3 cards, 12,00 €"


def test_narrow_boards_scroll_sideways_to_the_column_in_use(qtbot: QtBot, board: Board) -> None:
    board.resize(400, 400)
    area = board.findChild(QScrollArea)
    assert area is not None
    bar = area.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    board.go_to(4)
    lane = lanes(board)[1]
    assert area.viewport().rect().contains(lane.mapTo(area.viewport(), QPoint(0, 0)))
    assert bar.value() > 0


def test_cards_grow_with_the_text(qapp: QApplication, board: Board) -> None:
    shown = view(board, 0)
    before = shown.visualRect(shown.model().index(0, 0)).height()
    theme.apply(qapp, theme.load("dark", 1.5))
    QApplication.sendPostedEvents()
    assert shown.visualRect(shown.model().index(0, 0)).height() == pytest.approx(1.5 * before, rel=0.05)


def test_another_button_does_not_end_a_drag(board: Board) -> None:
    noted = moves(board)
    target = view(board, 2).mapToGlobal(QPoint(50, 300))
    drag(board, 0, 0, target)
    QTest.mouseRelease(view(board, 0).viewport(), Qt.MouseButton.RightButton)
    assert noted == []
    drop(board, 0, target)
    assert noted == [(1, "new", "done", 0)]


def visible(board: Board, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in board.findChildren(kind) if each.isVisible()]


def test_a_board_waits_with_pale_cards_and_says_what_is_wrong(qtbot: QtBot, work: Work, people: People) -> None:
    board = Board(work, LOOK, people)
    qtbot.addWidget(board)
    board.show()
    assert visible(board, BoardLane) == []
    tried: list[bool] = []
    board.show_error(Refused(Kind("busy", "The base is busy.", "Wait.")), lambda: tried.append(True))
    (button,) = (each for each in board.findChildren(QPushButton) if each.isVisible())
    QTest.mouseClick(button, LEFT_BUTTON)
    assert tried == [True]
    board.show_columns([])
    assert visible(board, BoardLane) == []
    board.show_columns(columns(new=[]))
    assert len(visible(board, BoardLane)) == 1
    board.show_loading()
    assert len(visible(board, BoardLane)) == 1


def test_the_model_of_cards_keeps_qts_rules(qtbot: QtBot, work: Work, people: People) -> None:
    model = CardsModel(work, LOOK, people)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.reset([1, 2, 3])
    id_, row = model.take_out(1)
    model.put_in(2, id_, row)
    assert list(model.ids) == [1, 3, 2]
    assert tester.model() is model
