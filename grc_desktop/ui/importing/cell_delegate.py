"""The cells of the check grid while they are typed in: Tab goes to the next cell that needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from grc_desktop.ui.kit.table.cells import CellDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class CheckDelegate(CellDelegate):
    """Paints as every list does; what is typed is kept when Tab leaves the cell."""

    left = Signal()
    """Tab was pressed in a cell, and what was typed there is taken."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        tab = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        if tab and isinstance(watched, QLineEdit):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched)
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
