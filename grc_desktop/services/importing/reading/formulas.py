"""Text that a spreadsheet would run as a formula, and the apostrophe that keeps it text in a CSV file."""

from __future__ import annotations

from typing import Final

_TRIGGERS: Final = ("'", "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def unguard(text: str) -> str:
    """`text` without the apostrophe that a careful export put before a sign that starts a formula."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_TRIGGERS) else text
