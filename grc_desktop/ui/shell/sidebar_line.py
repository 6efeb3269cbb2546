"""One line of the sidebar: an icon, words and what waits, or the icon alone where the sidebar is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent

MARGIN: Final = 10
_HEIGHT: Final = 34
_ICON: Final = 16
_TEXT: Final = 37
_DOT: Final = 6
_MANY: Final = 999


class SidebarLine(QAbstractButton):
    """Paints itself; the row of the room in front is checked."""

    def __init__(self, icon: str, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._strong = strong
        self._narrow = False
        self._hint = ""
        self._number = 0
        self._hovered = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str, hint: str = "") -> None:
        """Set the words; `hint` is the key that leads here."""
        self.setText(text)
        self._hint = hint
        self._name()

    def count(self, number: int) -> None:
        """Say how much waits; 0 says nothing."""
        self._number = number
        self._name()
        self.update()

    def narrow(self, narrow: bool) -> None:
        """Show the icon alone, or the words too."""
        self._narrow = narrow
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_HEIGHT), max(theme.px(_HEIGHT), self.fontMetrics().height() + 14))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        ink, ground = look.tone(Tone.ACCENT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(ground)
        elif self._hovered and self.isCheckable():
            painter.setBrush(look.surface("line"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        color = ink if self.isChecked() else look.ink("text" if self._strong else "soft")
        side = theme.px(_ICON)
        left = (self.width() - side) / 2 if self._narrow else theme.px(MARGIN) + 1
        place = QRectF(left, (self.height() - side) / 2, side, side)
        draw(painter, place, self._icon, color)
        if self._narrow:
            self._paint_dot(painter, place)
        else:
            self._paint_words(painter, color)

    def _paint_words(self, painter: QPainter, color: QColor) -> None:
        inside = QRectF(self.rect()).adjusted(theme.px(_TEXT), 0, -theme.px(MARGIN), 0)
        if self._number:
            painter.setFont(theme.font(Size.SMALL, QFont.Weight.DemiBold))
            painter.setPen(theme.current().tone(Tone.WARNING)[0])
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._shown())
            inside.setRight(inside.right() - painter.fontMetrics().horizontalAdvance(self._shown()) - MARGIN)
        bold = self._strong or self.isChecked()
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
        painter.setPen(color)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_dot(self, painter: QPainter, icon: QRectF) -> None:
        """Where there is no room for the number, a dot says that something waits."""
        if self._number:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().tone(Tone.WARNING)[0])
            painter.drawEllipse(QRectF(icon.right() - 1, icon.top() - _DOT / 2, _DOT, _DOT))

    def _shown(self) -> str:
        return str(self._number) if self._number <= _MANY else f"{_MANY}+"

    def _name(self) -> None:
        name = f"{self.text()} ({self._number})" if self._number else self.text()
        self.setAccessibleName(name)
        self.setToolTip(" · ".join(filter(None, (name if self._narrow else "", self._hint))))
