"""What lies over the whole window while a file is held above it: what would happen if it were let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_MARGIN: Final = 12
_RADIUS: Final = 12
_ICON: Final = 40
_GAP: Final = 16
_WIDEST: Final = 560
_VEIL: Final = 235


class DropOverlay(QWidget):
    """Says one sentence over its parent, in the accent when the file is welcome, in warning when it is not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._text, self._tone = "", "", Tone.ACCENT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        parent.installEventFilter(self)

    def say(self, text: str, icon: str, tone: Tone) -> None:
        """Lie over the window and say `text`."""
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self._cover()
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        ink, ground = look.tone(self._tone)
        veil = QColor(ground)
        veil.setAlpha(_VEIL)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        self._paint_words(painter, frame, ink)

    def _paint_words(self, painter: QPainter, frame: QRectF, ink: QColor) -> None:
        side, gap = theme.px(_ICON), theme.px(_GAP)
        painter.setFont(theme.font(Size.TITLE, QFont.Weight.DemiBold))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        room = QRectF(0, 0, min(theme.px(_WIDEST), frame.width() - 4 * _MARGIN), frame.height())
        words = painter.boundingRect(room, int(flags), self._text)
        top = frame.center().y() - (side + gap + words.height()) / 2
        card = QRectF(0, 0, words.width() + 4 * gap, side + words.height() + 4 * gap)
        card.moveCenter(frame.center())
        painter.setPen(ink)
        painter.setBrush(theme.current().surface("surface"))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        draw(painter, QRectF(frame.center().x() - side / 2, top, side, side), self._icon, ink)
        painter.setPen(theme.current().ink("text"))
        room.moveTo(frame.center().x() - room.width() / 2, top + side + gap)
        painter.drawText(room, int(flags), self._text)

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
