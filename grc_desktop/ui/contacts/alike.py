"""Who the new contact may already be, said under the field that tells while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.contacts.toned import Sentence, Toned
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Picture
from grc_desktop.ui.kit.tab_order import reach_after, reached_last_in
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
FIELDS: Final = {"name": ("last_name", "company"), "phone": ("phones",), "email": ("emails",), "code": ("code",)}
"""Where each reason is said, in the order of the form: a contact is told once, under the first."""
_MOST: Final = 3


def reasons_of(found: Lookalike) -> list[str]:
    """Why `found` looks alike, in words."""
    return [_(_REASONS.get(reason, reason)) for reason in found.reasons]


def told_at(found: Lookalike) -> tuple[str, ...]:
    """The fields under one of which `found` is told."""
    return next((fields for reason, fields in FIELDS.items() if reason in found.reasons), ())


class Alike(QWidget):
    """A line for each contact that looks like the one being typed; nothing where there is none."""

    opened = Signal(int)
    dismissed = Signal(int)
    """This contact is somebody else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[AlikeLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_found(self, found: Sequence[Lookalike], below: QWidget) -> None:
        """Show `found`, reached after the fields of `below`; lines that stay keep the focus."""
        shown = list(found[:_MOST])
        if [line.found for line in self.lines] == shown:
            return
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [AlikeLine(each, self) for each in shown]
        for line in self.lines:
            line.open.clicked.connect(lambda _checked=False, line=line: self.opened.emit(line.found.id))
            line.other.clicked.connect(lambda _checked=False, line=line: self.dismissed.emit(line.found.id))
            self._column.addWidget(line)
        self.setVisible(bool(shown))
        reach_after(reached_last_in(below), self.lines)


class AlikeLine(Toned):
    """“Éloïse Lefèvre, Lyon: same phone”, with what one can do about it."""

    def __init__(self, found: Lookalike, parent: QWidget | None = None) -> None:
        super().__init__(Tone.WARNING, parent)
        self.found = found
        self.open, self.other = Button(Weight.LINK), Button(Weight.LINK)
        strong = _("Perhaps already a customer: {name}.").format(name=found.name)
        plain = " · ".join(part for part in (found.city, ", ".join(reasons_of(found))) if part)
        self.open.say(_("Open"))
        self.open.setAccessibleName(_("Open the record of {name}").format(name=found.name))
        self.other.say(_("This is somebody else"))
        self.other.setAccessibleName(_("{name} is somebody else").format(name=found.name))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.open)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Sentence(strong, plain, Tone.WARNING))
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 2)
        row.setSpacing(10)
        row.addWidget(Picture("users", 16, Tone.WARNING))
        row.addLayout(words, 1)
        self.setAccessibleName(f"{strong} {plain}")
