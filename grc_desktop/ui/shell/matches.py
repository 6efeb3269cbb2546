"""The customers found, in a list under the search field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import Size

NOBODY: Final = N_("Nobody matches “{text}”.")
_LINE: Final = 46
_ID: Final = int(Qt.ItemDataRole.UserRole)
_DETAIL: Final = _ID + 1


@dataclass(frozen=True, slots=True)
class Match:
    """A customer found: `name` in front, what tells them apart behind."""

    id: int
    name: str
    detail: str = ""


class Matches(QFrame):
    """The list under the field; the focus stays in the field."""

    taken = Signal(int)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field.window())
        self.setObjectName("matches")
        self._field = field
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_MatchLine(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setMouseTracking(True)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self.take)
        self._nobody = Label(Role.SOFT, wrap=True, parent=self)
        self._nobody.setContentsMargins(10, 8, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addWidget(self._list)
        column.addWidget(self._nobody)
        self.hide()

    def show_under(self, field: QLineEdit, text: str, found: Sequence[Match]) -> None:
        """List `found` under `field`, the first chosen."""
        self._model.clear()
        for match in found:
            item = QStandardItem(match.name)
            item.setData(match.id, _ID)
            item.setData(match.detail, _DETAIL)
            item.setData(f"{match.name}, {match.detail}", int(Qt.ItemDataRole.AccessibleTextRole))
            self._model.appendRow(item)
        self._list.setVisible(bool(found))
        self._nobody.setVisible(not found)
        self._nobody.setText(_(NOBODY).format(text=text))
        if found:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self.setParent(field.window())
        self.setFixedWidth(field.width())
        self._list.setFixedHeight(_LINE * len(found))
        self.adjustSize()
        self.move(field.mapTo(field.window(), QPoint(0, field.height() + 4)))
        self.show()
        self.raise_()

    def step(self, step: int) -> None:
        """Choose the next or the one before."""
        row = self._list.currentIndex().row() + step
        if 0 <= row < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(row, 0))

    def take(self) -> None:
        """Open the chosen one."""
        index = self._list.currentIndex()
        if self.isVisible() and index.isValid():
            self.taken.emit(index.data(_ID))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.surface("control"))
        painter.setBrush(look.surface("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class _MatchLine(QStyledItemDelegate):
    """A match on two lines: the name, and below what tells this one from another."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.surface("hover"))
            painter.drawRoundedRect(option.rect, 4, 4)
        inside = option.rect.adjusted(10, 4, -10, -4)
        name, detail = str(index.data()), str(index.data(_DETAIL) or "")
        upper = inside.adjusted(0, 0, 0, -inside.height() // 2) if detail else inside
        self._line(painter, upper, name, theme.font(weight=QFont.Weight.Medium), look.ink("text"))
        if detail:
            lower = inside.adjusted(0, inside.height() // 2, 0, 0)
            self._line(painter, lower, detail, theme.font(Size.SMALL), look.ink("soft"))
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, rect: QRect, text: str, font: QFont, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
