"""The cards of a board: read a page at a time like the rows of a list, painted when they are seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic

from PySide6.QtCore import QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import paint_pill, pill_font, pill_size
from grc_desktop.ui.kit.loading import LOADING
from grc_desktop.ui.kit.table.columns import Badge, Column, R
from grc_desktop.ui.kit.table.rows import Index, RowsModel
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from grc_desktop.ui.kit.work import Work

GAP: Final = 8
_PADDING: Final = 12
_BETWEEN: Final = 3
_FOOT: Final = 8
_RADIUS: Final = 6
_LIFTED: Final = 0.35
_BAR: Final = 8
_ROOT: Final = QModelIndex()
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole
_TIP: Final = Qt.ItemDataRole.ToolTipRole


@dataclass(frozen=True, slots=True)
class CardLook(Generic[R]):
    """How a row is shown as a card: its title, a softer line, and at its foot a status and something at the right.

    Every card of a board has the lines its look has, so that all are of one height.
    """

    title: Callable[[R], str]
    line: Callable[[R], str] | None = None
    badge: Callable[[R], Badge | None] | None = None
    aside: Callable[[R], str] | None = None

    def spoken(self, row: R) -> str:
        """Everything the card of `row` says."""
        badge = self.badge(row) if self.badge else None
        parts = (self.title(row), self.line(row) if self.line else "", badge.text if badge else "")
        return ", ".join(filter(None, (*parts, self.aside(row) if self.aside else "")))


class CardsModel(RowsModel[R]):
    """The cards of one column, whose `heading` is read aloud with each."""

    def __init__(
        self,
        work: Work,
        look: CardLook[R],
        fetch: Callable[[Sequence[int]], Iterable[R]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(work, (Column("card", "", look.spoken),), fetch, parent)
        self.look = look
        self.heading = ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == _SPOKEN and index.isValid():
            return self._spoken(index.row())
        if role == _TIP and index.isValid():
            row = self.known(index.row())
            return self.look.title(row) if row is not None else None
        return super().data(index, role)

    def take_out(self, number: int) -> tuple[int, R | None]:
        """Remove the card at `number`: its id, and its row if it was read."""
        id_, row = self._ids[number], self.known(number)
        self.beginRemoveRows(_ROOT, number, number)
        self._ids = [*self._ids[:number], *self._ids[number + 1 :]]
        self.endRemoveRows()
        return id_, row

    def put_in(self, number: int, id_: int, row: R | None) -> None:
        """Put the card `id_` at `number`; `row` is shown until it is read again."""
        self.beginInsertRows(_ROOT, number, number)
        self._ids = [*self._ids[:number], id_, *self._ids[number:]]
        if row is not None:
            self._rows[id_] = row
        self.endInsertRows()

    def _spoken(self, number: int) -> str:
        row = self.row(number)
        return _("{card}, {n} of {total}, column {column}").format(
            card=_(LOADING) if row is None else self.look.spoken(row),
            n=shown.number(number + 1),
            total=shown.number(len(self._ids)),
            column=self.heading,
        )


class CardDelegate(QStyledItemDelegate):
    """Paints cards. `lifted` is the number of the one that is being dragged away, -1 when there is none."""

    def __init__(self, cards: CardsModel[Any], view: QWidget) -> None:
        super().__init__(view)
        self._cards = cards
        self._view = view
        self.lifted = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, card_height(self._cards.look) + theme.px(GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._cards.row(index.row())
        rect: QRect = option.rect.adjusted(0, 0, 0, -theme.px(GAP))
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self.lifted:
            painter.setOpacity(_LIFTED)
        _frame(painter, rect, selected, hovered)
        inside = rect.adjusted(*(side * theme.px(_PADDING) for side in (1, 1, -1, -1)))
        if row is None:
            _bars(painter, inside)
        else:
            _content(painter, inside, self._cards.look, row)
        painter.restore()


def card_height(look: CardLook[Any]) -> int:
    """The height of a card with the lines of `look`."""
    height = 2 * theme.px(_PADDING) + QFontMetrics(_title_font()).height()
    if look.line:
        height += theme.px(_BETWEEN) + QFontMetrics(theme.font(Size.SMALL)).height()
    if look.badge or look.aside:
        height += theme.px(_FOOT) + _foot_height()
    return height


def _title_font() -> QFont:
    return theme.font(weight=QFont.Weight.Medium)


def _foot_height() -> int:
    return QFontMetrics(pill_font()).height() + 4


def _frame(painter: QPainter, rect: QRect, selected: bool, hovered: bool) -> None:
    look = theme.current()
    width = 2 if selected else 1
    border = look.tone(Tone.ACCENT)[0] if selected else look.surface("control" if hovered else "line")
    painter.setPen(QPen(border, width))
    painter.setBrush(look.surface("surface"))
    half, radius = width / 2, theme.px(_RADIUS)
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def _content(painter: QPainter, rect: QRect, look: CardLook[R], row: R) -> None:
    colors = theme.current()
    top = rect.top()
    lines = [(look.title(row), _title_font(), "text")]
    if look.line:
        lines.append((look.line(row), theme.font(Size.SMALL), "soft"))
    for text, font, ink in lines:
        painter.setFont(font)
        painter.setPen(colors.ink(ink))
        height = painter.fontMetrics().height()
        line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QRect(rect.left(), top, rect.width(), height), Qt.AlignmentFlag.AlignVCenter, line)
        top += height + theme.px(_BETWEEN)
    foot = QRect(rect.left(), rect.bottom() + 1 - _foot_height(), rect.width(), _foot_height())
    _paint_foot(painter, foot, look, row)


def _paint_foot(painter: QPainter, rect: QRect, look: CardLook[R], row: R) -> None:
    aside = look.aside(row) if look.aside else ""
    painter.setFont(theme.font(Size.SMALL))
    painter.setPen(theme.current().ink("soft"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), aside)
    badge = look.badge(row) if look.badge else None
    if badge is not None:
        room = rect.width() - painter.fontMetrics().horizontalAdvance(aside) - (theme.px(GAP) if aside else 0)
        width = min(pill_size(badge.text, badge.icon).width(), room)
        pill = QRectF(rect.left(), rect.top(), width, rect.height())
        paint_pill(painter, pill, badge.text, badge.tone, badge.icon)


def _bars(painter: QPainter, rect: QRect) -> None:
    """Title and foot of a card that is being read."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().surface("line"))
    bar = theme.px(_BAR)
    for share, top in ((0.7, rect.top() + bar / 2), (0.4, rect.bottom() - 1.5 * bar)):
        painter.drawRoundedRect(QRectF(rect.left(), top, rect.width() * share, bar), bar / 2, bar / 2)


def paint_pale(painter: QPainter, rect: QRect) -> None:
    """A card before anything is known of it."""
    _frame(painter, rect, selected=False, hovered=False)
    _bars(painter, rect.adjusted(*(side * theme.px(_PADDING) for side in (1, 1, -1, -1))))
