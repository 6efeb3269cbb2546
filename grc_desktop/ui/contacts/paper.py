"""A record on paper: every value under its section, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.contacts.facts import sections
from grc_desktop.ui.contacts.words import field_label
from grc_desktop.ui.kit.table.columns import Column
from grc_desktop.ui.kit.table.printing import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.ui.contacts.record import Known

_WIDTHS: Final = (120.0, 120.0, 360.0)


@dataclass(frozen=True, slots=True)
class _Line:
    """One value on the page."""

    id: int
    section: str
    label: str
    value: str


_COLUMNS: Final[tuple[Column[_Line], ...]] = (
    Column("section", N_("Section"), lambda line: line.section),
    Column("label", N_("Field"), lambda line: line.label),
    Column("value", N_("Value"), lambda line: line.value),
)


def on_paper(known: Known, today: date) -> Listed:
    """What is printed of a record: only what is known."""
    lines: list[_Line] = []
    for section in sections(known.details, known.fields, today):
        for place, fact in enumerate(fact for fact in section.facts if fact.value):
            label = fact.label or field_label("note")
            text = fact.value.replace("\n", ", ")
            lines.append(_Line(len(lines), _(section.title) if not place else "", label, text))

    def fetch(ids: Sequence[int]) -> list[_Line]:
        return [lines[number] for number in ids]

    return Listed(known.details.name, _COLUMNS, _WIDTHS, range(len(lines)), fetch)
