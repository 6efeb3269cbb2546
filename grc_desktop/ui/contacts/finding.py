"""Letters typed on the list: the first name that begins with them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from grc_desktop.core.text import fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.contacts.types import Order

_LOOKED_AT: Final = 50


class Jump:
    """Finds a row of the list by the beginning of its name; called on the read lane."""

    def __init__(self, contacts: ContactService) -> None:
        self._contacts = contacts
        self._ids: Sequence[int] = ()
        self._by_name = True

    def follow(self, ids: Sequence[int], order: Order) -> None:
        """The list shows `ids` now, in this order."""
        self._ids = ids
        self._by_name = order.by == "name" and not order.descending

    def __call__(self, letters: str) -> int | None:
        """The id of the first contact whose name begins with `letters` (folded); None when there is none."""
        if self._by_name:
            ids = self._ids
            place = bisect_left(ids, sort_key(letters), key=self._key)
            near = ids[place : place + 1]
        else:
            listed = set(self._ids)
            near = [row.id for row in self._contacts.quick_find(letters, _LOOKED_AT) if row.id in listed]
        found = [row for row in self._contacts.rows(near) if fold(row.name).startswith(letters)]
        return found[0].id if found else None

    def _key(self, contact: int) -> str:
        return next((sort_key(row.name) for row in self._contacts.rows([contact])), "")
