"""The views people saved: a room's filter, order and columns under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from grc_desktop.core.acts import Act
from grc_desktop.core.errors import Kind, Refused
from grc_desktop.core.i18n import N_
from grc_desktop.core.text import clean, fold
from grc_desktop.db.database import Database
from grc_desktop.db.tables.settings import saved_views

SAVE: Final = Act("views.save", N_("View saved"))
RENAME: Final = Act("views.rename", N_("View renamed"))
DELETE: Final = Act("views.delete", N_("View deleted"))
ACTS: Final = (SAVE, RENAME, DELETE)

VIEW_UNNAMED: Final = Kind("view_unnamed", N_("A view needs a name."))
VIEW_EXISTS: Final = Kind("view_exists", N_("There is already a view called “{name}”."), N_("Choose another name."))


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view of `room`; `definition` is the room's own: plain JSON values."""

    room: str
    name: str
    definition: Mapping[str, Any]
    id: int


class SavedViews:
    """The saved views of every room."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def list(self, room: str) -> list[SavedView]:
        """The views of `room`, in alphabetical order."""
        with self._db.read() as connection:
            rows = connection.execute(sa.select(saved_views).where(saved_views.c.room == room))
            found = [SavedView(row.room, row.name, row.definition, row.id) for row in rows]
        return sorted(found, key=lambda view: fold(view.name))

    def save(self, room: str, name: str, definition: Mapping[str, Any]) -> int:
        """Keep a view; one of the same name is replaced. Its id. Raises `Refused` for a blank name."""
        name = _named(name)
        with self._db.write(SAVE) as connection:
            known = _find(connection, room, name)
            if known is not None:
                values = {"name": name, "definition": dict(definition)}
                connection.execute(sa.update(saved_views).where(saved_views.c.id == known).values(values))
                return known
            added = connection.execute(
                sa.insert(saved_views).values(room=room, name=name, definition=dict(definition))
            ).inserted_primary_key
            assert added is not None  # noqa: S101 - an INSERT of one row has a key
            return int(added[0])

    def rename(self, view: int, name: str) -> None:
        """Give a view another name. Raises `Refused` for a blank one or one that its room already has."""
        name = _named(name)
        with self._db.write(RENAME) as connection:
            room = connection.execute(sa.select(saved_views.c.room).where(saved_views.c.id == view)).scalar()
            if room is None:
                return
            if _find(connection, room, name) not in (None, view):
                raise Refused(VIEW_EXISTS, name=name)
            connection.execute(sa.update(saved_views).where(saved_views.c.id == view).values(name=name))

    def delete(self, view: int) -> None:
        """Forget a view; the history can bring it back."""
        with self._db.write(DELETE) as connection:
            connection.execute(sa.delete(saved_views).where(saved_views.c.id == view))


def _named(name: str) -> str:
    name = clean(name)
    if not name:
        raise Refused(VIEW_UNNAMED)
    return name


def _find(connection: sa.Connection, room: str, name: str) -> int | None:
    rows = connection.execute(sa.select(saved_views.c.id, saved_views.c.name).where(saved_views.c.room == room))
    return next((row.id for row in rows if fold(row.name) == fold(name)), None)
