"""``grc init`` and ``grc check``: make a base, look whether it is sound."""

from __future__ import annotations

import typer

from grc_desktop.cli import output
from grc_desktop.cli.program import UNUSABLE, Program
from grc_desktop.core.i18n import _


def register(program: Program) -> None:
    @program.command("init", _("Make a new, empty base."))
    def init() -> None:
        with program.services(create=True) as services:
            answer = {"database": services.db.path.absolute(), "schema": services.health.schema()}
        program.answer(answer, lambda: output.say(_("New base: {database}").format(**answer)))

    @program.command("check", _("Look whether the base is sound."))
    def check() -> None:
        with program.services() as services:
            health = services.health.examine()
        answer = {
            "healthy": health.healthy,
            "problems": list(health.problems),
            "schema": health.schema,
            "counts": dict(health.counts),
        }

        def tell() -> None:
            output.say(_("The base is sound.") if health.healthy else _("The base is damaged:"))
            for problem in health.problems:
                output.say(f"- {problem}")
            output.say_table((_("Kept"), _("Number")), ((name, str(number)) for name, number in health.counts.items()))

        program.answer(answer, tell)
        if not health.healthy:
            raise typer.Exit(UNUSABLE)
