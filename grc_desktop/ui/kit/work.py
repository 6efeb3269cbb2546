"""Long work off the interface thread: reads, writes and computations, answered on the interface thread.

One `Work` per window. Writes follow each other on a single thread, reads share a few, long computations have their own
so that they delay neither. Nobody else makes threads.
"""

from __future__ import annotations

import itertools
import queue
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from grc_desktop.core.errors import Cancelled, KnownError
from grc_desktop.core.i18n import _n
from grc_desktop.core.progress import Progress, Step

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_READERS: Final = 2
_TICK_MS: Final = 100
_SURE_AFTER: Final = 0.5
_MINUTE: Final = 60
_YIELD_AFTER: Final = 0.0005
"""Seconds after which a lane lets the interface thread have the interpreter. Painting asks for it hundreds of times:
Python's usual 5 ms each time would add up to a window that does not answer."""

_AT_WORK: Final[set[int]] = set()
"""The threads of lanes that are in the middle of a call."""


def lanes_at_work() -> bool:
    """Whether anything is being done in the background right now."""
    return bool(_AT_WORK)


class Job:
    """A write or computation under way, as the status line shows it."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.done = False
        """Whether it did what was asked; never for one that was cancelled or failed."""
        self.told = False
        """Whether the page in front tells of it, so that the status line need not."""
        self.progress = Progress(self._moved)
        self._step = Step(label)
        self._since = time.monotonic()
        self._stage_since = self._since
        self._withdrawn = False

    @property
    def step(self) -> Step:
        """What is being done and how much of it."""
        return self._step

    @property
    def age(self) -> float:
        """Seconds since it was asked for."""
        return time.monotonic() - self._since

    @property
    def time_left(self) -> float | None:
        """Seconds its present stage still needs, None while that is a guess."""
        step, spent = self._step, time.monotonic() - self._stage_since
        if not step.total or not step.done or spent < _SURE_AFTER:
            return None
        return spent * (step.total - step.done) / step.done

    @property
    def said_left(self) -> str:
        """`time_left` as one says it, nothing while it is a guess."""
        if (left := self.time_left) is None:
            return ""
        if left < _MINUTE:
            seconds = max(round(left), 1)
            return _n("{n} second left", "{n} seconds left", seconds).format(n=seconds)
        minutes = round(left / _MINUTE)
        return _n("{n} minute left", "{n} minutes left", minutes).format(n=minutes)

    def cancel(self) -> None:
        """Ask it to stop: before it begins, or at its next step."""
        self._withdrawn = True
        self.progress.cancel()

    def begin(self) -> None:
        """Called on its own thread. Raises `Cancelled` when it is not wanted any more."""
        if self._withdrawn:
            raise Cancelled

    def _moved(self, step: Step) -> None:
        if step.done == 0:
            self._stage_since = time.monotonic()
        self._step = step


@dataclass(slots=True, eq=False)
class _Ticket:
    """Who waits for an answer; stays on the interface thread, so that widgets are never released elsewhere."""

    owner: QObject
    then: Callable[[Any], object] | None
    failed: Callable[[BaseException], object] | None
    progress: Progress
    job: Job | None = None
    slot: tuple[int, str] | None = None


class _Lane:
    """Threads that take calls in order; they start with the first call."""

    def __init__(self, name: str, threads: int, answer: Callable[[int, object, BaseException | None], None]) -> None:
        self._name = name
        self._wanted = threads
        self._answer = answer
        self._threads: list[threading.Thread] = []
        self._calls: queue.SimpleQueue[tuple[int, Callable[[Progress], object], Progress] | None] = queue.SimpleQueue()

    def put(self, number: int, call: Callable[[Progress], object], progress: Progress) -> None:
        self._calls.put((number, call, progress))
        if len(self._threads) < self._wanted:
            thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Finish what was asked for, then end the threads."""
        for _ in self._threads:
            self._calls.put(None)
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while (asked := self._calls.get()) is not None:
            number, call, progress = asked
            del asked
            value: object = None
            error: BaseException | None = None
            _AT_WORK.add(threading.get_ident())
            try:
                value = call(progress)
            except BaseException as raised:  # told to the interface thread, which sorts known errors from bugs
                error = raised
            finally:
                _AT_WORK.discard(threading.get_ident())
            del call  # what it holds (a page) must not be released here, so it goes before the answer
            self._answer(number, value, error)
            del value, error


