"""The customers that were looked at last, found again by the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from grc_desktop.ui.shell.navigator import Place

CONTACT: Final = "contact"
"""Where a place tells which customer it shows."""
_KEPT: Final = 20


class Visited:
    """Ids of customers, the last one first; of this session alone."""

    def __init__(self) -> None:
        self._ids: list[int] = []

    def note(self, place: Place) -> None:
        """Somebody was at `place`."""
        contact = place.state.get(CONTACT)
        if isinstance(contact, int):
            self._ids = [contact, *(known for known in self._ids if known != contact)][:_KEPT]

    def ids(self, most: int) -> list[int]:
        """The last `most` customers."""
        return self._ids[:most]
