"""Contacts as screens and exports ask for them: the whole list, a page of it, one save, the way out to a workbook."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell

from bench.ground import FILL, insert, people, schema
from bench.harness import Line, kept
from grc_desktop import app
from grc_desktop.db.database import Database
from grc_desktop.services.contacts.types import ContactFilter, Email, Order

PAGE = 100
TIMES = 60


@dataclass(frozen=True)
class Shop:
    """A base of many contacts, open, in a folder of its own."""

    services: app.Services
    folder: Path
    size: int

    def directly(self) -> sqlite3.Connection:
        """The same base without us: the standard library's driver."""
        return sqlite3.connect(self.folder / "shop.grc")


def filled(path: Path, size: int) -> None:
    db = Database.create(path)
    with db.write(FILL) as connection:
        insert(connection, people(size))
    db.close()


def base(size: int) -> Path:
    """A base of `size` contacts, kept from one run to the next."""
    return kept(f"contacts-{size}-{schema()}.grc", partial(filled, size=size))


def shop(size: int, folder: Path) -> Shop:
    shutil.copy(base(size), folder / "shop.grc")
    return Shop(app.build(folder / "shop.grc"), folder, size)


def typical(act: Callable[[int], object]) -> float:
    """The median time of `act`, given places of the list at random."""
    dice, times = random.Random(5), []
    for _ in range(TIMES):
        place = dice.randrange(1, 9_000)
        start = time.perf_counter()
        act(place)
        times.append(time.perf_counter() - start)
    return median(times)


def all_ids(given: Shop, chosen: ContactFilter | None = None, order: Order | None = None) -> None:
    assert len(given.services.contacts.find_ids(chosen, order))


def ids_by(column: str, given: Shop) -> None:
    with given.directly() as connection:
        rows = connection.execute(f"SELECT id FROM contacts WHERE deleted_at IS NULL ORDER BY {column}, id")
        assert len([number for (number,) in rows]) == given.size


def by_like(given: Shop) -> None:
    """The middles of names and addresses, as one would write it."""
    with given.directly() as connection:
        rows = connection.execute(
            "SELECT DISTINCT c.id FROM contacts c LEFT JOIN emails e ON e.contact_id = c.id "
            "WHERE c.last_name || ' ' || c.first_name LIKE '%mar%' OR e.address LIKE '%mar%' ORDER BY c.sort_key"
        )
        assert rows.fetchall()


def pages(given: Shop) -> float:
    return typical(lambda place: given.services.contacts.rows(range(place, place + PAGE)))


def pages_directly(given: Shop) -> float:
    """The same values of a page, table by table, with nothing made of them."""
    with given.directly() as connection:

        def page(place: int) -> None:
            for table, key in (("contacts", "id"), ("emails", "contact_id"), ("phones", "contact_id"),
                               ("addresses", "contact_id"), ("contact_tags", "contact_id"),
                               ("contact_checks", "contact_id"), ("memberships", "person_id")):  # fmt: skip
                connection.execute(
                    f"SELECT * FROM {table} WHERE {key} BETWEEN ? AND ?", (place, place + PAGE - 1)
                ).fetchall()

        return typical(page)


def saves(given: Shop) -> float:
    contacts = given.services.contacts

    def save(place: int) -> None:
        draft = contacts.details(place).draft
        contacts.save(replace(draft, job=f"{draft.job} x", emails=(*draft.emails, Email("autre@exemple.fr"))))

    return typical(save)


def fdatasyncs(given: Shop) -> float:
    with (given.folder / "synced").open("wb", buffering=0) as file:

        def sync(_place: int) -> None:
            file.write(b"x" * 4096)
            getattr(os, "fdatasync", os.fsync)(file.fileno())

        return typical(sync)


def exports(given: Shop) -> None:
    assert given.services.exporting.contacts(given.folder / "out.xlsx").rows == given.size


def by_openpyxl(given: Shop) -> None:
    """As many cells of the same kinds, written by the library alone."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Contacts")
    sheet.freeze_panes = "A2"
    sheet.append([f"Column {number}" for number in range(15)])
    for row in people(given.size)["contacts"]:
        day = WriteOnlyCell(sheet, datetime(1984, 2, 29))
        day.number_format = "dd/mm/yyyy"
        sheet.append([*(str(value) for value in row[:-1]), "key", *("Lyon" for _ in range(6)), day])
    book.save(given.folder / "theirs.xlsx")


def lines() -> Iterable[Line[Any]]:
    yield Line("list: all ids by name", all_ids, partial(ids_by, "sort_key"), "bare driver", 2.0, shop)
    yield Line(
        "list: all ids by town",
        partial(all_ids, order=Order("city")),
        partial(ids_by, "code"),
        "bare driver, no index",
        4.0,
        shop,
    )
    yield Line(
        "list: ids that fit “mar”",
        partial(all_ids, chosen=ContactFilter(text="mar")),
        by_like,
        "LIKE",
        1.0,
        shop,
    )
    yield Line("list: a page of 100 rows", pages, pages_directly, "bare driver", 10.0, shop)
    yield Line("save: one contact, by its service", saves, fdatasyncs, "fdatasync", 5.0, shop, (100_000,))
    yield Line("export: workbook", exports, by_openpyxl, "openpyxl write_only", 1.1, shop, (10_000, 100_000))
