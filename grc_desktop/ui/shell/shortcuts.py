"""The sheet of keyboard shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.labels import Label, Role, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grc_desktop.ui.shell.keys import Shortcut

TITLE: Final = N_("Keyboard shortcuts")
_WIDTH: Final = 460


class ShortcutSheet(QDialog):
    """Groups of shortcuts, one below the other; Esc closes."""

    def __init__(self, groups: Sequence[tuple[str, Iterable[Shortcut]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(TITLE))
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        self._words: list[Shortcut] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(8)
        for title, shortcuts in groups:
            shown = list(shortcuts)
            if shown:
                self._add(column, title, shown)
        column.addStretch(1)

    def words(self) -> list[Shortcut]:
        """All that the sheet says."""
        return list(self._words)

    def _add(self, column: QVBoxLayout, title: str, shortcuts: list[Shortcut]) -> None:
        self._words += shortcuts
        heading = Label(Role.SECTION)
        heading.setText(title)
        column.addWidget(heading)
        column.addWidget(Rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for row, (what, keys) in enumerate(shortcuts):
            words, cap = Label(), Label(Role.SOFT)
            words.setText(what)
            cap.setText(keys)
            cap.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(words, row, 0)
            grid.addWidget(cap, row, 1)
        column.addLayout(grid)
        column.addSpacing(8)
