"""A customer as the lists show one, so that language, look and text size are judged where they are chosen."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.labels import Label, Pill, Role
from grc_desktop.ui.kit.theme import Tone, fix
from grc_desktop.ui.settings.rows import FIELD, Line

TITLE: Final = N_("Preview")
HELP: Final = N_("Names, dates and amounts look like this.")
_NAME: Final = "Éléonore Lefèvre"
_DAY: Final = date(2026, 11, 21)
_CENTS: Final = 123_450


class Sample(Line):
    """Words, a state, a date and an amount."""

    def __init__(self, parent: QWidget | None = None) -> None:
        side = QWidget()
        super().__init__(side, parent)
        self._name, self._figures, self._state = Label(Role.STRONG), Label(Role.SMALL), Pill()
        self._name.setText(_NAME)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._figures)
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        fix(side, width=FIELD)
        self.retranslate()

    def figures(self) -> str:
        """The date and the amount, as they are shown."""
        return self._figures.text()

    def retranslate(self) -> None:
        self.say(_(TITLE), _(HELP))
        self._figures.setText(f"{shown.day(_DAY)} · {shown.money(_CENTS)}")
        self._state.show_as(_("Loyal"), Tone.GOLD, "star")
