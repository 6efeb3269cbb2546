"""What happened: the last actions, day by day, those of one kind on one day told together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _, _n
from grc_desktop.db.database import Database
from grc_desktop.services.contacts import acts as contact_acts
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.history.service import HistoryService
from grc_desktop.services.history.types import Entry
from grc_desktop.services.importing.acts import IMPORT
from grc_desktop.services.today import queries
from grc_desktop.services.today.types import Column, Offer, TodayLine
from grc_desktop.services.today.words import heading, listed

_READ: Final = 60
_SHOWN: Final = 8
_TOGETHER: Final[dict[str, Callable[[int], str]]] = {
    contact_acts.CREATE.code: lambda n: _n("{n} new customer", "{n} new customers", n),
    contact_acts.UPDATE.code: lambda n: _n("{n} correction", "{n} corrections", n),
    contact_acts.RESOLVE.code: lambda n: _n("{n} value checked", "{n} values checked", n),
}
"""What people do one customer at a time, and how several of them are told."""
_ICONS: Final = {
    contact_acts.CREATE.code: "user-plus",
    contact_acts.UPDATE.code: "pencil-simple",
    contact_acts.RESOLVE.code: "check",
    contact_acts.DELETE.code: "trash",
    contact_acts.TAG.code: "tag",
    IMPORT.code: "download-simple",
}
_OTHER_ICON: Final = "clock"


@dataclass(frozen=True)
class Happened:
    """The history, as one tells it over coffee; what was undone is left out."""

    db: Database
    history: HistoryService
    contacts: ContactService
    key: str = "history"
    column: Column = Column.HAPPENED

    def lines(self, now: datetime) -> Sequence[TodayLine]:
        today = now.astimezone().date()
        entries = [entry for entry in self.history.entries(_READ) if not entry.undone]
        groups = _gathered(entries)[:_SHOWN]
        alone = [entry.id for group in groups if group[0].action in _TOGETHER for entry in group]
        names = self._names(alone)
        return [self._line(group, names, today) for group in groups]

    def _names(self, entries: Sequence[int]) -> dict[int, str]:
        with self.db.read() as connection:
            touched = queries.touched(connection, entries)
        named = {row.id: row.name for row in self.contacts.rows(list(touched.values()))}
        return {entry: named[contact] for entry, contact in touched.items() if contact in named}

    def _line(self, group: Sequence[Entry], names: dict[int, str], today: date) -> TodayLine:
        entry, told = group[0], _TOGETHER.get(group[0].action)
        who = list(dict.fromkeys(names[one.id] for one in group if one.id in names))
        return TodayLine(
            text=told(len(group)).format(n=shown.number(len(group))) if told else entry.title,
            icon=_ICONS.get(entry.action, _OTHER_ICON),
            detail=" · ".join(filter(None, (listed(who), _hour(entry.at)))),
            group=heading(_day(entry), today),
            offer=_offer(group),
        )


def _gathered(entries: Sequence[Entry]) -> list[list[Entry]]:
    """`entries`, newest first, in groups that are told as one line."""
    found: list[list[Entry]] = []
    for _date, of_day in groupby(entries, _day):
        together: dict[str, list[Entry]] = {}
        for entry in of_day:
            key = entry.action if entry.action in _TOGETHER else str(entry.id)
            if key not in together:
                found.append(together.setdefault(key, []))
            together[key].append(entry)
    return found


def _offer(group: Sequence[Entry]) -> Offer | None:
    entry = group[0]
    if len(group) == 1:
        return Offer(_("Do it again") if entry.undoes else _("Undo"), undoes=entry.id) if entry.undoable else None
    if entry.action == contact_acts.CREATE.code:
        return Offer(_("See"), "contacts", {"view": "all", "order": {"by": "created", "descending": True}})
    return Offer(_("See"), "history", {"entry": entry.id})


def _day(entry: Entry) -> date:
    return entry.at.astimezone().date()


def _hour(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
