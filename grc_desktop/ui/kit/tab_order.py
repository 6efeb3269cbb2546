"""The order in which Tab goes through widgets that were made after their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def reached_before(widget: QWidget) -> QWidget:
    """Where Tab stops just before `widget`; its window where there is no such place."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget.window() and not _stops(before):
        before = before.previousInFocusChain()
    return before or widget.window()


def reach_after(before: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go from `before` through `parts` and what is in them, and on from there."""
    for part in parts:
        for one in (part, *part.findChildren(QWidget)):
            if _stops(one) and one.window() is before.window():
                QWidget.setTabOrder(before, one)
                before = one


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
