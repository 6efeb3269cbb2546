"""The head of a record: who it is at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.services.contacts.types import ORGANISATION
from grc_desktop.ui.contacts.words import initials, local_day
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import ActionButton, Weight
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction, QPaintEvent

    from grc_desktop.services.contacts.types import ContactDetails

_SIDE: Final = 44


class Disc(QWidget):
    """The initials of a person, or a building for an organisation without letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self.setFixedSize(_SIDE, _SIDE)

    def show_letters(self, letters: str) -> None:
        self._letters = letters
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, ground = theme.current().tone(Tone.ACCENT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(self.rect())
        if not self._letters:
            draw(painter, QRectF(self.rect()).adjusted(12, 12, -12, -12), "user", ink)
            return
        painter.setPen(ink)
        painter.setFont(theme.font(Size.SECTION, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


class Portrait(QWidget):
    """Initials, name, town and number, with the button that edits."""

    def __init__(self, edit: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._disc = Disc()
        self.name, self._line = Label(Role.SECTION, wrap=True), Label(Role.SOFT, wrap=True)
        self._edit = ActionButton(edit, Weight.QUIET)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)

    def show_contact(self, details: ContactDetails) -> None:
        """Show who `details` is."""
        draft = details.draft
        self.name.setText(details.name)
        self._disc.show_letters(initials(draft))
        self._line.setText(" · ".join(_facts(details)))


def _facts(details: ContactDetails) -> Iterator[str]:
    draft = details.draft
    if draft.kind == ORGANISATION:
        yield _("Organisation")
    if draft.addresses and draft.addresses[0].city:
        yield draft.addresses[0].city
    yield _("added on {day}").format(day=local_day(details.created_at))
    if draft.card:
        yield _("card {number}").format(number=draft.card)
    elif draft.code:
        yield _("no. {number}").format(number=draft.code)
