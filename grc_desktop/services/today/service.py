"""The morning: one look at the base, its figures, its health, and what every source has to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from grc_desktop.db.database import Database
from grc_desktop.services.contacts.health import HealthService
from grc_desktop.services.contacts.notable import is_since
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.history.service import HistoryService
from grc_desktop.services.importing.service import ImportService
from grc_desktop.services.settings.place import place_of
from grc_desktop.services.settings.service import SettingsService
from grc_desktop.services.today import queries
from grc_desktop.services.today.checks import Records, Reviews
from grc_desktop.services.today.happened import Happened
from grc_desktop.services.today.next_steps import Beginnings, Celebrations
from grc_desktop.services.today.types import Column, Columns, Condition, Figures, Overview, Source, TodayLine
from grc_desktop.services.today.words import day_of_week

MONTHS: Final = 12


class TodayService:
    """What the shop should know when it opens. Everything is read in the background; nothing is written."""

    def __init__(
        self,
        db: Database,
        contacts: ContactService,
        history: HistoryService,
        importing: ImportService,
        settings: SettingsService,
        health: HealthService,
        more: Sequence[Source] = (),
    ) -> None:
        """`more`: the sources of other rooms, told after ours."""
        self._db = db
        self._contacts = contacts
        self._importing = importing
        self._health = health
        self._sources: tuple[Source, ...] = (
            Happened(db, history, contacts),
            Reviews(db),
            Records(db, contacts),
            Beginnings(db, contacts, importing, settings),
            Celebrations(db, contacts),
            *more,
        )

    def overview(self) -> Overview:
        """The figures, and how the base is."""
        return Overview(day_of_week(self._db.clock.today()), self.figures(), self.condition())

    def columns(self) -> Columns:
        """What every source has to say now, column by column."""
        now = self._db.clock.now()
        return {column: self.lines(column, now) for column in Column}

    def lines(self, column: Column, now: datetime | None = None) -> tuple[TodayLine, ...]:
        """What the sources of `column` have to say at the moment `now`."""
        now = now or self._db.clock.now()
        return tuple(line for source in self._sources if source.column is column for line in source.lines(now))

    def waiting(self) -> int:
        """How many things wait to be checked."""
        return len(self.lines(Column.CHECK))

    def figures(self) -> Figures:
        """How many customers there are, and how well they are known."""
        since = next((field.id for field in self._contacts.custom_fields() if is_since(field)), None)
        with self._db.read() as connection:
            return queries.figures(connection, _months(self._db.clock.today()), since)

    def condition(self) -> Condition:
        """How the base itself is, as far as it was looked at."""
        last = next(iter(self._importing.past(limit=1)), None)
        size = place_of(self._db.path).size
        return Condition(self._health.found, size, last.at if last else None, last.file if last else "")


def _months(today: date) -> list[datetime]:
    """When the last twelve months and the running one began on this computer's clock, oldest first."""
    number = today.year * 12 + today.month - 1
    starts = [date(each // 12, each % 12 + 1, 1) for each in range(number - MONTHS, number + 1)]
    return [datetime.combine(start, time.min).astimezone() for start in starts]
