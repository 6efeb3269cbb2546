"""What was done, and the way back from any of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from grc_desktop.core import format as formats
from grc_desktop.core.acts import Act
from grc_desktop.core.changes import Changes
from grc_desktop.core.errors import CHANGED_ELSEWHERE, NOT_FOUND, Kind, Refused, StorageError
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.progress import Progress
from grc_desktop.db import obstacles, undo
from grc_desktop.db.database import Database
from grc_desktop.services.history import queries
from grc_desktop.services.history.types import Entry, Left, Undone

UNDO: Final = Act("history.undo", N_("Undone: {title}"))
REDO: Final = Act("history.redo", N_("Done again: {title}"))
ALREADY_UNDONE: Final = Kind(
    "already_undone", N_("Action {entry} is already undone."), N_("To do it again, undo its undoing.")
)
NOTHING_TO_UNDO: Final = Kind("nothing_to_undo", N_("There is nothing to undo."))
FOR_GOOD: Final = Kind("for_good", N_("Action {entry} cannot be undone: what it removed was removed for good."))

_REASONS: Final = {
    obstacles.EDITED: N_("It was changed since: undoing would lose that change."),
    obstacles.USED: N_("Something else needs it now."),
    obstacles.GONE: N_("It, or something it needs, no longer exists."),
    obstacles.TAKEN: N_("Its place is taken by something newer."),
}


class HistoryService:
    """The history of the base. `acts` are all acts any service writes; those in `final` can never be undone."""

    def __init__(self, database: Database, acts: Iterable[Act], final: Iterable[Act] = ()) -> None:
        self._db = database
        self._acts = {act.code: act for act in (*acts, UNDO, REDO)}
        self._final = frozenset(act.code for act in final)
        self._session: list[int] = []
        database.changes.subscribe(self._follow)

    def entries(self, limit: int = 200, before: int | None = None, contact: int | None = None) -> list[Entry]:
        """The newest actions first, `before` an entry for the next page, or those that touched one contact."""
        with self._db.read() as connection:
            rows = queries.entries(connection, limit, before, contact)
            standing = undo.applied(connection)
        return [
            Entry(
                id=row.id,
                at=row.at,
                who=row.who,
                action=row.action,
                title=self._title(row.action, row.details),
                counts=row.counts,
                undone=row.id not in standing,
                undoable=row.id in standing and row.action not in self._final,
                undoes=row.undoes,
            )
            for row in rows
        ]

    def undo(self, entry: int, progress: Progress | None = None) -> Undone:
        """Take back `entry`, in one transaction. Raises `Refused` when there is nothing of it to take back."""
        progress = progress or Progress()
        row, standing = self._to_take_back(entry)
        act = REDO if row.action == UNDO.code else UNDO
        origin = {"action": row.details.get("action", row.action), "details": row.details.get("details", row.details)}
        progress.start(_("Undoing"))
        with self._db.write(act, row.id, origin, progress) as connection:
            if undo.applied(connection) != standing:  # another program was quicker
                raise StorageError(CHANGED_ELSEWHERE)
            outcome = undo.undo(connection, row.id, self._db.clock.now(), progress)
            names = queries.names(connection, [left.id for left in outcome.left if left.table == "contacts"])
        with self._db.read() as connection:
            undoing = queries.undone_by(connection, row.id)
        left = tuple(_told(one, names.get(one.id, "") if one.table == "contacts" else "") for one in outcome.left)
        kept = sum(one.bucket == "kept" for one in left)
        return Undone(undoing, entry, outcome.restored, kept, len(left) - kept, left)

    def newest(self) -> Entry:
        """The newest action that can be undone, by whomever. Raises `Refused` when there is none."""
        before: int | None = None
        while page := self.entries(before=before):
            for entry in page:
                if entry.undoable and entry.action != UNDO.code:
                    return entry
            before = page[-1].id
        raise Refused(NOTHING_TO_UNDO)

    def last(self) -> Entry | None:
        """The last action of this session that can be undone: what Ctrl+Z takes back."""
        own = set(self._session)
        if not own:
            return None
        candidates = self.entries(limit=200)
        return next((one for one in candidates if one.id in own and one.undoable and one.action != UNDO.code), None)

    def _follow(self, changes: Changes) -> None:
        if changes.entry is not None:
            self._session.append(changes.entry)

    def _to_take_back(self, entry: int) -> tuple[queries.EntryRow, set[int]]:
        """The entry that `entry` stands by today, and all those that stand. Raises `Refused`."""
        with self._db.read() as connection:
            found = queries.entries(connection, 1, entry + 1, None)
            if not found or found[0].id != entry:
                raise Refused(NOT_FOUND, what=_("action"), id=entry)
            standing = undo.applied(connection)
            if entry not in standing:
                raise Refused(ALREADY_UNDONE, entry=entry)
            row = queries.entries(connection, 1, undo.latest(connection, entry) + 1, None)[0]
        if row.action in self._final:
            raise Refused(FOR_GOOD, entry=entry)
        return row, standing

    def _title(self, code: str, details: dict[str, object]) -> str:
        act = self._acts.get(code)
        if act is None:
            return code
        if code in (UNDO.code, REDO.code):
            inner = details.get("details")
            title = self._title(str(details.get("action", "")), inner if isinstance(inner, dict) else {})
            return _(act.title).format(title=title)
        return _(act.title).format_map(_Said({name: _told_value(value) for name, value in details.items()}))


def _told_value(value: object) -> object:
    return formats.number(value) if isinstance(value, int) else value


class _Said(dict[str, object]):
    """Values of a title; one that an older program did not note is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def _told(left: undo.Left, name: str) -> Left:
    bucket = "kept" if left.kept else "impossible"
    return Left(left.table, left.id, name or f"{left.table} {left.id}", bucket, _(_REASONS[left.reason]))
