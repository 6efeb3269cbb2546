"""The foot of the page: what is true for now, the way back and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.importing.actions import BACK, NEXT, WRITE
from grc_desktop.ui.kit.buttons import ActionButton, Weight
from grc_desktop.ui.kit.labels import Label, Role

if TYPE_CHECKING:
    from grc_desktop.ui.kit.actions import Actions

NOTHING_YET: Final = N_("Nothing is written yet. The whole import can be undone later, in one click.")


class Foot(QWidget):
    """A sentence at the left, the way back and the way on at the right."""

    def __init__(self, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._step, self._rows = "file", 0
        self._said = Label(Role.SOFT, wrap=True)
        self._back = ActionButton(commands[BACK])
        self.next = ActionButton(commands[NEXT], Weight.PRIMARY)
        self.write = ActionButton(commands[WRITE], Weight.PRIMARY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        for button in (self._back, self.next, self.write):
            row.addWidget(button)

    def show_step(self, step: str, rows: int) -> None:
        """Offer what one does at `step`; `rows` would be imported."""
        self._step, self._rows = step, rows
        checking = step == "check"
        self._commands[BACK].setVisible(step != "file")
        self._commands[NEXT].setVisible(not checking)
        self._commands[WRITE].setVisible(checking)
        self.retranslate()

    def retranslate(self) -> None:
        self._said.setText(_(NOTHING_YET))
        text = _n("Import {n} row", "Import {n} rows", self._rows).format(n=shown.number(self._rows))
        self._commands[WRITE].setText(text)
