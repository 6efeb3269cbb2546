"""What an import would do to every row of a sheet, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from grc_desktop.core.i18n import _
from grc_desktop.core.progress import Progress
from grc_desktop.core.text import fold
from grc_desktop.services.importing.conversion import RowReader
from grc_desktop.services.importing.fields import CUSTOM, FieldKind
from grc_desktop.services.importing.matching import Found, Index, Known, known_of
from grc_desktop.services.importing.memory import without_collection
from grc_desktop.services.importing.own_export import OTHER_VALUE
from grc_desktop.services.importing.records import Record, Said, lay_over, set_aside
from grc_desktop.services.importing.types import OUTCOMES, CellProblem, Counts, Decisions, Match, Outcome, SheetReport

_EACH: Final = 1_000  # rows between two signs of life


@dataclass(slots=True)
class Checked:
    """Every data row of one sheet, decided. The lists run beside each other, one place per row of `layout.data_rows`.

    `states` are the contacts the rows end up in, by handle: new ones are negative, known ones are contact ids.
    `changed` are the known ones that the file changes. `entry`: the newest history entry when the base was looked at.
    """

    report: SheetReport
    decisions: Decisions
    records: list[Record] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    found: list[Found | None] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    states: dict[int, Record] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    entry: int = 0

    @property
    def counts(self) -> Counts:
        """How many rows each outcome has; lines above the header are not rows of the table."""
        header = self.report.layout.header_row or 0
        ignored = sum(1 for row in self.report.layout.ignored if row > header)
        number = Counter[str](self.outcomes)
        return Counts(**{name: number[name] for name in OUTCOMES if name != "ignored"}, ignored=ignored)

    def duplicates(self) -> list[list[int]]:
        """The rows that are one contact, as lists of row numbers in the order of the file."""
        groups: dict[int, list[int]] = {}
        for at, found in enumerate(self.found):
            if found is not None and found.handle < 0:
                first = self.records[-found.handle - 1].row
                groups.setdefault(first, [first]).append(self.records[at].row)
        return list(groups.values())


class Base:
    """The contacts a file is held against: those it may speak of, and whole ones on demand. Empty by itself.

    `uid` tells this base from others: the references of our own exports begin with it. `kinds` are those of the
    custom fields there are, by folded label: a column that fills one reads as that field does.
    """

    def __init__(self, uid: str = "", kinds: Mapping[str, FieldKind] | None = None) -> None:
        self.uid = uid
        self.kinds = kinds or {}
        self.entry = 0

    def known(self, rows: Sequence[Known], refs: set[int]) -> Iterable[tuple[int, Known]]:  # noqa: ARG002 - see KnownBase
        """The contacts that share a name, a code, an e-mail or a phone with one of `rows`, and those of `refs`."""
        return ()

    def load(self, ids: list[int]) -> dict[int, Record]:
        """The known contacts `ids`, as records that rows can be laid over."""
        raise KeyError(ids)


def check(report: SheetReport, decisions: Decisions, base: Base, today: date, progress: Progress) -> Checked:
    """Decide every row of the sheet against `base` and against the rows before it."""
    checked = Checked(report, _settled(decisions, base), entry=base.entry)
    with without_collection():
        _read(checked, base.uid, today, progress)
        _match(checked, base, progress)
        wanted = {one.handle for one in checked.found if one is not None and one.verdict == "sure" and one.handle > 0}
        if wanted:
            checked.states |= base.load(sorted(wanted))
        _decide(checked)
    return checked


def _settled(decisions: Decisions, base: Base) -> Decisions:
    """`decisions`, with the kinds of the custom fields the base has."""
    columns = tuple(
        replace(column, kind=base.kinds[key])
        if column.field and column.field.startswith(CUSTOM) and (key := fold(column.field[len(CUSTOM) :])) in base.kinds
        else column
        for column in decisions.columns
    )
    return replace(decisions, columns=columns)


def _read(checked: Checked, uid: str, today: date, progress: Progress) -> None:
    report, decisions = checked.report, checked.decisions
    reader = RowReader(decisions.columns, decisions.date_order, today, uid)
    headers = {column.index: column.header for column in decisions.columns}
    fixes: dict[int, dict[int, str]] = {}
    for (row, column), text in decisions.fixes.items():
        fixes.setdefault(row, {})[column] = text
    rows, nothing = report.sheet.rows, dict[int, str]()
    progress.start(_("Reading the rows"), len(report.layout.data_rows))
    for at, number in enumerate(report.layout.data_rows):
        record, said = reader.read(number, rows[number - 1], fixes.get(number, nothing))
        checked.records.append(record)
        checked.outcomes.append("rejected" if said and _refused(said, decisions.strict) else "created")
        checked.problems += [
            CellProblem(number, column, headers.get(column, "") if column is not None else "", text, problem)
            for column, problem, text in said
        ]
        if at % _EACH == 0:
            progress.advance(at)


def _refused(said: list[Said], strict: bool) -> bool:
    return any(column is None or strict for column, _problem, _text in said)


def _match(checked: Checked, base: Base, progress: Progress) -> None:
    """Find whom each row is; the rows of the file that are new can be found by those that follow."""
    records = checked.records
    if checked.decisions.match == "create":
        checked.found = [None] * len(records)
        return
    progress.start(_("Looking for customers you know"), len(records))
    rows = [known_of(record) for record in records]
    refs = {record.ref for record in records if record.ref is not None}
    index = Index(base.known(rows, refs), rows)
    for at, row in enumerate(rows):
        if at % _EACH == 0:
            progress.advance(at)
        if checked.outcomes[at] == "rejected":
            checked.found.append(None)
            continue
        found = index.find(row, records[at].ref)
        checked.found.append(found)
        if found is None:
            index.add(-at - 1, row)
        elif found.verdict == "sure":
            index.widen(found.handle, row)


def _decide(checked: Checked) -> None:
    """Lay each row over whom it is, in the order of the file."""
    met: set[int] = set()
    for at, (record, found) in enumerate(zip(checked.records, checked.found, strict=True)):
        if checked.outcomes[at] == "rejected":
            continue
        if found is None:
            checked.states[-at - 1] = record
        elif found.verdict == "maybe":
            checked.outcomes[at] = "review"
        else:
            _join(checked, at, record, found.handle, again=found.handle < 0 or found.handle in met)
            met.add(found.handle)


def _join(checked: Checked, at: int, record: Record, handle: int, *, again: bool) -> None:
    """Lay the row over its contact; one the file has named before is only completed, and what differs set aside."""
    match: Match = checked.decisions.match
    state = checked.states[handle]
    changed = False
    if again and (handle < 0 or match != "skip"):
        changed = set_aside(state, record, OTHER_VALUE.code)
        match = "fill"
    if lay_over(state, record, "fill" if handle < 0 else match) or changed:
        checked.outcomes[at] = "updated"
        if handle > 0:
            checked.changed.add(handle)
    else:
        checked.outcomes[at] = "unchanged"
