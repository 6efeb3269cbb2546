"""What is said of a customer that was found: above all what they were found by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.ui.shell.house import Match
from grc_desktop.ui.shell.palette.ranking import pieces, shows, spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.contacts.types import ContactDraft, ContactRow

MOST: Final = 8
_MANY: Final = 2
"""How many of the things a customer was found by are told."""
_BEFORE: Final = 16
_AFTER: Final = 48
"""Letters of a note that are told around what was found in it."""


def find(contacts: ContactService, text: str) -> list[Match]:
    """Who matches `text` best, each with what matched in front; called in the background."""
    rows = contacts.quick_find(text, MOST)
    asked = pieces(text)
    unclear = [row.id for row in rows if _left_open(asked, row)]
    drafts = {draft.id: draft for draft in contacts.drafts(unclear)} if unclear else {}
    return [Match(row.id, row.name, _detail(row, asked, drafts.get(row.id))) for row in rows]


def recall(contacts: ContactService, ids: Sequence[int]) -> list[Match]:
    """The customers of `ids`, without those that are gone; called in the background."""
    return [Match(row.id, row.name, _usual(row)) for row in contacts.rows(ids) if row.deleted_at is None]


def _usual(row: ContactRow) -> str:
    return " · ".join(filter(None, (row.city, row.phone, row.email)))


def _left_open(asked: Sequence[str], row: ContactRow) -> list[str]:
    """The words that neither the name nor the usual detail shows."""
    told = f"{row.name} {_usual(row)}"
    return [word for word in asked if not shows(word, told)]


def _detail(row: ContactRow, asked: Sequence[str], draft: ContactDraft | None) -> str:
    """What the customer was found by, then what is usually said."""
    open_words = _left_open(asked, row)
    if draft is None or not open_words:
        return _usual(row)
    told = [text for text in _texts(draft) if any(shows(word, text) for word in open_words)][:_MANY]
    told += [_around(draft.note, word) for word in open_words if draft.note and not told and shows(word, draft.note)]
    return " · ".join(dict.fromkeys((*told, *filter(None, (row.city, row.phone, row.email)))))


def _texts(draft: ContactDraft) -> Iterator[str]:
    """Everything a customer can be found by besides the name, as it is shown."""
    for phone in draft.phones:
        yield shown.phone(phone.e164) if phone.e164 else phone.typed
    for email in draft.emails:
        yield email.address
    for address in draft.addresses:
        yield " ".join(filter(None, (address.postcode, address.city)))
    for membership in draft.memberships:
        yield membership.organisation
    for text in (draft.code, draft.card, draft.siret, draft.household, draft.job):
        if text:
            yield text


def _around(note: str, word: str) -> str:
    """The words of `note` around `word`."""
    start, end = spans(word, note)[0]
    line = " ".join(note[max(start - _BEFORE, 0) : end + _AFTER].split())
    before, after = "…" if start > _BEFORE else "", "…" if len(note) > end + _AFTER else ""
    return f"{before}{line}{after}"
