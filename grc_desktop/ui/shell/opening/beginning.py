"""The cards of the first start: each a way to begin, with its words, its button and a key that presses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.drop import DropCard
from grc_desktop.ui.kit.labels import Card, Label, Picture, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Collection

_HEIGHT: Final = 240
_PICTURE: Final = 30
_PADDING: Final = 25


class _Words(QVBoxLayout):
    """What a card says: an icon, a title, some words and a button."""

    def __init__(self, icon: str, button: Button) -> None:
        super().__init__()
        self._title, self._text = Label(Role.SECTION, wrap=True), Label(Role.SOFT, wrap=True)
        self._button = button
        self.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self.setSpacing(8)
        self.addWidget(Picture(icon, _PICTURE, Tone.ACCENT), 0, Qt.AlignmentFlag.AlignLeft)
        self.addSpacing(4)
        self.addWidget(self._title)
        self.addWidget(self._text)
        self.addStretch(1)
        self.addSpacing(12)
        self.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, title: str, text: str, button: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        name_key(self._button, button, title)


class Beginning(Card):
    """A way to begin."""

    def __init__(self, icon: str, weight: Weight) -> None:
        super().__init__()
        self.button = Button(weight)
        self._words = _Words(icon, self.button)
        self.setLayout(self._words)
        self.setMinimumHeight(theme.px(_HEIGHT))

    def say(self, title: str, text: str, button: str) -> None:
        """Set the words (msgids); the first letter of `title` with Alt presses the button."""
        self._words.say(_(title), _(text), _(button))


class DropBeginning(DropCard):
    """A way to begin with a file, which can be dropped on it."""

    def __init__(self, endings: Collection[str], icon: str) -> None:
        super().__init__(endings)
        self.button = Button(Weight.PRIMARY)
        self._words = _Words(icon, self.button)
        self.setLayout(self._words)
        self.setMinimumHeight(theme.px(_HEIGHT))

    def say(self, title: str, text: str, button: str) -> None:
        """Set the words (msgids); the first letter of `title` with Alt presses the button."""
        self._words.say(_(title), _(text), _(button))
        self.setAccessibleName(_(title))


def name_key(button: Button, text: str, title: str) -> None:
    """Say `text`, and press `button` at Alt and the first letter of `title`; its tip tells the key."""
    key = QKeySequence(f"Alt+{title[:1].upper()}")
    button.say(text, key.toString(QKeySequence.SequenceFormat.NativeText))
    button.setShortcut(key)
