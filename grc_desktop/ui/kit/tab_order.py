"""The order in which Tab goes through widgets that were made after their neighbours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def reached_before(widget: QWidget) -> QWidget:
    """Where Tab stops just before `widget`; its window where there is no such place."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget.window() and not _stops(before):
        before = before.previousInFocusChain()
    return before or widget.window()


def reached_last_in(widget: QWidget) -> QWidget:
    """Where Tab stops last in `widget`; just before it where it never stops in it."""
    inside = [one for one in _chain(widget.window()) if widget.isAncestorOf(one)]
    return inside[-1] if inside else reached_before(widget)


def reach_after(before: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go from `before` through `parts` and what is in them, and on from there."""
    order = [one for part in parts for one in (part, *part.findChildren(QWidget)) if _stops(one)]
    order = [one for one in order if one.window() is before.window()]
    if _stops(before):
        _follow([before, *order])
    else:
        _begin(before, order)


def _begin(window: QWidget, order: Sequence[QWidget]) -> None:
    """Let Tab begin in `window` with `order`, then go through everything else.

    Tab goes in a circle, and Qt moves nothing that follows on it already: a stop at the end cuts it open meanwhile.
    """
    others = [one for one in _chain(window) if one not in order]
    end = QWidget(window)
    end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _follow([*order, *others])
    end.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    end.deleteLater()


def _follow(order: Iterable[QWidget]) -> None:
    for first, second in pairwise(order):
        QWidget.setTabOrder(first, second)


def _chain(window: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in `window`, in its present order."""
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        if _stops(one):
            yield one
        one = one.nextInFocusChain()


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
