"""Whoever uses the keys alone, or hears the screen, gets everywhere and knows where they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from grc_desktop.ui.shell.scenes import SCENES, Scene
from grc_desktop.ui.shell.stage import Stage

PAGES = [scene for scene in SCENES if scene.name in {
    "today", "today-busy",
    "contacts", "contacts-edit", "contacts-new", "contacts-filters", "import", "import-check", "history", "settings",
}]  # fmt: skip
SLACK = 8


def focusable(page: QWidget) -> Iterator[QWidget]:
    """What Tab goes through in `page`, in its order."""
    one = page.window().nextInFocusChain()
    while one is not None and one is not page.window():
        reached = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if reached and one.isVisible() and one.isEnabled() and page.isAncestorOf(one):
            yield one
        one = one.nextInFocusChain()


def place(one: QWidget, page: QWidget) -> QRect:
    return QRect(one.mapTo(page, QPoint(0, 0)), one.size())


def goes_back(one: QRect, other: QRect) -> bool:
    """Whether `other` is read before `one`: above it without being to its right, or left of it on the same line."""
    above = other.bottom() <= one.top() + SLACK and other.left() <= one.left() + SLACK
    same_line = other.top() < one.bottom() - SLACK and other.bottom() > one.top() + SLACK
    return above or (same_line and other.right() <= one.left() + SLACK)


def told(one: QWidget) -> str:
    return f"{type(one).__name__} {one.objectName()} {one.accessibleName()}"


@pytest.fixture(params=PAGES, ids=lambda scene: scene.name)
def played(request: pytest.FixtureRequest, window: Stage) -> Stage:
    scene: Scene = request.param
    window.resize(1366, 768)
    scene.play(window)
    return window


def test_every_control_is_named_and_follows_the_one_read_before_it(played: Stage) -> None:
    controls = list(focusable(played.page))
    places = [(told(one), place(one, played.page)) for one in controls]

    assert controls
    unnamed = [
        told(one) for one in controls if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
    assert [(before, after) for (before, a), (after, b) in pairwise(places) if goes_back(a, b)] == []
