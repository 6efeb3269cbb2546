"""A file from elsewhere read in a process of its own, which can be stopped and cannot take the program down."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Final, cast

import grc_desktop
from grc_desktop.core.errors import Cancelled
from grc_desktop.core.i18n import _
from grc_desktop.core.progress import Progress
from grc_desktop.services.importing.memory import without_collection
from grc_desktop.services.importing.reading import child
from grc_desktop.services.importing.reading.assembly import Assembly
from grc_desktop.services.importing.reading.channel import messages
from grc_desktop.services.importing.reading.problems import unreadable
from grc_desktop.services.importing.reading.types import FIND_OUT, ORDINARY, Limits, ReadOptions, Refusal, Source

READ_FILE: Final = "--read-file"
"""The argument that makes a frozen program call `child.main` with the one that follows."""

_MODULE: Final = "grc_desktop.services.importing.reading.child"
_ROOT: Final = Path(grc_desktop.__file__).parents[1]
_LEAST_ANSWER: Final = 64 << 20
_ANSWER_PER_BYTE: Final = 50  # real workbooks answer with two bytes for one of theirs
_PULSE: Final = 0.05
_PIPE: Final = 1 << 20  # room for the reader to go on while rows are put together


class _Crashed(Exception):
    """The reading process died without saying why."""


def read(
    path: Path,
    options: ReadOptions = FIND_OUT,
    limits: Limits = ORDINARY,
    progress: Progress | None = None,
    only: str | None = None,
) -> Source:
    """Everything the file `path` holds, or the sheet named `only`.

    Raises Unreadable, in one sentence for people, for whatever cannot be read within `limits`; Cancelled when the user
    stops.
    """
    progress = progress or Progress()
    progress.start(_("Reading {file}").format(file=path.name))
    try:
        size = check_file(path, limits)
        with without_collection():
            return _read(path, size, options, limits, progress, only)
    except Refusal as refusal:
        raise unreadable(path, refusal) from None
    except OSError:
        raise unreadable(path, Refusal("file_denied")) from None


def check_file(path: Path, limits: Limits) -> int:
    """The size of the file `path` in bytes.

    Raises Refusal when it is not an ordinary file that can be opened.
    """
    try:
        if not path.is_file():
            raise Refusal("not_a_file" if path.exists() else "file_missing")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise Refusal("file_missing") from None
    except (OSError, ValueError):
        raise Refusal("file_denied") from None
    if size > limits.size:
        raise Refusal("too_large")
    if size <= 1:
        raise Refusal("empty_file")
    return size


def _read(path: Path, size: int, options: ReadOptions, limits: Limits, progress: Progress, only: str | None) -> Source:
    deadline = time.monotonic() + limits.seconds
    for plain in (False, True):
        assembly = Assembly(progress)
        request = child.request(path.absolute(), options, limits, only, plain=plain)
        try:
            with _Reader(request, deadline, progress) as pipe:
                sha256 = _hash(path)
                _collect(pipe, _LEAST_ANSWER + _ANSWER_PER_BYTE * size, assembly)
        except _Crashed:
            # A grid of a few cells far apart does not fit in memory: the slower reader only keeps the cells.
            if plain or assembly.format != "xlsx":
                raise Refusal("reader_stopped") from None
        else:
            return assembly.source(path, sha256, size)
    raise AssertionError("unreachable")


def _collect(pipe: IO[bytes], most: int, assembly: Assembly) -> None:
    try:
        for message in messages(pipe, most):
            if assembly.take(message):
                return
    except (ValueError, EOFError, TypeError, IndexError, OverflowError, MemoryError):
        raise _Crashed from None
    raise _Crashed


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Reader:
    """The reading process, ended at the latest when the `with` block is left.

    Raises Cancelled when `progress` is cancelled, Refusal after the `deadline`, whatever the process does meanwhile.
    """

    def __init__(self, request: str, deadline: float, progress: Progress) -> None:
        self._request = request
        self._deadline = deadline
        self._progress = progress
        self._over = threading.Event()
        self._late = False

    def __enter__(self) -> IO[bytes]:
        self._process = subprocess.Popen(  # noqa: S603 our own interpreter and module
            _command(self._request),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "RUST_BACKTRACE": "0"},
            pipesize=_PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._watch = threading.Thread(target=self._watch_clock, name="reader-clock", daemon=True)
        self._watch.start()
        return cast("IO[bytes]", self._process.stdout)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._over.set()
        self._watch.join()
        self._process.kill()
        cast("IO[bytes]", self._process.stdout).close()
        code = self._process.wait()
        if kind is None or issubclass(kind, Cancelled):
            return
        if self._progress.cancelled:
            raise Cancelled
        if self._late or code == -getattr(signal, "SIGXCPU", 0):
            raise Refusal("too_slow") from None

    def _watch_clock(self) -> None:
        while time.monotonic() < self._deadline and not self._progress.cancelled:
            if self._over.wait(_PULSE):
                return
        self._late = not self._progress.cancelled
        self._process.kill()


def _command(request: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_FILE, request]
    return [sys.executable, "-P", "-m", _MODULE, request]
