"""A line on a coloured ground: strong words, plain ones after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from grc_desktop.ui.kit.theme import Tone


class Toned(QFrame):
    """A frame on the pale ground of a tone."""

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, "tone", str(tone))


class Sentence(QWidget):
    """Strong words and plain ones after them, wrapped together."""

    def __init__(self, strong: str, plain: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong, self._plain, self._tone = strong, plain, tone
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{strong} {plain}")

    def sizeHint(self) -> QSize:
        layout = self._laid_out(10_000)
        return QSize(round(layout.boundingRect().width()) + 2, round(layout.boundingRect().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width).boundingRect().height()) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setPen(theme.current().tone(self._tone)[0])
        top = (self.height() - layout.boundingRect().height()) / 2
        layout.draw(painter, QPointF(0, top))

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(f"{self._strong} {self._plain}".strip(), theme.font())
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = 0, len(self._strong)
        bold.format = QTextCharFormat()
        bold.format.setFontWeight(QFont.Weight.DemiBold)
        layout.setFormats([bold])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout
