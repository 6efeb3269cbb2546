"""The list and the record side by side; in a narrow window one takes the place of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from grc_desktop.ui.kit import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grc_desktop.ui.kit.table.header import Memory

SPLIT: Final = "contacts/split"
_USUAL: Final = 0.515
_NARROW: Final = 980
_REMEMBER_MS: Final = 300


class SideBySide(QSplitter):
    """Two pieces whose shares of the width are remembered."""

    narrowed = Signal(bool)
    """There is room for one of the two only; or for both again."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._memory = memory
        share = memory.get(SPLIT)
        self._share = share if isinstance(share, float) and 0.1 < share < 0.9 else _USUAL
        self.narrow = False
        self._right_first = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._soon = QTimer(self, singleShot=True, interval=_REMEMBER_MS)
        self._soon.timeout.connect(self._remember)
        self.splitterMoved.connect(self._soon.start)

    def hold(self, left: QWidget, right: QWidget) -> None:
        """Show these two; made with the splitter as their parent, they are dressed once."""
        self.addWidget(left)
        self.addWidget(right)

    def show_left(self) -> None:
        """Let the left piece have the room, where there is room for one."""
        self._right_first = False
        self._arrange()

    def show_right(self) -> None:
        """Let the right piece have the room, where there is room for one."""
        self._right_first = True
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        if narrow != self.narrow:
            self.narrow = narrow
            self._arrange()
            self.narrowed.emit(narrow)
        left = round(self._share * self.width())
        self.setSizes([left, self.width() - left])

    def _arrange(self) -> None:
        for place in range(self.count()):
            if (piece := self.widget(place)) is not None:
                piece.setVisible(not self.narrow or bool(place) == self._right_first)

    def _remember(self) -> None:
        left, right = self.sizes()
        if not self.narrow:
            self._share = round(left / max(left + right, 1), 3)
            self._memory.put(SPLIT, self._share)
