"""Is this row somebody we know? Exact keys find candidates, what they have in common and apart decides.

Sure means the row is laid over that contact; maybe means it waits for somebody to decide. A shared e-mail or phone
alone is not enough: families share both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from grc_desktop.core.text import fold
from grc_desktop.services.importing.records import Record, name_key

Verdict = Literal["sure", "maybe", "no"]

_CROWD: Final = 4  # a name borne by more contacts than this says nothing by itself
_ALIKE: Final = 88  # how alike (0 to 100) two names must be to be one name typed twice


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a row is: the contact's handle, how sure, and by what (``ref code email phone name``)."""

    handle: int
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Known:
    """What tells one contact from another: name and code folded, e-mails in small letters, phones in E.164."""

    key: str
    code: str = ""
    birthday: object = None
    postcode: str = ""
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)

    @property
    def bare(self) -> bool:
        return not (self.emails or self.phones or self.postcode or self.birthday or self.code)


class Index:
    """All contacts by what identifies them. Handles are contact ids; rows of the file get negative ones."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        self._by: dict[str, dict[str, list[int]]] = {"code": {}, "email": {}, "phone": {}, "name": {}}

    def __len__(self) -> int:
        return len(self._known)

    def add(self, handle: int, known: Known) -> None:
        """Make a contact findable."""
        self._known[handle] = known
        by = self._by
        if known.code:
            by["code"].setdefault(known.code, []).append(handle)
        for email in known.emails:
            by["email"].setdefault(email, []).append(handle)
        for phone in known.phones:
            by["phone"].setdefault(phone, []).append(handle)
        if known.key:
            by["name"].setdefault(known.key, []).append(handle)

    def widen(self, handle: int, row: Known) -> None:
        """A row was laid over a contact: find it by the row's e-mails and phones too."""
        known = self._known[handle]
        for email in row.emails - known.emails:
            known.emails.add(email)
            self._by["email"].setdefault(email, []).append(handle)
        for phone in row.phones - known.phones:
            known.phones.add(phone)
            self._by["phone"].setdefault(phone, []).append(handle)

    def find(self, row: Known, ref: int | None = None) -> Found | None:
        """The contact that `row` is, surely or maybe; None for a new one. `ref` is the contact it names itself."""
        if ref is not None and ref in self._known:
            return Found(ref, "sure", ("ref",))
        best: Found | None = None
        for reason, handles in self._candidates(row):
            for handle in handles:
                verdict = _judge(reason, row, self._known[handle], len(handles))
                if verdict == "sure":
                    return Found(handle, verdict, (reason,))
                if verdict == "maybe" and best is None:
                    best = Found(handle, verdict, (reason,))
        return best

    def _candidates(self, row: Known) -> Iterator[tuple[str, list[int]]]:
        if row.code and (handles := self._by["code"].get(row.code)):
            yield "code", handles
        for reason, keys in (("email", row.emails), ("phone", row.phones)):
            for key in keys:
                if handles := self._by[reason].get(key):
                    yield reason, handles
        if row.key and (handles := self._by["name"].get(row.key)):
            yield "name", handles


def known_of(record: Record) -> Known:
    """What tells `record` from others."""
    return Known(
        key=name_key(record.key),
        code=fold(str(record.values.get("code", ""))),
        birthday=record.values.get("birthday"),
        postcode=(record.address.postcode or "") if record.address else "",
        emails=set(record.emails),
        phones=set(record.phones),
    )


def _judge(reason: str, row: Known, known: Known, candidates: int) -> Verdict:
    if reason == "name":
        return _by_name(row, known, candidates)
    if _same_name(row.key, known.key):
        return "maybe" if _other_code(row, known) else "sure"
    return "maybe" if reason == "code" else "no"


def _by_name(row: Known, known: Known, candidates: int) -> Verdict:
    """Two contacts of one name: what else they share makes it sure, what differs makes it doubtful."""
    if row.birthday and known.birthday:
        return _doubt(row, known) if row.birthday == known.birthday else "no"
    if row.postcode and known.postcode:
        return _doubt(row, known) if row.postcode == known.postcode else "no"
    if row.bare and known.bare:
        return "sure"
    if (row.bare or known.bare) and candidates < _CROWD:
        return "maybe"
    return "no"


def _doubt(row: Known, known: Known) -> Verdict:
    apart = _apart(row.phones, known.phones) or _apart(row.emails, known.emails) or _other_code(row, known)
    return "maybe" if apart else "sure"


def _other_code(row: Known, known: Known) -> bool:
    """Whether the shop gave the two different numbers: joining them would lose one."""
    return bool(row.code and known.code) and row.code != known.code


def _apart(ours: Iterable[str], theirs: set[str]) -> bool:
    ours = set(ours)
    return bool(ours and theirs and ours.isdisjoint(theirs))


def _same_name(ours: str, theirs: str) -> bool:
    """Whether two name keys are one name, perhaps typed twice; a missing name contradicts nothing."""
    if ours == theirs or not ours or not theirs:
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(ours, theirs) >= _ALIKE and _first(ours) == _first(theirs)


def _first(key: str) -> str:
    """The initial of the first name in a name key: brothers at one number must stay two."""
    return key.rpartition(" ")[2][:1]
