"""Today: what happened, what to check, what to do next, and how the base is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.services.today.types import Column
from grc_desktop.ui.kit.figures import FigureCard, FigureRow
from grc_desktop.ui.kit.lines import Abreast, Feed
from grc_desktop.ui.kit.page import Page
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.toasts import Toast
from grc_desktop.ui.today import facts
from grc_desktop.ui.today.beginning import Beginning
from grc_desktop.ui.today.health import DayLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.history.types import Undone
    from grc_desktop.services.today.service import TodayService
    from grc_desktop.services.today.types import Columns, Offer, Overview
    from grc_desktop.ui.kit.work import Work

FEEDS: Final = {
    Column.HAPPENED: (N_("What happened"), N_("Nothing yet: what you do will be told here.")),
    Column.CHECK: (N_("To check"), N_("Nothing to check: your file is in order.")),
    Column.NEXT: (N_("To do"), N_("Nothing planned: the day is yours.")),
}
FIGURES: Final = (
    (N_("Customers"), facts.customers),
    (N_("New this month"), facts.this_month),
    (N_("Reachable"), facts.reachable),
)
EVERYBODY: Final = {"view": "all", "filter": {}, "order": {"by": "name"}}
NEWEST: Final = {"view": "all", "filter": {}, "order": {"by": "created", "descending": True}}


class TodayPage(Page):
    """The room a base opens on."""

    name: ClassVar[str] = N_("Today")
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            *("contacts", "emails", "phones", "addresses", "contact_checks", "custom_values"),
            *("import_reviews", "journal_entries", "settings", "health"),
        }
    )

    def __init__(self, today: TodayService, history: HistoryService, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._history, self._work = today, history, work
        self._known = False
        self.day = DayLine()
        self.cards = [FigureCard(label, leads=place < 2) for place, (label, _figure) in enumerate(FIGURES)]
        self.feeds = {column: Feed(title, calm) for column, (title, calm) in FEEDS.items()}
        self.beginning = Beginning(lambda: self.go("importing"), lambda: self.go("contacts", new=True))
        self._figures = FigureRow(self.cards)
        self._content = Stack(margin=20, gap=12)
        self._content.add(self.day, self._figures, Abreast(list(self.feeds.values())))
        self._states = QStackedWidget()
        for state in (self._content, self.beginning):
            self._states.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._states)
        self.day.details_wanted.connect(lambda: self.go("settings"))
        self.cards[0].pressed.connect(lambda: self.go("contacts", **EVERYBODY))
        self.cards[1].pressed.connect(lambda: self.go("contacts", **NEWEST))

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.day, self._figures, self.beginning):
            part.retranslate()
        for feed in self.feeds.values():
            feed.retranslate()
        if self._known:
            self.refresh()

    def refresh(self) -> None:
        for card in self.cards:
            card.show_loading()
        for feed in self.feeds.values():
            feed.show_loading()
        self._work.read(self, self._today.overview, self._show_overview, self._fail_overview, key="overview")
        self._work.read(self, self._today.columns, self._show_columns, self._fail_columns, key="columns")

    def follow(self, offer: Offer) -> None:
        """Do what a line offers."""
        entry = offer.undoes
        if entry is None:
            self.go(offer.room, **offer.state)
        else:
            self._work.write(
                self, lambda progress: self._history.undo(entry, progress), self._undone, label=_("Undoing")
            )

    def _show_overview(self, seen: Overview) -> None:
        self._known = True
        self._states.setCurrentWidget(self._content if seen.figures.customers else self.beginning)
        self.day.show_overview(seen)
        for card, (_label, figure) in zip(self.cards, FIGURES, strict=True):
            card.show_figure(figure(seen.figures))

    def _show_columns(self, columns: Columns) -> None:
        for column, feed in self.feeds.items():
            feed.show_lines([facts.line(told, self.follow) for told in columns[column]])

    def _fail_overview(self, error: BaseException) -> None:
        for card in self.cards:
            card.show_error(error, self.refresh)

    def _fail_columns(self, error: BaseException) -> None:
        for feed in self.feeds.values():
            feed.show_error(error, self.refresh)

    def _undone(self, undone: Undone) -> None:
        kept = undone.kept + undone.impossible
        text = _n("Undone, except {n} record changed since.", "Undone, except {n} records changed since.", kept)
        self.toast(Toast(text.format(n=shown.number(kept)) if kept else _("Undone"), about=undone.entry))
