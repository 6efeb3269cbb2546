"""What an import would do, as the check step shows it: rows by what becomes of them, and what each one says."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from grc_desktop.services.importing.types import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from grc_desktop.services.importing.cells import CellReader
    from grc_desktop.services.importing.check import Checked
    from grc_desktop.services.importing.reading.types import Row
    from grc_desktop.services.importing.types import CellProblem, Column, Decisions

ALL: Final = "all"
PROBLEMS: Final = "problems"
FILTERS: Final = (ALL, *OUTCOMES[:4], PROBLEMS, *OUTCOMES[4:])
_LOOKED_THROUGH: Final = 60
_LOOKED_THROUGH_FOR_ZEROS: Final = 300
_REPAIRABLE: Final = frozenset({"phone", "postcode"})
_SAMPLES: Final = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: what it becomes, what was typed, and why it needs a look (nothing when it does not)."""

    text: str
    typed: str
    repaired: bool = False
    why: str = ""

    @property
    def changed(self) -> bool:
        """Whether it becomes something else than what was typed."""
        return self.text != self.typed


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of the sheet: its number, its cells by column index, what becomes of it and whom it is.

    `same_as` is the earlier row of the file that is the same customer; `known` says it is one of the base.
    """

    id: int
    cells: Mapping[int, Shown]
    outcome: str
    company: bool = False
    same_as: int = 0
    known: bool = False
    ignored: str = ""
    why: str = ""

    @property
    def to_check(self) -> bool:
        return any(cell.why for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Outlook:
    """A checked sheet with its rows at hand. `rows` are those below the header, in order; `said` is by row.

    `asked` are the decisions it answers, `counts` how many rows (for `PROBLEMS`: cells) each filter holds, `places`
    where rows are among those of the table, `bad` the cells to check as (row, column), in order. `findings` are cells
    that show what happens to a column, by its index: one that changes first, where there is one.
    """

    asked: Decisions
    checked: Checked
    reader: CellReader
    rows: array[int]
    said: Mapping[int, list[CellProblem]]
    counts: Mapping[str, int]
    places: Mapping[int, int]
    bad: Sequence[tuple[int, int]]
    by_column: Counter[int]
    findings: Mapping[int, Sequence[Shown]]

    @property
    def written(self) -> int:
        """How many rows would be written."""
        return sum(self.counts[each] for each in ("created", "updated", "review"))

    def ids(self, wanted: str, column: int | None = None) -> Sequence[int]:
        """The rows that the filter `wanted` lets through; for `PROBLEMS`, perhaps those of one column."""
        if wanted == ALL:
            return self.rows
        if wanted == PROBLEMS:
            return array("q", dict.fromkeys(row for row, where in self.bad if column in (None, where)))
        if wanted == "ignored":
            ignored = self.checked.report.layout.ignored
            return array("q", (row for row in self.rows if row in ignored))
        pairs = zip(self.checked.records, self.checked.outcomes, strict=True)
        return array("q", (record.row for record, outcome in pairs if outcome == wanted))

    def next_problem(self, after: tuple[int, int]) -> tuple[int, int] | None:
        """The first cell to check after a cell (row, column), from the top again behind the last."""
        place = bisect_right(self.bad, after)
        return self.bad[place % len(self.bad)] if self.bad else None


def look(asked: Decisions, checked: Checked, reader: CellReader, before: Outlook | None = None) -> Outlook:
    """Make what was checked easy to look at; `before` is an earlier look at the same sheet."""
    layout = checked.report.layout
    header = layout.header_row or 0
    if before is not None:
        rows = before.rows
    else:
        rows = array("q", sorted((*layout.data_rows, *(row for row in layout.ignored if row > header))))
    said: dict[int, list[CellProblem]] = {}
    for problem in checked.problems:
        said.setdefault(problem.row, []).append(problem)
    bad = sorted({(problem.row, problem.column) for problem in checked.problems if problem.column is not None})
    counts = checked.counts.as_dict()
    return Outlook(
        asked,
        checked,
        reader,
        rows,
        said,
        counts={ALL: counts.pop("read"), PROBLEMS: len(bad), **counts},
        places={row: at for at, row in enumerate(layout.data_rows)},
        bad=bad,
        by_column=Counter(column for _row, column in bad),
        findings={
            column.index: _findings(checked, reader, column)
            for column in checked.decisions.columns
            if column.field is not None
        },
    )


def _findings(checked: Checked, reader: CellReader, column: Column) -> list[Shown]:
    """Cells near the top of `column` that show what happens to it."""
    rows = checked.report.sheet.rows
    many = _LOOKED_THROUGH_FOR_ZEROS if column.field in _REPAIRABLE else _LOOKED_THROUGH
    found: list[Shown] = []
    for number in islice(checked.report.layout.data_rows, many):
        typed = reader.typed(rows[number - 1], column.index, {})
        view = reader.read(number, rows[number - 1], column.index, {})
        cell = Shown(view.text, typed, view.repaired)
        telling = view.repaired if column.field in _REPAIRABLE else cell.changed
        if typed and telling:
            return [cell, *found][:_SAMPLES]
        if typed and len(found) < _SAMPLES:
            found.append(cell)
    return found


class Rows:
    """Makes the views of the few rows that are on the screen, from a look and the newest corrections."""

    def __init__(self, outlook: Outlook, fixes: Mapping[tuple[int, int], str]) -> None:
        self._outlook = outlook
        self._fixes: dict[int, dict[int, str]] = {}
        for (row, column), text in fixes.items():
            self._fixes.setdefault(row, {})[column] = text

    def fetch(self, ids: Sequence[int]) -> Iterable[RowView]:
        """The views of the rows `ids`."""
        return [self._view(row) for row in ids]

    def _view(self, row: int) -> RowView:
        checked = self._outlook.checked
        cells = checked.report.sheet.rows[row - 1]
        at = self._outlook.places.get(row)
        if at is None:
            return RowView(row, self._bare(cells), "ignored", ignored=checked.report.layout.ignored[row])
        found, outcome = checked.found[at], checked.outcomes[at]
        handle = found.handle if found is not None else 0
        return RowView(
            row,
            self._cells(row, cells),
            outcome,
            company=checked.records[at].kind == "organisation",
            same_as=checked.records[-handle - 1].row if handle < 0 else 0,
            known=handle > 0,
            why=" ".join(each.problem.sentence() for each in self._outlook.said.get(row, ()) if each.column is None),
        )

    def _cells(self, row: int, cells: Row) -> dict[int, Shown]:
        reader, fixes = self._outlook.reader, self._fixes.get(row, {})
        problems = reader.problems(row, cells, fixes) if fixes else self._known_problems(row)
        shown: dict[int, Shown] = {}
        for column in self._outlook.checked.decisions.columns:
            index = column.index
            view = reader.read(row, cells, index, fixes)
            shown[index] = Shown(view.text, reader.typed(cells, index, fixes), view.repaired, problems.get(index, ""))
        return shown

    def _known_problems(self, row: int) -> dict[int, str]:
        said = self._outlook.said.get(row, ())
        return {each.column: each.problem.sentence() for each in said if each.column is not None}

    def _bare(self, cells: Row) -> dict[int, Shown]:
        reader = self._outlook.reader
        shown: dict[int, Shown] = {}
        for column in self._outlook.checked.decisions.columns:
            typed = reader.typed(cells, column.index, {})
            shown[column.index] = Shown(typed, typed)
        return shown
