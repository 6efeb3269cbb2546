"""The morning: what the room of today reads, against the same counts written by hand for the bare driver."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.contacts import Shop, filled
from bench.ground import schema
from bench.harness import Line, kept
from grc_desktop import app

SPREAD = (
    "UPDATE contacts SET created_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '-' || (id % 3650) || ' days'), "
    "birthday = CASE WHEN id % 2 THEN date('1950-01-01', '+' || (id % 20000) || ' days') END"
)
REACHED = (
    "(EXISTS (SELECT 1 FROM emails WHERE contact_id = c.id) OR EXISTS (SELECT 1 FROM phones WHERE contact_id = c.id))"
)
FIGURES = f"""
SELECT count(*) FROM contacts WHERE deleted_at IS NULL;
SELECT strftime('%Y-%m', created_at), count(*) FROM contacts WHERE deleted_at IS NULL GROUP BY 1;
SELECT count(*) FROM contacts c WHERE deleted_at IS NULL AND {REACHED};
SELECT count(*) FROM contacts c WHERE deleted_at IS NULL AND {REACHED}
    AND EXISTS (SELECT 1 FROM addresses WHERE contact_id = c.id)
"""
LINES = """
SELECT count(*) FROM contacts WHERE deleted_at IS NULL AND id IN (SELECT contact_id FROM contact_checks);
SELECT count(*) FROM contacts WHERE deleted_at IS NULL AND id NOT IN (SELECT contact_id FROM emails)
    AND id NOT IN (SELECT contact_id FROM phones) AND id NOT IN (SELECT contact_id FROM addresses);
SELECT contact_id FROM phones WHERE e164 IN (SELECT e164 FROM phones GROUP BY e164 HAVING count(*) > 1);
SELECT contact_id FROM emails WHERE key IN (SELECT key FROM emails GROUP BY key HAVING count(*) > 1);
SELECT id FROM contacts WHERE deleted_at IS NULL
    AND strftime('%m-%d', birthday) BETWEEN strftime('%m-%d', 'now') AND strftime('%m-%d', 'now', '+14 days');
SELECT * FROM journal_entries ORDER BY id DESC LIMIT 60
"""
TIMES = 5


def old(path: Path, size: int) -> None:
    """A base of customers who came over ten years, half of them with a birthday."""
    filled(path, size)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(SPREAD)


def shop(size: int, folder: Path) -> Shop:
    shutil.copy(kept(f"today-{size}-{schema()}.grc", partial(old, size=size)), folder / "shop.grc")
    return Shop(app.build(folder / "shop.grc"), folder, size)


def typical(look: Callable[[], object]) -> float:
    """The median time of several looks, as each change of the base asks for one."""
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        look()
        times.append(time.perf_counter() - begun)
    return median(times)


def figures(given: Shop) -> float:
    assert given.services.today.figures().customers == given.size
    return typical(given.services.today.figures)


def columns(given: Shop) -> float:
    return typical(given.services.today.columns)


def by_hand(statements: str, given: Shop) -> float:
    def look() -> None:
        for statement in statements.split(";"):
            connection.execute(statement).fetchall()

    with closing(given.directly()) as connection:
        return typical(look)


def lines() -> Iterable[Line[Any]]:
    yield Line("today: figures", figures, partial(by_hand, FIGURES), "bare driver", 1.0, shop)
    yield Line("today: what happened, to check, to do", columns, partial(by_hand, LINES), "bare driver", 1.0, shop)
