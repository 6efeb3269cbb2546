"""What a page says when it has nothing to show: an icon, one sentence, one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role

_SIDE: Final = 40
_NARROWEST: Final = 240
_WIDEST: Final = 480


@dataclass(frozen=True, slots=True)
class Emptiness:
    """`sentence` and `button` are msgids or texts ready to be read; `act` is what the button does."""

    icon: str
    sentence: str
    button: str = ""
    act: Callable[[], object] | None = None


class Empty(QWidget):
    """Fills the place of the content with an `Emptiness`."""

    def __init__(self, shown: Emptiness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._picture = Picture(shown.icon, _SIDE)
        self._sentence = Label(Role.SOFT, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMinimumWidth(theme.px(_NARROWEST))
        self._sentence.setMaximumWidth(theme.px(_WIDEST))
        self._button = Button(Weight.PLAIN)
        self._button.clicked.connect(self._act)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        sentence = QHBoxLayout()  # an alignment of its own would cut a wrapped sentence to one line
        sentence.addStretch()
        sentence.addWidget(self._sentence, 4)
        sentence.addStretch()
        column.addLayout(sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.show_as(shown)

    def show_as(self, shown: Emptiness) -> None:
        """Say something else."""
        self._shown = shown
        self._picture.show_icon(shown.icon)
        self.retranslate()

    def retranslate(self) -> None:
        self._sentence.setText(_(self._shown.sentence))
        self._button.say(_(self._shown.button))
        self._button.setVisible(bool(self._shown.button))

    def _act(self) -> None:
        if self._shown.act is not None:
            self._shown.act()
