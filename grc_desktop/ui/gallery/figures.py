"""Figures and their courses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.portrait import focused
from grc_desktop.ui.gallery.specimen import EMPTY, ERROR, FILLED, FOCUSED, LOADING, NORMAL, Make, Sheet, Specimen
from grc_desktop.ui.kit.figures import Figure, FigureCard, FigureRow
from grc_desktop.ui.kit.sparkline import Sparkline
from grc_desktop.ui.kit.table.columns import Badge
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.work import Work

_SALES: Final = N_("Sales of the month")
_RISING: Final = (31, 30, 34, 38, 37, 41, 46, 44, 52, 58, 57, 63)
_COURSE: Final = N_("from 31 to 63 over 12 months")


def _sales() -> Figure:
    change = Badge(f"+{shown.percent(0.041, decimals=1)}", Tone.OK)
    return Figure(shown.money(8_420_000), change, _("412 sales, 204 € on average"), _RISING, _(_COURSE))


def _card(leads: bool = False) -> FigureCard:
    return FigureCard(_SALES, leads)


def _filled(_work: Work) -> QWidget:
    card = _card(leads=True)
    card.show_figure(_sales())
    return card


def _empty(_work: Work) -> QWidget:
    card = _card()
    card.show_empty(N_("The first sale will fill it."))
    return card


def _failed(_work: Work) -> QWidget:
    card = _card()
    card.show_error(again=lambda: None)
    return card


def _row(_work: Work) -> QWidget:
    cards = [_card(leads=True), *(FigureCard(label) for label in _LABELS)]
    customers = Figure(shown.number(1248), Badge(_("12 new"), Tone.INFO, "user-plus"), series=_RISING)
    back = Figure(shown.percent(0.71), Badge(_("−2 points"), Tone.BAD), _("642 of 904 came back"), _RISING[::-1])
    points = Figure(shown.number(212_480), Badge(shown.money(187_000)), _("still to be spent"), (3, 3, None, 4, 6))
    for card, figure in zip(cards, (_sales(), customers, back, points), strict=True):
        card.show_figure(figure)
    return FigureRow(cards)


_LABELS: Final = (N_("Customers"), N_("Came back within a year"), N_("Points"))


def _line(*values: float | None) -> Make:
    def make(_work: Work) -> QWidget:
        line = Sparkline()
        line.show_series(values, _(_COURSE))
        return line

    return make


def _lines() -> dict[str, Sequence[float | None]]:
    return {
        FILLED: _RISING,
        N_("With gaps"): (3, 5, None, 4, 6, None, 5, 7),
        N_("Below zero"): (4, -2, 3, -5, -1),
        N_("All equal"): (5, 5, 5),
        N_("A single value"): (5,),
        EMPTY: (None, None),
    }


SHEET: Final = Sheet(
    "figures",
    N_("Figures"),
    "chart-line-up",
    (
        Specimen(
            N_("Card with a figure"),
            {
                FILLED: _filled,
                FOCUSED: focused(_filled),
                LOADING: lambda _work: _card(),
                EMPTY: _empty,
                ERROR: _failed,
            },
            width=300,
        ),
        Specimen(N_("Row of figures"), {NORMAL: _row}),
        Specimen(N_("Sparkline"), {name: _line(*values) for name, values in _lines().items()}, width=120),
    ),
)
