"""Pale bars where rows are about to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LOADING: Final = N_("Loading")
_ROW: Final = 32
_BAR: Final = 8
_LEFT: Final = 10
_SHARES: Final = (0.22, 0.14, 0.18, 0.1)
_GAP: Final = 0.08
_ROWS: Final = 12


class Bars(QWidget):
    """Rows as pale bars, before anything is known of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(_(LOADING))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.surface("surface"))
        painter.drawRect(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.surface("line"))
        high, bar = theme.px(_ROW), theme.px(_BAR)
        for row in range(min(_ROWS, self.height() // high)):
            left = float(theme.px(_LEFT))
            for place, share in enumerate(_SHARES):
                width = self.width() * share * (1 - 0.1 * ((row + place) % 3))
                painter.drawRoundedRect(QRectF(left, (row + 1) * high + (high - bar) / 2, width, bar), bar / 2, bar / 2)
                left += self.width() * (share + _GAP)
