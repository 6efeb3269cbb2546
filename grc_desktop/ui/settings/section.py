"""A part of the settings: what it is about beside its card, or above it where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WORDS: Final = 220
_CARD: Final = 720
_GAP: Final = 32
_WIDE_FROM: Final = 900
_BELOW: Final = 8


class Section(QWidget):
    """`title` and `about` are msgids; `about` says for whom the choices hold, and may be empty."""

    def __init__(self, title: str, about: str, card: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = title, about
        self._title, self._about = Label(Role.SECTION, wrap=True), Label(Role.SMALL, wrap=True)
        self._words, self._card = QWidget(), card
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._about.setVisible(bool(about))
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._words)
        self._box.addWidget(card)
        self._box.addStretch(0)
        self.retranslate()

    def retranslate(self) -> None:
        title, about = self._texts
        self._title.setText(_(title))
        self._about.setText(_(about) if about else "")
        self.setAccessibleName(_(title))
        self._card.setMaximumWidth(px(_CARD))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= px(_WIDE_FROM)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(px(_GAP) if wide else _BELOW)
        self._box.setStretch(1, _CARD if wide else 0)
        self._box.setStretch(2, 1 if wide else 0)
        self._words.setMinimumWidth(px(_WORDS) if wide else 0)
        self._words.setMaximumWidth(px(_WORDS if wide else _CARD))
