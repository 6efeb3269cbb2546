"""The first morning: nobody is in the base yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role

if TYPE_CHECKING:
    from collections.abc import Callable

WELCOME: Final = N_("Everything is ready")
INVITATION: Final = N_("Bring in the file you have, as it is: nothing of it is lost. Or begin with one customer.")
IMPORT: Final = N_("Import my file")
ADD: Final = N_("Add a customer")
_SIDE: Final = 40
_WIDTH: Final = 380


class Beginning(QWidget):
    """Fills the room with what one can begin with."""

    def __init__(
        self, bring_in: Callable[[], object], add: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._welcome, self._invitation = Label(Role.SECTION), Label(Role.SOFT, wrap=True)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        theme.fix(self._invitation, width=_WIDTH)
        self.bring_in, self.add = Button(Weight.PRIMARY, "download-simple"), Button(icon_name="plus")
        self.bring_in.clicked.connect(lambda: bring_in())
        self.add.clicked.connect(lambda: add())
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(Picture("storefront", _SIDE), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(_centred(self._welcome))
        column.addLayout(_centred(self._invitation))
        column.addLayout(_centred(self.bring_in, self.add))
        column.addStretch(3)

    def retranslate(self) -> None:
        self._welcome.setText(_(WELCOME))
        self._invitation.setText(_(INVITATION))
        self.bring_in.say(_(IMPORT))
        self.add.say(_(ADD))


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
