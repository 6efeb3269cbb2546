"""The first screen has room for its words in every size, and names all it offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from grc_desktop.core import i18n
from grc_desktop.ui.kit.stretched import Stretched
from grc_desktop.ui.shell.opening.first_start import FirstStart
from grc_desktop.ui.stage.scenes import FIRST_START, FIRST_START_AGAIN, Scene
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk
from tests.shell.test_fit import clipped


@pytest.fixture(params=[FIRST_START, FIRST_START_AGAIN], ids=lambda scene: scene.name)
def scene(request: pytest.FixtureRequest) -> Scene:
    chosen: Scene = request.param
    return chosen


def played(desk: Desk, scene: Scene, width: int, height: int) -> Stage:
    stage = desk.open(None)
    stage.resize(width, height)
    scene.play(stage)
    return stage


@pytest.mark.parametrize(("width", "height"), [(880, 560), (1366, 768), (1920, 1080)])
def test_nothing_is_cut_when_texts_are_longer(desk: Desk, scene: Scene, width: int, height: int) -> None:
    i18n.change(Stretched)

    assert list(clipped(played(desk, scene, width, height).window)) == []


@pytest.mark.parametrize(("width", "height"), [(880, 560), (1366, 768)])
def test_nothing_is_cut_in_the_largest_text(desk: Desk, scene: Scene, width: int, height: int) -> None:
    desk.program.preferences.choose_text_size("150")

    stage = played(desk, scene, width, height)

    assert list(clipped(stage.window)) == []
    screen = stage.window.alone
    assert isinstance(screen, FirstStart)
    assert screen.width() == stage.window.width() == width


def test_all_that_can_be_pressed_has_a_name(desk: Desk, scene: Scene) -> None:
    screen = played(desk, scene, 1366, 768).window.alone
    assert isinstance(screen, FirstStart)

    reached = [one for one in screen.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in reached]

    assert len(names) > 6
    assert all(names)
