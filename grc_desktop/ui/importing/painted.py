"""Small pressed pieces of this room: a step of the way, a count that filters, a meaning one can change."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from grc_desktop.core import format as shown
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.theme import Size, Tone

_CIRCLE: Final = 22
_CHIP: Final = 28
_GAP: Final = 8
_CARET: Final = 10
_BOLD: Final = QFont.Weight.DemiBold
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Pressed(QAbstractButton):
    """A button that paints itself: a hand over it, Enter and Space press it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class Step(_Pressed):
    """“③ Check”: a number in a circle, ticked once it is behind, and its name."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._done = False
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def show_as(self, *, done: bool, reachable: bool) -> None:
        """Whether the step is behind, and whether one can go there."""
        self._done = done
        self.setEnabled(reachable)
        self.update()

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(f"{self._number}. {text}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics, circle = QFontMetrics(theme.font(weight=_BOLD)), theme.px(_CIRCLE)
        width = circle + theme.px(_GAP) + metrics.horizontalAdvance(self.text()) + 8
        return QSize(width, max(circle, metrics.height()) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look, here, side = _painter(self), theme.current(), self.isChecked(), theme.px(_CIRCLE)
        circle = QRectF(2, (self.height() - side) / 2, side, side)
        accent, pale = look.tone(Tone.ACCENT)
        ground, ink = (accent, QColor(look.solid["accent"].ink)) if here else (pale, accent)
        if not here and not self._done:
            ink, ground = look.tone(Tone.NEUTRAL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(circle)
        if self._done and not here:
            inset = side / 4
            draw(painter, circle.adjusted(inset, inset, -inset, -inset), "check-bold", ink)
        else:
            _write(painter, circle, str(self._number), ink, theme.font(Size.SMALL, _BOLD), Qt.AlignmentFlag.AlignCenter)
        words = QRectF(self.rect()).adjusted(side + theme.px(_GAP) + 2, 0, 0, 0)
        font = theme.font(weight=_BOLD if here else QFont.Weight.Normal)
        _write(painter, words, self.text(), look.ink("text" if here or self._done else "soft"), font)
        if self.hasFocus():
            _frame(painter, self, 6, None, accent)


class CountChip(_Pressed):
    """“25 to check”: a number and what it counts; pressed, the rows it counts are shown alone."""

    def __init__(self, tone: Tone | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._number = ""
        self._loud = False
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def say(self, number: int, text: str) -> None:
        """Show the number and what it counts; none at all is told quietly."""
        self._number, self._loud = shown.number(number), number > 0
        self.setText(text)
        self.setAccessibleName(f"{self._number} {text}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold, plain = QFontMetrics(theme.font(weight=_BOLD)), QFontMetrics(theme.font(Size.SMALL))
        width = bold.horizontalAdvance(self._number) + theme.px(5) + plain.horizontalAdvance(self.text())
        return QSize(width + 2 * theme.px(10), max(theme.px(_CHIP), bold.height() + theme.px(8)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = _painter(self), theme.current()
        tone = self._tone if self._loud else None
        ink, ground, line = look.ink("text" if self._loud else "soft"), look.surface("surface"), look.surface("line")
        if tone is not None:
            ink = line = look.tone(tone)[0]
        if self.isChecked():
            ink, ground = look.tone(tone or Tone.ACCENT)
            line = ground
        elif self.underMouse():
            ground = look.surface("hover")
        if self.hasFocus():
            line = look.tone(Tone.ACCENT)[0]
        _frame(painter, self, self.height() / 2, ground, line)
        bold, inside = theme.font(weight=_BOLD), QRectF(self.rect()).adjusted(theme.px(10), 0, 0, 0)
        _write(painter, inside, self._number, ink, bold)
        inside.setLeft(inside.left() + QFontMetrics(bold).horizontalAdvance(self._number) + theme.px(5))
        loud = self.isChecked() or tone is not None
        _write(painter, inside, self.text(), ink if loud else look.ink("soft"), theme.font(Size.SMALL))


class MeaningButton(_Pressed):
    """“Full name ▾”: what a column fills; pressed, something else is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str, name: str) -> None:
        """Show `text`; screen readers say `name`."""
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(weight=_BOLD))
        return QSize(metrics.horizontalAdvance(self.text()) + theme.px(_CARET) + 14, metrics.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look, side = _painter(self), theme.current(), theme.px(_CARET)
        if self.underMouse() or self.hasFocus():
            line = look.tone(Tone.ACCENT)[0] if self.hasFocus() else None
            _frame(painter, self, 4, look.surface("hover"), line)
        font = theme.font(weight=_BOLD)
        metrics = QFontMetrics(font)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - side - 12)
        inside = QRectF(self.rect()).adjusted(4, 0, 0, 0)
        _write(painter, inside, text, look.ink("text"), font)
        left = inside.left() + metrics.horizontalAdvance(text) + 4
        draw(painter, QRectF(left, (self.height() - side) / 2, side, side), "caret-down-bold", look.ink("soft"))


def _painter(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _frame(painter: QPainter, widget: QWidget, radius: float, ground: QColor | None, line: QColor | None) -> None:
    """Paint a rounded ground and border around the whole of `widget`."""
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1) if line is not None else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _write(
    painter: QPainter, where: QRectF, text: str, ink: QColor, font: QFont, align: Qt.AlignmentFlag = _LEFT
) -> None:
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(where, align, text)
