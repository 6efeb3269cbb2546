"""The day, and how the base is, in one line over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Pill, Role
from grc_desktop.ui.today.facts import condition

if TYPE_CHECKING:
    from grc_desktop.services.today.types import Overview

DETAILS: Final = N_("Details")
HEALTH: Final = N_("Health of the base")
COMPLETE: Final = N_("A record is complete with a phone or an e-mail, and an address.")


class DayLine(QWidget):
    """Shows what an `Overview` says of the day and of the base."""

    details_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._health = Label(Role.SECTION), Pill()
        self._more = Label(Role.SMALL, wrap=True)
        self._more.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.details = Button(Weight.LINK)
        self.details.clicked.connect(self.details_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._day)
        row.addWidget(self._more, 1)
        row.addWidget(self._health)
        row.addWidget(self.details)
        self._health.hide()

    def show_overview(self, seen: Overview) -> None:
        """Show what was found."""
        health, more = condition(seen)
        self._day.setText(seen.day)
        self._more.setText(more)
        self._health.show_as(health.text, health.tone, health.icon)
        self._health.show()

    def text(self) -> str:
        """What can be read, from left to right."""
        return " · ".join((self._day.text(), self._more.text(), self._health.accessibleName()))

    def retranslate(self) -> None:
        self._more.setToolTip(_(COMPLETE))
        self.details.say(_(DETAILS))
        self.details.setAccessibleName(f"{_(HEALTH)}: {_(DETAILS)}")
