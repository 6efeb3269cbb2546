"""A line over the check grid: what there is to say of the cell one is in, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.importing.actions import NEXT_PROBLEM, UNFIX
from grc_desktop.ui.importing.sieve import side_by_side
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import ActionButton, Weight
from grc_desktop.ui.kit.fields.choice import CheckBox
from grc_desktop.ui.kit.labels import ElidedLabel, Picture, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grc_desktop.ui.importing.outlook import Outlook, RowView
    from grc_desktop.ui.kit.actions import Actions

_HEIGHT: Final = 34
STRICT: Final = N_("Refuse rows with a problem")


class CellLine(QWidget):
    """Says why a cell needs a look or what it becomes; else how many cells need one."""

    def __init__(self, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urgent = False
        self._picture = Picture("check-circle", 16, Tone.OK)
        self._said = ElidedLabel()
        self.unfix = ActionButton(commands[UNFIX], Weight.LINK)
        self._next = ActionButton(commands[NEXT_PROBLEM], Weight.QUIET)
        self.strict = CheckBox()
        self._words = QWidget()
        words, deeds = QHBoxLayout(self._words), QHBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(8)
        words.addWidget(self._picture)
        words.addWidget(self._said, 1)
        deeds.setSpacing(8)
        deeds.addStretch(1)
        for widget in (self.unfix, self._next, self.strict):
            deeds.addWidget(widget)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(2, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self._words, 1)
        self._box.addLayout(deeds)

    @property
    def text(self) -> str:
        """What is said now."""
        return self._said.text()

    def say(self, outlook: Outlook | None, fixed: int, row: RowView | None, column: int | None, header: str) -> None:
        """Tell of the cell of `row` in the column of this index, called `header`; `fixed` cells were corrected."""
        problems = len(outlook.bad) if outlook is not None else 0
        about = _about(row, column, header)
        self._urgent = about is not None
        text, tone, icon = about or _in_all(outlook, problems, fixed)
        self._said.setText(text)
        self._said.show_role(Role.WARNING if tone == Tone.WARNING else Role.SOFT)
        self._said.setAccessibleName(text)
        self._picture.show_icon(icon, tone)
        self._picture.setVisible(bool(text))
        self.unfix.setVisible(fixed > 0)
        self._next.setVisible(problems > 0)
        self.strict.setVisible(problems > 0 or self.strict.isChecked())
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def retranslate(self) -> None:
        self.strict.setText(_(STRICT))
        self.strict.setAccessibleName(_(STRICT))

    def _fold(self) -> None:
        """Two lines where it is narrow, one while the first has nothing to say of the cell itself.

        The height is fixed: where it is wide, the grid below stays where it is whatever is said.
        """
        direction = side_by_side(self.width())
        narrow = direction == QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        self._words.setVisible(self._urgent or not narrow)
        theme.fix(self, height=_HEIGHT * (2 if narrow and self._urgent else 1))


def _about(row: RowView | None, column: int | None, header: str) -> tuple[str, Tone, str] | None:
    """What one cell, or else its row, asks for."""
    cell = row.cells.get(column) if row is not None and column is not None else None
    if row is None or row.ignored:
        return None
    where = _("Row {row}, {column}").format(row=row.id, column=header)
    if cell is not None and cell.why:
        return f"{where} – {cell.why}", Tone.WARNING, "warning"
    if cell is not None and cell.typed and cell.changed:
        text = _("“{typed}” becomes “{text}”").format(typed=cell.typed, text=cell.text)
        return f"{where} – {text}", Tone.OK, "check-circle"
    if row.why:
        return _("Row {row}: {why}").format(row=row.id, why=row.why), Tone.INFO, "info"
    return None


def _in_all(outlook: Outlook | None, problems: int, fixed: int) -> tuple[str, Tone, str]:
    if outlook is None:
        return "", Tone.NEUTRAL, "info"
    if problems:
        text = _("Double-click a cell, or press F2, to correct it. What you leave is kept with its customer.")
        return text, Tone.NEUTRAL, "info"
    if fixed:
        text = _n("{n} cell corrected.", "{n} cells corrected.", fixed).format(n=shown.number(fixed))
        left = _("Nothing is left to check.")
        return f"{text} {left}", Tone.OK, "check-circle"
    return _("Every cell could be read."), Tone.OK, "check-circle"
