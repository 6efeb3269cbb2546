"""A section of a record: a title, perhaps a button, and its content below; and the column that holds several."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.labels import Label, Role


class Panel(QWidget):
    """One section. `title` is a msgid; features offer panels to records they do not know."""

    def __init__(
        self, title: str, content: QWidget, aside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._heading = Label(Role.SECTION)
        self.content = content
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        if aside is not None:
            head.addWidget(aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(content)
        self.retranslate()

    def retranslate(self) -> None:
        self._heading.setText(_(self._title))
        self.setAccessibleName(_(self._title))


class Stack(QScrollArea):
    """Pieces one below the other, scrolled when there are too many."""

    def __init__(self, margin: int = 24, gap: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        self._pieces = QVBoxLayout(inside)
        self._pieces.setContentsMargins(margin, margin, margin, margin)
        self._pieces.setSpacing(gap)
        self._pieces.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def add(self, *pieces: QWidget) -> None:
        """Add `pieces` at the foot."""
        for piece in pieces:
            self._pieces.insertWidget(self._pieces.count() - 1, piece)

    def height_wanted(self) -> int:
        """How high all the pieces are at the present width."""
        return self._pieces.totalHeightForWidth(self.viewport().width())
