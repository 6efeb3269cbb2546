"""The second step: what each column fills, and how its dates read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.dates import parse_date
from grc_desktop.core.i18n import _, _n
from grc_desktop.ui.importing.cards import Cards
from grc_desktop.ui.importing.sheet_grid import SheetGrid
from grc_desktop.ui.importing.words import ORDERS
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.fields.choice import ComboBox
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grc_desktop.services.importing.types import SheetReport
    from grc_desktop.ui.importing.journey import Journey
    from grc_desktop.ui.kit.work import Work

_EXAMPLE: Final = "01/03/2024"
_YEAR_FIRST: Final = "2024/03/01"
_GRID_FROM: Final = 340
_EXAMPLE_FROM: Final = 760
_SHARES: Final = (320, 220)


class ColumnsStep(QWidget):
    """Cards for the columns, the order of dates above them, the cells as they came below."""

    def __init__(self, journey: Journey, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self._shown: SheetReport | None = None
        self._dated = False
        self._told = Label(Role.SOFT, wrap=True)
        self._label, self._example = Label(Role.SOFT), Label(Role.SMALL)
        self.order = ComboBox()
        self._label.setBuddy(self.order)
        self._ambiguous = Banner()
        self.cards = Cards(journey, self.order, samples=True)
        self.grid = SheetGrid(work, headed=True)
        self.cards.pressed.connect(self.grid.show_column)
        self.begin = self.order
        self.order.activated.connect(lambda place: journey.decide(date_order=ORDERS[place][0]))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        for widget in (self._label, self.order, self._example):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self._ambiguous)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        self.grid.setContentsMargins(0, 10, 0, 0)
        for place, piece in enumerate((self.cards, self.grid)):
            split.addWidget(piece)
            split.setStretchFactor(place, _SHARES[place])
        self.cards.lower()  # a splitter puts what comes last below the others, and Tab begins with the lowest
        split.setSizes(list(_SHARES))
        column.addWidget(split, 1)
        for signal in (journey.opened, journey.decided, journey.checked, journey.known):
            signal.connect(self.follow)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, it goes to the cards."""
        super().resizeEvent(event)
        self.grid.setVisible(self.height() >= theme.px(_GRID_FROM))
        self._show_dates()

    def follow(self) -> None:
        """Show what is decided now."""
        report, decisions = self._journey.report, self._journey.decisions
        self.cards.show_columns()
        if report is not self._shown:
            self._shown = report
            self.grid.show_sheet(report)
        if report is None or decisions is None:
            return
        taken = sum(column.field is not None for column in decisions.columns)
        text = _n("{n} column is imported out of {all}.", "{n} columns are imported out of {all}.", taken)
        self._told.setText(text.format(n=taken, all=len(decisions.columns)) + " " + _("Press a field to change it."))
        self._dated = any(column.kind == "date" and column.field is not None for column in decisions.columns)
        self._show_dates()
        self.order.setCurrentIndex([order for order, _text in ORDERS].index(decisions.date_order))
        example = _YEAR_FIRST if decisions.date_order == "ymd" else _EXAMPLE
        read = parse_date(example, decisions.date_order)
        said = shown.long_day(read) if isinstance(read, date) else ""
        self._example.setText(_("{written} = {read}").format(written=example, read=said))
        unsure = Notice(
            _(
                "Nothing here tells the day from the month: {written} = {read}. Change the order if this is wrong."
            ).format(written=example, read=said),
            Tone.WARNING,
        )
        self._ambiguous.show_notice(unsure if report.ambiguous and self._dated else None)

    def _show_dates(self) -> None:
        for widget in (self._label, self.order):
            widget.setVisible(self._dated)
        self._example.setVisible(self._dated and self.width() >= theme.px(_EXAMPLE_FROM))

    def retranslate(self) -> None:
        self._label.setText(_("{name}:").format(name=_("Dates")))
        self.order.setAccessibleName(_("Order of dates"))
        self.order.clear()
        for _order, text in ORDERS:
            self.order.addItem(_(text))
        self.grid.retranslate()
        self.follow()
