"""From a workbook to customers in a base that has as many: read, decide, write with history and search, take back."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from python_calamine import load_workbook

from bench.contacts import base
from bench.harness import Line, kept
from grc_desktop import app
from grc_desktop.db.engine import RawConnection, connect
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.service import decisions_for
from grc_desktop.services.importing.types import Imported, Opened
from samples import large
from samples.large import Style

NOW = "2026-01-01T00:00:00.000000Z"
INSERTS = {
    "contacts": "(id, created_at, updated_at, kind, code, civility, first_name, last_name, company, birthday, "
    "newsletter, note, sort_key) VALUES (?, ?, ?, 'person', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "emails": "(contact_id, address, key) VALUES (?, ?, ?)",
    "phones": "(contact_id, typed, e164) VALUES (?, ?, ?)",
    "addresses": "(contact_id, line1, postcode, city, country) VALUES (?, ?, ?, ?, ?)",
}


NEAR = (
    "c.last_name || ' ' || c.first_name || ' ' || c.company"
    " || ' ' || coalesce((SELECT group_concat(e.address, ' ') FROM emails e WHERE e.contact_id = c.id), '')"
    " || ' ' || coalesce((SELECT group_concat(p.e164, ' ') FROM phones p WHERE p.contact_id = c.id), '')"
)
MORE = (
    " || ' ' || coalesce(c.code, '') || ' ' || coalesce(c.note, '') || ' ' || coalesce((SELECT "
    "group_concat(a.city || ' ' || coalesce(a.postcode, ''), ' ') FROM addresses a WHERE a.contact_id = c.id), '')"
)
SEARCHED = {"contact_words": NEAR + MORE, "contact_trigrams": NEAR}


@dataclass(frozen=True)
class Arrival:
    """A workbook, and the base it is brought into."""

    workbook: Path
    base: Path


def arrival(size: int, folder: Path, style: Style) -> Arrival:
    target = folder / "shop.grc"
    shutil.copy(base(size), target)
    workbook = kept(f"{style}-{size}.xlsx", lambda path: large.write_xlsx(path, size, style))
    return Arrival(workbook, target)


def checked(services: app.Services, workbook: Path) -> tuple[Opened, Checked]:
    opened = services.importing.open(workbook)
    report = opened.sheets[0]
    return opened, services.importing.check(report, decisions_for(report))


def written(services: app.Services, workbook: Path) -> Imported:
    opened, decided = checked(services, workbook)
    return services.importing.write(opened.source, decided)


def ours(given: Arrival) -> None:
    services = app.build(given.base)
    written(services, given.workbook)
    services.close()


def check_alone(given: Arrival) -> None:
    services = app.build(given.base)
    checked(services, given.workbook)
    services.close()


def back_and_forth(given: Arrival) -> float:
    """How long the import takes."""
    services = app.build(given.base)
    start = time.perf_counter()
    written(services, given.workbook)
    return time.perf_counter() - start


def undo(given: Arrival) -> float:
    """How long taking the import back takes."""
    services = app.build(given.base)
    done = written(services, given.workbook)
    start = time.perf_counter()
    services.history.undo(done.entry or 0)
    return time.perf_counter() - start


def bare(given: Arrival) -> None:
    """The least there is to do: rows as they stand into the same tables and indexes, then both full-text tables."""
    _header, *rows = load_workbook(given.workbook).get_sheet_by_index(0).iter_rows()
    connection = connect(given.base)
    (last,) = connection.execute("SELECT max(id) FROM contacts").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    for table, values in as_they_stand(rows, last + 1).items():
        connection.executemany(f"INSERT INTO {table} {INSERTS[table]}", values)
    fill_search(connection, last)
    connection.execute("COMMIT")
    connection.close()


def as_they_stand(rows: Iterable[list[Any]], first: int) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {table: [] for table in INSERTS}
    for number, row in enumerate(rows, first):
        code, civility, last, name, company, email, phone, mobile, line, postcode, city, country, born, news, note = row
        born, news = str(born or "") or None, news == "oui"
        key = f"{last} {name}".lower()
        found["contacts"].append((number, NOW, NOW, code, civility, name, last, company or "", born, news, note, key))
        if email:
            found["emails"].append((number, email, email))
        found["phones"] += [(number, each, each) for each in (phone, mobile) if each]
        found["addresses"].append((number, line, postcode, city, country))
    return found


def fill_search(connection: RawConnection, last: int) -> None:
    for table, text in SEARCHED.items():
        connection.execute(
            f"INSERT INTO {table} (rowid, text) SELECT c.id, {text} FROM contacts c WHERE c.id > ?", (last,)
        )


def lines() -> Iterable[Line[Any]]:
    goals: tuple[tuple[Style, float], ...] = (("easy", 1.5), ("shop", 2.5))
    for style, goal in goals:
        given = partial(arrival, style=style)
        yield Line(
            operation=f"import into as many, {style}: all of it",
            prepare=given,
            ours=ours,
            limit=bare,
            limit_name="parse, insert, fill search",
            goal=goal,
        )
        yield Line(
            operation=f"import into as many, {style}: check alone",
            prepare=given,
            ours=check_alone,
            limit=bare,
            limit_name="parse, insert, fill search",
            goal=1,
        )
        yield Line(
            operation=f"import into as many, {style}: undo",
            prepare=given,
            ours=undo,
            limit=back_and_forth,
            limit_name="the import",
            goal=1,
        )
