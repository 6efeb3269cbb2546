"""Give the shop its data back, in files it can open anywhere and import again."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import sqlalchemy as sa

from grc_desktop.core.errors import CANNOT_WRITE, DATABASE_FULL, Kind, Refused, StorageError
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.progress import Progress
from grc_desktop.db.database import Database
from grc_desktop.services.contacts import columns, queries, reading
from grc_desktop.services.contacts.types import ContactDraft, ContactFilter, CustomField, Order
from grc_desktop.services.exporting import files
from grc_desktop.services.exporting.records import Value, flat, nested
from grc_desktop.services.exporting.workbook import write_workbook
from grc_desktop.services.settings.service import SettingsService

FORMATS: Final = (".xlsx", ".csv", ".json")
SUBJECTS: Final = ("contacts",)

UNKNOWN_FORMAT: Final = Kind(
    "unknown_format", N_("“{name}” does not say which format to write."), N_("End it in {known}.")
)
_BATCH: Final = 500
_NO_SPACE: Final = frozenset({28, 122})  # ENOSPC, EDQUOT


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished export: how many rows went into which file."""

    rows: int
    file: Path


class ExportService:
    """Exports: whole, or not at all."""

    def __init__(self, db: Database, settings: SettingsService) -> None:
        self._db = db
        self._settings = settings

    def contacts(
        self,
        path: Path,
        chosen: ContactFilter | None = None,
        ids: Sequence[int] | None = None,
        progress: Progress | None = None,
    ) -> Exported:
        """Write the contacts `ids`, else those that fit `chosen`, to `path` in the format its name ends in.

        Words are in the language in force. Raises `Refused` when the file cannot be written, `Cancelled`; whatever
        stood at `path` is then as it was.
        """
        suffix = path.suffix.lower()
        if suffix not in FORMATS:
            raise Refused(UNKNOWN_FORMAT, name=path.name, known=", ".join(FORMATS))
        uid, progress = self._settings.base_uid(), progress or Progress()
        with self._db.read() as connection, _in_place(path) as draft:
            if ids is None:
                ids = queries.find_ids(connection, chosen or ContactFilter(), Order())
            progress.start(_("Exporting"), len(ids))
            source = _Source(connection, ids, uid, progress)
            if suffix == ".json":
                files.write_json(draft, source.nested())
            else:
                _write_table(draft, suffix, source)
            progress.check()
        return Exported(source.written, path)


class _Source:
    """The contacts to export, read in batches."""

    def __init__(self, connection: sa.Connection, ids: Sequence[int], uid: str, progress: Progress) -> None:
        self.written = 0
        self.fields: dict[int, CustomField] = {
            field.id: field for field in reading.custom_field_list(connection) if field.id is not None
        }
        self._connection = connection
        self._ids = ids
        self._uid = uid
        self._progress = progress

    def flat(self) -> Iterator[list[dict[str, Value]]]:
        for drafts in self._batches():
            yield [flat(draft, self._ref(draft), self.fields) for draft in drafts]

    def nested(self) -> Iterator[dict[str, object]]:
        for drafts in self._batches():
            yield from (nested(draft, self._ref(draft), self.fields) for draft in drafts)

    def _batches(self) -> Iterator[list[ContactDraft]]:
        for start in range(0, len(self._ids), _BATCH):
            drafts = list(reading.drafts(self._connection, self._ids[start : start + _BATCH]).values())
            yield drafts
            self.written += len(drafts)
            self._progress.advance(self.written)

    def _ref(self, draft: ContactDraft) -> str:
        return f"{self._uid}-{draft.id}"


def _write_table(path: Path, suffix: str, source: _Source) -> None:
    """Which columns there are is known once all contacts were read, so they are read once and wait in a spool."""
    with tempfile.TemporaryFile() as spool:
        names = _spooled(spool, source.flat())
        names.update(f"{columns.CUSTOM}{field.label}" for field in source.fields.values())
        shown = columns.ordered(names)
        headers = [columns.header(name) for name in shown]
        rows = ([record.get(name) for name in shown] for record in _unspooled(spool))
        if suffix == ".csv":
            files.write_csv(path, headers, rows)
        else:
            write_workbook(path, _("Contacts"), headers, rows)


def _spooled(spool: IO[bytes], batches: Iterable[list[dict[str, Value]]]) -> set[str]:
    names = {*columns.ALWAYS, columns.REF}
    for batch in batches:
        if batch:
            names.update(*batch)
            pickle.dump(batch, spool, pickle.HIGHEST_PROTOCOL)
    pickle.dump([], spool)
    spool.seek(0)
    return names


def _unspooled(spool: IO[bytes]) -> Iterator[dict[str, Value]]:
    while batch := pickle.load(spool):  # noqa: S301 - written a moment ago by this process, in a file only it has
        yield from batch


@contextmanager
def _in_place(path: Path) -> Iterator[Path]:
    """A draft file beside `path` that takes its place when all went well, and goes away otherwise."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            yield draft
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise StorageError(DATABASE_FULL) from error
        raise Refused(CANNOT_WRITE, path=path) from error
