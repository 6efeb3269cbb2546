"""The pages of the gallery, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.ui.gallery import (
    board,
    calendar,
    drops,
    fields,
    figures,
    lines,
    lists,
    messages,
    panels,
    progress,
    words,
)

if TYPE_CHECKING:
    from grc_desktop.ui.gallery.specimen import Sheet

SHEETS: Final[tuple[Sheet, ...]] = (
    words.SHEET,
    fields.SHEET,
    lists.SHEET,
    panels.SHEET,
    messages.SHEET,
    progress.SHEET,
    drops.SHEET,
    figures.SHEET,
    lines.SHEET,
    board.SHEET,
    calendar.SHEET,
)
