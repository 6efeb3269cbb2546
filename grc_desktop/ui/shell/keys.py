"""Keyboard shortcuts in words, read from the actions themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from grc_desktop.ui.kit.actions import Actions

Shortcut = tuple[str, str]
"""What it does, and its keys, both ready to be read."""


def shortcuts_of(actions: Actions) -> list[Shortcut]:
    """The shortcuts of `actions`, in the order they were declared."""
    return [
        (made.text(), " · ".join(native(keys.toString()) for keys in made.shortcuts()))
        for _action, made in actions
        if made.shortcuts()
    ]


def native(keys: str) -> str:
    """`keys` as they are written on this computer's keyboard."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
