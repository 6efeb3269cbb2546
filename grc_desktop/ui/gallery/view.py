"""A page of the gallery on the screen: one specimen below the other, its states side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import Label, Role, Rule
from grc_desktop.ui.kit.panel import Stack

if TYPE_CHECKING:
    from grc_desktop.ui.gallery.specimen import Make, Sheet, Specimen
    from grc_desktop.ui.kit.work import Work

STATE: Final = "state"
"""The name of the widget that holds a piece in one state."""
_GAP: Final = 24


class SheetView(Stack):
    """Shows `sheet`, made in the language in force."""

    def __init__(self, sheet: Sheet, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(margin=32, gap=_GAP, parent=parent)
        heading = Label(Role.TITLE)
        heading.setText(_(sheet.title))
        self.add(heading)
        for specimen in sheet.specimens:
            self.add(Rule(), _shown(specimen, work))


def _shown(specimen: Specimen, work: Work) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    heading = Label(Role.SECTION)
    heading.setText(_(specimen.name))
    column.addWidget(heading)
    states = [_state(_(name), make, specimen, work) for name, make in specimen.states.items()]
    if not specimen.width:
        column.setSpacing(16)
        for state in states:
            column.addWidget(state)
        return whole
    beside = QWidget()
    flow = FlowLayout(beside, gap=_GAP, top=True)
    for state in states:
        flow.addWidget(state)
    column.addWidget(beside)
    return whole


def _state(name: str, make: Make, specimen: Specimen, work: Work) -> QWidget:
    whole = QWidget()
    whole.setObjectName(STATE)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    caption = Label(Role.SMALL, wrap=True)
    caption.setText(name)
    piece = make(work)
    if specimen.height:
        theme.fix(piece, height=specimen.height)
    if specimen.width:
        theme.fix(whole, width=specimen.width)
    column.addWidget(caption)
    column.addWidget(piece)
    column.addStretch(1)
    return whole
