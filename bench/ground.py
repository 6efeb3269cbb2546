"""The ground under everything: bulk insert with its history, its undo, search while typing, saving one contact."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from bench.harness import Line, kept
from grc_desktop.core.acts import Act
from grc_desktop.core.progress import Progress
from grc_desktop.core.text import sort_key
from grc_desktop.db import search, undo, upgrade
from grc_desktop.db.database import Database
from grc_desktop.db.engine import connect
from samples.people import MEN, SURNAMES, WOMEN
from samples.towns import TOWNS

FILL = Act("bench.fill", "Filled")
SAVE = Act("bench.save", "Saved")
NOW = "2026-01-01T00:00:00.000000Z"
SYLLABLES = (
    "ba",
    "ché",
    "don",
    "four",
    "gau",
    "lem",
    "mar",
    "nier",
    "pel",
    "quin",
    "rou",
    "sart",
    "tier",
    "vau",
    "zel",
)
TYPED = 200
SAVES = 200
TABLES = {
    "contacts": "id, created_at, updated_at, kind, code, first_name, last_name, sort_key",
    "emails": "contact_id, address, key",
    "phones": "contact_id, typed, e164",
    "addresses": "contact_id, line1, postcode, city",
}
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Given:
    """An empty folder to work in, and the rows to put in a base there."""

    folder: Path
    rows: Rows


def people(count: int) -> Rows:
    """`count` invented contacts, each with an e-mail, a phone and an address, as rows of `TABLES`."""
    dice = random.Random(7)
    rows: Rows = {table: [] for table in TABLES}
    for number in range(1, count + 1):
        first = dice.choice(WOMEN if number % 2 else MEN)
        last = dice.choice(SURNAMES) if dice.random() < 0.5 else "".join(dice.choices(SYLLABLES, k=3)).capitalize()
        place = dice.choice(TOWNS)
        mobile = dice.randrange(10**8)
        address = f"{sort_key(first).split(chr(31))[0]}.{number}@exemple.fr"
        key = sort_key(f"{last} {first}")
        rows["contacts"].append((number, NOW, NOW, "person", f"C{number:06}", first, last, key))
        rows["emails"].append((number, address, address))
        rows["phones"].append((number, f"06{mobile:08}", f"+336{mobile:08}"))
        rows["addresses"].append((number, f"{number % 90} rue Haute", place.postcode, place.name))
    return rows


def insert(connection: sa.Connection, rows: Rows) -> None:
    """All of `rows`, by the shortest way there is through the base."""
    for table, columns in TABLES.items():
        marks = ", ".join("?" * (columns.count(",") + 1))
        connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", cast("Any", rows[table]))


def given(size: int, folder: Path) -> Given:
    return Given(folder, people(size))
