"""Lines that each say one thing, and their column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.specimen import EMPTY, ERROR, FILLED, LOADING, Sheet, Specimen
from grc_desktop.ui.kit.lines import Feed, Line
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.work import Work

_TITLE: Final = N_("This week")
_CALM: Final = N_("Nothing waits: a quiet week.")
_PARCELS: Final = 5
_WIDTH: Final = 360


def _nothing() -> None:
    """The gallery does nothing."""


def _feed(*lines: Line) -> Feed:
    feed = Feed(_TITLE, _CALM, most=3)
    feed.show_lines(lines)
    return feed


def _filled(_work: Work) -> QWidget:
    pressing = Line(
        _("The oven is being repaired"), "warning", _("since Tuesday"), "", _("Call"), _nothing, Tone.WARNING
    )
    parcel = Line(_("A parcel to collect"), "package", group=_("Tomorrow"), button=_("See"), act=_nothing)
    return _feed(pressing, *(parcel for _number in range(_PARCELS)))


def _failed(_work: Work) -> QWidget:
    feed = Feed(_TITLE, _CALM)
    feed.show_error(OSError(), _nothing)
    return feed


SHEET: Final = Sheet(
    "lines",
    N_("Lines"),
    "list-bullets",
    (
        Specimen(
            N_("Column of lines"),
            {FILLED: _filled, EMPTY: lambda _work: _feed(), LOADING: lambda _work: Feed(_TITLE, _CALM), ERROR: _failed},
            width=_WIDTH,
        ),
    ),
)
