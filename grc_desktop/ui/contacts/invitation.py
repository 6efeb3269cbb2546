"""What the list says when there is nobody in it: an icon, one sentence, and what one can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role

if TYPE_CHECKING:
    from collections.abc import Callable

_SIDE: Final = 40
_WIDTH: Final = 380


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: its words, ready to be read, and what it does."""

    text: str
    act: Callable[[], object]
    icon: str = ""
    weight: Weight = Weight.PLAIN


class Invitation(QWidget):
    """Fills the place of a list."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Label(Role.SOFT, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setFixedWidth(_WIDTH)
        self.offers: list[Button] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(Picture(icon, _SIDE), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(_centred(self._sentence))
        column.addLayout(self._buttons)
        column.addStretch(3)

    def say(self, sentence: str, *offers: Offer) -> None:
        """Say `sentence` and offer what can be done."""
        self._sentence.setText(sentence)
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._buttons.addStretch(1)
        self.offers = []
        for offer in offers:
            button = Button(offer.weight, offer.icon)
            button.say(offer.text)
            button.clicked.connect(offer.act)
            self._buttons.addWidget(button)
            self.offers.append(button)
        self._buttons.addStretch(1)


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
