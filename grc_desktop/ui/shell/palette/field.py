"""Where one types in the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_STAYS: Final = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
_BARE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class PaletteField(QLineEdit):
    """A line of text that does something else for some `keys`; Tab is one of them, so the focus stays."""

    lost = Signal()
    """Something else of the window took the focus."""

    def __init__(self, keys: Mapping[Qt.Key, Callable[[], object]], parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setObjectName("palette_field")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._does(event):
                return True
            if event.type() == QEvent.Type.ShortcutOverride and self._leaves_undo(event):
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.lost.emit()

    def _does(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            key = Qt.Key.Key_Backtab
        does = self._keys.get(key)
        if does is None or (event.modifiers() not in _BARE and key != Qt.Key.Key_Backtab):
            return False
        does()
        return True

    def _leaves_undo(self, event: QKeyEvent) -> bool:
        """Ctrl+Z is the window's while there is no typing to undo."""
        return event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
