from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Kind, Refused
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.even import columns
from grc_desktop.ui.kit.figures import Figure, FigureCard, FigureRow
from grc_desktop.ui.kit.labels import Label, Pill
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.sparkline import Sparkline, runs
from grc_desktop.ui.kit.table.columns import Badge
from grc_desktop.ui.kit.theme import Tone

CAPITAL = Figure("84 200 €", Badge("+4,1 %", Tone.OK), "1 034 clients", (3, 5, None, 12), "from 3 to 12")


def card_with(qtbot: QtBot, figure: Figure | None = None, leads: bool = False) -> FigureCard:
    card = FigureCard("Capital", leads)
    qtbot.addWidget(card)
    if figure is not None:
        card.show_figure(figure)
    card.resize(280, 120)
    card.show()
    return card


def words(card: FigureCard) -> list[str]:
    """What can be read on the card."""
    return [label.text() for label in card.findChildren(Label) if label.isVisible()]


def cover(card: FigureCard) -> QAbstractButton | None:
    buttons = card.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next((button for button in buttons if not isinstance(button, QPushButton)), None)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_that_leads_somewhere_is_pressed_with_the_keys_and_the_mouse(qtbot: QtBot, key: Qt.Key) -> None:
    card = card_with(qtbot, CAPITAL, leads=True)
    button = cover(card)
    assert button is not None
    with qtbot.waitSignal(card.pressed):
        QTest.keyClick(button, key)
    with qtbot.waitSignal(card.pressed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(270, 110))
    assert button.geometry() == card.rect()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert card.focusProxy() is button


def test_a_card_is_read_aloud_as_a_whole(qtbot: QtBot) -> None:
    card = card_with(qtbot, CAPITAL, leads=True)
    button = cover(card)
    assert button is not None
    assert button.accessibleName() == "Capital, 84 200 €, +4,1 %, 1 034 clients, from 3 to 12"
    assert card_with(qtbot, CAPITAL).accessibleName() == button.accessibleName()


def test_a_card_that_leads_nowhere_is_no_button(qtbot: QtBot) -> None:
    assert cover(card_with(qtbot, CAPITAL)) is None


def test_a_card_waits_then_says_its_figure_and_keeps_it_while_a_newer_is_read(qtbot: QtBot) -> None:
    card = card_with(qtbot)
    assert words(card) == ["Capital"]
    assert card.accessibleName() == "Capital, Loading"
    card.show_figure(CAPITAL)
    card.show_loading()
    assert words(card) == ["Capital", "84 200 €", "1 034 clients"]


def test_a_card_without_a_figure_says_what_is_missing(qtbot: QtBot) -> None:
    card = card_with(qtbot, CAPITAL)
    card.show_empty("No sale yet.")
    assert words(card) == ["Capital", "—", "No sale yet."]
    assert not any(pill.isVisible() for pill in card.findChildren(Pill))
    assert card.accessibleName() == "Capital, No sale yet."


def test_a_figure_that_cannot_be_read_can_be_tried_again(qtbot: QtBot) -> None:
    card = card_with(qtbot, leads=True)
    tried: list[bool] = []
    card.show_error(Refused(Kind("busy", "The base is busy.", "Wait.")), lambda: tried.append(True))
    assert words(card) == ["Capital", "The base is busy. Wait."]
    button = card.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tried == [True]
    assert card.childAt(button.geometry().center()) is button
    card.show_figure(CAPITAL)
    assert words(card) == ["Capital", "84 200 €", "1 034 clients"]


def test_digits_of_a_figure_are_of_one_width(qtbot: QtBot) -> None:
    card = card_with(qtbot, CAPITAL)
    figure = next(label for label in card.findChildren(Label) if label.text() == "84 200 €")
    metrics = figure.fontMetrics()
    assert figure.font().pixelSize() == theme.Size.FIGURE
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


@pytest.mark.parametrize(
    ("count", "width", "expected"), [(4, 900, 4), (4, 700, 2), (4, 300, 1), (5, 700, 3), (0, 9, 1)]
)
def test_lines_of_cards_are_as_full_as_each_other(count: int, width: int, expected: int) -> None:
    assert columns(count, width, least=200, gap=12) == expected


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [260, 560, 1100])
def test_no_card_of_a_row_is_clipped_or_lies_over_another(
    qtbot: QtBot, qapp: QApplication, width: int, scale: float
) -> None:
    theme.apply(qapp, theme.load("light", scale))
    cards = [FigureCard(f"Figure {number}", number % 2 == 0) for number in range(4)]
    for card in cards:
        card.show_figure(CAPITAL)
    cards[1].show_empty("Nothing was sold yet, the first sale of the shop will fill this card and the others.")
    row, page = FigureRow(cards), Stack()
    qtbot.addWidget(page)
    page.add(row)
    page.resize(width, 900)
    page.show()
    places = [card.geometry() for card in cards]
    assert len({place.width() for place in places}) <= 2
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert all(row.rect().contains(place) for place in places) or row.minimumSizeHint().width() > row.width()
    for card in cards:
        assert card.height() >= card.heightForWidth(card.width())


@given(st.lists(st.none() | st.floats(), max_size=40))
def test_every_point_of_a_course_lies_in_its_square_from_left_to_right(values: list[float | None]) -> None:
    found = runs(values)
    points = [point for run in found for point in run]
    assert len(points) == sum(value is not None and math.isfinite(value) for value in values)
    assert all(0 <= across <= 1 and 0 <= up <= 1 for across, up in points)
    assert [across for across, _up in points] == sorted({across for across, _up in points})
    assert all(found)


@given(st.lists(st.integers(-1000, 1000), min_size=2, unique=True))
def test_a_larger_value_is_higher(values: list[int]) -> None:
    (run,) = runs(values)
    heights = [up for _across, up in run]
    assert sorted(range(len(values)), key=values.__getitem__) == sorted(range(len(values)), key=heights.__getitem__)
    assert (min(heights), max(heights)) == (0, 1)


def test_a_gap_breaks_the_line(qtbot: QtBot) -> None:
    assert runs([1, None, 2, 3]) == [[(0, 0)], [(2 / 3, 0.5), (1, 1)]]
    assert runs([None, None]) == []
    assert runs([7]) == [[(1, 0.5)]]


def picture(qtbot: QtBot, values: Sequence[float | None], width: int = 96) -> QImage:
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(width, 32)
    line.show_series(values, "from 3 to 12 over 12 months")
    assert line.accessibleName() == "from 3 to 12 over 12 months"
    return line.grab().toImage()


def accent_at(image: QImage) -> list[QPoint]:
    ink = QColor(theme.current().tones[Tone.ACCENT].ink)
    places = (QPoint(x, y) for x in range(image.width()) for y in range(image.height()))
    return [place for place in places if image.pixelColor(place) == ink]


def test_the_latest_value_is_marked_at_the_right(qtbot: QtBot) -> None:
    rising, alone = accent_at(picture(qtbot, [1, 2, 3])), accent_at(picture(qtbot, [3]))
    assert max(place.x() for place in rising) > 85
    assert min(place.y() for place in rising) < 8
    assert all(place.x() > 85 and 10 < place.y() < 22 for place in alone)
    assert alone


def test_a_course_without_values_has_no_line_in_the_accent_colour(qtbot: QtBot) -> None:
    assert accent_at(picture(qtbot, [None, None])) == []


def test_a_course_without_room_is_not_squeezed(qtbot: QtBot) -> None:
    assert accent_at(picture(qtbot, [1, 2, 3], width=20)) == []
