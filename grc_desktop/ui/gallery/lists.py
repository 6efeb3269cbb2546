"""Lists: their states, rows lower or selected, titles with the focus, a million rows, and the page they print."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from grc_desktop.core import format as shown
from grc_desktop.core.errors import DATABASE_LOCKED, StorageError
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.progress import Progress
from grc_desktop.ui.gallery.portrait import FocusPortrait
from grc_desktop.ui.gallery.specimen import EMPTY, ERROR, FILLED, FOCUSED, LOADING, Make, Sheet, Specimen
from grc_desktop.ui.kit.empty import Emptiness
from grc_desktop.ui.kit.paper.pages import Heading, Pages, Report, paper
from grc_desktop.ui.kit.paper.preview import Sheet as Paper
from grc_desktop.ui.kit.table.columns import Align, Badge, Column, Sort
from grc_desktop.ui.kit.table.header import COMPACT_KEY, Forgetful
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.work import Work

_PEOPLE: Final = (
    ("Benali Karim", "Villeurbanne"),
    ("Boulangerie Lefèvre & fils", "Lyon 3e"),
    ("Comité des œuvres sociales de la Société nationale de chemins de fer, région Auvergne-Rhône-Alpes", "Lyon"),
    ("Lefèvre Éléonore", "Écully"),
    ("de La Rochefoucauld-Liancourt Marie-Antoinette", "Saint-Cyr-au-Mont-d’Or"),
    ("Zoé", ""),
)
_LONG: Final = 1_000_000
_NOBODY: Final = Emptiness("users", N_("No customer yet."), N_("Add a customer"), lambda: None)


@dataclass(frozen=True, slots=True)
class _Person:
    id: int

    @property
    def name(self) -> str:
        return _PEOPLE[self.id % len(_PEOPLE)][0]

    @property
    def town(self) -> str:
        return _PEOPLE[self.id % len(_PEOPLE)][1]

    def points(self) -> str:
        return shown.number(self.id * 137 % 9000)

    def spent(self) -> str:
        return shown.money(self.id * 12_345 % 900_000)

    def badge(self) -> Badge | None:
        if self.id % 3 == 0:
            return Badge(_("Loyal"), Tone.GOLD, "star")
        return Badge(_("To check"), Tone.WARNING, "warning") if self.id % 4 == 0 else None


def _stage(person: _Person) -> str:
    badge = person.badge()
    return badge.text if badge else ""


_COLUMNS: Final[tuple[Column[_Person], ...]] = (
    Column("name", N_("Name"), lambda person: person.name, 220, sort="name", strong=True),
    Column("town", N_("Town"), lambda person: person.town, 140, sort="town", soft=True),
    Column("stage", N_("Stage"), _stage, 120, badge=_Person.badge),
    Column("points", N_("Points"), _Person.points, 90, Align.RIGHT, "points"),
    Column("spent", N_("Spent this year"), _Person.spent, 130, Align.RIGHT, "spent"),
)
_EDITED: Final = (replace(_COLUMNS[0], edit=lambda person: person.name), *_COLUMNS[1:])


def _fetch(ids: Sequence[int]) -> list[_Person]:
    return [_Person(id_) for id_ in ids]


def _table(work: Work, columns: Sequence[Column[_Person]] = _COLUMNS, compact: bool = False) -> Table:
    memory = Forgetful()
    memory.put(COMPACT_KEY, compact)
    table = Table(work, columns, _fetch, "gallery", memory)
    table.name_as(_("Customers"))
    return table


def _filled(rows: int = 40, compact: bool = False) -> Make:
    def make(work: Work) -> QWidget:
        table = _table(work, compact=compact)
        table.show_sort(Sort("points"))
        table.show_ids(array("q", range(1, rows + 1)))
        table.go_to(2)
        return table

    return make


def _focused(make: Callable[[Work], Table]) -> Make:
    """The portrait of a list, taken again when its rows are read."""

    def portrait(work: Work) -> QWidget:
        table = make(work)
        picture = FocusPortrait(table)
        table.rows.dataChanged.connect(picture.take, Qt.ConnectionType.QueuedConnection)
        return picture

    return portrait


def _several(work: Work) -> QWidget:
    table = _table(work)
    actions = [QAction(_(text), table) for text in (N_("Export…"), N_("Delete"))]
    table.set_actions(actions, actions)
    table.show_ids(array("q", range(1, 41)))
    table.view.selectAll()
    return table


def _edited(work: Work) -> Table:
    table = _table(work, _EDITED)
    table.show_ids(array("q", range(1, 41)))
    table.go_to(4)
    return table


def _titles(work: Work) -> Table:
    table = _table(work)
    table.show_sort(Sort("points"))
    table.show_ids(array("q", range(1, 41)))
    table.setFocusProxy(table.header)
    return table


def _empty(work: Work) -> QWidget:
    table = _table(work)
    table.set_empty(_NOBODY)
    table.show_ids(())
    return table


def _failed(work: Work) -> QWidget:
    table = _table(work)
    table.show_error(StorageError(DATABASE_LOCKED), lambda: None)
    return table


def _paper(_work: Work) -> QWidget:
    headings = (Heading(column.heading(), column.width, column.align is Align.RIGHT) for column in _COLUMNS)
    rows = [tuple(column.text(person) for column in _COLUMNS) for person in _fetch(range(1, 61))]
    report = Report(_("Customers"), "21/11/2026 14:05", tuple(headings), rows)
    page = Paper()
    page.setMinimumHeight(560)
    page.show_pages(Pages(report, paper(wide=report.wide), Progress()))
    return page


SHEET: Final = Sheet(
    "lists",
    N_("Lists"),
    "rows",
    (
        Specimen(N_("List"), {FILLED: _filled()}, height=300),
        Specimen(N_("List of a million compact rows"), {FILLED: _filled(_LONG, compact=True)}, height=240),
        Specimen(
            N_("Rows and titles of a list"),
            {
                N_("Several rows"): _several,
                N_("Edited in place"): _focused(_edited),
                FOCUSED: _focused(_titles),
            },
            width=608,
            height=240,
        ),
        Specimen(N_("Narrow list"), {LOADING: _table, EMPTY: _empty, ERROR: _failed}, width=400, height=240),
        Specimen(N_("Page of a printed list"), {FILLED: _paper}),
    ),
)
