"""A contact as columns: what an export writes above each, and how an import knows them again.

Columns are named as in ``--map`` (``email``, ``custom:Birth town``). What repeats is numbered from the second one:
``email.2``, ``city.2``. ``check.birthday`` holds a text to check whose own column is taken by a real value.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from grc_desktop.core.i18n import N_, _
from grc_desktop.core.text import fold
from grc_desktop.services.contacts.values.labels import LABELS

REF: Final = "ref"
CUSTOM: Final = "custom:"
CHECK: Final = "check."

ALL_LABELS: Final = LABELS | {
    "kind": N_("Kind of contact"),
    "channel": N_("Preferred channel"),
    "role": N_("Role in the company"),
    "email_kind": N_("E-mail is"),
    "phone_kind": N_("Phone is"),
    "address_kind": N_("Address is"),
    REF: N_("GRC ref"),
}
_ORDER: Final = (
    "kind", "code", "card", "civility", "last_name", "first_name", "company", "role", "job", "email", "email_kind",
    "phone", "phone_kind", "address", "address2", "postcode", "city", "country", "address_kind", "birthday", "language",
    "source", "stage", "channel", "newsletter", "siret", "vat", "household", "tag", "note",
)  # fmt: skip
_ADDRESS: Final = frozenset({"address", "address2", "postcode", "city", "country", "address_kind"})
_OPTIONAL: Final = frozenset({"kind", "role", "email_kind", "phone_kind", "address_kind"})
_REPEATED: Final = (*sorted(_ADDRESS), "email", "email_kind", "phone", "phone_kind", "company", "role")
_MOST: Final = 12

ALWAYS: Final = tuple(name for name in _ORDER if name not in _OPTIONAL)
"""The columns every export has, filled or not."""


def numbered(name: str, number: int) -> str:
    """The name of the `number`-th column of that kind, counting from 1."""
    return name if number == 1 else f"{name}.{number}"


def ordered(names: Iterable[str]) -> list[str]:
    """`names` in the order of a sheet: one contact's own columns, then the shop's, then the reference."""
    return sorted(names, key=_place)


def header(name: str) -> str:
    """What stands above the column `name`, in the language in force."""
    if name.startswith(CHECK):
        return _("{label} (to check)").format(label=header(name.removeprefix(CHECK)))
    if name.startswith(CUSTOM):
        label = name.removeprefix(CUSTOM)
        return _("{label} (own field)").format(label=label) if fold(label) in _own_headers() else label
    base, _dot, number = name.partition(".")
    label = _(ALL_LABELS.get(base, base))
    if not number:
        return label
    if base in _ADDRESS:
        return _("{label} (address {n})").format(label=label, n=number)
    return f"{label} {number}"


def names_by_header(custom: Iterable[str] = ()) -> dict[str, str]:
    """Column names by folded header, as `header` writes them in the language in force; `custom`: the shop's labels."""
    names = [*ALL_LABELS, *(f"{CUSTOM}{label}" for label in custom)]
    names += [numbered(name, number) for name in _REPEATED for number in range(2, _MOST + 1)]
    known = {fold(header(f"{CHECK}{name}")): f"{CHECK}{name}" for name in names}
    return known | {fold(header(name)): name for name in reversed(names)}


def _own_headers() -> frozenset[str]:
    return frozenset(fold(_(label)) for label in ALL_LABELS.values())


def _place(name: str) -> tuple[int, int, int, str, bool]:
    """Sheet order: by family, the parts of a second address together after those of the first."""
    bare = name.removeprefix(CHECK)
    base, _dot, number = bare.partition(".")
    if base not in _ORDER:
        return (len(_ORDER) + (bare == REF), 0, 0, bare, bare != name)
    first = next(other for other in _ORDER if _family(other) == _family(base))
    return (_ORDER.index(first), int(number or 1), _ORDER.index(base), bare, bare != name)


def _family(name: str) -> str:
    return "address" if name in _ADDRESS else name.removesuffix("_kind") if name != "role" else "company"
