from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from grc_desktop import app
from grc_desktop.core.errors import DATABASE_LOCKED, Cancelled, StorageError
from grc_desktop.core.progress import Progress
from grc_desktop.services.contacts.types import ContactFilter
from grc_desktop.ui.kit.dialogs import Dialog
from grc_desktop.ui.shell.checkup import Checkup
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk


def lose_a_customer(path: Path) -> None:
    """Leave phones that belong to nobody."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("DELETE FROM contacts WHERE id = 1")
    connection.commit()
    connection.close()


def test_nothing_is_said_of_a_base_nobody_looked_at(window: Stage) -> None:
    assert window.window.frame.status.health() == ""


def test_a_base_that_was_looked_at_is_called_sound(window: Stage) -> None:
    window.window.frame.check()
    window.settle()

    assert window.window.frame.status.health() == "Sound base"


def test_a_damaged_base_is_told_with_what_to_do(desk: Desk, base: Path) -> None:
    lose_a_customer(base)
    stage = desk.open(base)
    stage.window.frame.check()
    stage.settle()

    status = stage.window.frame.status
    assert status.health() == "The base is damaged"
    assert not status.damaged.isHidden()

    status.damaged.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    details = dialog.findChild(QPlainTextEdit)
    assert details is not None
    assert "phones" in details.toPlainText()
    dialog.close()


def test_a_busy_base_is_not_called_damaged(window: Stage, base: Path) -> None:
    told: list[object] = []

    def busy(_progress: Progress) -> tuple[str, ...]:
        raise StorageError(DATABASE_LOCKED)

    checkup = Checkup(busy, window.work, window.window)
    checkup.done.connect(told.append)
    checkup.begin()
    window.settle()

    assert told == []


def test_a_look_that_is_not_wanted_any_more_stops(base: Path) -> None:
    progress = Progress()
    progress.cancel()
    services = app.build(base)

    with pytest.raises(Cancelled):
        services.health.quick(progress)

    services.close()


def test_a_sound_base_lets_go_of_what_has_been_in_the_bin_for_thirty_days(desk: Desk, base: Path) -> None:
    services = app.build(base)
    old, recent = services.contacts.find_ids()[:2]
    services.contacts.delete([old, recent])
    services.close()
    connection = sqlite3.connect(base)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE contacts SET deleted_at = '2026-01-01T00:00:00.000000Z' WHERE id = ?", (old,))
    connection.commit()
    connection.close()

    stage = desk.open(base)
    stage.window.frame.check()
    stage.settle()

    services = app.build(base)
    assert list(services.contacts.find_ids(ContactFilter(in_bin=True))) == [recent]
    services.close()
