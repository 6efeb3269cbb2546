"""The tab of a record that shows its ties: the organisations of a person, the persons of an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.services.contacts.types import ORGANISATION
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role

if TYPE_CHECKING:
    from grc_desktop.services.contacts.types import ContactDetails


@dataclass(frozen=True, slots=True)
class Link:
    """A contact tied to this one, and its role there."""

    id: int
    name: str
    role: str = ""


def links(details: ContactDetails) -> tuple[Link, ...]:
    """Who `details` is tied to."""
    if details.draft.kind == ORGANISATION:
        return tuple(Link(number, name, role or "") for number, name, role in details.members)
    tied = details.draft.memberships
    return tuple(Link(each.organisation_id or 0, each.organisation, each.role or "") for each in tied)


class Links(QWidget):
    """Names that open their record."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._nobody = Label(Role.SOFT, wrap=True)
        self._column.addWidget(self._nobody)
        self._lines: list[QWidget] = []

    def show_links(self, details: ContactDetails) -> None:
        """Show the ties of `details`."""
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        icon = "user" if details.draft.kind == ORGANISATION else "buildings"
        self._lines = [self._line(link, icon) for link in links(details)]
        for line in self._lines:
            self._column.addWidget(line)
        organisation = details.draft.kind == ORGANISATION
        self._nobody.setText(_("Nobody belongs to it yet.") if organisation else _("In no organisation yet."))
        self._nobody.setVisible(not self._lines)

    def _line(self, link: Link, icon: str) -> QWidget:
        line, name, role = QWidget(), Button(Weight.LINK), Label(Role.SOFT)
        name.say(link.name)
        name.clicked.connect(lambda: self.opened.emit(link.id))
        role.setText(link.role)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Picture(icon), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(name)
        row.addWidget(role, 1)
        return line
