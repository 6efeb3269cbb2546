"""What was imported before, with the way back from each."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.importing.framed import framed
from grc_desktop.ui.kit.actions import Action, Actions
from grc_desktop.ui.kit.buttons import ActionButton, Weight
from grc_desktop.ui.kit.empty import Emptiness
from grc_desktop.ui.kit.panel import Panel
from grc_desktop.ui.kit.table.columns import Align, Badge, Column
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.importing.service import ImportService
    from grc_desktop.ui.kit.work import Work

UNDO: Final = Action("importing.undo_past", N_("Undo this import"), "arrow-counter-clockwise", ("Ctrl+Shift+Z",))
TITLE: Final = N_("Past imports")
EMPTY: Final = Emptiness("download-simple", N_("Nothing was imported yet."))
_LISTED: Final = 30


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import that was done: `entry` takes it back while it is not `undone`."""

    id: int
    at: datetime
    file: str
    sheet: str
    counts: dict[str, int]
    entry: int | None
    undone: bool


def past_imports(importing: ImportService, history: HistoryService) -> list[PastImport]:
    """The newest imports first."""
    found: list[PastImport] = []
    for row in importing.past(_LISTED):
        entry = importing.entry_of(row.id)
        known = history.entries(1, before=entry + 1) if entry is not None else []
        undone = bool(known) and known[0].undone
        found.append(PastImport(row.id, row.at, row.file, row.sheet or "", row.counts, entry, undone))
    return found


class PastImports(QWidget):
    """The list of past imports."""

    undo_wanted = Signal(int)
    """The history entry of the import to take back."""

    def __init__(
        self, importing: ImportService, history: HistoryService, work: Work, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._importing, self._history, self._work = importing, history, work
        self._known: dict[int, PastImport] = {}
        self.commands = Actions(self)
        undo = self.commands.bind(UNDO, self._undo)
        self.table = Table(work, COLUMNS, self._rows, "imports")
        self.table.set_empty(EMPTY)
        self.table.set_actions((undo,))
        self.table.current_changed.connect(lambda _id: self._offer())
        self._panel = Panel(TITLE, framed(self.table), ActionButton(undo, Weight.QUIET))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel)

    def refresh(self) -> None:
        """Read the list again."""
        importing, history = self._importing, self._history
        self._work.read(
            self, lambda: past_imports(importing, history), self._show, lambda e: self.table.show_error(e), key="past"
        )

    def retranslate(self) -> None:
        self.commands.retranslate()
        self._panel.retranslate()
        self.table.retranslate()
        self.table.name_as(_(TITLE))

    def _show(self, found: list[PastImport]) -> None:
        self._known = {one.id: one for one in found}
        self.setVisible(bool(found))
        self.table.stale()
        self.table.show_ids(array("q", self._known))
        if found and self.table.current_id() is None:
            self.table.go_to(found[0].id)
        self._offer()

    def _rows(self, ids: Sequence[int]) -> list[PastImport]:
        return [self._known[id_] for id_ in ids if id_ in self._known]

    def _offer(self) -> None:
        chosen = self._known.get(self.table.current_id() or 0)
        self.commands.enable(chosen is not None and chosen.entry is not None and not chosen.undone, UNDO)

    def _undo(self) -> None:
        chosen = self._known.get(self.table.current_id() or 0)
        if chosen is not None and chosen.entry is not None:
            self.undo_wanted.emit(chosen.entry)


def _count(name: str, title: str) -> Column[PastImport]:
    return Column(name, title, lambda one: shown.number(one.counts.get(name, 0)), width=84, align=Align.RIGHT)


def _state(one: PastImport) -> Badge:
    if one.undone:
        return Badge(_("Undone"), Tone.NEUTRAL, "arrow-counter-clockwise")
    return Badge(_("Imported"), Tone.OK, "check")


COLUMNS: Final[tuple[Column[PastImport], ...]] = (
    Column("at", N_("When"), lambda one: shown.moment(one.at), width=160, soft=True),
    Column("file", N_("File"), lambda one: one.file, width=240, strong=True),
    Column("sheet", N_("Sheet"), lambda one: one.sheet, width=140, soft=True, wide=True),
    _count("read", N_("Read")),
    _count("created", N_("Created")),
    _count("updated", N_("Updated")),
    Column("state", N_("State"), lambda one: _state(one).text, width=130, badge=_state),
)
