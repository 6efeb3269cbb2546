"""The words of an import: a file opened, its columns understood, every row decided, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from grc_desktop.core.dates import DateOrder
from grc_desktop.core.errors import Problem
from grc_desktop.core.money import DecimalMark
from grc_desktop.services.importing.entities import Entity
from grc_desktop.services.importing.fields import FieldKind
from grc_desktop.services.importing.reading.layout import Layout
from grc_desktop.services.importing.reading.types import Sheet, Source

Outcome: TypeAlias = Literal["created", "updated", "unchanged", "review", "rejected", "ignored"]
Match: TypeAlias = Literal["update", "fill", "skip", "create"]

OUTCOMES: Final[tuple[Outcome, ...]] = ("created", "updated", "unchanged", "review", "rejected", "ignored")
MATCHES: Final[tuple[Match, ...]] = ("update", "fill", "skip", "create")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet and what it fills: a field's name, ``custom:<label>``, or None when it is left out.

    `index` counts from 0; `confidence` goes from 0 to 1; `kind` tells how the values of a custom field read.
    `last_first` and `mark` tell what its cells have in common: whether names begin with the family's, and the decimal
    mark of numbers (None where both are possible).
    """

    index: int
    header: str
    field: str | None
    kind: FieldKind
    confidence: float
    reason: str
    filled: int
    samples: tuple[str, ...]
    last_first: bool = False
    mark: DecimalMark | None = None


@dataclass(frozen=True, slots=True)
class SheetReport:
    """One sheet as it was understood, before anybody decided anything. `ambiguous`: its dates read either way."""

    sheet: Sheet
    layout: Layout
    columns: tuple[Column, ...]
    entity: Entity | None
    confidence: float
    date_order: DateOrder
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read. `proposed`: the index of the sheet that looks most like customers, None when none does."""

    source: Source
    sheets: tuple[SheetReport, ...]
    proposed: int | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user chose for one sheet. `fixes` are cells corrected in place: ``{(row, column index): text}``."""

    columns: tuple[Column, ...]
    date_order: DateOrder = "dmy"
    match: Match = "update"
    strict: bool = False
    fixes: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Something to say about one cell, or about a whole row when `column` is None. Rows count from 1."""

    row: int
    column: int | None
    header: str
    value: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of every source row: `read` is always the sum of the others."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    review: int = 0
    rejected: int = 0
    ignored: int = 0

    @property
    def read(self) -> int:
        return self.created + self.updated + self.unchanged + self.review + self.rejected + self.ignored

    def as_dict(self) -> dict[str, int]:
        return {"read": self.read} | {name: getattr(self, name) for name in OUTCOMES}


@dataclass(frozen=True, slots=True)
class Imported:
    """A finished import: its number, the entry that takes it back (None when nothing was written), and the counts."""

    id: int | None
    entry: int | None
    counts: Counts
    problems: tuple[CellProblem, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Review:
    """A row that is probably, not surely, the contact `candidate`.

    `fields` sets the two side by side: ``(field name, the contact's text, the row's text)``. `reasons` say what brought
    them together: ``code email phone name``.
    """

    id: int
    import_id: int
    row: int
    name: str
    candidate: int
    candidate_name: str
    reasons: tuple[str, ...]
    fields: tuple[tuple[str, str, str], ...]
