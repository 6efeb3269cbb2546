"""The line of counts over the check grid: each lets its rows through, and what is done with known customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.services.importing.types import MATCHES
from grc_desktop.ui.importing.outlook import ALL, FILTERS, PROBLEMS
from grc_desktop.ui.importing.painted import CountChip
from grc_desktop.ui.importing.words import POLICIES, counted
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.fields.choice import ComboBox
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from grc_desktop.services.importing.types import Match

_TONES: Final = {"review": Tone.WARNING, PROBLEMS: Tone.WARNING, "rejected": Tone.BAD}
_WIDE_FROM: Final = 860


class Sieve(QWidget):
    """Chips that filter, and beside them (below, where it is narrow) the choice for known customers."""

    chosen = Signal(str)
    """The filter of this key."""
    matched = Signal(str)
    """What to do with known customers: one of `MATCHES`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {key: CountChip(_TONES.get(key)) for key in FILTERS}
        self._group = QButtonGroup(self)
        self._known, self.policy = Label(Role.SOFT), ComboBox()
        self._known.setBuddy(self.policy)
        self.policy.activated.connect(lambda place: self.matched.emit(MATCHES[place]))
        flow = QWidget()
        line = FlowLayout(flow, gap=6)
        for key, chip in self.chips.items():
            self._group.addButton(chip)
            line.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addStretch(1)
        choice.addWidget(self._known)
        choice.addWidget(self.policy)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(flow, 1)
        self._box.addLayout(choice)
        self.light(ALL)

    def light(self, key: str) -> None:
        """Show which filter is in force."""
        self.chips[key].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many rows each filter lets through."""
        for key, number in counts.items():
            self.chips[key].say(number, counted(key, number))

    def show_match(self, match: Match) -> None:
        """Show what is done with known customers."""
        self.policy.setCurrentIndex(MATCHES.index(match))

    def retranslate(self) -> None:
        self._known.setText(_("{name}:").format(name=_("Already a customer")))
        self.policy.setAccessibleName(_("Already a customer"))
        self.policy.clear()
        for _key, text in POLICIES:
            self.policy.addItem(_(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._box.setDirection(side_by_side(self.width()))


def side_by_side(width: int) -> QBoxLayout.Direction:
    """Pieces stand beside each other in `width` pixels, or one below the other where it is narrow."""
    wide = width >= theme.px(_WIDE_FROM)
    return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
