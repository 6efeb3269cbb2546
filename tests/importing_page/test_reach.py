"""Everything can be reached, is named, and has the room its text needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from grc_desktop.core import i18n
from grc_desktop.ui.importing import actions
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import ElidedLabel
from tests.importing_page.conftest import Desk

Workbook = Callable[..., Path]
STEPS = ("file", "columns", "check", "result", "review")


def visible(desk: Desk) -> Iterator[QWidget]:
    yield from (each for each in desk.page.findChildren(QWidget) if each.isVisible())


def through(desk: Desk, workbook: Workbook) -> Iterator[str]:
    """Every state of the page, one after the other."""
    yield "nothing"
    desk.open(workbook())
    for step in STEPS:
        if step == "result":
            desk.page.journey.write()
        desk.rest()
        desk.page.go_to(step)
        desk.rest()
        desk.bot.wait(1)
        yield step


def test_every_control_has_a_name_and_a_tab_stop(desk: Desk, workbook: Workbook) -> None:
    nameless = [
        (step, type(each).__name__)
        for step in through(desk, workbook)
        for each in visible(desk)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and not each.accessibleName()
    ]
    assert nameless == []


def test_tab_goes_through_the_step_from_top_to_bottom(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "check")
    page = desk.page
    order = [
        page.steps.step("file"),
        page.pieces.check.cards.cards[0].meaning,
        page.pieces.check.chips["all"],
        page.pieces.check.policy,
    ]
    order += [page.pieces.check.strict, page.pieces.check.table.view, page.foot.write]
    stops = []
    here: QWidget | None = order[0]
    for _each in range(900):
        stops.append(here)
        here = here.nextInFocusChain() if here is not None else None
    places = [stops.index(each) for each in order]
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.4])
def test_no_text_is_cut(desk: Desk, workbook: Workbook, qapp: QApplication, language: str, scale: float) -> None:
    i18n.use(language)
    theme.apply(qapp, theme.load("light", scale))
    desk.page.retranslate()
    desk.bot.wait(1)
    cut = [
        (step, type(each).__name__, each.accessibleName() or each.property("text"))
        for step in through(desk, workbook)
        for each in visible(desk)
        if isinstance(each, QAbstractButton | QComboBox | QLabel) and is_cut(each)
    ]
    assert cut == []


def is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel) or type(widget).__name__ == "MeaningButton":
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    return widget.width() < widget.sizeHint().width() or widget.height() < widget.sizeHint().height()


def test_the_window_s_own_undo_waits_while_there_are_corrections(desk: Desk, workbook: Workbook) -> None:
    undone: list[bool] = []
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), desk.window, lambda: undone.append(True))
    desk.open(workbook(), "check")
    desk.page.journey.fix(3, 4, "thais@exemple.fr")
    desk.rest()
    desk.page.pieces.check.table.setFocus()
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []
    assert not desk.page.journey.fixed
    desk.rest()
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_actions_that_cannot_be_done_are_not_offered(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "columns")
    assert not desk.page.commands[actions.WRITE].isEnabled()
    desk.page.go_to("check")
    assert desk.page.commands[actions.WRITE].isEnabled()
    assert not desk.page.commands[actions.UNDO].isVisible()
