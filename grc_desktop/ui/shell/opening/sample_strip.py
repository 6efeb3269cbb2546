"""The strip on top of the window while the sample shop is open: what it is, and the two ways out of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import ElidedLabel, Picture
from grc_desktop.ui.kit.theme import Tone

WHAT: Final = N_("This is the sample shop: its customers are invented, try anything.")
BEGIN: Final = N_("Start with my customers")
RETURN: Final = N_("Return to my customers")
REMOVE: Final = N_("Remove the sample shop")


class SampleStrip(QFrame):
    """`returning`: there is a base of one's own to go back to. `removable`: the sample is the program's to delete."""

    mine_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, *, returning: bool, removable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._returning = returning
        self._what = ElidedLabel()
        self.mine = Button(Weight.LINK)
        self.removal = Button(Weight.QUIET)
        self.mine.clicked.connect(self.mine_wanted)
        self.removal.clicked.connect(self.removal_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 12, 2)
        row.setSpacing(8)
        row.addWidget(Picture("storefront", 18, Tone.GOLD))
        row.addWidget(self._what, 1)
        row.addWidget(self.mine)
        row.addWidget(self.removal)
        self.removal.setVisible(removable)  # now that it is in the strip, and no window of its own
        self.retranslate()

    def retranslate(self) -> None:
        self._what.setText(_(WHAT))
        self.mine.say(_(RETURN if self._returning else BEGIN))
        self.removal.say(_(REMOVE))
        self.setAccessibleName(_(WHAT))
