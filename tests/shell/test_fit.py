"""Every scene with its texts 40 % longer, and every scene in the largest text: nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QSizePolicy, QWidget

from grc_desktop.core import i18n
from grc_desktop.ui.kit.stretched import LONGER, Stretched, stretched
from grc_desktop.ui.stage.scenes import SCENES, Scene
from grc_desktop.ui.stage.stage import Stage


def clipped(whole: QWidget) -> Iterator[str]:
    """The texts in `whole` that have less room than they need; those that end in … by themselves ask for none."""
    for one in whole.findChildren(QWidget):
        if not isinstance(one, (QLabel, QAbstractButton)) or not one.text() or one.visibleRegion().isEmpty():
            continue
        if one.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored or isinstance(one.parent(), QLineEdit):
            continue  # it ends in … by itself, or it is the icon in a field
        wraps = isinstance(one, QLabel) and one.wordWrap()
        tall = one.heightForWidth(one.width()) if wraps else one.minimumSizeHint().height()
        wide = 0 if wraps else one.sizeHint().width()
        if wide > one.width() or tall > one.height():
            yield f"{type(one).__name__} “{one.text()}” {one.size().toTuple()} for {(wide, tall)}"


def shown(scene: Scene, window: Stage) -> list[str]:
    """What is cut once `scene` is played."""
    window.resize(1366, 768)
    scene.play(window)
    over = QApplication.activeModalWidget()
    found = list(clipped(over or window.window))
    if over is not None:
        over.close()
    return found


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_longer_texts_are_not_cut(scene: Scene, window: Stage) -> None:
    i18n.change(Stretched)
    window.window.retranslate()
    assert shown(scene, window) == []


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_largest_texts_are_not_cut(scene: Scene, window: Stage) -> None:
    window.preferences.choose_text_size("150")
    assert shown(scene, window) == []


def test_longer_texts_are_longer_and_keep_their_places() -> None:
    assert len(stretched("{n} customers")) >= len("{n} customers") * (1 + LONGER)
    assert stretched("{n} customers").format(n=3).startswith("3 customers ")
    assert stretched("") == ""
