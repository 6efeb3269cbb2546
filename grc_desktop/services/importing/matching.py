"""Is this row somebody we know? Exact keys find candidates, what they have in common and apart decides.

Sure means the row is laid over that contact; maybe means it waits for somebody to decide. A shared e-mail or phone
alone is not enough: families share both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from grc_desktop.core.text import fold
from grc_desktop.services.importing.records import NAMES, Record, name_key

Verdict = Literal["sure", "maybe", "no"]

_CROWD: Final = 4  # a name or a code borne by as many contacts says nothing by itself, a name in one town neither
_WALKED: Final = 20  # contacts who share a key and are looked at one by one
_ALIKE: Final = 88  # how alike (0 to 100) two names must be to be one name typed twice
_CLOSE: Final = 75  # and two words, to be one word with a slip


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a row is: the contact's handle, how sure, and by what (``ref code email phone name``)."""

    handle: int
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Known:
    """What tells one contact from another.

    Name and code folded, e-mails in small letters, phones in E.164, birthday in ISO; empty where there is none.
    """

    key: str
    code: str = ""
    birthday: str = ""
    postcode: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        return not (self.emails or self.phones or self.postcode or self.birthday or self.code)


class Index:
    """Contacts by what identifies them. Handles are contact ids; rows of the file get negative ones.

    Of many who share a key only the first few are looked at one by one; the others are found by that key and a second.
    """

    def __init__(self, known: Iterable[tuple[int, Known]] = (), rows: Sequence[Known] = ()) -> None:
        """Index `known` contacts; `rows` are all those of the file, to tell which names and codes say little."""
        self._known: dict[int, Known] = {}
        self._by: dict[str, dict[str, list[int]]] = {"code": {}, "email": {}, "phone": {}, "name": {}}
        self._crowds: dict[tuple[str, str], list[int]] = {}
        for handle, contact in known:
            self.add(handle, contact)
        bearers = (Counter(map(_name_and_town, them)) for them in (rows, self._known.values()))
        borne = {(row.code, row.key) for row in rows if row.code}
        self._no_codes = {code for code, names in Counter(code for code, _ in borne).items() if names >= _CROWD}
        self._crowded = {each for count in bearers for each, number in count.items() if number >= _CROWD}

    def add(self, handle: int, known: Known) -> None:
        """Make a contact findable."""
        self._known[handle] = known
        self._add("code", known.code, handle, known)
        for email in known.emails:
            self._add("email", email, handle, known)
        for phone in known.phones:
            self._add("phone", phone, handle, known)
        self._add("name", known.key, handle, known)

    def _add(self, reason: str, key: str, handle: int, known: Known) -> None:
        if not key:
            return
        handles = self._by[reason].setdefault(key, [])
        if len(handles) < _WALKED:
            handles.append(handle)
            return
        for second in _seconds(reason, known):
            crowd = self._crowds.setdefault((key, second), [])
            if len(crowd) < _WALKED:
                crowd.append(handle)

    def widen(self, handle: int, row: Known) -> None:
        """A row was laid over a contact: find it by what the row brought, too."""
        known = self._known[handle]
        known.birthday = known.birthday or row.birthday
        known.postcode = known.postcode or row.postcode
        if row.code and not known.code:
            known.code = row.code
            self._add("code", row.code, handle, known)
        if row.key and not known.key:
            known.key = row.key
            self._add("name", row.key, handle, known)
        for email in row.emails:
            if email not in known.emails:
                known.emails += (email,)
                self._add("email", email, handle, known)
        for phone in row.phones:
            if phone not in known.phones:
                known.phones += (phone,)
                self._add("phone", phone, handle, known)

    def find(self, row: Known, ref: int | None = None) -> Found | None:
        """The contact that `row` is, surely or maybe; None for a new one. `ref` is the contact it names itself."""
        if ref is not None and ref in self._known:
            return Found(ref, "sure", ("ref",))
        maybe: Found | None = None
        for reason, handles in self._candidates(row):
            sure = []
            for handle in handles:
                verdict = self._judge(reason, row, self._known[handle], len(handles))
                if verdict == "sure":
                    sure.append(handle)
                elif verdict == "maybe" and maybe is None:
                    maybe = Found(handle, verdict, (reason,))
            if sure:
                # A name that fits several, or no name beside a shared phone, does not tell which of them it is.
                alone = len(sure) == 1 or (reason != "name" and row.key)
                return Found(sure[0], "sure" if alone else "maybe", (reason,))
        return maybe

    def _candidates(self, row: Known) -> Iterator[tuple[str, list[int]]]:
        code = "" if row.code in self._no_codes else row.code
        for reason, keys in (("code", (code,)), ("email", row.emails), ("phone", row.phones), ("name", (row.key,))):
            for key in keys:
                handles = self._by[reason].get(key)
                if not handles:
                    continue
                if len(handles) == _WALKED and self._crowds:
                    others = (self._crowds.get((key, second), ()) for second in _seconds(reason, row))
                    handles = list(dict.fromkeys([*handles, *(handle for crowd in others for handle in crowd)]))
                yield reason, handles

    def _judge(self, reason: str, row: Known, known: Known, candidates: int) -> Verdict:
        if reason == "name":
            return self._by_name(row, known, candidates)
        if _same_name(row.key, known.key):
            return "maybe" if _other_code(row, known) else "sure"
        return "maybe" if reason == "code" or _perhaps_same_name(row.key, known.key) else "no"

    def _by_name(self, row: Known, known: Known, candidates: int) -> Verdict:
        """Two contacts of one name: what else they share makes it sure, what differs makes it doubtful."""
        if row.birthday and known.birthday:
            return self._doubt(row, known) if row.birthday == known.birthday else "no"
        if row.postcode and known.postcode:
            return self._doubt(row, known) if row.postcode == known.postcode else "no"
        if row.bare and known.bare:
            return "sure"
        if (row.bare or known.bare) and candidates < _CROWD:
            return "maybe"
        return "no"

    def _doubt(self, row: Known, known: Known) -> Verdict:
        if not (_apart(row.phones, known.phones) or _apart(row.emails, known.emails) or _other_code(row, known)):
            return "sure"
        return "no" if _name_and_town(row) in self._crowded else "maybe"


