"""Who the new contact may already be, said while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.buttons import Button
from grc_desktop.ui.kit.labels import ElidedLabel, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.contacts.types import Lookalike

_REASONS: Final = {
    "email": N_("same e-mail"),
    "phone": N_("same phone"),
    "code": N_("same customer number"),
    "name": N_("nearly the same name"),
}
_MOST: Final = 3


def reasons_of(found: Lookalike) -> list[str]:
    """Why `found` looks alike, in words."""
    return [_(_REASONS.get(reason, reason)) for reason in found.reasons]


class Alike(QWidget):
    """A line for each contact that looks like the one being typed."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner()
        self.lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._banner)
        self.hide()

    def show_found(self, found: Sequence[Lookalike]) -> None:
        """Show `found`, or nothing."""
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [_Line(each) for each in found[:_MOST]]
        for line in self.lines:
            line.opened.connect(self.opened)
            self._column.addWidget(line)
        text = _("Look before you save: the record may be there.")
        self._banner.show_notice(Notice(text, Tone.WARNING, _("Perhaps already a customer"), icon="users"))
        self.setVisible(bool(found))


class _Line(QWidget):
    opened = Signal(int)

    def __init__(self, found: Lookalike) -> None:
        super().__init__()
        self.found = found
        reasons = ", ".join(_(_REASONS.get(reason, reason)) for reason in found.reasons)
        name, detail = ElidedLabel(Role.STRONG), ElidedLabel(Role.SMALL)
        name.setText(found.name)
        detail.setText(" · ".join(part for part in (found.city, reasons) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(detail)
        self.open = Button()
        self.open.say(_("Open this record"))
        self.open.setAccessibleName(_("Open the record of {name}").format(name=found.name))
        self.open.clicked.connect(lambda: self.opened.emit(found.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.open)
