"""What to do next, from what is known: days to celebrate, and what a young base still lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _, _n
from grc_desktop.db.database import Database
from grc_desktop.services.contacts.notable import ANNIVERSARY_DAYS, BIRTHDAY_DAYS, is_since, next_anniversary
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.importing.service import ImportService
from grc_desktop.services.settings.declared import SHOP_NAME
from grc_desktop.services.settings.place import place_of
from grc_desktop.services.settings.service import SettingsService
from grc_desktop.services.today import queries
from grc_desktop.services.today.queries import Celebrated
from grc_desktop.services.today.types import Column, Offer, TodayLine
from grc_desktop.services.today.words import heading

MOST: Final = 12
OLDEST: Final = 120
ROUND: Final = 5
FEW: Final = 20


@dataclass(frozen=True)
class Celebrations:
    """Birthdays, and round years as a customer; the nearest first."""

    db: Database
    contacts: ContactService
    key: str = "celebrations"
    column: Column = Column.NEXT

    def lines(self, now: datetime) -> Sequence[TodayLine]:
        today = now.astimezone().date()
        fields = [field.id for field in self.contacts.custom_fields() if field.id is not None and is_since(field)]
        with self.db.read() as connection:
            born = queries.born(connection, _days(today, BIRTHDAY_DAYS))
            noted = queries.noted(connection, fields, _days(today, ANNIVERSARY_DAYS)) if fields else []
        found = sorted((*_birthdays(born, today), *_anniversaries(noted, today)), key=lambda one: one.day)
        nearest, more = found[:MOST], len(found) - MOST
        reach = {row.id: row.phone or row.email for row in self.contacts.rows([one.contact for one in nearest])}
        lines = [one.line(today, reach.get(one.contact, "")) for one in nearest]
        if more > 0:
            text = _n("{n} more day to celebrate soon", "{n} more days to celebrate soon", more)
            lines.append(TodayLine(text.format(n=shown.number(more)), "cake"))
        return lines


@dataclass(frozen=True, slots=True)
class _Celebration:
    contact: int
    day: date
    text: str
    icon: str

    def line(self, today: date, reach: str) -> TodayLine:
        offer = Offer(_("Open"), "contacts", {"contact": self.contact})
        return TodayLine(self.text, self.icon, reach, heading(self.day, today), offer)


def _birthdays(born: Iterable[Celebrated], today: date) -> Iterator[_Celebration]:
    for who in born:
        day = next_anniversary(who.day, today)
        age = day.year - who.day.year
        text = _n("{name} turns {n}", "{name} turns {n}", age) if age < OLDEST else _("Birthday of {name}")
        if age > 0:
            yield _Celebration(who.id, day, text.format(name=_name(who), n=age), "cake")


def _anniversaries(noted: Iterable[Celebrated], today: date) -> Iterator[_Celebration]:
    for who in noted:
        day = next_anniversary(who.day, today)
        years = day.year - who.day.year
        text = _n("{name}: a customer for {n} year", "{name}: a customer for {n} years", years)
        if years == 1 or (years > 0 and years % ROUND == 0):
            yield _Celebration(who.id, day, text.format(name=_name(who), n=years), "gift")


def _name(who: Celebrated) -> str:
    return f"{who.first_name} {who.last_name}".strip() or who.company


def _days(today: date, within: int) -> list[str]:
    """The days from `today` on, as months and days; 29 February with 28 February, for the years that lack it."""
    days = [f"{today + timedelta(days=number):%m-%d}" for number in range(within + 1)]
    return [*days, "02-29"] if "02-28" in days else days


@dataclass(frozen=True)
class Beginnings:
    """What a young base lacks, and what is wrong with where it lies."""

    db: Database
    contacts: ContactService
    importing: ImportService
    settings: SettingsService
    key: str = "beginnings"
    column: Column = Column.NEXT

    def lines(self, now: datetime) -> Sequence[TodayLine]:  # noqa: ARG002 - true at any hour
        return tuple(self._lines())

    def _lines(self) -> Iterator[TodayLine]:
        settings = Offer(_("Settings"), "settings")
        if synced := place_of(self.db.path).synced:
            text = _("Move the base out of {folder}").format(folder=synced)
            yield TodayLine(
                text, "cloud", _("Copying it while it is open may damage it."), offer=settings, pressing=True
            )
        if not self.importing.past(limit=1) and len(self.contacts.find_ids(limit=FEW)) < FEW:
            yield TodayLine(_("Bring in your file"), "download-simple", offer=Offer(_("Import"), "importing"))
        if not self.settings.get(SHOP_NAME):
            detail = _("It appears in the window.")
            yield TodayLine(_("Give your shop its name"), "storefront", detail, offer=settings)
