"""One column of a board: its title, how many cards it holds, and the cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.board.cards import GAP, CardDelegate, CardsModel
from grc_desktop.ui.kit.labels import Label, Pill, Role, restyle
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.ui.kit.table.rows import Index

NO_CARD: Final = N_("Nothing in this column.")
LEAST: Final = 240
MOST: Final = 400
_MARK: Final = 2
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column: its `key`, its `title` (a msgid or a text ready to be read) and its cards in their order.

    `total` is their sum, ready to be read, where there is one.
    """

    key: str
    title: str
    ids: Sequence[int] = ()
    tone: Tone = Tone.NEUTRAL
    icon: str = ""
    total: str = ""


class LaneView(QListView):
    """The cards of a column, with their keys and the mouse. It moves nothing itself: it says what was asked for."""

    opened = Signal(object)
    """Enter or a double click on a card: its id."""
    stepped = Signal(int)
    """Left (-1) or right (1): the column beside."""
    carried = Signal(int, int)
    """Ctrl and an arrow: the current card goes that many columns across and places down."""
    lifted = Signal(int, QPoint)
    """The card of this number is dragged from this place on the screen."""
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    given_up = Signal()
    """Esc while a card was being dragged."""

    def __init__(self, cards: CardsModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._pressed: tuple[int, QPoint] | None = None
        self._dragging = False
        self._mark = -1
        self._painter = CardDelegate(cards, self)
        self.setModel(cards)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self.opened.emit(cards.ids[index.row()]))

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self._cards.ids[index.row()] if index.isValid() else None

    def go_to(self, number: int) -> None:
        """Make the card at `number`, or the last before it, the current one."""
        number = min(number, self._cards.rowCount() - 1)
        if number >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._cards.index(number, 0), flag)

    def place_at(self, where: QPoint) -> int:
        """Between which cards a card dropped at `where` on the screen goes: the number it would have."""
        point = self.viewport().mapFromGlobal(where)
        count = self._cards.rowCount()
        if not count:
            return 0
        first = self.visualRect(self._cards.index(0, 0))
        return min(max(round((point.y() - first.top()) / max(first.height(), 1)), 0), count)

    def nearest(self, where: QPoint) -> int:
        """The number of the card at the height of `where` on the screen, or of the one nearest to it."""
        first = self.visualRect(self._cards.index(0, 0))
        below = self.viewport().mapFromGlobal(where).y() - first.top()
        return min(max(below // max(first.height(), 1), 0), max(self._cards.rowCount() - 1, 0))

    def mark(self, place: int) -> None:
        """Show where a dragged card would go; -1 shows nothing."""
        if place != self._mark:
            self._mark = place
            self.viewport().update()

    def lift(self, number: int) -> None:
        """Show the card at `number` as taken; -1 shows none."""
        self._painter.lifted = number
        self.viewport().update()

    def let_go(self) -> None:
        """The mouse drags nothing any more, wherever it is."""
        self._pressed, self._dragging = None, False

    def fit(self) -> None:
        """Measure the cards again: the size of the text changed."""
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Cards are of one height whatever they say: a page that was read is painted, and nothing measured again."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def keyboardSearch(self, _search: str) -> None:
        """Letters do nothing: looking through every card would read them all."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        arrow = _ARROWS.get(key)
        if self._dragging:
            if key == Qt.Key.Key_Escape:
                self.given_up.emit()
        elif arrow and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.carried.emit(*arrow)
        elif arrow and arrow[0] and modifiers == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(arrow[0])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == Qt.KeyboardModifier.NoModifier:
            if (id_ := self.current_id()) is not None:
                self.opened.emit(id_)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = index.row(), event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        number, start = self._pressed
        where = event.globalPosition().toPoint()
        if not self._dragging and (where - start).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.lifted.emit(number, start)
        if self._dragging:
            self.dragged.emit(where)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging = self._dragging
        if dragging and event.button() != Qt.MouseButton.LeftButton:
            return
        self.let_go()
        if dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._cards.rowCount():
            self._paint_empty(painter)
        elif self._mark >= 0:
            self._paint_mark(painter)

    def _paint_empty(self, painter: QPainter) -> None:
        look, wanted = theme.current(), self.hasFocus() or self._mark >= 0
        rect = QRect(0, 0, self.viewport().width(), theme.px(64))
        painter.setPen(QPen(look.tone(Tone.ACCENT)[0] if wanted else look.surface("control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        painter.setPen(look.ink("soft"))
        painter.setFont(theme.font())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), _(NO_CARD))

    def _paint_mark(self, painter: QPainter) -> None:
        last = self._cards.rowCount() - 1
        rect = self.visualRect(self._cards.index(min(self._mark, last), 0))
        edge = rect.top() if self._mark <= last else rect.bottom() + 1
        height = max(edge - theme.px(GAP) / 2, _MARK / 2)
        painter.setPen(QPen(theme.current().tone(Tone.ACCENT)[0], _MARK, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(_MARK, height), QPointF(self.viewport().width() - _MARK, height))


class BoardLane(QFrame):
    """A column on the screen."""

    def __init__(self, cards: CardsModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = cards
        self.view = LaneView(cards, self)
        self._column = BoardColumn("", "")
        self._title = Pill()
        self._count = Label(Role.SOFT)
        self._total = Label(Role.SOFT)
        head = QHBoxLayout()
        head.setContentsMargins(4, 2, 4, 2)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._total)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        cards.setParent(self)
        for changed in (cards.rowsInserted, cards.rowsRemoved, cards.modelReset):
            changed.connect(self.retranslate)
        self._fit()

    @property
    def key(self) -> str:
        return self._column.key

    def show_column(self, column: BoardColumn) -> None:
        """Show `column`; the current card and the scrolled place stay where they can."""
        before, number = self.view.current_id(), self.view.currentIndex().row()
        offset = self.view.verticalScrollBar().value()
        self._column = column
        self.cards.reset(column.ids)
        place = self.cards.position(before, number) if before is not None else None
        if place is not None or before is not None:
            self.view.go_to(number if place is None else place)
        self.view.verticalScrollBar().setValue(offset)
        self.retranslate()

    def accept(self, dragged: bool) -> None:
        """Show whether a dragged card would fall here."""
        restyle(self, "over", dragged)

    def retranslate(self) -> None:
        column, count = self._column, len(self.cards.ids)
        title = _(column.title)
        self.cards.heading = title
        self._title.show_as(title, column.tone, column.icon)
        self._count.setText(shown.number(count))
        self._total.setText(column.total)
        number = _n("{n} card", "{n} cards", count).format(n=shown.number(count))
        self.view.setAccessibleName(", ".join(filter(None, (title, number, column.total))))
        self.view.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(LEAST), theme.px(LEAST))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(theme.px(MOST))
        self.view.fit()
        self.updateGeometry()
