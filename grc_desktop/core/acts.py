"""What a user can do to the base, named once: the history tells it back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of user action: a stable `code`, and a `title` (msgid) filled from the values noted with it."""

    code: str
    title: str
