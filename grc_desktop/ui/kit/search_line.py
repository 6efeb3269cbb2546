"""A line one searches with: a magnifying glass before what is typed, a cross that takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw, icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

CLEAR: Final = N_("Clear the search")
_GLASS: Final = 14
_EDGE: Final = 10


class SearchLine(QLineEdit):
    """Tells what is looked for with the signals of a line; the cross is there while something is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clear = QAction(icon("x"), "", self)
        self._clear.triggered.connect(self._start_over)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._clear.setVisible(False)

    def say(self, what: str) -> None:
        """Set what is searched, in the language in force."""
        self.setPlaceholderText(what)
        self.setAccessibleName(what)
        self._clear.setText(_(CLEAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(_GLASS)
        place = QRectF(theme.px(_EDGE), (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        draw(painter, place, "magnifying-glass", theme.current().ink("soft"))
        painter.end()

    def _start_over(self) -> None:
        self.clear()
        self.textEdited.emit("")
