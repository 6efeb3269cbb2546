from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.appearance import Appearance
from grc_desktop.ui.kit.buttons import Button
from grc_desktop.ui.kit.labels import Label, Role


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, "light")
    yield made
    made.deleteLater()


@pytest.fixture
def pages(qtbot: QtBot, appearance: Appearance) -> QStackedWidget:
    """Two pages with a title each, which were both seen."""
    made = QStackedWidget()
    qtbot.addWidget(made)
    for place in range(2):
        page = QWidget()
        Label(Role.TITLE, parent=page).setObjectName(f"title {place}")
        made.addWidget(page)
    made.show()
    for place in (1, 0):
        made.setCurrentIndex(place)
    return made


def choose(qtbot: QtBot, appearance: Appearance, name: str, scale: float) -> None:
    with qtbot.waitSignal(appearance.changed):
        appearance.choose(name, scale)


def title(pages: QStackedWidget, place: int) -> Label:
    (found,) = pages.findChildren(Label, f"title {place}")
    return found


def look(pages: QStackedWidget, place: int) -> tuple[str, int, int]:
    """The ink, the height and the weight of the title of a page."""
    label = title(pages, place)
    return label.palette().windowText().color().name().upper(), label.font().pixelSize(), label.font().weight()


def wanted() -> tuple[str, int, int]:
    return theme.current().inks["text"].upper(), theme.px(theme.Size.TITLE), QFont.Weight.DemiBold


def test_what_is_in_front_and_what_is_behind_take_a_new_look(
    qtbot: QtBot, appearance: Appearance, pages: QStackedWidget
) -> None:
    choose(qtbot, appearance, "dark", 1.5)
    assert look(pages, 0) == wanted()
    pages.setCurrentIndex(1)
    assert look(pages, 1) == wanted()


def test_nothing_of_an_older_look_stays_on_what_was_behind(
    qtbot: QtBot, appearance: Appearance, pages: QStackedWidget
) -> None:
    label = title(pages, 1)
    choose(qtbot, appearance, "dark", 1.5)
    label.show_role(Role.PROBLEM)
    choose(qtbot, appearance, "contrast-light", 1.0)
    label.show_role(Role.SMALL)
    pages.setCurrentIndex(1)
    small = theme.current()
    assert look(pages, 1) == (small.inks["soft"].upper(), small.px(theme.Size.SMALL), QFont.Weight.Normal)


def test_what_measures_itself_hears_of_the_new_size_when_it_is_shown(
    qtbot: QtBot, appearance: Appearance, pages: QStackedWidget
) -> None:
    button = Button(icon_name="plus", parent=pages.widget(1))
    usual = button.iconSize()
    choose(qtbot, appearance, "light", 1.5)
    pages.setCurrentIndex(1)
    assert button.iconSize() == usual * 1.5
