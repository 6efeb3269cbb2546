from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.labels import Label
from grc_desktop.ui.kit.theme import NAMES, Pair, Tone
from tests.kit.test_theme import contrast


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", Tone)
def test_the_button_of_a_banner_can_be_read_on_its_ground(
    qtbot: QtBot, qapp: QApplication, name: str, tone: Tone
) -> None:
    look = theme.load(name)
    theme.apply(qapp, look)
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_notice(Notice("This list could not be read.", tone, button="Try again"))
    button = next(each for each in banner.findChildren(QPushButton) if each.text() == "Try again")
    picture, inside = banner.grab().toImage(), button.geometry().adjusted(4, 4, -4, -4)
    colours = Counter(
        picture.pixelColor(x, y).name().upper()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    )
    ((ground, _times),) = colours.most_common(1)
    assert ground == look.tones[tone].ground
    assert max(contrast(Pair(ink, ground)) for ink in colours) >= 4.5


def test_a_banner_that_says_something_else_takes_the_ink_of_its_tone(qtbot: QtBot, qapp: QApplication) -> None:
    look = theme.load("light")
    theme.apply(qapp, look)
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show()
    for tone in (Tone.INFO, Tone.BAD):
        banner.show_notice(Notice("This list could not be read.", tone))
        (label,) = (each for each in banner.findChildren(Label) if each.text())
        assert label.palette().windowText().color() == look.tone(tone)[0]
