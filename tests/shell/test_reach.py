"""Whoever uses the keys alone, or hears the screen, gets everywhere and knows where they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from grc_desktop.ui.stage.scenes import SCENES, Scene
from grc_desktop.ui.stage.stage import Stage

PAGES = [scene for scene in SCENES if scene.name in {
    "today", "today-busy", "contacts", "contacts-edit", "contacts-new", "contacts-filters", "contacts-several",
    "contacts-known", "import", "import-file", "import-columns", "import-check", "import-result", "history",
    "settings",
}]  # fmt: skip
OVER = [scene for scene in SCENES if scene.name in {"palette", "shortcuts", "contacts-value", "contacts-cell"}]
WHOLE = {QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree}
"""What is heard as one, however many cells it holds."""
CONTROLS = WHOLE | {
    QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.ComboBox, QAccessible.Role.EditableText,
    QAccessible.Role.Link, QAccessible.Role.PageTab, QAccessible.Role.ProgressBar, QAccessible.Role.RadioButton,
}  # fmt: skip
SLACK = 8
FEWEST = 10
"""The rooms and the bar alone are as many controls."""


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


def told(one: QObject) -> str:
    return f"{type(one).__name__} {one.objectName()} {one.accessibleName() if isinstance(one, QWidget) else ''}"


def heard(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """`one` and everything in it that a screen reader comes to."""
    yield one
    if one.role() not in WHOLE:
        for place in range(one.childCount()):
            inside = one.child(place)
            if inside is not None and inside.isValid() and not inside.state().invisible:
                yield from heard(inside)


def spoken(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name)


def play(window: Stage, scene: Scene) -> Stage:
    window.window.resize(1366, 768)
    scene.play(window)
    return window


@pytest.mark.parametrize("scene", PAGES, ids=lambda scene: scene.name)
def test_tab_follows_the_eye_through_the_whole_window(window: Stage, scene: Scene) -> None:
    whole = play(window, scene).window
    places = [(told(one), place(one, whole)) for one in focusable(whole)]
    first = min(range(len(places)), key=lambda each: places[each][1].topLeft().toTuple())
    places = [*places[first:], *places[:first]]

    assert len(places) > FEWEST
    assert [(before, after) for (before, a), (after, b) in pairwise(places) if goes_back(a, b)] == []


@pytest.mark.parametrize("scene", [*PAGES, *OVER], ids=lambda scene: scene.name)
def test_everything_in_the_window_has_a_name_to_be_heard(window: Stage, scene: Scene) -> None:
    play(window, scene)
    shown = [window.window, *filter(None, [QApplication.activeModalWidget()])]
    found = [one for top in shown for one in heard(QAccessible.queryAccessibleInterface(top))]
    controls = [one for one in found if one.state().focusable or one.role() in CONTROLS]

    assert len(controls) > FEWEST
    assert [told(one.object()) for one in controls if not spoken(one)] == []