class Work(QObject):
    """Runs calls in the background and brings their answers back to their owners.

    An owner that was destroyed hears nothing. A `KnownError` nobody handles is emitted by `told`, `Cancelled` is
    silent, anything else is a bug and is emitted by `crashed` even when somebody handles it.
    """

    changed = Signal()
    """The jobs under way or their progress changed (at most ten times a second)."""
    told = Signal(object)
    """A `KnownError` to show in plain words."""
    crashed = Signal(object)
    """An exception that is a bug."""
    _answered = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_YIELD_AFTER)
        self._numbers = itertools.count()
        self._tickets: dict[int, _Ticket] = {}
        self._latest: dict[tuple[int, str], int] = {}
        self._closing = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reads = _Lane("read", _READERS, self._answered.emit)
        self._writes = _Lane("write", 1, self._answered.emit)
        self._computations = _Lane("compute", 1, self._answered.emit)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.changed)

    def read(
        self,
        owner: QObject,
        call: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
        key: str = "",
    ) -> None:
        """Run `call` on the read lane; a newer read of the same `owner` and `key` supersedes the older.

        A window that is closing reads nothing any more.
        """
        if self._closing:
            return
        slot = (id(owner), key) if key else None
        if slot is not None and (older := self._tickets.get(self._latest.get(slot, -1))):
            older.progress.cancel()
        ticket = _Ticket(owner, then, failed, Progress(), slot=slot)

        def begin(progress: Progress) -> T:
            progress.check()
            with progress.followed():
                return call()

        self._send(self._reads, ticket, begin)

    def write(
        self,
        owner: QObject,
        call: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        label: str = "",
    ) -> Job:
        """Run `call` after the writes before it. It is finished even when its owner goes away."""
        return self._start(self._writes, owner, call, then, failed, label)

    def compute(
        self,
        owner: QObject,
        call: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        label: str = "",
    ) -> Job:
        """Run a long `call` that changes nothing, beside reads and writes."""
        return self._start(self._computations, owner, call, then, failed, label)

    def jobs(self) -> tuple[Job, ...]:
        """The writes and computations under way or waiting, oldest first."""
        return tuple(ticket.job for ticket in self._tickets.values() if ticket.job is not None)

    @property
    def busy(self) -> bool:
        """Whether anybody still waits for an answer, reads included."""
        return bool(self._tickets)

    @property
    def closing(self) -> bool:
        """Whether nothing new is begun any more."""
        return self._closing

    def finish(self) -> None:
        """Cancel what can be cancelled, finish every write that cannot, and answer nobody any more."""
        self._closing = True
        self._tick.stop()
        for ticket in self._tickets.values():
            ticket.progress.cancel()
        for lane in (self._reads, self._computations, self._writes):
            lane.stop()
        self._tickets.clear()

    def _start(
        self,
        lane: _Lane,
        owner: QObject,
        call: Callable[[Progress], T],
        then: Callable[[T], object] | None,
        failed: Callable[[BaseException], object] | None,
        label: str,
    ) -> Job:
        job = Job(label)

        def begin(progress: Progress) -> T:
            job.begin()
            return call(progress)

        self._send(lane, _Ticket(owner, then, failed, job.progress, job), begin)
        self._tick.start()
        self.changed.emit()
        return job

    def _send(self, lane: _Lane, ticket: _Ticket, call: Callable[[Progress], object]) -> None:
        if self._closing:
            raise RuntimeError("work asked for after the window closed")
        number = next(self._numbers)
        self._tickets[number] = ticket
        if ticket.slot is not None:
            self._latest[ticket.slot] = number
        lane.put(number, call, ticket.progress)

    def _deliver(self, number: int, value: object, error: BaseException | None) -> None:
        ticket = self._tickets.pop(number, None)
        if ticket is None or self._closing:
            return
        superseded = ticket.slot is not None and self._latest.get(ticket.slot) != number
        if ticket.slot is not None and not superseded:
            del self._latest[ticket.slot]
        if ticket.job is not None:
            ticket.job.done = error is None
            self._ended()
        if error is not None and not isinstance(error, (KnownError, Cancelled)):
            self.crashed.emit(error)
        if superseded or not isValid(ticket.owner):
            return
        if error is None:
            if ticket.then is not None:
                ticket.then(value)
        elif ticket.failed is not None:
            ticket.failed(error)
        elif isinstance(error, KnownError):
            self.told.emit(error)

    def _ended(self) -> None:
        if not self.jobs():
            self._tick.stop()
        self.changed.emit()
