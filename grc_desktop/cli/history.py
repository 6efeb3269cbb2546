"""``grc history`` and ``grc undo``: what was done, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from grc_desktop.cli import output
from grc_desktop.cli.program import REFUSED, Program
from grc_desktop.core import format as show
from grc_desktop.core.i18n import _, _n

if TYPE_CHECKING:
    from grc_desktop.services.history.types import Entry, Undone


def register(program: Program) -> None:
    @program.command("history", _("Tell what was done, the newest first."))
    def history(
        limit: Annotated[int, typer.Option(min=1, help=_("How many to show at most."))] = 50,
    ) -> None:
        with program.services() as services:
            entries = services.history.entries(limit)
        program.answer({"entries": [_listed(entry) for entry in entries]}, lambda: _tell(entries))

    @program.command("undo", _("Take back an action, or the newest one."))
    def undo(
        number: Annotated[int | None, typer.Argument(metavar="ID", help=_("The number that “history” shows."))] = None,
    ) -> None:
        with program.services() as services:
            entry = services.history.newest().id if number is None else number
            undone = services.history.undo(entry, output.progress())
        details = [
            {"table": left.table, "id": left.id, "name": left.name, "bucket": left.bucket, "reason": left.reason}
            for left in undone.details
        ]
        answer = {"id": undone.id, "entry": undone.entry, "restored": undone.restored}
        answer |= {"kept": undone.kept, "impossible": undone.impossible}
        program.answer(answer | {"details": details}, lambda: _tell_undone(undone))
        if not undone.restored:
            raise typer.Exit(REFUSED)


def _listed(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "at": entry.at,
        "who": entry.who,
        "action": entry.action,
        "title": entry.title,
        "counts": entry.counts,
        "undone": entry.undone,
    }


def _tell(entries: list[Entry]) -> None:
    output.say_table(
        (_("No."), _("When"), _("Who"), _("What"), ""),
        (
            (str(entry.id), show.moment(entry.at), entry.who, entry.title, _("undone") if entry.undone else "")
            for entry in entries
        ),
    )


def _tell_undone(undone: Undone) -> None:
    output.say(
        _n("{n} record is as it was before.", "{n} records are as they were before.", undone.restored).format(
            n=show.number(undone.restored)
        )
    )
    for left in undone.details:
        output.say(f"- {left.name}: {left.reason}")
