from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core.paths import resources
from grc_desktop.ui.kit import icons, theme
from grc_desktop.ui.kit.appearance import Appearance
from grc_desktop.ui.kit.theme import NAMES, Pair, Size, Tone

UI = Path(theme.__file__).parent.parent
LITERAL = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|rgba?\(|Qt\.GlobalColor\.(?!transparent)")


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(pair: Pair) -> float:
    light, dark = sorted((luminance(pair.ink), luminance(pair.ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast(Pair("#000000", "#FFFFFF")) == pytest.approx(21)
    assert contrast(Pair("#777777", "#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read_on_every_ground_it_meets(name: str) -> None:
    poor = {pair: round(contrast(pair), 2) for pair in theme.load(name).pairs() if contrast(pair) < 4.5}
    assert poor == {}


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("contrast")])
def test_high_contrast_is_high_and_its_outlines_are_seen(name: str) -> None:
    look = theme.load(name)
    poor = {pair: round(contrast(pair), 2) for pair in look.pairs() if contrast(pair) < 7}
    outlines = {Pair(look.surfaces[ink], look.surfaces["surface"]) for ink in ("line", "control")}
    assert (poor, {pair for pair in outlines if contrast(pair) < 3}) == ({}, set())


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_has_the_same_tokens(name: str) -> None:
    light, other = theme.load("light"), theme.load(name)
    for part in ("surfaces", "inks", "tones", "solid"):
        assert getattr(light, part).keys() == getattr(other, part).keys()
    assert set(other.tones) == set(Tone)
    assert other.dark == name.endswith("dark")


def test_no_colour_is_written_outside_the_tokens() -> None:
    sources = [*UI.rglob("*.py"), *(resources() / "themes").glob("*.qss")]
    written = {path.name: found for path in sources if (found := LITERAL.findall(path.read_text(encoding="utf-8")))}
    assert written == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_colours_the_whole_application(qapp: QApplication, name: str) -> None:
    look = theme.load(name)
    theme.apply(qapp, look)
    assert qapp.palette().color(QPalette.ColorRole.Window) == look.surface("background")
    assert theme.current() is look
    assert "${" not in qapp.styleSheet()


def test_text_grows_with_the_text_size(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light", scale=1.4))
    assert theme.font(Size.TITLE).pixelSize() == 28
    assert "font-size: 18px" in qapp.styleSheet()


def test_a_fixed_length_follows_the_text_size(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.load("light"))
    held = QWidget()
    qtbot.addWidget(held)
    theme.fix(held, width=100, height=30)
    theme.apply(qapp, theme.load("light", scale=1.5))
    assert (held.width(), held.height()) == (150, 45)
    theme.apply(qapp, theme.load("light"))
    assert (held.width(), held.height()) == (100, 30)


def test_hairlines_do_not_grow(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light", scale=1.5))
    assert (theme.px(1), theme.px(2), theme.px(4)) == (1, 2, 6)
    assert "border: 1px solid" in qapp.styleSheet()


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    picture = icons.icon("users", Tone.BAD)
    seen = set()
    for name in NAMES:
        theme.apply(qapp, theme.load(name))
        image = picture.pixmap(64, 64).toImage()
        pixels = (image.pixelColor(x, y) for x in range(64) for y in range(64))
        seen.add(next(pixel.name() for pixel in pixels if pixel.alpha() == 255))
    assert seen == {theme.load(name).tones[Tone.BAD].ink.lower() for name in NAMES}


def test_an_icon_the_family_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_the_chosen_theme_is_followed_and_told(qapp: QApplication, qtbot: QtBot) -> None:
    appearance = Appearance(qapp, "light")
    told: list[str] = []
    appearance.changed.connect(lambda: told.append(theme.current().name))
    appearance.choose("dark", 1.0)
    appearance.choose("dark", 1.0)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["dark"]
    assert appearance.choice == "dark"


def test_nothing_is_painted_while_the_window_has_no_clothes(qapp: QApplication, qtbot: QtBot) -> None:
    appearance = Appearance(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    appearance.choose("dark", 1.0)
    assert not window.updatesEnabled()
    assert theme.current().name == "dark"
    with qtbot.waitSignal(appearance.changed):
        pass
    assert window.updatesEnabled()
    assert qapp.styleSheet() == theme.stylesheet(theme.current())


def test_the_system_theme_is_followed(qapp: QApplication) -> None:
    Appearance(qapp, theme.SYSTEM)
    system_is_dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.current().dark == system_is_dark
