"""Outline icons of one family (Phosphor), drawn from its font in the colours of the theme in force.

The font file comes with qtawesome, which is found but never imported: importing it costs as much as importing Qt.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.theme import Tone

_FONT: Final = "phosphor-1.3.0.ttf"
_NAMES: Final = "phosphor-charmap-1.3.0.json"
_EM: Final = 256.0


@cache
def icon(name: str, tone: Tone | None = None, *, solid: bool = False) -> QIcon:
    """The icon `name` (as in Phosphor: ``users``, ``magnifying-glass``), in the ink of `tone` or of soft text.

    `solid` is for the accent and bad grounds of primary buttons. Icons follow the theme by themselves.
    Raises KeyError for a name the family does not have.
    """
    _code(name)
    return QIcon(_Engine(name, tone, solid))


def draw(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Paint the icon `name` in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _EM, side / _EM)
    painter.fillPath(_outline(name), color)
    painter.restore()


class _Engine(QIconEngine):
    def __init__(self, name: str, tone: Tone | None, solid: bool) -> None:
        super().__init__()
        self._solid = solid
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw(painter, QRectF(rect), self._name, self._color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        if size.isEmpty():
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone, self._solid)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        look = theme.current()
        if mode == QIcon.Mode.Disabled:
            return look.ink("disabled")
        if self._solid and self._tone is not None:
            return QColor(look.solid[self._tone].ink)
        tone = Tone.ACCENT if self._tone is None and state == QIcon.State.On else self._tone
        return look.ink("soft") if tone is None else look.tone(tone)[0]


@cache
def _folder() -> Path:
    found = importlib.util.find_spec("qtawesome")
    if found is None or found.origin is None:
        raise FileNotFoundError("qtawesome")
    return Path(found.origin).parent / "fonts"


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = json.loads((_folder() / _NAMES).read_text(encoding="utf-8"))
    return codes


def _code(name: str) -> int:
    return int(_codes()[name], 16)


@cache
def _font() -> QRawFont:
    return QRawFont(str(_folder() / _FONT), _EM, QFont.HintingPreference.PreferNoHinting)


@cache
def _outline(name: str) -> QPainterPath:
    font = _font()
    (glyph,) = font.glyphIndexesForString(chr(_code(name)))
    return font.pathForGlyph(glyph).translated(0, font.ascent())
