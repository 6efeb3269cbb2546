"""A list inside a hairline border, as the lists of this room stand on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from grc_desktop.ui.kit.labels import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def framed(content: QWidget) -> Card:
    """`content` on a card that fills the room there is."""
    card = Card()
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(content)
    return card
