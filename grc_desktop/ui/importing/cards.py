"""The cards of all columns: side by side over the grid, or line after line with samples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from grc_desktop.ui.importing.column_card import ColumnCard
from grc_desktop.ui.importing.field_menu import field_menu
from grc_desktop.ui.importing.words import confidence, verdict
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.tab_order import reach_after

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

    from grc_desktop.ui.importing.journey import Journey

_WIDE: Final = 210
_NARROW: Final = 152
_GAP: Final = 8


class Cards(QScrollArea):
    """One card per column of the sheet; what it fills is changed there. Tab comes to them `after` another piece."""

    pressed = Signal(int)
    """The card of the column of this index was clicked."""

    def __init__(self, journey: Journey, after: QWidget, *, samples: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self._after = after
        self._samples = samples
        self.cards: list[ColumnCard] = []
        self._inside = QWidget()
        self._row = FlowLayout(self._inside, gap=_GAP) if samples else _strip(self._inside)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not samples:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_columns(self) -> None:
        """Show the columns as they are decided now."""
        decisions, outlook, own = self._journey.decisions, self._journey.outlook, self._journey.own
        columns = decisions.columns if decisions is not None else ()
        if [card.column.index for card in self.cards] != [column.index for column in columns]:
            self._make(len(columns))
        for card, column in zip(self.cards, columns, strict=True):
            found = outlook.findings.get(column.index, ()) if outlook is not None else ()
            if outlook is None or self._samples:
                card.show_column(column, confidence(column, own), found)
            else:
                card.show_column(column, verdict(column, outlook.by_column[column.index], found, own), found)
        if not self._samples:
            high = max((card.sizeHint().height() for card in self.cards), default=0)
            self.setFixedHeight(high)
        self._fit()

    def show_card(self, index: int) -> None:
        """Scroll to the card of a column."""
        for card in self.cards:
            if card.column.index == index:
                self.ensureWidgetVisible(card, 24, 0)

    def menu_of(self, index: int) -> QMenu | None:
        """What the column may fill, as a menu."""
        decisions = self._journey.decisions
        if decisions is None:
            return None
        column = next(each for each in decisions.columns if each.index == index)
        return field_menu(self, column, self._journey.own, lambda field, kind: self._journey.give(index, field, kind))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the cards a width that fills the lines."""
        least = theme.px(_WIDE if self._samples else _NARROW)
        room = self.viewport().width() + _GAP
        side_by_side = min(max(room // (least + _GAP), 1), max(len(self.cards), 1))
        width, rest = divmod(room, side_by_side)
        for place, card in enumerate(self.cards):
            card.setFixedWidth(width - _GAP + (place % side_by_side < rest))
        if not self._samples:
            self._inside.setMinimumWidth(max(sum(card.minimumWidth() + _GAP for card in self.cards) - _GAP, 0))

    def _make(self, number: int) -> None:
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        columns = self._journey.decisions.columns if self._journey.decisions is not None else ()
        self.cards = [ColumnCard(column, self._samples, self._inside) for column in columns[:number]]
        for card in self.cards:
            card.menu_wanted.connect(self._open_menu)
            card.pressed.connect(self.pressed)
            self._row.addWidget(card)
            card.show()
        reach_after(self._after, self.cards)

    def _open_menu(self, index: int, where: QPoint) -> None:
        if (menu := self.menu_of(index)) is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(where)


def _strip(inside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP)
    row.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return row
