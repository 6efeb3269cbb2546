"""``grc demo``: the sample shop's workbook becomes a base, told as a newcomer should see it, and shown."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from grc_desktop.cli import output
from grc_desktop.cli.program import Program
from grc_desktop.core import format as show
from grc_desktop.core.i18n import _, _n, language
from grc_desktop.core.paths import default_database

if TYPE_CHECKING:
    from grc_desktop.app import Services
    from grc_desktop.services.importing.types import CellProblem, Imported

SALES: Final = "CA total"
"""The column of the workbook that says what a customer bought."""
BEST: Final = 5
_SLICE: Final = 500


@dataclass(frozen=True, slots=True)
class Best:
    """A customer and the sales the workbook tells, in cents."""

    id: int
    name: str
    city: str
    cents: int


def register(program: Program) -> None:
    @program.command("demo", _("See what becomes of a shop’s workbook: the sample is imported and shown."))
    def demo(
        window: Annotated[bool, typer.Option(help=_("Open the window, or draw its pages, afterwards."))] = True,
    ) -> None:
        from grc_desktop.services.importing import sample

        if program.database == default_database():
            program.database = sample.fresh_database()
        with program.services(create=True) as services:
            imported = sample.fill(services.importing, services.settings, output.progress())
            best = best_customers(services)
        path = program.database.absolute()
        program.answer(_answer(path, imported, best), lambda: _tell(path, imported, best))
        if window and not program.json:
            _show(program, path)


def best_customers(services: Services) -> list[Best]:
    """Those the workbook says bought most."""
    field = next((one.id for one in services.contacts.custom_fields() if one.label == SALES), None)
    if field is None:
        return []
    ids = services.contacts.find_ids()
    sales = Counter[int]()
    for start in range(0, len(ids), _SLICE):
        for draft in services.contacts.drafts(ids[start : start + _SLICE]):
            if draft.id is not None and (cents := draft.custom.get(field, "")).lstrip("-").isdigit():
                sales[draft.id] = int(cents)
    best = nlargest(BEST, sales, key=lambda id_: (sales[id_], -id_))
    return [Best(row.id, row.name, row.city, sales[row.id]) for row in services.contacts.rows(best)]


def has_screen() -> bool:
    """Whether a window can be shown to somebody."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _answer(path: Path, imported: Imported, best: list[Best]) -> dict[str, Any]:
    return {
        "database": path,
        "import": {"id": imported.id, **imported.counts.as_dict()},
        "problems": [
            {"code": code, "count": number, "row": one.row, "column": one.header, "message": one.problem.sentence()}
            for code, number, one in _grouped(imported, lambda problem: problem.problem.code)
        ],
        "best_customers": [
            {"id": one.id, "name": one.name, "city": one.city, "sales": one.cents / 100} for one in best
        ],
        "seconds": round(imported.seconds, 3),
    }


def _grouped(imported: Imported, by: Callable[[CellProblem], str]) -> list[tuple[str, int, CellProblem]]:
    """The problems by what they share, how often each was met, and the first of them; the most frequent first."""
    first: dict[str, CellProblem] = {}
    for one in imported.problems:
        first.setdefault(by(one), one)
    counted = Counter(map(by, imported.problems))
    return [(shared, number, first[shared]) for shared, number in counted.most_common()]


def _tell(path: Path, imported: Imported, best: list[Best]) -> None:
    counts = imported.counts
    read = _n("{n} row of the workbook read", "{n} rows of the workbook read", counts.read)
    output.say(read.format(n=show.number(counts.read)) + f" ({path})")
    output.say_table(
        (_("What became of them"), _("Rows")),
        (
            (_(words), show.number(number))
            for words, number in (
                (_("new customers"), counts.created),
                (_("updated: the same customer twice in the file"), counts.updated),
                (_("unchanged"), counts.unchanged),
                (_("to decide: perhaps a customer already there"), counts.review),
                (_("refused: they name nobody"), counts.rejected),
                (_("ignored: blank lines, repeated titles, totals"), counts.ignored),
            )
        ),
    )
    output.say("")
    output.say_table(
        (_("Cells to check, kept as they are"), _("Number"), _("For example")),
        (
            (
                column,
                show.number(number),
                _("row {row}: {sentence}").format(row=one.row, sentence=one.problem.sentence()),
            )
            for column, number, one in _grouped(imported, lambda problem: problem.header)
        ),
    )
    output.say("")
    output.say_table(
        (_("Best customers"), _("City"), _("Sales")), ((one.name, one.city, show.money(one.cents)) for one in best)
    )


def _show(program: Program, path: Path) -> None:
    if has_screen() and program.window is not None:
        raise typer.Exit(program.window(path))
    folder = path.parent / "pictures"
    shots = [sys.executable, "-m", "grc_desktop.ui.shots", "--database", str(path), "--out", str(folder)]
    done = subprocess.run([*shots, "--language", language()], stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own program
    if done.returncode == 0:
        output.say(_("There is no screen here: the main pages are drawn in {folder}.").format(folder=folder))
    else:
        output.note(_("There is no screen here, and the pages could not be drawn."))
