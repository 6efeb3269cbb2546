"""An import without a screen: what was wished for, a sheet chosen, a run and its account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, cast

from grc_desktop.core.dates import DateOrder
from grc_desktop.core.errors import CANNOT_WRITE, Kind, Refused, Unreadable
from grc_desktop.core.i18n import N_
from grc_desktop.core.progress import Progress
from grc_desktop.services.importing import diagnosis
from grc_desktop.services.importing.check import Base, Checked, check
from grc_desktop.services.importing.reading.types import FIND_OUT, Limits
from grc_desktop.services.importing.rejects import save_rejects
from grc_desktop.services.importing.service import ImportService, decisions_for, open_file
from grc_desktop.services.importing.types import CellProblem, Counts, Decisions, Match, Opened, SheetReport

NO_CUSTOMERS: Final = Kind(
    "no_customers",
    N_("No sheet of “{file}” looks like a list of customers."),
    N_("Name the sheet, and say that its rows are customers."),
)
OTHER_ENTITY: Final = Kind(
    "entity_not_imported", N_("“{entity}” cannot be imported by this version: only contacts can.")
)
NO_SHEET: Final = Kind("no_such_sheet", N_("“{file}” has no sheet named “{sheet}”."))
NO_COLUMN: Final = Kind("no_such_column", N_("“{file}” has no column, or there is no field, named “{name}”."))
OWN_FILE: Final = Kind(
    "rejects_over_source", N_("The refused rows would replace “{file}” itself."), N_("Choose another name.")
)
QUICK: Final = Limits(seconds=9, memory=500 << 20)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked of an import; an empty `sheet` and entity ``auto`` mean the sheet that looks like customers."""

    sheet: str = ""
    entity: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    match: str = "update"
    strict: bool = False
    rejects: Path | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """The account of one file. `number` is the import's, None when nothing was written."""

    path: Path
    sheet: str
    number: int | None
    counts: Counts
    problems: tuple[CellProblem, ...]
    rejects: Path | None


def inspect(path: Path, progress: Progress) -> tuple[Opened, list[Checked | None]]:
    """The file `path` and, for each of its sheets of customers, what every row would give in an empty base."""
    opened = open_file(path, limits=QUICK, progress=progress)
    today = date.today()
    return opened, [
        check(report, decisions_for(report), Base(), today, progress) if report.entity == "contacts" else None
        for report in opened.sheets
    ]


def prepare(path: Path, wish: Wish, progress: Progress) -> tuple[Opened, SheetReport]:
    """Read `path` and choose its sheet, before any base is touched. Raises `Unreadable` or `Refused`."""
    if wish.entity not in ("auto", "contacts"):
        raise Refused(OTHER_ENTITY, entity=wish.entity)
    if wish.rejects is not None and wish.rejects.exists() and wish.rejects.samefile(path):
        raise Refused(OWN_FILE, file=path.name)
    if wish.rejects is not None and not wish.rejects.parent.is_dir():
        raise Refused(CANNOT_WRITE, path=wish.rejects)
    opened = open_file(path, FIND_OUT, progress=progress)
    report = _chosen(opened, wish)
    try:
        columns = diagnosis.remap(report.columns, dict(wish.mapping))
    except KeyError as error:
        raise Refused(NO_COLUMN, file=path.name, name=str(error.args[0])) from None
    return opened, replace(report, columns=columns)


def run(importing: ImportService, opened: Opened, report: SheetReport, wish: Wish, progress: Progress) -> Run:
    """Import one prepared sheet, or only count when the wish is a rehearsal."""
    checked = importing.check(report, _decisions(report, wish), progress)
    account = _account(opened, checked, wish)
    if wish.dry_run:
        return account
    imported = importing.write(opened.source, checked, progress)
    return replace(account, number=imported.id, counts=imported.counts)


def rehearse(opened: Opened, report: SheetReport, wish: Wish, progress: Progress) -> Run:
    """Count what an import into an empty base would do."""
    return _account(opened, check(report, _decisions(report, wish), Base(), date.today(), progress), wish)


def _account(opened: Opened, checked: Checked, wish: Wish) -> Run:
    """What `checked` says of the file; the refused rows are written first, so that no import stands without them."""
    refused = save_rejects(checked, wish.rejects) if wish.rejects else 0
    return Run(
        opened.source.path,
        checked.report.sheet.name,
        None,
        checked.counts,
        tuple(checked.problems),
        wish.rejects if refused else None,
    )


def _decisions(report: SheetReport, wish: Wish) -> Decisions:
    order = cast("DateOrder", wish.date_order or report.date_order)
    return decisions_for(report, date_order=order, match=cast("Match", wish.match), strict=wish.strict)


def _chosen(opened: Opened, wish: Wish) -> SheetReport:
    name = opened.source.path.name
    if wish.sheet:
        found = next((report for report in opened.sheets if report.sheet.name == wish.sheet), None)
        if found is None:
            raise Unreadable(NO_SHEET, file=name, sheet=wish.sheet)
        return found
    if opened.proposed is not None:
        return opened.sheets[opened.proposed]
    visible = [report for report in opened.sheets if not report.sheet.hidden and report.layout.data_rows]
    if wish.entity == "contacts" and visible:
        return visible[0]
    raise Refused(NO_CUSTOMERS, file=name)
