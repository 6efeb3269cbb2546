"""``grc export``: the shop's data in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grc_desktop.cli import output
from grc_desktop.cli.program import Program
from grc_desktop.core.i18n import _, _n


def register(program: Program) -> None:
    @program.command("export", _("Write what the base holds to a file."))
    def export(
        what: Annotated[str, typer.Argument(metavar="WHAT", help=_("What to write: contacts."))],
        out: Annotated[Path, typer.Argument(metavar="OUT", help=_("The file to write: .xlsx, .csv or .json."))],
    ) -> None:
        from grc_desktop.services.exporting.service import FORMATS, SUBJECTS

        if what not in SUBJECTS:
            told = _("“{value}” cannot be exported; these can: {known}.")
            raise typer.BadParameter(told.format(value=what, known=", ".join(SUBJECTS)), param_hint="WHAT")
        if out.suffix.lower() not in FORMATS:
            told = _("“{value}” does not end in {known}.")
            raise typer.BadParameter(told.format(value=out.name, known=", ".join(FORMATS)), param_hint="OUT")
        with program.services() as services:
            exported = services.exporting.contacts(out, progress=output.progress())
        answer = {"rows": exported.rows, "file": exported.file}
        done = _n("{n} row written to {file}", "{n} rows written to {file}", exported.rows)
        program.answer(answer, lambda: output.say(done.format(n=exported.rows, file=exported.file)))
