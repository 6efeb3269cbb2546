"""One column of the file as a card: its header, what it fills, how sure that is, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.importing.painted import MeaningButton
from grc_desktop.ui.importing.words import confidence, meaning
from grc_desktop.ui.kit.labels import Card, ElidedLabel, Pill, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from grc_desktop.services.importing.types import Column
    from grc_desktop.ui.importing.outlook import Shown
    from grc_desktop.ui.kit.columns import Badge

_SAMPLES: Final = 2


class ColumnCard(Card):
    """Shows a `Column`; `samples` of its cells too, where there is room for them."""

    menu_wanted = Signal(int, QPoint)
    """What the column of this index fills is to be chosen, from a menu at that place."""
    pressed = Signal(int)

    def __init__(self, column: Column, samples: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self._header = ElidedLabel(Role.SMALL)
        self.meaning = MeaningButton()
        self.meaning.clicked.connect(self._ask)
        self._pill = Pill()
        self._samples = [ElidedLabel(Role.SOFT) for _each in range(_SAMPLES if samples else 0)]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(6, 8, 10, 8)
        lines.setSpacing(3)
        above, below = QVBoxLayout(), QVBoxLayout()
        for part in (above, below):
            part.setContentsMargins(4, 0, 0, 0)
            part.setSpacing(3)
        above.addWidget(self._header)
        lines.addLayout(above)
        lines.addWidget(self.meaning)
        lines.addLayout(below)
        below.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        if samples:
            below.addSpacing(4)
        for label in self._samples:
            below.addWidget(label)
        self.show_column(column)

    def show_column(self, column: Column, badge: Badge | None = None, found: Sequence[Shown] = ()) -> None:
        """Show another state of the column, `badge` in place of how sure its meaning is, cells that were `found`."""
        self.column = column
        badge = badge or confidence(column)
        texts = _samples(found) or column.samples
        header = column.header.replace("\n", " ")
        self._header.setText(header)
        self.meaning.say(meaning(column), _("“{header}” fills: {field}").format(header=header, field=meaning(column)))
        self._pill.show_as(badge.text, badge.tone, badge.icon)
        for place, label in enumerate(self._samples):
            text = texts[place] if place < len(texts) else ""
            label.setText(text.replace("\n", " "))
        self.setAccessibleName(f"{header}: {meaning(column)}, {badge.text}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.column.index)
        super().mouseReleaseEvent(event)

    def _ask(self) -> None:
        below = self.meaning.mapToGlobal(QPoint(0, self.meaning.height() + 2))
        self.menu_wanted.emit(self.column.index, below)


def _samples(found: Sequence[Shown]) -> list[str]:
    """What stands in the column: a cell and what it becomes, or two cells that stay as they are."""
    if found and found[0].changed:
        return [found[0].typed, f"→ {found[0].text}"]
    return [cell.text for cell in found]
