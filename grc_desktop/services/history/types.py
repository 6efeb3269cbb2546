"""What the history room shows: who did what when, and what came of taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One user action. `title` is told in the language in force; `counts` is ``{table: {"I" | "U" | "D": rows}}``.

    `undone`: its effect does not stand any more. `undoable`: it stands and can be taken back.
    """

    id: int
    at: datetime
    who: str
    action: str
    title: str
    counts: Mapping[str, Mapping[str, int]]
    undone: bool
    undoable: bool
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Left:
    """A record an undo left alone: `bucket` is ``kept`` or ``impossible``, `reason` a sentence."""

    table: str
    id: int
    name: str
    bucket: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back `entry` did; `id` is the new entry, None when nothing could be taken back."""

    id: int | None
    entry: int
    restored: int
    kept: int
    impossible: int
    details: tuple[Left, ...]
