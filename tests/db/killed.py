"""Children that die in the middle of their work, as a pulled plug or a task manager would have it.

Run as ``python -m tests.db.killed upgrade|create|saves FOLDER``: a process with a single thread, so that it may fork.
Answers a JSON list, one line per death: what was found afterwards.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from grc_desktop.db import upgrade
from grc_desktop.db.database import Database
from grc_desktop.db.engine import connect
from tests.db.base import ACT, add, ills, put

CALLS = {"execute", "executemany", "backup", "commit", "rollback", "close", "replace", "unlink", "open", "connect"}
DEATHS = 40


def in_a_child(work: Callable[[], object]) -> int:
    """Do `work` in a process of its own; the signal it died of, 0 when it came to its end."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] & 0x7F
    try:
        work()
    finally:
        os._exit(0)


def dying(work: Callable[[], object], call: int) -> Callable[[], None]:
    """`work` that dies just before its `call`-th call to the base or to the file system."""

    def watched() -> None:
        done = 0

        def count(_frame: FrameType, event: str, function: Any) -> None:
            nonlocal done
            if event == "c_call" and function.__name__ in CALLS:
                done += 1
                if done == call:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
        work()
        sys.setprofile(None)

    return watched


def at_every_call(work: Callable[[], object], start: Callable[[], object], look: Callable[[], Any]) -> list[Any]:
    """What `look` finds after `work` was killed at its first call, its third, and so on to its end."""
    found = []
    call = -1
    alive = False
    while not alive:
        call += 2
        start()
        alive = in_a_child(dying(work, call)) == 0
        found.append(look())
    return found


def state(path: Path) -> dict[str, Any]:
    """The schema of the base, what is wrong with it and how many rows it holds."""
    with closing(connect(path)) as connection:
        counts = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("contacts", "phones", "contact_tags")
        }
        return {"schema": upgrade.schema(path), "problems": upgrade.problems(connection), **counts}


def clear(folder: Path) -> None:
    for left in folder.glob("*shop*"):
        if left.is_file():
            left.unlink()


def upgrades(folder: Path) -> list[Any]:
    """`folder` holds an old base and ``migrations``."""
    kept, path, migrations = folder / "old.grc", folder / "shop.grc", folder / "migrations"

    def start() -> None:
        clear(folder)
        shutil.copy(kept, path)

    def look() -> dict[str, Any]:
        found = state(path)
        upgrade.bring_up_to_date(path, migrations)
        return found | {"then": state(path)}

    start()
    upgrade.bring_up_to_date(path, migrations)  # loads all there is to load
    return at_every_call(lambda: upgrade.bring_up_to_date(path, migrations), start, look)


def creations(folder: Path) -> list[Any]:
    path = folder / "shop.grc"

    def look() -> dict[str, Any]:
        if path.exists():
            return state(path)
        upgrade.create(path)
        return {"then": state(path)}

    upgrade.create(path)
    return at_every_call(lambda: upgrade.create(path), partial(clear, folder), look)


def saves(folder: Path) -> list[Any]:
    """Deaths at any moment, even inside SQLite: which saves were acknowledged, which are there."""
    path = folder / "shop.grc"
    Database.create(path).close()
    dice = random.Random(11)  # noqa: S311 - moments to die at
    found = []
    for _ in range(DEATHS):
        told, tell = os.pipe()
        in_a_child(partial(save_until_killed, path, tell, dice.uniform(0.001, 0.03)))
        os.close(tell)
        with os.fdopen(told, "rb") as pipe:
            acknowledged = [int(number) for number in pipe.read().split()]
        database = Database(path)
        with database.read() as connection:
            there = list(connection.exec_driver_sql("SELECT id FROM contacts ORDER BY id").scalars())
            whole = list(connection.exec_driver_sql("SELECT contact_id FROM phones ORDER BY 1").scalars())
            told_of = connection.exec_driver_sql("SELECT count(*) FROM journal_entries").scalar_one()
        found.append({"acknowledged": acknowledged, "there": there, "whole": whole, "entries": told_of})
        found[-1]["ills"] = ills(database)
        database.close()
    return found


def save_until_killed(path: Path, tell: int, seconds: float) -> None:
    """Save contacts, saying which are safe, until the alarm that nobody handles."""
    database = Database(path)
    for saved in itertools.count():
        if saved == 1:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        with database.write(ACT) as connection:
            number = add(connection)
            put(connection, "phones", contact_id=number, typed="06")
        os.write(tell, f"{number}\n".encode())


if __name__ == "__main__":
    play = {"upgrade": upgrades, "create": creations, "saves": saves}[sys.argv[1]]
    sys.stdout.write(json.dumps(play(Path(sys.argv[2]))))
