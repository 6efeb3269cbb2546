"""How an operation is measured against its limit or its peer. A topic is a module of this package with ``lines()``:

    # bench/phones.py
    def typed(size: int, _folder: Path) -> list[str]:           # made before the clock starts
        return [...]

    def lines() -> Iterable[Line[Any]]:
        yield Line(
            operation="phones: read as typed",
            prepare=typed,
            ours=lambda texts: [parse_phone(text) for text in texts],
            limit=lambda texts: [phonenumbers.parse(text, "FR") for text in texts],
            limit_name="phonenumbers",
            goal=1 / 15,                                        # ours / limit, at most
        )

Each measurement has a process of its own: `prepare(size, folder)` makes the input (`folder` is empty and removed
afterwards; what is dear to make comes from `kept`), then the work runs once on it. Work that answers a float has timed
itself, in seconds: a percentile, a best of many; a limit that is a number is ``lambda _: 0.1``. Ours and limit
alternate; the ratio is the median of the rounds' ratios at the largest size, growth is ours from each size to the next.
Work that goes wrong raises: its line says so instead of a figure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, Generic, Literal, TypeVar

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
GROWTH_ROUNDS = 3
PATIENCE = 60.0
"""Seconds after which a line begins no new round."""

Input = TypeVar("Input")
Side = Literal["ours", "limit"]


def nothing(size: int, _folder: Path) -> int:
    """The input of work that needs only to know its size."""
    return size


@dataclass(frozen=True)
class Line(Generic[Input]):
    """One operation, its limit, and how near to it we mean to be.

    Sizes above 100,000 run with ``--full`` only, unless there is no smaller one.
    """

    operation: str
    ours: Callable[[Input], object]
    limit: Callable[[Input], object]
    limit_name: str
    goal: float
    prepare: Callable[[int, Path], Input]
    sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000)

    def chosen(self, *, quick: bool, full: bool) -> tuple[int, ...]:
        """The sizes to run, smallest first."""
        if quick:
            return self.sizes[:1]
        return self.sizes if full else tuple(size for size in self.sizes if size <= 100_000) or self.sizes[:1]


@dataclass(frozen=True)
class Measure:
    """What one run took: `seconds`, and the `peak` memory of its processes in bytes (0 where the system hides it)."""

    seconds: float
    peak: int


@dataclass(frozen=True)
class Outcome:
    """A line of the table; times in seconds, peaks in bytes, `growth` as (from, to, factor of ours)."""

    operation: str
    limit_name: str
    goal: float
    size: int
    ours: float
    limit: float
    ratio: float
    peak: int
    limit_peak: int
    growth: tuple[tuple[int, int, float], ...]

    @property
    def met(self) -> bool:
        return self.ratio <= self.goal


class Failed(Exception):
    """The work raised; the message is the last line of what it said."""


def compare(topic: str, index: int, line: Line[Any], sizes: Sequence[int], rounds: int = ROUNDS) -> Outcome:
    """Run `line`, the `index`-th of `topic`, at each size. Raises Failed."""
    *smaller, largest = sizes
    grown = [min(measure(topic, index, "ours", size).seconds for _ in range(GROWTH_ROUNDS)) for size in smaller]
    ours: list[Measure] = []
    limit: list[Measure] = []
    end = time.monotonic() + PATIENCE
    while not ours or (len(ours) < rounds and time.monotonic() < end):
        ours.append(measure(topic, index, "ours", largest))
        limit.append(measure(topic, index, "limit", largest))
    grown.append(min(one.seconds for one in ours))
    return Outcome(
        operation=line.operation,
        limit_name=line.limit_name,
        goal=line.goal,
        size=largest,
        ours=median(one.seconds for one in ours),
        limit=median(one.seconds for one in limit),
        ratio=median(our.seconds / their.seconds for our, their in zip(ours, limit, strict=True)),
        peak=max(one.peak for one in ours),
        limit_peak=max(one.peak for one in limit),
        growth=tuple(
            (small, large, after / before)
            for (small, large), (before, after) in zip(pairwise(sizes), pairwise(grown), strict=True)
        ),
    )


def measure(topic: str, index: int, side: Side, size: int) -> Measure:
    """One run in a process of its own. Raises Failed."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.measure", topic, str(index), side, str(size)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Failed((done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1])
    return Measure(**json.loads(done.stdout.splitlines()[-1]))


def kept(name: str, make: Callable[[Path], object]) -> Path:
    """The file `name` that `make` writes, made once and kept from one run to the next; copy it before changing it."""
    path = ROOT / ".cache" / "bench" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{os.getpid()}-{name}")
        try:
            make(partial)
            shutil.move(partial, path)
        finally:
            partial.unlink(missing_ok=True)
    return path
