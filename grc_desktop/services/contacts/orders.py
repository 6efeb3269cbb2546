"""Contacts in the order of a list: all of them, or at once the first ones.

What is sorted by the million is sorted in steps the other threads can interrupt: one call that sorts it all would hold
the interpreter, and the window with it.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import compress, groupby
from typing import Any, Final

import sqlalchemy as sa

from grc_desktop.core.text import sort_key
from grc_desktop.db import search
from grc_desktop.db.tables.contacts import addresses, contacts
from grc_desktop.services.contacts.types import Order
from grc_desktop.services.contacts.values.choices import STAGES

Conditions = Sequence[sa.ColumnElement[bool]]

_STAGE_RANK: Final = {stage.code: rank for rank, stage in enumerate(STAGES)}
_SORTS: Final[dict[str, tuple[sa.ColumnElement[Any], ...]]] = {
    "name": (contacts.c.sort_key,),
    "stage": (sa.case(_STAGE_RANK, value=contacts.c.stage, else_=None), contacts.c.sort_key),
    "code": (sa.func.length(contacts.c.code), contacts.c.code),
    "created": (),
    "updated": (contacts.c.updated_at,),
}
"""Contacts are numbered as they are added: their numbers are the order they were added in."""
_CITY_NAMES: Final = sa.text(
    "WITH RECURSIVE known (city) AS (SELECT min(city) FROM addresses UNION ALL "
    "SELECT (SELECT min(city) FROM addresses WHERE city > known.city) FROM known WHERE known.city IS NOT NULL) "
    "SELECT city FROM known WHERE city IS NOT NULL"
)
"""Each city once, by steps from one to the next through their index: cities are few where contacts are many."""
_FEW: Final = 20_000
_CITIES_TRIED: Final = 3
_NOWHERE: Final = -1
_UNKNOWN: Final = -2


def sorted_ids(connection: sa.Connection, conditions: Conditions, order: Order) -> array[int]:
    """The ids of the contacts that fit, sorted; blanks come last in either direction."""
    if order.by == "city":
        return _by_city(connection, conditions, descending=order.descending)
    if order.by == "created":
        return _by_number(connection, conditions, descending=order.descending)
    return _ids(connection, _in_order(conditions, order))


def first_ids(connection: sa.Connection, conditions: Conditions, order: Order, limit: int) -> array[int]:
    """Those that `sorted_ids` begins with, `limit` at most; fewer, or none, where they would not come much sooner.

    The first of `conditions` is read from the rows alone, not from an index: see `STANDING`.
    """
    if order.by == "city":
        return _first_by_city(connection, conditions, limit, descending=order.descending)
    return _ids(connection, _in_order(conditions, order).limit(limit))


def _in_order(conditions: Conditions, order: Order) -> sa.Select[int]:
    by = _SORTS[order.by]
    keys = [column.desc() if order.descending else column.asc() for column in (*by, contacts.c.id)]
    blanks = [] if order.by in ("name", "created") else [by[0].is_(None)]
    return sa.select(contacts.c.id).where(*conditions).order_by(*blanks, *keys)


def _ids(connection: sa.Connection, statement: sa.Select[int]) -> array[int]:
    return array("q", connection.execute(statement).scalars())


def _by_number(connection: sa.Connection, conditions: Conditions, *, descending: bool) -> array[int]:
    found = _ids(connection, sa.select(contacts.c.id).where(*conditions))
    listed = bytearray(max(found, default=0) + 1)
    for number in found:
        listed[number] = 1
    ordered = array("q", compress(range(len(listed)), listed))
    return ordered[::-1] if descending else ordered


def _by_city(connection: sa.Connection, conditions: Conditions, *, descending: bool) -> array[int]:
    named = _ids(connection, _in_order(conditions, Order("name", descending=descending)))
    places = _places(connection, named, _cities(connection))
    inhabitants: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
    for number in named:
        inhabitants[max(places[number], _NOWHERE)].append(number)
    nowhere = inhabitants.pop(_NOWHERE, array("q"))
    ordered = array("q")
    for place in sorted(inhabitants, reverse=descending):
        ordered.extend(inhabitants[place])
    return ordered + nowhere


def _first_by_city(connection: sa.Connection, conditions: Conditions, limit: int, *, descending: bool) -> array[int]:
    """The inhabitants of the first cities; those who only have another address there are looked at, and left out."""
    found = array("q")
    cities = _cities(connection)
    every = range(len(cities))
    for place in (every[::-1] if descending else every)[:_CITIES_TRIED]:
        there = contacts.c.id.in_(sa.select(addresses.c.contact_id).where(addresses.c.city.in_(cities[place])))
        named = _in_order((*conditions, there), Order("name", descending=descending)).limit(2 * limit)
        looked_at = _ids(connection, named)
        places = _places(connection, looked_at, cities)
        found.extend(number for number in looked_at if places[number] == place)
        if len(found) >= limit or len(looked_at) == 2 * limit:
            break
    return found[:limit]


def _places(connection: sa.Connection, ids: Sequence[int], cities: Sequence[Sequence[str]]) -> array[int]:
    """For each contact number, where the city of its first address comes among `cities`."""
    ranks = {city: rank for rank, spellings in enumerate(cities) for city in spellings}
    homes = sa.select(addresses.c.contact_id, addresses.c.city)
    if len(ids) <= _FEW:
        homes = homes.where(search.among(addresses.c.contact_id, ids))
    homes = homes.order_by(addresses.c.contact_id, addresses.c.position, addresses.c.id)
    top = max(ids, default=0)
    places = array("i", [_UNKNOWN]) * (top + 1)
    for contact, city in connection.execute(homes):
        if contact <= top and places[contact] == _UNKNOWN:
            places[contact] = ranks.get(city, _NOWHERE)
    return places


def _cities(connection: sa.Connection) -> list[list[str]]:
    """Every city there is, in French order, those that differ by nothing that is sorted together."""
    names = sorted(connection.execute(_CITY_NAMES).scalars(), key=sort_key)
    return [list(spellings) for _key, spellings in groupby(names, key=sort_key)]
