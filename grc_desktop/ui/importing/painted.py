"""Small pressed pieces of this room: a step of the way, a count that filters, a meaning one can change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from grc_desktop.core import format as shown
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from grc_desktop.ui.kit.theme import Theme

_CIRCLE: Final = 22
_CHIP: Final = 26
_GAP: Final = 8
_CARET: Final = 10
_BOLD: Final = QFont.Weight.DemiBold


class _Painted(QAbstractButton):
    """A button painted by itself: a hand over it, Enter and Space press it, the focus shows."""

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

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_on(painter, theme.current())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def draw_on(self, painter: QPainter, look: Theme) -> None:
        """Paint the button."""
        raise NotImplementedError

    def frame(self, painter: QPainter, radius: float, ground: QColor | None, line: QColor | None) -> None:
        """Paint a rounded ground and border around the whole button."""
        painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(line, 1) if line is not None else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Step(_Painted):
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
        metrics = QFontMetrics(theme.font(weight=_BOLD))
        return QSize(_CIRCLE + _GAP + metrics.horizontalAdvance(self.text()) + 8, max(_CIRCLE, metrics.height()) + 4)

    def draw_on(self, painter: QPainter, look: Theme) -> None:
        here = self.isChecked()
        circle = QRectF(2, (self.height() - _CIRCLE) / 2, _CIRCLE, _CIRCLE)
        accent, pale = look.tone(Tone.ACCENT)
        ground, ink = (accent, QColor(look.solid["accent"].ink)) if here else (pale, accent)
        if not here and not self._done:
            ground, ink = look.surface("line"), look.ink("soft")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(circle)
        if self._done and not here:
            draw(painter, circle.adjusted(5, 5, -5, -5), "check-bold", ink)
        else:
            painter.setPen(ink)
            painter.setFont(theme.font(Size.SMALL, _BOLD))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setPen(look.ink("text" if here or self._done else "soft"))
        painter.setFont(theme.font(weight=_BOLD if here else QFont.Weight.Normal))
        words = QRectF(self.rect()).adjusted(_CIRCLE + _GAP + 2, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            self.frame(painter, 6, None, accent)


class CountChip(_Painted):
    """“25 to check”: a number and what it counts; pressed, the rows it counts are shown alone."""

    def __init__(self, tone: Tone | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._number = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def say(self, number: int, text: str) -> None:
        """Show the number and what it counts; none at all is told quietly."""
        self._number = shown.number(number)
        self.setText(text)
        self.setProperty("loud", number > 0)
        self.setAccessibleName(f"{self._number} {text}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold, plain = QFontMetrics(theme.font(weight=_BOLD)), QFontMetrics(theme.font(Size.SMALL))
        width = bold.horizontalAdvance(self._number) + 5 + plain.horizontalAdvance(self.text())
        return QSize(width + 19, max(_CHIP, bold.height() + 8))

    def draw_on(self, painter: QPainter, look: Theme) -> None:
        loud = bool(self.property("loud"))
        tone = self._tone if self._tone is not None and loud else None
        ink, ground, line = look.ink("text" if loud else "soft"), look.surface("surface"), look.surface("line")
        if tone is not None:
            ink = line = look.tone(tone)[0]
        if self.isChecked():
            ink, ground = look.tone(tone or Tone.ACCENT)
            line = ground
        elif self.underMouse():
            ground = look.surface("hover")
        if self.hasFocus():
            line = look.tone(Tone.ACCENT)[0]
        self.frame(painter, self.height() / 2, ground, line)
        painter.setPen(ink)
        bold = theme.font(weight=_BOLD)
        painter.setFont(bold)
        inside = QRectF(self.rect()).adjusted(9, 0, -6, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._number)
        inside.setLeft(inside.left() + QFontMetrics(bold).horizontalAdvance(self._number) + 5)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(ink if self.isChecked() or tone is not None else look.ink("soft"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class MeaningButton(_Painted):
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
        return QSize(metrics.horizontalAdvance(self.text()) + _CARET + 14, metrics.height() + 6)

    def draw_on(self, painter: QPainter, look: Theme) -> None:
        accent = look.tone(Tone.ACCENT)[0]
        if self.underMouse() or self.hasFocus():
            self.frame(painter, 4, look.surface("hover"), accent if self.hasFocus() else None)
        font = theme.font(weight=_BOLD)
        painter.setFont(font)
        painter.setPen(look.ink("text"))
        room = self.width() - _CARET - 12
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        inside = QRectF(self.rect()).adjusted(4, 0, 0, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        left = inside.left() + QFontMetrics(font).horizontalAdvance(text) + 4
        caret = QRectF(left, (self.height() - _CARET) / 2, _CARET, _CARET)
        draw(painter, caret, "caret-down-bold", look.ink("soft"))
