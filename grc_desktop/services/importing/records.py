"""One source row understood as a contact, and how two of them become one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

from grc_desktop.core.errors import Problem
from grc_desktop.core.text import fold, sort_key
from grc_desktop.services.contacts.types import (
    ORGANISATION,
    PERSON,
    Address,
    Email,
    Phone,
    display_name,
    names_somebody,
)
from grc_desktop.services.importing.types import Match

Value = str | bool | date

_T = TypeVar("_T")
NAMES: Final = ("first_name", "last_name", "company")
_ADDRESS: Final = ("line1", "line2", "postcode", "city", "country")


@dataclass(frozen=True, slots=True)
class Employer:
    """An organisation a person belongs to, and as what."""

    name: str
    role: str = ""


@dataclass(slots=True)
class Record:
    """A contact being imported; also a known contact, while rows of the file are laid over it.

    `values` holds what is there of the contact's own fields, under the names of `ContactDraft`. `emails` are by their
    key, `phones` by number, `tags` by their folded name, `custom` by label with the canonical text of its kind.
    `address` is the first one, `more_addresses` those beside it. `checks` are ``(field, text, code)``. `employers` are
    the organisations a person belongs to, by the key of their name. `ref` is the known contact that the row itself
    names. `key` puts the contact in its place in the list.
    """

    row: int
    kind: str = PERSON
    values: dict[str, Value] = field(default_factory=dict)
    emails: dict[str, Email] = field(default_factory=dict)
    phones: dict[str, Phone] = field(default_factory=dict)
    address: Address | None = None
    more_addresses: list[Address] = field(default_factory=list)
    employers: dict[str, Employer] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    checks: list[tuple[str, str, str]] = field(default_factory=list)
    ref: int | None = None
    key: str = ""

    @property
    def name(self) -> str:
        """What the contact is called: its name, else its e-mail, phone, number or card."""
        values = self.values
        named = display_name(self.kind, *(str(values.get(part, "")) for part in NAMES))
        return named or next(iter(self.emails.values()), Email("")).address or self._reach()

    def _reach(self) -> str:
        if self.phones:
            return next(iter(self.phones.values())).typed
        return str(self.values.get("code") or self.values.get("card") or "")

    def settle(self, kind: str = "", role: str = "") -> str:
        """Decide whether it is a person or an organisation, and where it stands in the list; its name, if it has one.

        `kind` and `role` (in the company it came with) are what the row said itself.
        """
        values = self.values
        if "company" in values and ("last_name" in values or "first_name" in values):
            self.employ(str(values.pop("company")), role)
        self.kind = kind or (ORGANISATION if "company" in values else PERSON)
        name = self.name
        self.key = _remembered_key(name)
        return name if names_somebody(name) else ""

    def employ(self, name: str, role: str) -> None:
        """Note that the person belongs to the organisation `name`."""
        self.employers.setdefault(name_key(sort_key(name)), Employer(name, role))


@dataclass(slots=True)
class Aside:
    """What the cells of a row say beside their record.

    `problems` go with the texts they are about; `place` holds the parts of the address; `own` what only columns of our
    own exports say, by the column's name.
    """

    problems: list[tuple[Problem, str]] = field(default_factory=list)
    place: dict[str, str] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)


_remembered_key = lru_cache(maxsize=65_536)(sort_key)


def name_key(key: str) -> str:
    """The part of a sort key that two spellings of one name share."""
    return key.partition("\x1f")[0]


def lay_over(known: Record, row: Record, match: Match) -> bool:
    """Add to `known` what `row` says; whether anything changed.

    ``update``: the row's values win where it has any; ``fill``: only what is blank is filled; ``skip``: nothing.
    Lists only grow; when filling, an address that is another one is added beside the first. A value that differs by
    case or accents alone is left as it is known.
    """
    if match == "skip":
        return False
    changed = _lay_values(known, row, replace=match == "update")
    changed |= _lay_addresses(known, row, replace=match == "update")
    changed |= _grow(known.emails, row.emails) | _grow(known.phones, row.phones)
    changed |= _grow(known.tags, row.tags) | _grow(known.employers, row.employers)
    return _add_checks(known, row.checks) or changed


def _lay_values(known: Record, row: Record, *, replace: bool) -> bool:
    changed = False
    for name, value in row.values.items():
        held = known.values.get(name)
        if held is None or held == "":
            known.values[name], changed = value, True
        elif name == "note":
            if fold(str(value)) not in fold(str(held)):
                known.values[name], changed = f"{held}\n{value}", True
        elif replace and not same(held, value):
            known.values[name], changed = value, True
    for label, text in row.custom.items():
        held = known.custom.get(label)
        if held is None or (replace and not same(held, text)):
            known.custom[label], changed = text, True
    return changed


def _lay_addresses(known: Record, row: Record, *, replace: bool) -> bool:
    """Complete the first of the known addresses that `row`'s does not contradict; otherwise replace one, or add one."""
    if row.address is None:
        return False
    if known.address is None:
        known.address = row.address
        return True
    for at, held in enumerate((known.address, *known.more_addresses)):
        joined = _joined(held, row.address)
        if joined == held:
            return False
        if joined is not None:
            if at == 0:
                known.address = joined
            else:
                known.more_addresses[at - 1] = joined
            return True
    if replace:
        known.address = row.address
    else:
        known.more_addresses.append(row.address)
    return True


def _joined(held: Address, other: Address) -> Address | None:
    """`held` with the parts only `other` has; None when they are two addresses."""
    parts: dict[str, Any] = {}
    for name in _ADDRESS:
        ours, theirs = getattr(held, name), getattr(other, name)
        if ours and theirs and not same(ours, theirs):
            return None
        parts[name] = ours or theirs
    return Address(**parts, kind=held.kind)


def set_aside(known: Record, row: Record, code: str) -> bool:
    """Keep the values of `row` that differ from those of `known` as checks; whether there were any new ones.

    A row pasted twice may know something better the second time.
    """
    differing = [
        (name, str(value))
        for name, value in row.values.items()
        if name != "note" and (held := known.values.get(name)) and not same(held, value)
    ]
    differing += [
        (f"custom:{label}", text)
        for label, text in row.custom.items()
        if (held := known.custom.get(label)) and not same(held, text)
    ]
    return _add_checks(known, [(field, text, code) for field, text in differing])


def _add_checks(known: Record, checks: list[tuple[str, str, str]]) -> bool:
    said = {check[:2] for check in known.checks}
    new = [check for check in checks if check[:2] not in said]
    known.checks += new
    return bool(new)


def _grow(known: dict[str, _T], more: dict[str, _T]) -> bool:
    new = {key: value for key, value in more.items() if key not in known}
    known.update(new)
    return bool(new)


def same(held: Value, value: Value) -> bool:
    """Whether two values differ by case or accents at most."""
    if isinstance(held, str) and isinstance(value, str):
        return held == value or fold(held) == fold(value)
    return held == value


Said = tuple[int | None, Problem, str]
"""A problem of a row: the column's index, the problem, the cell's text."""
