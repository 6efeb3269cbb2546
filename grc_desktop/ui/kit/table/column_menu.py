"""The menu in which the columns of a list are shown and hidden; it stays open while they are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grc_desktop.ui.kit.table.columns import Column

USUAL_COLUMNS: Final = N_("Usual columns")
COMPACT: Final = N_("Compact rows")


class ColumnMenu(QMenu):
    """Ticks `columns`: `show` shows or hides the one of a number, `shown` tells those on the screen."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        shown: Callable[[], Sequence[int]],
        show: Callable[[int, bool], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._show = show
        self._ticks = [self._tick(number, column.heading()) for number, column in enumerate(columns)]
        self._follow()

    def offer(self, compact: bool, shrink: Callable[[bool], object], forget: Callable[[], object]) -> None:
        """Offer lower rows, and the way back to the columns nobody has touched."""
        self.addSeparator()
        rows = self.addAction(_(COMPACT))
        rows.setCheckable(True)
        rows.setChecked(compact)
        rows.toggled.connect(shrink)
        self.addSeparator()
        self.addAction(_(USUAL_COLUMNS), forget)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (pressed and self._ticked(self.activeAction())):
            super().keyPressEvent(event)

    def _tick(self, number: int, text: str) -> QAction:
        action = self.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.triggered.connect(lambda wanted: self._change(number, wanted))
        return action

    def _change(self, number: int, wanted: bool) -> None:
        self._show(number, wanted)
        self._follow()

    def _ticked(self, action: QAction | None) -> bool:
        """Whether `action` was one of the ticks: changed, with the menu left open."""
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True

    def _follow(self) -> None:
        """The last column cannot be hidden."""
        shown = self._shown()
        for number, action in enumerate(self._ticks):
            action.setChecked(number in shown)
            action.setEnabled(list(shown) != [number])
