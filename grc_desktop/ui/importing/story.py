"""What an import did, told line by line: where every row went, and what one can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _, _n
from grc_desktop.ui.importing import actions
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grc_desktop.services.history.types import Undone
    from grc_desktop.services.importing.types import Counts, Imported
    from grc_desktop.ui.kit.actions import Action


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened: how often, in words ready to be read, and the action that follows from it."""

    number: int
    text: str
    icon: str
    tone: Tone
    action: Action | None = None


def headline(counts: Counts) -> str:
    """The import in a few words."""
    if counts.created:
        text = _n("{n} new customer", "{n} new customers", counts.created)
        return text.format(n=shown.number(counts.created))
    if counts.updated:
        text = _n("{n} customer updated", "{n} customers updated", counts.updated)
        return text.format(n=shown.number(counts.updated))
    return _("Nothing new in this file")


def told(result: Imported) -> list[Line]:
    """Where the rows went, the best news first; what did not happen is not told."""
    lines = (*_entered(result.counts), *_left_to_do(result), *_of_no_use(result.counts))
    return [line for line in lines if line.number]


def _entered(counts: Counts) -> Iterator[Line]:
    yield Line(
        counts.created,
        _n("new customer is in your base.", "new customers are in your base.", counts.created),
        "user-plus",
        Tone.OK,
    )
    yield Line(
        counts.updated,
        _n(
            "customer you had already was brought up to date.",
            "customers you had already were brought up to date.",
            counts.updated,
        ),
        "pencil-simple",
        Tone.INFO,
    )


def _left_to_do(result: Imported) -> Iterator[Line]:
    counts = result.counts
    yield Line(
        counts.review,
        _n(
            "row looks like a customer you have, but not for sure: it waits for you.",
            "rows look like customers you have, but not for sure: they wait for you.",
            counts.review,
        ),
        "users",
        Tone.WARNING,
        actions.REVIEW,
    )
    cells = sum(problem.column is not None for problem in result.problems)
    yield Line(
        cells,
        _n(
            "cell could not be read: it is kept with its customer, to check when you have time.",
            "cells could not be read: they are kept with their customers, to check when you have time.",
            cells,
        ),
        "warning",
        Tone.WARNING,
        actions.SEE_CHECKS,
    )
    yield Line(
        counts.rejected,
        _n(
            "row was refused. Get it back in a workbook, with the reason beside it.",
            "rows were refused. Get them back in a workbook, with the reason beside each.",
            counts.rejected,
        ),
        "x",
        Tone.BAD,
        actions.REJECTS,
    )


def _of_no_use(counts: Counts) -> Iterator[Line]:
    yield Line(
        counts.unchanged,
        _n("row said nothing new.", "rows said nothing new.", counts.unchanged),
        "equals",
        Tone.NEUTRAL,
    )
    yield Line(
        counts.ignored,
        _n(
            "row was left out: a title, a total or a blank row.",
            "rows were left out: titles, totals, blank rows.",
            counts.ignored,
        ),
        "minus",
        Tone.NEUTRAL,
    )


def undone_told(undone: Undone) -> list[Line]:
    """What taking the import back did."""
    lines = (
        Line(
            undone.restored,
            _n("record is as it was before.", "records are as they were before.", undone.restored),
            "check",
            Tone.OK,
        ),
        Line(
            undone.kept,
            _n("record was kept: it changed since.", "records were kept: they changed since.", undone.kept),
            "hand",
            Tone.WARNING,
        ),
        Line(
            undone.impossible,
            _n("record could not be put back.", "records could not be put back.", undone.impossible),
            "x",
            Tone.BAD,
        ),
    )
    return [line for line in lines if line.number]


def sum_of(counts: Counts) -> str:
    """Where every row went, as a sum, so that one sees that none is missing."""
    parts = (
        (counts.created, _n("{n} new", "{n} new", counts.created)),
        (counts.updated, _n("{n} updated", "{n} updated", counts.updated)),
        (counts.unchanged, _n("{n} already known", "{n} already known", counts.unchanged)),
        (counts.review, _n("{n} to decide", "{n} to decide", counts.review)),
        (counts.rejected, _n("{n} refused", "{n} refused", counts.rejected)),
        (counts.ignored, _n("{n} ignored", "{n} ignored", counts.ignored)),
    )
    terms = " + ".join(text.format(n=shown.number(number)) for number, text in parts if number)
    read = _n("{n} row read", "{n} rows read", counts.read).format(n=shown.number(counts.read))
    return f"{read} = {terms}" if terms else read


def duration(seconds: float) -> str:
    """How long it took."""
    if seconds < 1:
        return _("Done in less than a second.")
    whole = round(seconds)
    return _n("Done in {n} second.", "Done in {n} seconds.", whole).format(n=shown.number(whole))
