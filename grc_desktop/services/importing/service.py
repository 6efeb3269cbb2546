"""From a file to customers: open it, decide every row, write it all or nothing, take it back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from grc_desktop.core.i18n import _
from grc_desktop.core.progress import Progress
from grc_desktop.db.database import Database
from grc_desktop.db.tables.importing import imports
from grc_desktop.services.importing import check, diagnosis, queries, reviewing, writing
from grc_desktop.services.importing.acts import IMPORT, REVIEW
from grc_desktop.services.importing.cells import CellReader
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.queries import ImportRow, KnownBase
from grc_desktop.services.importing.reading.reader import read
from grc_desktop.services.importing.reading.types import FIND_OUT, ORDINARY, Limits, ReadOptions, Source
from grc_desktop.services.importing.rejects import save_rejects
from grc_desktop.services.importing.types import Decisions, Imported, Opened, Review, SheetReport
from grc_desktop.services.settings.declared import BASE_UID
from grc_desktop.services.settings.service import SettingsService


def open_file(
    path: Path,
    options: ReadOptions = FIND_OUT,
    limits: Limits = ORDINARY,
    progress: Progress | None = None,
    only: str | None = None,
) -> Opened:
    """Read the file `path` and understand its sheets (or the one named `only`); needs no base.

    Raises `Unreadable` in one sentence for what cannot be read, `Cancelled` when the user stops.
    """
    return diagnosis.diagnose(read(path, options, limits, progress, only))


class ImportService:
    """The imports of one base."""

    def __init__(self, database: Database, settings: SettingsService) -> None:
        self._db = database
        self._settings = settings

    def open(self, path: Path, options: ReadOptions = FIND_OUT, progress: Progress | None = None) -> Opened:
        """See `open_file`."""
        return open_file(path, options, progress=progress)

    def check(self, report: SheetReport, decisions: Decisions, progress: Progress | None = None) -> Checked:
        """What an import would do to every row; writes nothing."""
        with self._db.read() as connection:
            return self._check(connection, report, decisions, progress or Progress())

    def write(self, source: Source, checked: Checked, progress: Progress | None = None) -> Imported:
        """Do what `checked` says, in one transaction; rows are decided anew when the base changed meanwhile."""
        progress = progress or Progress()
        begun = time.perf_counter()
        noted: dict[str, Any] = {}
        with self._db.write(IMPORT, notes=noted, progress=progress, file=source.path.name) as connection:
            if queries.newest_entry(connection) != checked.entry:
                checked = self._check(connection, checked.report, checked.decisions, progress)
            counts = checked.counts
            number = self._log(connection, source, checked)
            noted |= {"import": number, "created": counts.created, "updated": counts.updated}
            writer = writing.Writer(connection, self._db.clock.now(), f"import:{number}")
            kinds = writing.custom_kinds(checked) if counts.created or counts.updated or counts.review else {}
            ids = writer.write(checked.states, checked.changed, kinds, progress)
            writing.write_reviews(connection, checked, ids, number)
        with self._db.read() as connection:
            entry = queries.entry_of(connection, IMPORT.code, number)
        return Imported(number, entry, counts, tuple(checked.problems), time.perf_counter() - begun)

    def save_rejects(self, checked: Checked, path: Path) -> int:
        """Give the refused rows back as a workbook; see `rejects.save_rejects`."""
        return save_rejects(checked, path)

    def past(self, limit: int = 50) -> list[ImportRow]:
        """What was imported, the newest first."""
        with self._db.read() as connection:
            return queries.past_imports(connection, limit)

    def entry_of(self, number: int) -> int | None:
        """The history entry that import `number` left; None when there is none."""
        with self._db.read() as connection:
            return queries.entry_of(connection, IMPORT.code, number)

    def cells(self, decisions: Decisions) -> CellReader:
        """Reads single cells as `decisions` say, for a screen."""
        return CellReader(decisions, self._db.clock.today())

    def reviews(self) -> list[Review]:
        """The rows that wait for a decision."""
        with self._db.read() as connection:
            return reviewing.waiting(connection)

    def waiting(self) -> int:
        """How many rows wait for a decision."""
        with self._db.read() as connection:
            return queries.waiting(connection)

    def decide(self, ids: Sequence[int], decision: reviewing.Decision, progress: Progress | None = None) -> int:
        """Decide waiting rows, all the same way, as one action; how many were still waiting."""
        progress = progress or Progress()
        with self._db.write(REVIEW, progress=progress, count=len(ids)) as connection:
            return reviewing.decide(connection, ids, decision, self._db.clock, progress)

    def _check(
        self, connection: sa.Connection, report: SheetReport, decisions: Decisions, progress: Progress
    ) -> Checked:
        progress.start(_("Looking at the base"))
        base = KnownBase(connection, self._settings.get(BASE_UID))
        return check.check(report, decisions, base, self._db.clock.today(), progress)

    def _log(self, connection: sa.Connection, source: Source, checked: Checked) -> int:
        columns = checked.decisions.columns
        key = connection.execute(
            sa.insert(imports).values(
                at=self._db.clock.now(),
                file=source.path.name,
                sheet=checked.report.sheet.name,
                sha256=source.sha256,
                entity="contacts",
                mapping={column.header: column.field for column in columns},
                counts=checked.counts.as_dict(),
            )
        ).inserted_primary_key
        assert key is not None  # noqa: S101 - an INSERT of one row has a key
        return int(key[0])


def decisions_for(report: SheetReport, **choices: Any) -> Decisions:
    """The decisions proposed for a sheet, with `choices` in place of some of them."""
    return replace(Decisions(report.columns, report.date_order), **choices)
