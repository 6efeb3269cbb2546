"""``grc inspect`` and ``grc import``: what a file holds, and from a file to customers.

Of several files every one is read before any is written, so one that cannot be read refuses them all; then each is an
import of its own, all or nothing, taken back by itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grc_desktop.cli import output
from grc_desktop.cli.program import Program
from grc_desktop.core.dates import ORDERS
from grc_desktop.core.i18n import _, _n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.importing.check import Checked
    from grc_desktop.services.importing.runs import Run, Wish
    from grc_desktop.services.importing.types import CellProblem, Opened, SheetReport

_ENTITIES = ("auto", "contacts", "products", "purchases", "points", "interactions", "tickets")
_SHOWN = 20


def register(program: Program) -> None:
    @program.command("inspect", _("Say what files hold and what is wrong in them; nothing is written."))
    def inspect(files: Annotated[list[Path], typer.Argument(metavar="FILE…", help=_("The files to look at."))]) -> None:
        from grc_desktop.services.importing.runs import inspect as look

        found = [look(path, output.progress()) for path in files]
        answer = {"files": [_file(opened, checks) for opened, checks in found]}
        program.answer(answer, lambda: _tell_files(found))

    @program.command("import", _("Bring the rows of files into the base, all or nothing."))
    def import_(
        files: Annotated[list[Path], typer.Argument(metavar="FILE…", help=_("The files to import."))],
        sheet: Annotated[str, typer.Option(metavar="NAME", help=_("The sheet to take."))] = "",
        as_: Annotated[str, typer.Option("--as", metavar="|".join(_ENTITIES), help=_("What the rows are."))] = "auto",
        map_: Annotated[
            list[str] | None, typer.Option("--map", metavar="HEADER=FIELD", help=_("What a column fills."))
        ] = None,
        date_order: Annotated[str, typer.Option(metavar="dmy|mdy|ymd", help=_("How dates read."))] = "",
        match: Annotated[
            str, typer.Option(metavar="update|fill|skip|create", help=_("What to do with customers already known."))
        ] = "update",
        rejects: Annotated[
            Path | None, typer.Option(metavar="OUT.xlsx", help=_("Where to write the refused rows."))
        ] = None,
        strict: Annotated[bool, typer.Option("--strict", help=_("Refuse every row with a problem."))] = False,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Count, but write nothing."))] = False,
        create: Annotated[bool, typer.Option("--create", help=_("Make the base when there is none."))] = False,
    ) -> None:
        from grc_desktop.services.importing.runs import Wish, prepare
        from grc_desktop.services.importing.types import MATCHES

        _one_of("--as", as_, _ENTITIES)
        _one_of("--match", match, MATCHES)
        _one_of("--date-order", date_order or "dmy", ORDERS)
        if rejects is not None and (len(files) > 1 or rejects.suffix.lower() != ".xlsx"):
            raise typer.BadParameter(_("Give one file to import, and a name ending in .xlsx."), param_hint="--rejects")
        wish = Wish(
            sheet=sheet,
            entity=as_,
            mapping=_mapping(map_ or []),
            date_order=date_order or None,
            match=match,
            strict=strict,
            rejects=rejects,
            dry_run=dry_run,
        )
        begun = time.perf_counter()
        prepared = [prepare(path, wish, output.progress()) for path in files]
        with _importer(program, create=create and not dry_run, absent=create and dry_run) as importing:
            runs = [importing(opened, report, wish) for opened, report in prepared]
        program.answer(_answer(runs, wish, time.perf_counter() - begun), lambda: _tell_runs(runs, wish))


@contextmanager
def _importer(program: Program, *, create: bool, absent: bool) -> Iterator[Any]:
    """What runs one prepared file: on the base, or on none when it is only to be counted and is not there."""
    from functools import partial

    from grc_desktop.services.importing.runs import rehearse, run

    if absent and not program.database.exists():
        yield partial(rehearse, progress=output.progress())
        return
    with program.services(create=create and not program.database.exists()) as services:
        yield partial(run, services.importing, progress=output.progress())


def _one_of(option: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        told = _("“{value}” is not one of {known}.").format(value=value, known=", ".join(known))
        raise typer.BadParameter(told, param_hint=option)


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        header, equals, field = pair.rpartition("=")
        if not equals or not header.strip():
            raise typer.BadParameter(_("“{value}” is not Header=field.").format(value=pair), param_hint="--map")
        mapping[header.strip()] = field.strip()
    return mapping


def _answer(runs: list[Run], wish: Wish, seconds: float) -> dict[str, Any]:
    totals: dict[str, int] = {}
    for run in runs:
        for name, number in run.counts.as_dict().items():
            totals[name] = totals.get(name, 0) + number
    written = [run.number for run in runs if run.number is not None]
    return {
        "import": written[-1] if written else None,
        "dry_run": wish.dry_run,
        **totals,
        "by_entity": {"contacts": totals},
        "problems": [
            {"file": str(run.path), "sheet": run.sheet} | _problem(problem) for run in runs for problem in run.problems
        ],
        "rejects": next((str(run.rejects) for run in runs if run.rejects), None),
        "seconds": round(seconds, 3),
    }


def _problem(problem: CellProblem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.header or None,
        "code": problem.problem.code,
        "value": problem.value,
        "message": problem.problem.sentence(),
    }


def _file(opened: Opened, checks: list[Checked | None]) -> dict[str, Any]:
    source = opened.source
    return {
        "file": str(source.path),
        "format": source.format,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "sheets": [_sheet(report, checked) for report, checked in zip(opened.sheets, checks, strict=True)],
    }


def _sheet(report: SheetReport, checked: Checked | None) -> dict[str, Any]:
    problems = checked.problems if checked else []
    by_column: dict[int | None, int] = {}
    for problem in problems:
        by_column[problem.column] = by_column.get(problem.column, 0) + 1
    return {
        "sheet": report.sheet.name,
        "hidden": report.sheet.hidden,
        "header_row": report.layout.header_row,
        "rows": len(report.layout.data_rows),
        "entity": report.entity,
        "columns": [
            {
                "header": column.header,
                "field": column.field,
                "confidence": column.confidence,
                "filled": column.filled,
                "problems": by_column.get(column.index, 0),
                "samples": list(column.samples),
            }
            for column in report.columns
        ],
        "problems": [_problem(problem) for problem in problems],
        "duplicates": checked.duplicates() if checked else [],
    }


def _tell_files(found: list[tuple[Opened, list[Checked | None]]]) -> None:
    for opened, checks in found:
        source = opened.source
        details = ", ".join(
            filter(None, (source.format, source.encoding, source.delimiter and f"« {source.delimiter} »"))
        )
        output.say(f"{source.path.name} ({details})")
        for report, checked in zip(opened.sheets, checks, strict=True):
            rows = len(report.layout.data_rows)
            name = _("{sheet} (hidden)").format(sheet=report.sheet.name) if report.sheet.hidden else report.sheet.name
            told = _n("{n} row", "{n} rows", rows).format(n=rows)
            entity = report.entity or _("not recognised")
            output.say(f"\n{name} — {told}, {entity}")
            output.say_table(
                (_("Column"), _("Fills"), _("Filled"), _("For example")),
                ((c.header, c.field or "–", str(c.filled), " · ".join(c.samples[:2])) for c in report.columns),
            )
            _tell_problems(checked.problems if checked else [])


def _tell_problems(problems: Sequence[CellProblem]) -> None:
    for problem in problems[:_SHOWN]:
        where = _("row {row}").format(row=problem.row) + (f", {problem.header}" if problem.header else "")
        output.say(f"- {where}: {problem.problem.sentence()}")
    if len(problems) > _SHOWN:
        output.say(_("… and {n} more.").format(n=len(problems) - _SHOWN))


def _tell_runs(runs: list[Run], wish: Wish) -> None:
    for run in runs:
        counts = run.counts
        output.say(f"{run.path.name} — {run.sheet}")
        output.say_table(
            (_("Read"), _("Created"), _("Updated"), _("Unchanged"), _("To decide"), _("Refused"), _("Ignored")),
            [tuple(str(number) for number in counts.as_dict().values())],
        )
        _tell_problems(run.problems)
        if run.rejects:
            output.say(_("The refused rows are in {file}.").format(file=run.rejects))
    if wish.dry_run:
        output.say(_("Nothing was written: this was a rehearsal."))
