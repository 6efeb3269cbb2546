"""The ground under everything: bulk insert with its history, its undo, search while typing, saving one contact."""

from __future__ import annotations

import os
import random
import shutil
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from bench.harness import Line, kept
from grc_desktop.core.acts import Act
from grc_desktop.core.progress import Progress
from grc_desktop.core.text import fold, sort_key
from grc_desktop.db import bulk, search, undo, upgrade
from grc_desktop.db.base import metadata
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
        service = "gmail.com" if number % 4 else f"{last.lower()}.example"
        address = f"{fold(first).replace(' ', '-')}.{number}@{service}"
        key = sort_key(f"{last} {first}")
        rows["contacts"].append((number, NOW, NOW, "person", f"C{number:06}", first, last, key))
        rows["emails"].append((number, address, address))
        rows["phones"].append((number, f"06{mobile:08}", f"+336{mobile:08}"))
        rows["addresses"].append((number, f"{number % 90} rue Haute", place.postcode, place.name))
    return rows


def insert(connection: sa.Connection, rows: Rows) -> None:
    """All of `rows`, by the shortest way there is through the base."""
    for table, columns in TABLES.items():
        bulk.insert(connection, metadata.tables[table], columns.split(", "), rows[table])


def given(size: int, folder: Path) -> Given:
    return Given(folder, people(size))


def fill(given: Given) -> Database:
    """A new base with the rows, their history and their index."""
    database = Database.create(given.folder / "ours.grc")
    with database.write(FILL) as connection:
        insert(connection, given.rows)
    return database


def fill_bare(given: Given) -> None:
    """The same tables, indexes and full text, by the driver alone; the texts to index are ready."""
    path = given.folder / "bare.grc"
    upgrade.create(path)
    connection = connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("BEGIN")
    for table, columns in TABLES.items():
        marks = ", ".join("?" * (columns.count(",") + 1))
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", given.rows[table])
    near = [
        (person[0], f"{person[5]} {person[6]} {mail[1]} {phone[2][1:]}", f"{person[4]} {place[3]} {place[2]}")
        for person, mail, phone, place in zip(*given.rows.values(), strict=True)
    ]
    connection.executemany(
        "INSERT INTO contact_words (rowid, text) VALUES (?, ?)",
        [(number, f"{name} {more}") for number, name, more in near],
    )
    connection.executemany(
        "INSERT INTO contact_trigrams (rowid, text) VALUES (?, ?)", [(number, name) for number, name, _more in near]
    )
    connection.execute("COMMIT")
    connection.close()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def take_back(given: Given) -> float:
    """The time the undo of the whole insert takes."""
    database = fill(given)

    def undo_it() -> None:
        with database.write(FILL, undoes=1) as connection:
            outcome = undo.undo(connection, 1, database.clock.now(), Progress())
        assert outcome.restored == len(given.rows["contacts"])

    return seconds(undo_it)


def shop(size: int, _folder: Path) -> Database:
    """A base of `size` contacts, kept from one run to the next."""

    def make(path: Path) -> None:
        with TemporaryDirectory(dir=path.parent) as folder:
            database = fill(given(size, Path(folder)))
            database.close()
            shutil.move(database.path, path)

    return Database(kept(f"ground-{size}-{schema()}.grc", make))


def schema() -> str:
    """What tells a base of this schema from one of another, in the name of a kept one."""
    return f"{zlib.crc32(b''.join(file.read_bytes() for file in sorted(upgrade.MIGRATIONS.rglob('*.py')))):08x}"


def keystrokes(connection: sa.Connection) -> Iterator[str]:
    """What somebody types, letter after letter, who looks for a contact by name, town, phone, e-mail or middle."""
    dice = random.Random(3)
    top = connection.exec_driver_sql("SELECT max(id) FROM contacts").scalar_one()
    while True:
        first, last, mail, phone, city = connection.exec_driver_sql(
            "SELECT c.first_name, c.last_name, e.address, p.typed, a.city FROM contacts c "
            "JOIN emails e ON e.contact_id = c.id JOIN phones p ON p.contact_id = c.id "
            "JOIN addresses a ON a.contact_id = c.id WHERE c.id = ?",
            (dice.randrange(1, top + 1),),
        ).one()
        ways = (last, f"{last} {first}", f"{first} {last}", phone, phone[3:8], mail, last[1:], f"{first} {city}")
        text = dice.choice(ways)
        yield from (text[:end] for end in range(1, len(text) + 1))


def slowest_of_a_hundred(database: Database) -> float:
    """The 99th percentile of one search."""
    with database.read() as connection:
        texts = list(islice(keystrokes(connection), TYPED))
        times = sorted(seconds(partial(search.find, connection, text, 20)) for text in texts)
    return times[int(0.99 * len(times))]


def save(database: Database) -> float:
    """The median time of saving one contact with its phone."""
    (contact,), (phone,) = people(1)["contacts"], people(1)["phones"]

    def one() -> None:
        with database.write(SAVE) as connection:
            number = connection.exec_driver_sql(
                f"INSERT INTO contacts ({TABLES['contacts']}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", contact[1:]
            ).lastrowid
            connection.exec_driver_sql(
                f"INSERT INTO phones ({TABLES['phones']}) VALUES (?, ?, ?)", (number, *phone[1:])
            )

    return sorted(seconds(one) for _ in range(SAVES))[SAVES // 2]


def copy_of_a_shop(size: int, folder: Path) -> Database:
    kept_one = shop(size, folder)
    kept_one.close()
    return Database(Path(shutil.copy(kept_one.path, folder)))


def synchronise(database: Database) -> float:
    """The median time of making 4 KiB safe on the disk the base lies on."""
    with (database.path.parent / "plain").open("wb", buffering=0) as file:

        def one() -> None:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())

        return sorted(seconds(one) for _ in range(SAVES))[SAVES // 2]


def lines() -> Iterable[Line[Any]]:
    yield Line(
        operation="bulk insert with history and search",
        prepare=given,
        ours=fill,
        limit=fill_bare,
        limit_name="executemany, texts ready",
        goal=1.5,
    )
    yield Line(
        operation="undo of the bulk insert",
        prepare=given,
        ours=take_back,
        limit=lambda given: seconds(lambda: fill(given)),
        limit_name="the insert itself",
        goal=1.0,
        sizes=(10_000, 100_000),
    )
    yield Line(
        operation="search while typing, p99",
        prepare=shop,
        ours=slowest_of_a_hundred,
        limit=lambda _: 0.020,
        limit_name="what is felt",
        goal=1.0,
    )
    yield Line(
        operation="save one contact, p50",
        prepare=copy_of_a_shop,
        ours=save,
        limit=synchronise,
        limit_name="fdatasync",
        goal=5.0,
        sizes=(10_000, 100_000),
    )
