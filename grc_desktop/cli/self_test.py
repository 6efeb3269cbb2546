"""``grc self-test``: whether this program, as it is installed, can do on this computer what it is for."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typer

from grc_desktop.cli import output
from grc_desktop.cli.program import UNUSABLE, Program
from grc_desktop.cli.self_checks import CHECKS, Check, Failed, Skipped, Trial
from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _, _n

_WORDS: Final = {"passed": N_("passed"), "failed": N_("FAILED"), "skipped": N_("skipped")}


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a check: `outcome` is ``passed``, ``failed`` or ``skipped``."""

    check: Check
    outcome: str
    seconds: float
    detail: str


def register(program: Program) -> None:
    @program.command("self-test", _("Try on this computer everything the program is for."))
    def self_test() -> None:
        results: list[Result] = []
        with tempfile.TemporaryDirectory(prefix="grc-self-test-", ignore_cleanup_errors=True) as folder:
            for result in examine(CHECKS, Trial(Path(folder))):
                results.append(result)
                if not program.json:
                    output.say(_line(result))
        failed = _count(results, "failed")
        told = _n("{n} check failed.", "{n} checks failed.", failed).format(n=failed)
        program.answer(_answer(results), lambda: output.say(told if failed else _("All is well.")))
        if failed:
            raise typer.Exit(UNUSABLE)


def examine(checks: Sequence[Check], trial: Trial) -> Iterator[Result]:
    """Make every check, one after the other, whatever came of those before."""
    for check in checks:
        begun = time.perf_counter()
        try:
            outcome, detail = "passed", check.run(trial)
        except Skipped as reason:
            outcome, detail = "skipped", str(reason)
        except Failed as found:
            outcome, detail = "failed", str(found)
        except KnownError as error:
            outcome, detail = "failed", error.message()
        except Exception as bug:  # a bug is what is being looked for; there is no customer here to be named
            outcome, detail = "failed", f"{type(bug).__name__}: {bug}"
        yield Result(check, outcome, time.perf_counter() - begun, detail)


def _count(results: Sequence[Result], outcome: str) -> int:
    return sum(result.outcome == outcome for result in results)


def _answer(results: Sequence[Result]) -> dict[str, Any]:
    return {
        "passed": _count(results, "passed"),
        "failed": _count(results, "failed"),
        "skipped": _count(results, "skipped"),
        "checks": [
            {
                "name": result.check.name,
                "title": _(result.check.title),
                "outcome": result.outcome,
                "seconds": round(result.seconds, 3),
                "detail": result.detail,
            }
            for result in results
        ],
    }


def _line(result: Result) -> str:
    words = {outcome: _(word) for outcome, word in _WORDS.items()}
    width = max(map(len, words.values()))
    detail = f" ({result.detail})" if result.detail else ""
    return f"{words[result.outcome]:<{width}}  {result.seconds:5.1f} s  {_(result.check.title)}{detail}"
