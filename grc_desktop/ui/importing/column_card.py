"""One column of the file as a card: its header, what it fills, how sure that is, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.importing.painted import MeaningButton
from grc_desktop.ui.importing.words import confidence, meaning
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import Card, paint_pill, pill_size
from grc_desktop.ui.kit.theme import Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from grc_desktop.services.importing.types import Column
    from grc_desktop.ui.importing.outlook import Shown
    from grc_desktop.ui.kit.table.columns import Badge

_SAMPLES: Final = 2
_EDGE: Final = 10
_AIR: Final = 8
_GAP: Final = 3


class ColumnCard(Card):
    """Shows a `Column`; two of its cells too, where there is room for `samples`.

    All but the meaning is painted by the card itself: a file has many columns, and widgets are dear to dress anew.
    """

    menu_wanted = Signal(int, QPoint)
    """What the column of this index fills is to be chosen, from a menu at that place."""
    pressed = Signal(int)

    def __init__(self, column: Column, samples: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self._lines = _SAMPLES if samples else 0
        self._header = ""
        self._badge = confidence(column)
        self._texts: Sequence[str] = ()
        self.meaning = MeaningButton(self)
        self.meaning.clicked.connect(self._ask)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.meaning)
        self._measure()
        self.show_column(column)

    def show_column(self, column: Column, badge: Badge | None = None, found: Sequence[Shown] = ()) -> None:
        """Show another state of the column, `badge` in place of how sure its meaning is, cells that were `found`."""
        self.column = column
        self._badge = badge or confidence(column)
        self._header = column.header.replace("\n", " ")
        self._texts = [text.replace("\n", " ") for text in (_samples(found) or column.samples)[:_SAMPLES]]
        filled = meaning(column)
        self.meaning.say(filled, _("“{header}” fills: {field}").format(header=self._header, field=filled))
        self.setToolTip("\n".join((self._header, *self._texts)))
        self.setAccessibleName(f"{self._header}: {filled}, {self._badge.text}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look = QPainter(self), theme.current()
        left, width = theme.px(_EDGE), self.width() - 2 * theme.px(_EDGE)
        header = QRect(left, theme.px(_AIR), width, _height(Size.SMALL))
        _write(painter, header, self._header, look.ink("soft"), theme.font(Size.SMALL))
        top = self.meaning.geometry().bottom() + 1 + theme.px(_GAP)
        size = pill_size(self._badge.text, self._badge.icon)
        pill = QRectF(left, top, min(size.width(), width), size.height())
        paint_pill(painter, pill, self._badge.text, self._badge.tone, self._badge.icon)
        top += size.height() + theme.px(_AIR)
        for text in self._texts[: self._lines]:
            _write(painter, QRect(left, top, width, _height(Size.BODY)), text, look.ink("soft"), theme.font())
            top += _height(Size.BODY) + theme.px(_GAP)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.column.index)
        super().mouseReleaseEvent(event)

    def _measure(self) -> None:
        """Leave room around the meaning for what is painted."""
        gap, air, edge = theme.px(_GAP), theme.px(_AIR), theme.px(_EDGE)
        below = gap + pill_size("", "").height() + air
        if self._lines:
            below += air + self._lines * (_height(Size.BODY) + gap) - gap
        self._box.setContentsMargins(edge - theme.px(4), air + _height(Size.SMALL) + gap, edge, below)

    def _ask(self) -> None:
        below = self.meaning.mapToGlobal(QPoint(0, self.meaning.height() + 2))
        self.menu_wanted.emit(self.column.index, below)


def _samples(found: Sequence[Shown]) -> list[str]:
    """What stands in the column: a cell and what it becomes, or two cells that stay as they are."""
    if found and found[0].changed:
        return [found[0].typed, f"→ {found[0].text}"]
    return [cell.text for cell in found]


def _height(size: Size) -> int:
    return QFontMetrics(theme.font(size)).height()


def _write(painter: QPainter, where: QRect, text: str, ink: QColor, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
