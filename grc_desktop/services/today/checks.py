"""What waits for somebody's eye, each with the list that holds exactly that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _, _n
from grc_desktop.db.database import Database
from grc_desktop.services.contacts.service import BIN_DAYS, ContactService
from grc_desktop.services.contacts.types import ContactFilter
from grc_desktop.services.today import queries
from grc_desktop.services.today.types import Column, Offer, TodayLine

SOON: Final = timedelta(days=7)
_TO_CHECK: Final = ContactFilter(to_check=True)
_ALIKE: Final = ContactFilter(alike=True)
_UNREACHABLE: Final = ContactFilter(unreachable=True)
_BIN: Final = ContactFilter(in_bin=True)


@dataclass(frozen=True)
class Reviews:
    """The rows of imports that may be customers already known."""

    db: Database
    key: str = "reviews"
    column: Column = Column.CHECK

    def lines(self, now: datetime) -> Sequence[TodayLine]:  # noqa: ARG002 - they wait at any hour
        with self.db.read() as connection:
            n = queries.reviews(connection)
        if not n:
            return ()
        text = _n("{n} imported row may be a customer you have", "{n} imported rows may be customers you have", n)
        offer = Offer(_("Decide"), "importing", {"step": "review"})
        return (TodayLine(text.format(n=shown.number(n)), "git-merge", offer=offer, pressing=True),)


@dataclass(frozen=True)
class Records:
    """The customers whose record lacks something, looks like another one, or is about to go."""

    db: Database
    contacts: ContactService
    key: str = "records"
    column: Column = Column.CHECK

    def lines(self, now: datetime) -> Sequence[TodayLine]:
        return tuple(self._lines(now))

    def _lines(self, now: datetime) -> Iterator[TodayLine]:
        if n := self.contacts.count(_TO_CHECK):
            text = _n("{n} record with a value to check", "{n} records with a value to check", n)
            yield _line(
                text, n, "warning", Offer(_("Check them"), "contacts", _list(_TO_CHECK, "to_check")), pressing=True
            )
        if n := self.contacts.count(_ALIKE):
            text = _n("{n} record looks like another", "{n} records look alike", n)
            detail = _("Same name, and same phone or e-mail.")
            yield _line(text, n, "copy", Offer(_("Compare"), "contacts", _list(_ALIKE)), detail)
        if n := self.contacts.count(_UNREACHABLE):
            text = _n("{n} customer you cannot reach", "{n} customers you cannot reach", n)
            detail = _("No phone, no e-mail, no address.")
            yield _line(text, n, "phone-slash", Offer(_("See"), "contacts", _list(_UNREACHABLE)), detail)
        with self.db.read() as connection:
            n = queries.binned(connection, now - timedelta(days=BIN_DAYS) + SOON)
        if n:
            text = _n("{n} customer leaves the bin soon", "{n} customers leave the bin soon", n)
            detail = _("Deleted for good within {days} days.").format(days=SOON.days)
            yield _line(text, n, "trash", Offer(_("See"), "contacts", _list(_BIN, "bin")), detail)


def _line(text: str, n: int, icon: str, offer: Offer, detail: str = "", *, pressing: bool = False) -> TodayLine:
    return TodayLine(text.format(n=shown.number(n)), icon, detail, offer=offer, pressing=pressing)


def _list(chosen: ContactFilter, view: str = "all") -> dict[str, object]:
    """The place in the customers' room that lists who is `chosen`."""
    return {"view": view, "filter": asdict(chosen)}
