"""A cell as the text its user sees."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from grc_desktop.services.importing.reading.types import Cell


def text_of(cell: Cell) -> str:
    """A cell as the text the user sees: whole numbers without their ``.0``, days in ISO."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int | timedelta) else ""