def known_of(record: Record) -> Known:
    """What tells `record` from others. Who has no name is not called by their e-mail here."""
    values = record.values
    birthday = values.get("birthday")
    return Known(
        key="" if values.keys().isdisjoint(NAMES) else name_key(record.key),
        code=fold(str(values["code"])) if "code" in values else "",
        birthday=birthday.isoformat() if isinstance(birthday, date) else "",
        postcode=(record.address.postcode or "") if record.address else "",
        emails=tuple(record.emails),
        phones=tuple(record.phones),
    )


def _seconds(reason: str, known: Known) -> list[str]:
    """What tells apart those who share the key that `reason` names."""
    if reason != "name":
        return [known.key]
    return [each for each in (known.birthday, known.postcode) if each] or ([""] if known.bare else [])


def _name_and_town(known: Known) -> tuple[str, str]:
    return known.key, known.postcode


def _other_code(row: Known, known: Known) -> bool:
    """Whether the shop gave the two different numbers: joining them would lose one."""
    return bool(row.code and known.code) and row.code != known.code


def _apart(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(ours and theirs) and not any(each in theirs for each in ours)


def _same_name(ours: str, theirs: str) -> bool:
    """Whether two name keys are one name, perhaps typed twice; a missing name contradicts nothing."""
    if ours == theirs or not ours or not theirs:
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(ours, theirs) >= _ALIKE and _first(ours) == _first(theirs)


def _perhaps_same_name(ours: str, theirs: str) -> bool:
    """Whether two names may be one with slips, or one of them lacks the first name."""
    from rapidfuzz import fuzz

    (last, _, first), (other_last, _, other_first) = ours.partition(" "), theirs.partition(" ")
    if fuzz.ratio(last, other_last) < _CLOSE:
        return False
    if not first or not other_first:
        return True
    return fuzz.ratio(first, other_first) >= _CLOSE and _first(ours) == _first(theirs)


def _first(key: str) -> str:
    """The initial of the first name in a name key: brothers at one number must stay two."""
    return key.rpartition(" ")[2][:1]
