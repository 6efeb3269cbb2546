"""The last step: what came of the import, and what can still be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.importing import actions, story
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import ActionButton, Weight
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import Card, Label, Picture, Role, Rule
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.history.types import Undone
    from grc_desktop.services.importing.types import Imported
    from grc_desktop.ui.importing.story import Line
    from grc_desktop.ui.kit.actions import Actions

_WIDTH: Final = 1130
_NUMBERS: Final = 72
_LISTED: Final = 100
FOLLOWING: Final = (actions.SEE, actions.AGAIN, actions.UNDO)
"""What is offered whatever came of it, the likeliest first."""
TRACE: Final = N_("From “{file}”. Each customer remembers the row it comes from.")
BACK_AS_BEFORE: Final = N_("Your base is as it was before the import. What you changed since is kept.")
REGRET: Final = N_("Not what you wanted? Undo the import, now or on any later day from the History.")


class ResultStep(QWidget):
    """Tells an `Imported`; after it was taken back, what became of it."""

    def __init__(self, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._result: Imported | None = None
        self._file = ""
        self._undone: Undone | None = None
        self._picture = Picture("check-circle", 32, Tone.OK)
        self._title, self._trace = Label(Role.FIGURE, wrap=True), Label(Role.SOFT, wrap=True)
        self._sum, self._regret = Label(Role.SMALL, wrap=True), Label(Role.SOFT, wrap=True)
        self._table: QWidget | None = None
        self._middle = QWidget()
        self._column = QVBoxLayout(self._middle)
        self._buttons = [
            ActionButton(commands[action], Weight.PRIMARY if not place else Weight.PLAIN)
            for place, action in enumerate(FOLLOWING)
        ]
        self.begin = self._buttons[0]
        self._lay_out()

    def show_result(self, result: Imported | None, file: str) -> None:
        """Tell another import."""
        self._result, self._file, self._undone = result, file, None
        self.retranslate()

    def show_undone(self, undone: Undone) -> None:
        """Tell what taking the import back did."""
        self._undone = undone
        self.retranslate()

    @property
    def undone(self) -> bool:
        """Whether the import that is told was taken back."""
        return self._undone is not None

    def lines(self) -> list[Line]:
        """What is told."""
        if self._undone is not None:
            return story.undone_told(self._undone)
        return story.told(self._result) if self._result is not None else []

    def retranslate(self) -> None:
        result, undone = self._result, self._undone
        self._middle.setMaximumWidth(theme.px(_WIDTH))
        if result is None:
            return
        icon, tone = ("check-circle", Tone.OK) if undone is None else ("arrow-counter-clockwise", Tone.NEUTRAL)
        self._picture.show_icon(icon, tone)
        self._title.setText(story.headline(result.counts) if undone is None else _("The import is undone"))
        self._trace.setText(_(TRACE).format(file=self._file) if undone is None else _(BACK_AS_BEFORE))
        self._sum.setText(f"{story.sum_of(result.counts)}. {story.duration(result.seconds)}")
        self._sum.setVisible(undone is None)
        self._regret.setText(_(REGRET))
        self._regret.setVisible(undone is None and result.entry is not None)
        self._show_lines(self.lines(), [f"{left.name} – {left.reason}" for left in undone.details] if undone else ())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        holder = QWidget()
        buttons = FlowLayout(holder, gap=8)
        for button in self._buttons:
            buttons.addWidget(button)
        column = self._column
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._trace)
        for widget in (holder, self._sum, self._regret):
            column.addWidget(widget)
        stack = Stack(margin=0, gap=0)
        stack.add(self._middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(stack)

    def _show_lines(self, lines: Sequence[Line], left: Sequence[str]) -> None:
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self._table = Card()
        rows = QVBoxLayout(self._table)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        for place, line in enumerate(lines):
            if place:
                rows.addWidget(Rule())
            rows.addWidget(self._row(line))
        for text in left[:_LISTED]:
            label = Label(Role.SMALL, wrap=True)
            label.setText(text)
            label.setContentsMargins(16, 4, 16, 4)
            rows.addWidget(label)
        self._column.insertWidget(2, self._table)
        self._table.setVisible(bool(lines))

    def _row(self, line: Line) -> QWidget:
        """One line: its icon, its number where numbers stand one below the other, its words, its button."""
        made = QWidget()
        number, text = Label(Role.SECTION), Label(wrap=True)
        number.setText(shown.number(line.number))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.fix(number, _NUMBERS)
        text.setText(line.text)
        text.setAccessibleName(f"{number.text()} {line.text}")
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(Picture(line.icon, 16, line.tone))
        row.addWidget(number)
        row.addWidget(text, 1)
        if line.action is not None:
            row.addWidget(ActionButton(self._commands[line.action], Weight.QUIET))
        made.setMinimumHeight(theme.px(40))
        return made
