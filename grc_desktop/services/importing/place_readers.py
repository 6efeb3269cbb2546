"""How the cells of an address go aside, part by part, until the row is complete."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from grc_desktop.core.text import clean
from grc_desktop.services.contacts.values.addresses import (
    country_code,
    proper_town,
    repair_postcode,
    split_address,
    split_city,
)
from grc_desktop.services.importing.absence import says_none
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.filling import Put, other_column, remember
from grc_desktop.services.importing.reading.types import Cell
from grc_desktop.services.importing.records import Aside, Record, same

_FIELDS: Final = {"line1": "address", "line2": "address2"}


def whole_addresses() -> Put:
    """Addresses written whole, in one cell."""

    def put(_record: Record, cell: Cell, aside: Aside) -> None:
        place = split_address(text_of(cell))
        for part in ("line1", "line2", "postcode", "city", "country"):
            if text := getattr(place, part):
                _place(part, text, aside)

    return put


def _texts(part: str, understand: Callable[[str], str]) -> Put:
    """A part of the address."""
    memory: dict[Cell, str] = {}

    def put(_record: Record, cell: Cell, aside: Aside) -> None:
        text = memory.get(cell)
        if text is None:
            text = remember(memory, cell, understand)
        if text:
            _place(part, text, aside)

    return put


def _postcodes() -> Put:
    """Postcodes, repaired as those of the country read so far; a town beside one is the town."""
    memories: dict[str, dict[Cell, tuple[str, str]]] = {}

    def put(_record: Record, cell: Cell, aside: Aside) -> None:
        country = aside.place.get("country", "FR")
        memory = memories.setdefault(country, {})
        postcode, city = memory.get(cell) or remember(memory, cell, lambda text: _split_postcode(text, country))
        if postcode:
            _place("postcode", postcode, aside)
        if city:
            _place("city", city, aside)

    return put


def _split_postcode(text: str, country: str) -> tuple[str, str]:
    typed = clean(text)
    postcode, city = split_city(typed) if any(letter.isalpha() for letter in typed) else ("", "")
    if postcode and city:
        return postcode, proper_town(city)
    return "" if says_none(typed) else repair_postcode(typed, country), ""


def _cities() -> Put:
    """Towns, and the postcodes written beside them."""
    memory: dict[Cell, tuple[str, str]] = {}

    def understand(text: str) -> tuple[str, str]:
        postcode, city = split_city(clean(text))
        return postcode, proper_town(city)

    def put(_record: Record, cell: Cell, aside: Aside) -> None:
        postcode, city = memory.get(cell) or remember(memory, cell, understand)
        if city:
            _place("city", city, aside)
        if postcode:
            aside.place.setdefault("postcode", postcode)

    return put


def _place(part: str, text: str, aside: Aside) -> None:
    held = aside.place.setdefault(part, text)
    if held is not text and not same(held, text):
        other_column(_FIELDS.get(part, part), text, aside)


def _street(typed: str) -> str:
    return ", ".join(filter(None, map(clean, typed.splitlines())))


def _country(typed: str) -> str:
    return country_code(typed) or clean(typed)


PLACES: Final[dict[str, Callable[[], Put]]] = {
    "address": lambda: _texts("line1", _street),
    "address2": lambda: _texts("line2", _street),
    "country": lambda: _texts("country", _country),
    "postcode": _postcodes,
    "city": _cities,
}
