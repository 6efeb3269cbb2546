"""The board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.specimen import EMPTY, ERROR, FILLED, LOADING, Make, Sheet, Specimen
from grc_desktop.ui.kit.board.board import Board, BoardColumn, CardLook
from grc_desktop.ui.kit.table.columns import Badge
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.work import Work

_REPAIRS: Final = (
    N_("The kettle leaks"),
    N_("Teapot chipped on delivery"),
    N_("The scales no longer switch on since the storm of Tuesday"),
    N_("Noisy coffee mill"),
    N_("A lid is missing"),
)
_PEOPLE: Final = ("Éléonore Lefèvre", "Karim Benali", "Boulangerie Lefèvre & fils")
_BADGES: Final = (
    Badge(N_("Overdue"), Tone.BAD, "warning-circle"),
    None,
    Badge(N_("Under warranty"), Tone.OK, "shield-check"),
)


@dataclass(frozen=True, slots=True)
class _Repair:
    id: int

    def title(self) -> str:
        return _(_REPAIRS[self.id % len(_REPAIRS)])

    def badge(self) -> Badge | None:
        badge = _BADGES[self.id % len(_BADGES)]
        return badge and Badge(_(badge.text), badge.tone, badge.icon)


_LOOK: Final[CardLook[_Repair]] = CardLook(
    title=_Repair.title,
    line=lambda repair: _PEOPLE[repair.id % len(_PEOPLE)],
    badge=_Repair.badge,
    aside=lambda repair: shown.money(1250 * repair.id),
)


def _fetch(ids: Sequence[int]) -> list[_Repair]:
    return [_Repair(id_) for id_ in ids]


def _columns() -> list[BoardColumn]:
    return [
        BoardColumn("new", N_("New"), (1, 2, 3), Tone.INFO, "sparkle", shown.money(7500)),
        BoardColumn("doing", N_("In progress"), range(4, 10_004), Tone.WARNING, "wrench"),
        BoardColumn("parts", N_("Waiting for parts"), (), Tone.NEUTRAL, "clock"),
        BoardColumn("done", N_("Repaired"), (10_005, 10_006), Tone.OK, "check-circle"),
    ]


def _board(work: Work) -> Board:
    return Board(work, _LOOK, _fetch)


def _filled(columns: int) -> Make:
    def make(work: Work) -> QWidget:
        board = _board(work)
        board.show_columns(_columns()[:columns])
        return board

    return make


def _empty(work: Work) -> QWidget:
    board = _board(work)
    board.show_columns([])
    return board


def _failed(work: Work) -> QWidget:
    board = _board(work)
    board.show_error(again=lambda: None)
    return board


SHEET: Final = Sheet(
    "board",
    N_("Board of cards"),
    "columns",
    (
        Specimen(N_("Board of cards"), {FILLED: _filled(4)}, height=420),
        Specimen(
            N_("Narrow board"),
            {FILLED: _filled(2), LOADING: _board, EMPTY: _empty, ERROR: _failed},
            width=440,
            height=320,
        ),
    ),
)
