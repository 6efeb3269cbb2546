"""Keyboard shortcuts in words and as printed caps, read from the actions themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.theme import Size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from grc_desktop.ui.kit.actions import Actions

Shortcut = tuple[str, str]
"""What it does, and its keys, both ready to be read."""

OR: Final = " · "
"""Between keys that do the same."""
_ARROWS: Final = "←→↑↓"
_PRINTED: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}
"""What keyboards show of keys that go by another name."""
_PLUS: Final = re.compile(r"(?<=[^+])\+(?=.)")
_INSIDE: Final = 5
_GAP: Final = 3
_BETWEEN: Final = 8
_HEIGHT: Final = 19


def shortcuts_of(actions: Actions) -> list[Shortcut]:
    """The shortcuts of `actions` that can be used now, in the order they were declared."""
    return [
        (made.text().removesuffix("…"), keys_of(made))
        for _action, made in actions
        if made.shortcuts() and made.isVisible()
    ]


def keys_of(action: QAction) -> str:
    """The keys of `action`, as they are written here; empty for none."""
    return written(keys.toString() for keys in action.shortcuts())


def written(keys: Iterable[str]) -> str:
    """Keys that do the same, as they are written on this computer's keyboard."""
    return OR.join(native(each) for each in keys)


def native(keys: str) -> str:
    """`keys` as they are written on this computer's keyboard."""
    pieces = _caps(keys)
    pieces[-1] = _PRINTED.get(pieces[-1], pieces[-1])
    if pieces[-1] in _ARROWS:
        return native("+".join([*pieces[:-1], "A"]))[:-1] + pieces[-1]
    return QKeySequence("+".join(pieces)).toString(QKeySequence.SequenceFormat.NativeText) or keys


def caps_width(keys: str) -> int:
    """The room the caps of `keys` take, in pixels."""
    metrics = QFontMetrics(theme.font(Size.SMALL))
    alternatives = [sum(_width(metrics, cap) for cap in _caps(each)) for each in keys.split(OR)]
    gaps = sum(theme.px(_GAP) * (len(_caps(each)) - 1) for each in keys.split(OR))
    return sum(alternatives) + gaps + theme.px(_BETWEEN) * (len(alternatives) - 1) + 1 if keys else 0


def paint_caps(painter: QPainter, rect: QRectF, keys: str) -> None:
    """Paint `keys` as caps, side by side, from the left of `rect`, in the middle of its height."""
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(Size.SMALL))
    metrics, height = painter.fontMetrics(), theme.px(_HEIGHT)
    left, top = round(rect.left()) + 0.5, round(rect.center().y() - height / 2) + 0.5
    for each in keys.split(OR):
        for cap in _caps(each):
            box = QRectF(left, top, _width(metrics, cap) - 1, height - 1)
            painter.setPen(look.surface("control"))
            painter.setBrush(look.surface("surface"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(look.ink("soft"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
            left += box.width() + 1 + theme.px(_GAP)
        left += theme.px(_BETWEEN) - theme.px(_GAP)
    painter.restore()


class Caps(QWidget):
    """Keys as they are printed on a keyboard."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        return QSize(caps_width(self._keys), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_caps(QPainter(self), QRectF(self.rect()), self._keys)


def _caps(keys: str) -> list[str]:
    return _PLUS.split(keys)


def _width(metrics: QFontMetrics, cap: str) -> int:
    return max(metrics.horizontalAdvance(cap) + 2 * theme.px(_INSIDE), theme.px(_HEIGHT)) + 1
