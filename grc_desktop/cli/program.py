"""``grc``: global options, exit codes and refusals, the same for every command.

Exit codes: 0 done, 1 a bug, 2 wrong usage, 3 input cannot be read, 4 the base cannot be used, 5 refused by a rule,
130 interrupted. Every refusal is one sentence on standard error and, with ``--json``, an error object on standard
output.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from typer.exceptions import TyperException

from grc_desktop import cli
from grc_desktop.cli import output
from grc_desktop.core import i18n
from grc_desktop.core.errors import Cancelled, Invalid, Kind, KnownError, Refused, StorageError, Unreadable
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.paths import default_database

if TYPE_CHECKING:
    from grc_desktop.app import Services

Window = Callable[[Path | None], int]
"""Opens the window on a base (the usual one when None) and answers an exit code."""

DONE, BUG, USAGE, UNREADABLE, UNUSABLE, REFUSED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
NO_SERVER: Final = Kind(
    "no_server", N_("{url} is not a file: this version keeps its base in one file."), N_("Name a file.")
)
_FLAGS: Final = frozenset({"--json", "--yes"})
_VALUED: Final = frozenset({"--database", "--lang"})


class Program:
    """The running command: what was asked for all commands, and how they answer."""

    def __init__(self, window: Window | None = None) -> None:
        self.window = window
        self.database: Path = default_database()
        self.json = False
        self.yes = False
        self.commands = typer.Typer(
            name="grc", add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["--help"]}
        )
        self.commands.callback(invoke_without_command=True)(self._begin)

    def command(self, name: str, summary: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
        """Declare a command; `summary` is one translated sentence."""
        return self.commands.command(name, help=summary)

    @contextmanager
    def services(self, *, create: bool = False) -> Iterator[Services]:
        """The services on the base that was named, which must exist unless `create`. Raises `StorageError`."""
        from grc_desktop import app

        services = app.build(self.database, create=create)
        try:
            yield services
        finally:
            services.close()

    def answer(self, answer: Mapping[str, Any], text: Callable[[], None]) -> None:
        """Say `answer` as JSON where it was asked for, else let `text` say it for people."""
        if self.json:
            output.say_json(answer)
        else:
            text()

    def run(self, arguments: Sequence[str]) -> int:
        """Run a command line, global options anywhere in it; its exit code."""
        command = typer.main.get_command(self.commands)
        try:
            with command.make_context("grc", hoisted(arguments)) as context:
                command.invoke(context)
            sys.stdout.flush()
        except typer.Exit as ended:
            return ended.exit_code
        except TyperException as wrong:
            return self._refuse(USAGE, "usage", " ".join(wrong.format_message().split()))
        except (Cancelled, KeyboardInterrupt, typer.Abort):
            return self._refuse(INTERRUPTED, "interrupted", _("Interrupted: nothing was left half-done."))
        except KnownError as error:
            return self._refuse(_exit_code(error), error.code, error.message(), _told(error))
        return DONE

    def crashed(self, error: Exception) -> int:
        """Tell of a bug in one sentence; the details are kept in a file that names nobody."""
        from grc_desktop.core import crash

        path = crash.keep(crash.report(error))
        told = _("Something went wrong that should not have; the details are in {path}.").format(path=path or "–")
        return self._refuse(BUG, "bug", told)

    def _begin(
        self,
        context: typer.Context,
        database: Annotated[str, typer.Option(metavar="PATH", help=_("The base to use."))] = "",
        json: Annotated[bool, typer.Option("--json", help=_("Answer one JSON object, for programs."))] = False,
        lang: Annotated[str, typer.Option(metavar="fr|en", help=_("The language to speak."))] = "",
        yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask, do it."))] = False,
    ) -> None:
        self.json, self.yes = json, yes
        if lang and lang not in i18n.LANGUAGES:
            raise typer.BadParameter(_("“{value}” is not fr or en.").format(value=lang), param_hint="--lang")
        if "://" in database:
            raise StorageError(NO_SERVER, url=database)
        if database:
            self.database = Path(database)
        if context.invoked_subcommand is None:
            if self.window is None:
                output.say(context.get_help())
                return
            raise typer.Exit(self.window(Path(database) if database else None))

    def _refuse(self, exit_code: int, code: str, message: str, more: Mapping[str, Any] | None = None) -> int:
        if self.json:
            output.say_json({"error": {"code": code, "message": message} | dict(more or {})})
        output.note(message)
        return exit_code


def main(argv: Sequence[str] | None = None, window: Window | None = None) -> int:
    """Run the command line `argv` (the process's own when None); answers its exit code, and never a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    output.speak_utf8()
    program = Program(window)
    program.json = "--json" in arguments
    try:
        i18n.use(_language(arguments))
        for module in sorted(pkgutil.iter_modules(cli.__path__), key=lambda module: module.name):
            register = getattr(importlib.import_module(f"{cli.__name__}.{module.name}"), "register", None)
            if register:
                register(program)
        return program.run(arguments)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever listened has heard enough
        return DONE
    except Exception as error:  # the last resort of a process: a bug is told, not thrown at people
        return program.crashed(error)


def hoisted(arguments: Sequence[str]) -> list[str]:
    """`arguments` with the global options first, wherever they stood; what follows ``--`` is left alone."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, _value = argument.partition("=")
        if argument == "--":
            rest += [argument, *waiting]
        elif name in _VALUED and not equals:
            value = next(waiting, None)
            if value is None:
                return [*first, argument]  # nothing else matters on a line that stops there
            first += [argument, value]
        elif name in _VALUED or argument in _FLAGS:
            first.append(argument)
        else:
            rest.append(argument)
    return [*first, *rest]


def _language(arguments: Sequence[str]) -> str:
    """The language asked for on the line, else chosen on this computer, else the system's."""
    from grc_desktop.services.settings.computer import ComputerSettings
    from grc_desktop.services.settings.declared import LANGUAGE

    front = hoisted(arguments)
    asked = next((front[at + 1] for at, each in enumerate(front[:-1]) if each == "--lang"), None)
    asked = asked or next((each.partition("=")[2] for each in front if each.startswith("--lang=")), None)
    for language in (asked, ComputerSettings().get(LANGUAGE)):
        if language in i18n.LANGUAGES:
            return language
    return i18n.preferred()


def _exit_code(error: KnownError) -> int:
    match error:
        case Unreadable():
            return UNREADABLE
        case StorageError():
            return UNUSABLE
        case Refused():
            return REFUSED
    return BUG


def _told(error: KnownError) -> dict[str, Any]:
    """What the error object of ``--json`` says beyond the sentence."""
    values: dict[str, Any] = {
        name: value if isinstance(value, int | float) else str(value) for name, value in error.values.items()
    }
    if isinstance(error, Invalid):
        values["problems"] = [
            {"field": each.field, "code": each.code, "message": each.sentence()} for each in error.problems
        ]
    return values
