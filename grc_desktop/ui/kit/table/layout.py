"""Which columns of a list are shown, in what order and how wide: read from what was remembered, trusting nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grc_desktop.ui.kit.table.columns import Column


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns by their keys: every one in `order`, at least one not `hidden`, `widths` in pixels where chosen."""

    order: tuple[str, ...]
    hidden: frozenset[str]
    widths: dict[str, int]

    def remembered(self) -> dict[str, object]:
        """The layout as plain values, for `layout`."""
        return {"order": list(self.order), "hidden": sorted(self.hidden), "widths": self.widths}


def layout(columns: Sequence[Column[Any]], remembered: object = None) -> Layout:
    """The layout of `columns` that was `remembered`; new columns come last, hidden unless they are usually shown."""
    keys = [column.key for column in columns]
    kept = remembered if isinstance(remembered, Mapping) else {}
    known = [key for key in dict.fromkeys(_texts(kept.get("order"))) if key in keys]
    new = [column for column in columns if column.key not in known]
    hidden = {key for key in _texts(kept.get("hidden")) if key in known}
    hidden |= {column.key for column in new if not column.shown}
    return Layout(
        order=(*known, *(column.key for column in new)),
        hidden=frozenset(hidden if len(hidden) < len(keys) else ()),
        widths=_widths(kept.get("widths"), keys),
    )


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list | tuple) else []


def _widths(value: object, keys: list[str]) -> dict[str, int]:
    widths = value if isinstance(value, Mapping) else {}
    return {key: widths[key] for key in keys if isinstance(widths.get(key), int) and 0 < widths[key] < 10_000}
