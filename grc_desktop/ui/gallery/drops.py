"""Where a file is dropped, or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.portrait import focused
from grc_desktop.ui.gallery.specimen import DISABLED, FOCUSED, NORMAL, Make, Sheet, Specimen
from grc_desktop.ui.kit.drop import DropCard
from grc_desktop.ui.kit.labels import Label, Picture, Role, restyle
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Work


def _card(over: bool = False, enabled: bool = True) -> Make:
    def make(_work: Work) -> QWidget:
        card = DropCard((".xlsx", ".csv"))
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(8)
        column.addWidget(Picture("upload-simple", 32, Tone.ACCENT), 0, Qt.AlignmentFlag.AlignHCenter)
        for role, text in ((Role.STRONG, _("Drop your Excel file here")), (Role.SOFT, _("or press to choose it"))):
            label = Label(role, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setText(text)
            column.addWidget(label)
        column.addStretch(1)
        card.setAccessibleName(_("Drop your Excel file here"))
        card.setEnabled(enabled)
        restyle(card, "over", over)
        return card

    return make


SHEET: Final = Sheet(
    "drops",
    N_("Drop zones"),
    "upload-simple",
    (
        Specimen(
            N_("Drop zone"),
            {
                NORMAL: _card(),
                N_("A file over it"): _card(over=True),
                FOCUSED: focused(_card()),
                DISABLED: _card(enabled=False),
            },
            width=248,
            height=160,
        ),
    ),
)
