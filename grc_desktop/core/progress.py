"""How far a long piece of work is, and how to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from grc_desktop.core.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done (a translated label), and how much of it: `total` is None while it is not known."""

    label: str = ""
    done: int = 0
    total: int | None = None


class Progress:
    """Given to a long service call: the call reports steps, anybody may cancel it from another thread."""

    def __init__(self, listener: Callable[[Step], None] | None = None) -> None:
        self._listener = listener
        self._cancelled = threading.Event()
        self._step = Step()

    def start(self, label: str, total: int | None = None) -> None:
        """Begin a stage. Raises `Cancelled` when the user stopped the work."""
        self._tell(Step(label, 0, total))

    def advance(self, done: int) -> None:
        """`done` units of the stage are finished. Raises `Cancelled` when the user stopped the work."""
        self._tell(Step(self._step.label, done, self._step.total))

    def check(self) -> None:
        """Raise `Cancelled` when the user stopped the work."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def _tell(self, step: Step) -> None:
        self.check()
        self._step = step
        if self._listener:
            self._listener(step)
