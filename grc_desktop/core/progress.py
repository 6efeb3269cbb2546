"""How far a long piece of work is, and how to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

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
        self._stop: Callable[[], object] | None = None
        self._stopping = threading.Lock()

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
        """Ask the work to stop at its next step; what cannot look by itself is stopped at once (`stopped_by`)."""
        with self._stopping:
            self._cancelled.set()
            if self._stop:
                self._stop()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    @contextmanager
    def followed(self) -> Iterator[None]:
        """The calls of the block, on this thread, can be stopped although they were given no progress."""
        token = _FOLLOWED.set(self)
        try:
            yield
        finally:
            _FOLLOWED.reset(token)

    @contextmanager
    def _stopped_by(self, stop: Callable[[], object]) -> Iterator[None]:
        with self._stopping:
            self.check()
            outer, self._stop = self._stop, stop
        try:
            yield
        finally:
            with self._stopping:
                self._stop = outer

    def _tell(self, step: Step) -> None:
        self.check()
        self._step = step
        if self._listener:
            self._listener(step)


_FOLLOWED: Final[ContextVar[Progress | None]] = ContextVar("followed", default=None)


@contextmanager
def stopped_by(stop: Callable[[], object]) -> Iterator[None]:
    """Have `stop` called, from another thread, when the work that is `followed` here is cancelled during the block."""
    progress = _FOLLOWED.get()
    if progress is None:
        yield
    else:
        with progress._stopped_by(stop):
            yield
