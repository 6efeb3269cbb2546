"""The bases opened on this computer, the newest first, to find them again. Never customer data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from grc_desktop.ui.shell.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 8
_KEY: Final = "bases"


@dataclass(frozen=True, slots=True)
class RecentBase:
    """A base as it was last seen: the `shop` may be nameless, how many `customers` may not be known."""

    path: Path
    opened: datetime
    shop: str = ""
    customers: int | None = None

    @property
    def missing(self) -> bool:
        """Whether nothing is found at its place now; a drive that does not answer is as good as none."""
        try:
            return not self.path.is_file()
        except OSError:
            return True


class RecentBases:
    """At most `MOST` bases, kept in one small file that several windows may write."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> tuple[RecentBase, ...]:
        """What is remembered, the newest first."""
        noted = Memory(self._file).get(_KEY)
        found = [_read(one) for one in noted] if isinstance(noted, list) else []
        return tuple(one for one in found if one is not None)[:MOST]

    def note(self, base: RecentBase) -> None:
        """Remember `base` as the newest."""
        self._write((base, *self._others(base.path)))

    def forget(self, path: Path) -> None:
        """Remember the base at `path` no more; its file is left alone."""
        self._write(self._others(path))

    def _others(self, path: Path) -> list[RecentBase]:
        return [one for one in self.all() if one.path != path]

    def _write(self, bases: Iterable[RecentBase]) -> None:
        plain = [asdict(one) | {"path": str(one.path), "opened": one.opened.isoformat()} for one in bases]
        Memory(self._file).put(_KEY, plain[:MOST])


def _read(noted: object) -> RecentBase | None:
    """What `noted` tells of a base, None when somebody spoilt it."""
    match noted:
        case {"path": str(path), "opened": str(opened), "shop": str(shop), "customers": int() | None as customers}:
            try:
                moment = datetime.fromisoformat(opened)
            except ValueError:
                return None
            return RecentBase(Path(path), moment if moment.tzinfo else moment.replace(tzinfo=UTC), shop, customers)
    return None
