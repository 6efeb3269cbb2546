"""One value of a contact, wherever it stands in its draft: read it, or put another in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from grc_desktop.services.contacts.types import Address, ContactDraft, Email, Phone

CUSTOM: Final = "custom"


@dataclass(frozen=True, slots=True)
class Part:
    """`field` of a draft, or `CUSTOM`.

    `place`: which of several, from 0 (one past the last is a new one), or the number of an own field. `inner`: one part
    of an address.
    """

    field: str
    place: int = 0
    inner: str = ""


def value_of(draft: ContactDraft, part: Part) -> Any:
    """What `draft` has there: the text of a phone or an e-mail, an `Address`, the canonical text of an own field."""
    if part.field == CUSTOM:
        return draft.custom.get(part.place)
    if part.field not in _SEVERAL:
        return getattr(draft, part.field)
    several = getattr(draft, part.field)
    found = several[part.place] if part.place < len(several) else _BLANK[part.field]
    inner = part.inner or _SEVERAL[part.field]
    return getattr(found, inner) if inner else found


def with_value(draft: ContactDraft, part: Part, value: Any) -> ContactDraft:
    """`draft` with `value` there; a blank one of several is taken out."""
    if part.field == CUSTOM:
        return replace(draft, custom={**draft.custom, part.place: value or ""})
    changes: dict[str, Any] = {part.field: value}
    if part.field in _SEVERAL:
        several = list(getattr(draft, part.field))
        standing = several[part.place] if part.place < len(several) else _BLANK[part.field]
        several[part.place : part.place + 1] = _kept(standing, part, value)
        changes = {part.field: tuple(several)}
    return replace(draft, **changes)


def _kept(standing: Any, part: Part, value: Any) -> list[Any]:
    """What stands in the place of `standing`: nothing when `value` is blank, itself when it is the same."""
    inner = part.inner or _SEVERAL[part.field]
    if not inner:
        return [value] if value != Address(kind=value.kind) else []
    if not value and not part.inner:
        return []
    if getattr(standing, inner) == value:
        return [standing]
    changes = {inner: value or None} if part.inner else {inner: value}
    understood = {"e164": None} if isinstance(standing, Phone) else {}
    return [replace(standing, **changes, **understood)]


_SEVERAL: Final = {"phones": "typed", "emails": "address", "addresses": ""}
"""What there may be several of, and which of its parts is its text; an address is taken whole."""
_BLANK: Final[dict[str, Any]] = {"phones": Phone(""), "emails": Email(""), "addresses": Address()}
