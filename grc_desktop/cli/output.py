"""How a command answers: text for people, or one JSON object on standard output; all else goes to standard error."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from grc_desktop.core.progress import Progress, Step

_UNBOUNDED: Final = 100_000


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is; what cannot be written is written as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """One line for people, on standard output."""
    sys.stdout.write(f"{text}\n")


def note(text: str) -> None:
    """One line beside the answer, on standard error."""
    sys.stderr.write(f"{text}\n")


def say_json(answer: Mapping[str, Any]) -> None:
    """The one JSON object of a command."""
    say(json.dumps(answer, ensure_ascii=False, indent=2, default=plain))


def say_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns one under the other, as wide as the console, or as they need to be in a file or a pipe."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(Text(header), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    width = None if sys.stdout.isatty() else _UNBOUNDED
    Console(file=sys.stdout, width=width, highlight=False, legacy_windows=False).print(table)


def plain(value: object) -> object:
    """`value` as JSON can hold it: moments and days in ISO, paths as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)


def progress() -> Progress:
    """A progress told on standard error, where that is a console."""
    return Progress(_Steps(sys.stderr.write).tell if sys.stderr.isatty() else None)


class _Steps:
    """One line of the console, rewritten at each hundredth."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._shown = ""

    def tell(self, step: Step) -> None:
        shown = f"{step.label} {100 * step.done // step.total} %" if step.total else step.label
        if shown != self._shown:
            self._write(f"\r{shown}\x1b[K" if step.done != step.total else "\r\x1b[K")
            self._shown = shown
