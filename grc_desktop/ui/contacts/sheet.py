"""The tab of a record that shows what is known: sections of labelled values; a double click edits one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from grc_desktop.ui.contacts.facts import Fact, Section

_LABELS: Final = 148


class Value(Label):
    """A value of the record; its context menu copies it."""

    edit_asked = Signal(str)

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(wrap=True, parent=parent)
        self._fact = fact
        self.setText(fact.value)
        self.setAccessibleName(f"{fact.label} {fact.value}".strip())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for title, act in ((_("Copy"), self._copy), (_("Edit"), self._edit)):
            action = QAction(title, self)
            action.triggered.connect(act)
            self.addAction(action)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._edit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._fact.value)

    def _edit(self) -> None:
        self.edit_asked.emit(self._fact.field)


class Sheet(QWidget):
    """The sections of one contact."""

    edit_asked = Signal(str)
    """The field of the form to begin with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)
        self._panels: list[Panel] = []
        self._nothing, self._fill_in = Label(Role.SOFT, wrap=True), Button(Weight.LINK, "plus")
        self._fill_in.clicked.connect(lambda: self.edit_asked.emit(""))
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._fill_in, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show other values."""
        for old in self._panels:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._panels = [Panel(section.title, self._grid(section.facts)) for section in sections]
        for panel in self._panels:
            self._column.addWidget(panel)
        self._nothing.setText(_("Only the name is known."))
        self._fill_in.say(_("Fill in the record"))
        for widget in (self._nothing, self._fill_in):
            widget.setVisible(not sections)

    def _grid(self, facts: Sequence[Fact]) -> QWidget:
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        labelled = any(fact.label for fact in facts)
        grid.setColumnStretch(int(labelled), 1)
        for row, fact in enumerate(facts):
            label, value = Label(Role.SOFT, wrap=True), Value(fact)
            label.setText(fact.label)
            label.setFixedWidth(round(_LABELS * theme.current().scale))
            value.edit_asked.connect(self.edit_asked)
            if labelled:
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, int(labelled))
        return frame
