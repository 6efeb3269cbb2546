"""The look in force: tokens read from ``resources/themes/*.toml`` become a palette and one stylesheet.

No colour is written anywhere else. Whoever paints asks `current()` at the moment of painting, so that a switch is live.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from grc_desktop.core.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

SYSTEM: Final = "system"
NAMES: Final = ("light", "dark", "contrast-light", "contrast-dark")
_LINUX_FAMILY: Final = "Inter"
"""Desktops on Linux rarely have a system font with tabular digits; the package depends on this one."""
_HAIRLINE: Final = 2
_LENGTH: Final = re.compile(r"\b(\d+)px\b")
_FIXED: Final = "fixed_at_size_one"


class Tone(StrEnum):
    """What a colour says; always beside a word, never instead of one."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OK = "ok"
    WARNING = "warning"
    BAD = "bad"
    INFO = "info"
    GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Pair:
    """An ink and the ground it is read on, as ``#RRGGBB``."""

    ink: str
    ground: str


class Size(IntEnum):
    """Type in pixels at a text size of 1."""

    SMALL = 12
    BODY = 13
    SECTION = 15
    TITLE = 20
    FIGURE = 28


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of tokens. `solid` are the grounds of primary buttons and of the toasts that lie over the page.

    Every ink is readable (4.5:1) on the grounds it is used on.
    """

    name: str
    dark: bool
    surfaces: dict[str, str]
    inks: dict[str, str]
    tones: dict[Tone, Pair]
    solid: dict[str, Pair]
    scale: float = 1.0

    def surface(self, name: str) -> QColor:
        """`background`, `surface`, `sidebar`, `hover`, `line` or `control`."""
        return _color(self.surfaces[name])

    def ink(self, name: str) -> QColor:
        """`text`, `soft` or `disabled`."""
        return _color(self.inks[name])

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """The ink of a tone and its pale ground."""
        pair = self.tones[tone]
        return _color(pair.ink), _color(pair.ground)

    def px(self, length: float) -> int:
        """`length` in pixels at the chosen text size; a hairline stays one."""
        return round(length * self.scale) if length > _HAIRLINE else round(length)

    def pairs(self) -> Iterator[Pair]:
        """Every text and ground that meet on a screen."""
        for ground in ("background", "surface", "sidebar", "hover"):
            for ink in (self.inks["text"], self.inks["soft"], *(pair.ink for pair in self.tones.values())):
                yield Pair(ink, self.surfaces[ground])
        for pair in self.tones.values():
            yield from (pair, Pair(self.inks["text"], pair.ground))
        yield Pair(self.inks["soft"], self.tones[Tone.ACCENT].ground)
        yield from self.solid.values()


def load(name: str, scale: float = 1.0) -> Theme:
    """The theme called `name`, one of `NAMES`, with text `scale` times its usual size."""
    tokens = tomllib.loads((resources() / "themes" / f"{name}.toml").read_text("utf-8"))
    return Theme(
        name=name,
        dark=tokens["dark"],
        surfaces=tokens["surfaces"],
        inks=tokens["inks"],
        tones={Tone(key): Pair(**pair) for key, pair in tokens["tones"].items()},
        solid={key: Pair(**pair) for key, pair in tokens["solid"].items()},
        scale=scale,
    )


class _InForce:
    """The theme of this process."""

    theme: Theme | None = None


def current() -> Theme:
    """The theme in force."""
    if _InForce.theme is None:
        _InForce.theme = load("light")
    return _InForce.theme


def px(length: float) -> int:
    """`length` in pixels at the text size in force: whatever holds text is measured with it."""
    return current().px(length)


def fix(widget: QWidget, width: float | None = None, height: float | None = None) -> None:
    """Hold `widget` to a width or a height, given for a text size of 1 and kept in step with the size in force."""
    widget.setProperty(_FIXED, (width, height))
    _hold(widget)


def _hold(widget: QWidget) -> None:
    width, height = widget.property(_FIXED)
    if width is not None:
        widget.setFixedWidth(px(width))
    if height is not None:
        widget.setFixedHeight(px(height))


def apply(app: QApplication, theme: Theme) -> None:
    """Make every widget of `app` look like `theme`, at once; `Appearance` does it without keeping the window."""
    undress(app, theme)
    dress(app)


def undress(app: QApplication, theme: Theme) -> None:
    """Take the clothes of before off, and put `theme` in force: lengths, fonts and colours are its own from now on."""
    _InForce.theme = theme
    app.setStyleSheet("")  # to replace one polishes every widget again and again: ten times as long
    if sys.platform == "linux":
        app.setFont(QFont([_LINUX_FAMILY, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()]))
    _made_font.cache_clear()
    app.setPalette(palette(theme))
    app.setFont(font())


def dress(app: QApplication) -> None:
    """Put on the clothes of the theme in force, once `undress` took off those of another."""
    app.setStyleSheet(stylesheet(current()))
    for widget in app.allWidgets():
        if widget.property(_FIXED) is not None:
            _hold(widget)


def font(size: Size = Size.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's font at `size`, with digits of one width."""
    return _made_font(size, weight)


@cache
def _made_font(size: Size, weight: QFont.Weight) -> QFont:
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def _color(text: str) -> QColor:
    return QColor(text)


def palette(theme: Theme) -> QPalette:
    """The roles Qt's own style paints with."""
    accent, accent_ground = theme.tone(Tone.ACCENT)
    roles = {
        QPalette.ColorRole.Window: theme.surface("background"),
        QPalette.ColorRole.Base: theme.surface("surface"),
        QPalette.ColorRole.AlternateBase: theme.surface("hover"),
        QPalette.ColorRole.Button: theme.surface("surface"),
        QPalette.ColorRole.Mid: theme.surface("line"),
        QPalette.ColorRole.Dark: theme.surface("control"),
        QPalette.ColorRole.WindowText: theme.ink("text"),
        QPalette.ColorRole.Text: theme.ink("text"),
        QPalette.ColorRole.ButtonText: theme.ink("text"),
        QPalette.ColorRole.PlaceholderText: theme.ink("soft"),
        QPalette.ColorRole.ToolTipBase: QColor(theme.solid["toast"].ground),
        QPalette.ColorRole.ToolTipText: QColor(theme.solid["toast"].ink),
        QPalette.ColorRole.Highlight: accent_ground,
        QPalette.ColorRole.HighlightedText: theme.ink("text"),
        QPalette.ColorRole.Accent: accent,
        QPalette.ColorRole.Link: accent,
    }
    made = QPalette()
    for role, color in roles.items():
        made.setColor(role, color)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.ink("disabled"))
    return made


def stylesheet(theme: Theme) -> str:
    """The one stylesheet, its ``${token}`` filled from `theme`."""
    source = (resources() / "themes" / "style.qss").read_text(encoding="utf-8")
    tokens: dict[str, object] = {**theme.surfaces, **theme.inks}
    for tone, pair in theme.tones.items():
        tokens |= {tone: pair.ink, f"{tone}_ground": pair.ground}
    for name, pair in theme.solid.items():
        tokens |= {f"on_{name}": pair.ink, f"solid_{name}": pair.ground}
    tokens |= {f"size_{size.name.lower()}": f"{size}px" for size in Size}
    return _LENGTH.sub(lambda found: f"{theme.px(int(found[1]))}px", Template(source).substitute(tokens))
