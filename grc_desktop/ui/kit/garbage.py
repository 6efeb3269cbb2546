"""Searches for garbage, on the interface thread alone.

Python searches on whichever thread happens to make one object too many. A widget that is part of a cycle would then be
released on a lane of `work`, which Qt does not survive. While a lane brings much to life the search waits: it would
look through all of it, and the window would stand still meanwhile.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

from grc_desktop.ui.kit.work import lanes_at_work

_EVERY_MS: Final = 500
_MUCH: Final = 50_000
"""More new objects than the window itself makes between two searches; 10 ms of looking."""


class Garbage(QObject):
    """From now on, cycles are looked for here and nowhere else; what was loaded to start is never looked through."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.search)
        self._timer.start()

    def search(self) -> None:
        """Look through the oldest generation that is due, as Python would; later, when a lane makes much just now."""
        if gc.get_count()[0] > _MUCH and lanes_at_work():
            return
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation, wanted in enumerate(due) if wanted))
