"""The history: every action, and the way back from it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.history.columns import COLUMNS
from grc_desktop.ui.history.panel import EntryPanel
from grc_desktop.ui.history.words import outcome
from grc_desktop.ui.kit.actions import Action
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.empty import Emptiness
from grc_desktop.ui.kit.page import Page, State
from grc_desktop.ui.kit.table import printing
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.toasts import Toast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.history.types import Entry, Undone
    from grc_desktop.ui.kit.table.header import Memory
    from grc_desktop.ui.kit.work import Work

UNDO: Final = Action("history.undo", N_("Undo this action"), "arrow-counter-clockwise")
EMPTY: Final = Emptiness("clock", N_("Nothing was done yet. Each action will be listed here, and can be undone."))
OLDER: Final = N_("Show older actions")
UNDOING: Final = N_("Undoing")
_STEP: Final = 500


class HistoryPage(Page):
    """The list of actions, newest first, and beside it the one that is chosen."""

    name = N_("History")
    watches = frozenset({"journal_entries"})

    def __init__(self, history: HistoryService, work: Work, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._work = work
        self._memory = memory
        self._entries: dict[int, Entry] = {}
        self._limit = _STEP
        self._wanted: int | None = None
        self._table = Table(work, COLUMNS, self._known, "history", memory)
        self._table.set_empty(EMPTY)
        self._table.current_changed.connect(self._choose)
        undo = self.commands.bind(UNDO, self._undo_chosen)
        printing.offer(self, self._table, self.title)
        self._table.set_actions((undo, None, self.commands[printing.PRINT], self.commands[printing.SAVE_PDF]))
        self._older = Button(Weight.LINK)
        self._older.clicked.connect(self._show_older)
        self.panel = EntryPanel()
        self.panel.undo_wanted.connect(self._undo)
        self._splitter = self._lay_out()
        self.setFocusProxy(self._table)

    def retranslate(self) -> None:
        super().retranslate()
        self._table.retranslate()
        self._table.name_as(self.title())
        self._older.say(_(OLDER))
        self.panel.retranslate()
        if self._entries:
            self.refresh()

    def refresh(self) -> None:
        limit = self._limit
        self._table.show_loading()
        self._work.read(self, lambda: self._history.entries(limit), self._show, self._failed, key="entries")

    def titles(self) -> list[str]:
        """What is listed, from top to bottom."""
        return [entry.title for entry in self._entries.values()]

    def state(self) -> State:
        return {"entry": self._table.current_id()}

    def restore(self, state: Mapping[str, object]) -> None:
        entry = state.get("entry")
        if isinstance(entry, int) and not self._table.go_to(entry):
            self._wanted = entry

    def _lay_out(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._table, 1)
        column.addWidget(self._older, 0, Qt.AlignmentFlag.AlignHCenter)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([850, 320])
        if isinstance(kept := self._memory.get("history.splitter"), list):
            splitter.setSizes([size for size in kept if isinstance(size, int)])
        splitter.splitterMoved.connect(lambda: self._memory.put("history.splitter", splitter.sizes()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        return splitter

    def _known(self, ids: Sequence[int]) -> list[Entry]:
        entries = self._entries
        return [entries[id_] for id_ in ids if id_ in entries]

    def _show(self, entries: list[Entry]) -> None:
        chosen = self._wanted or self._table.current_id()
        self._wanted = None
        self._entries = {entry.id: entry for entry in entries}
        self.panel.setVisible(bool(entries))
        self._older.setVisible(len(entries) >= self._limit)
        self._table.show_ids(array("q", self._entries))
        if entries and (chosen is None or not self._table.go_to(chosen)):
            self._table.go_to(entries[0].id)
        self._choose(self._table.current_id())

    def _failed(self, error: BaseException) -> None:
        self._table.show_error(error, self.refresh)

    def _choose(self, entry: object) -> None:
        chosen = self._entries.get(entry) if isinstance(entry, int) else None
        self.commands.enable(chosen is not None and chosen.undoable, UNDO)
        self.panel.show_entry(chosen)

    def _show_older(self) -> None:
        self._limit += _STEP
        self.refresh()

    def _undo_chosen(self) -> None:
        if (chosen := self._table.current_id()) is not None:
            self._undo(chosen)

    def _undo(self, entry: int) -> None:
        self._work.write(self, lambda progress: self._history.undo(entry, progress), self._told, label=_(UNDOING))

    def _told(self, undone: Undone) -> None:
        self._wanted = undone.entry
        self.panel.show_undone(undone)
        self._table.setFocus()
        back = undone.id
        again = None if back is None else lambda: self._undo(back)
        self.toast(Toast(outcome(undone), again, N_("Do it again"), undone.entry))
        self.refresh()
