"""The bar under a list for several rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _, _n
from grc_desktop.ui.kit.buttons import ActionButton, IconButton, Weight
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction


class CountBar(QFrame):
    """“12 rows selected” and what can be done with them; hidden below two."""

    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("count_bar")
        self._count = 0
        self._text = Label(Role.STRONG)
        self._clear = IconButton("x")
        self._clear.clicked.connect(self.cleared)
        offers = QWidget()
        self._buttons = FlowLayout(offers, gap=4)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(offers, 1)
        row.addWidget(self._clear)
        self.hide()

    def offer(self, actions: Sequence[QAction]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        buttons = [ActionButton(action, Weight.QUIET) for action in actions]
        for button in buttons:
            self._buttons.addWidget(button)
        reach_after(reached_before(self._clear), buttons)

    def count(self, count: int) -> None:
        self._count = count
        self.setVisible(count > 1)
        if count > 1:
            self.retranslate()

    def retranslate(self) -> None:
        self._text.setText(_n("{n} row selected", "{n} rows selected", self._count).format(n=shown.number(self._count)))
        self._clear.say(_("Deselect all"))
