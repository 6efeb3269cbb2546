"""Measures how long the window does not answer, and names the function that kept it.

A timer of the event loop beats every few milliseconds. From one beat to the next is a *gap*: the interface thread was
busy, or it waited for the interpreter that a lane of `work` held. Tests and benchmarks watch; the program does not.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

LIMIT: Final = 0.1
"""Seconds without an answer that people begin to notice."""
_BEAT_MS: Final = 5
_LOOK: Final = 0.01
_DEPTH: Final = 8

Places: TypeAlias = tuple[str, ...]
"""``module.function:line``, innermost first; never a value, so that nobody's data is in it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without an answer, in seconds: on the wall, and of the interface thread's own work.

    `doing` is where that thread was most of the time, `beside` where the other threads were meanwhile; both are empty
    below half the limit.
    """

    wall: float = 0.0
    cpu: float = 0.0
    doing: Places = ()
    beside: Places = ()

    def __str__(self) -> str:
        told = f"{self.wall * 1e3:.0f} ms, {self.cpu * 1e3:.0f} ms of them at work"
        return "\n    ".join((told, *self.doing, *(f"beside it: {place}" for place in self.beside)))


@dataclass(slots=True)
class Seen:
    """The worst of one watch: the longest gap on the wall, and the one with most work in it."""

    longest: Gap = Gap()
    busiest: Gap = Gap()

    def note(self, gap: Gap) -> None:
        self.longest = max(self.longest, gap, key=lambda each: each.wall)
        self.busiest = max(self.busiest, gap, key=lambda each: each.cpu)


class Watchdog(QObject):
    """Watches the event loop of the thread that makes it; `limit` in seconds."""

    def __init__(self, limit: float = LIMIT, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._eye = _Eye(limit / 2)
        self._seen = Seen()
        self._last = self._now()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @contextmanager
    def watch(self) -> Iterator[Seen]:
        """Measure what happens meanwhile, what is called directly included."""
        seen = self._seen = Seen()
        self._last = self._now()
        with self._eye.open():
            self._timer.start()
            try:
                yield seen
            finally:
                self._beat()
                self._timer.stop()

    def _beat(self) -> None:
        now, before = self._now(), self._last
        doing, beside = self._eye.blink()
        self._last = self._now()
        self._seen.note(Gap(now[0] - before[0], now[1] - before[1], doing, beside))

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.thread_time()


class _Eye:
    """A thread that looks at the others while the one that made it does not blink for longer than `patience`."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._watched = threading.get_ident()
        self._turn = (0, 0.0)
        self._samples: Counter[tuple[Places, Places]] = Counter()
        self._closed = threading.Event()

    @contextmanager
    def open(self) -> Iterator[None]:
        self._closed.clear()
        self.blink()
        thread = threading.Thread(target=self._look, name="watchdog", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._closed.set()
            thread.join()

    def blink(self) -> tuple[Places, Places]:
        """Where everybody was most of the time since the last blink."""
        samples, self._samples = self._samples, Counter()
        self._turn = (self._turn[0] + 1, time.perf_counter())
        return samples.most_common(1)[0][0] if samples else ((), ())

    def _look(self) -> None:
        while not self._closed.wait(_LOOK):
            turn, samples = self._turn, self._samples
            if time.perf_counter() - turn[1] > self._patience:
                sample = self._everybody()
                if self._turn is turn:
                    samples[sample] += 1

    def _everybody(self) -> tuple[Places, Places]:
        names = {thread.ident: thread.name for thread in threading.enumerate()}
        frames = sys._current_frames()
        doing = _places(frames.pop(self._watched, None), _DEPTH)
        frames.pop(threading.get_ident(), None)
        beside = tuple(
            f"{names.get(ident, '?')}: {' < '.join(_places(frame, _DEPTH // 2))}" for ident, frame in frames.items()
        )
        return doing, beside


def _places(frame: FrameType | None, depth: int) -> Places:
    return tuple(islice(map(_place, _outwards(frame)), depth))


def _outwards(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _place(frame: FrameType) -> str:
    return f"{frame.f_globals.get('__name__', '?')}.{frame.f_code.co_qualname}:{frame.f_lineno}"
