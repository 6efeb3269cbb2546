"""The head of a record: who it is at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.services.contacts.notable import customer_since
from grc_desktop.services.contacts.types import ORGANISATION
from grc_desktop.ui.contacts.words import initials, local_day, month
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import ActionButton, IconButton, Weight
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QAction, QPaintEvent

    from grc_desktop.services.contacts.types import ContactDetails, CustomField

_SIDE: Final = 44
_SHORT: Final = 32


class Disc(QWidget):
    """The initials of a person, or a building for an organisation without letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self._icon = "user"
        theme.fix(self, width=_SIDE, height=_SIDE)

    def show_letters(self, letters: str, icon: str) -> None:
        """Show `letters`, or `icon` where there are none."""
        self._letters, self._icon = letters, icon
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, ground = theme.current().tone(Tone.ACCENT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(self.rect())
        if not self._letters:
            inset = theme.px(12)
            draw(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._icon, ink)
            return
        painter.setPen(ink)
        painter.setFont(theme.font(Size.SECTION, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


class Portrait(QWidget):
    """Initials, name, town and number, with the button that edits and the menu of all that can be done."""

    back_asked = Signal()

    def __init__(self, edit: QAction, menu: Sequence[QAction | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = menu
        self._disc = Disc()
        self.back, self.more = IconButton("arrow-left", 20), IconButton("dots-three", 20)
        self.name, self._line = Label(Role.SECTION, wrap=True), Label(Role.SOFT, wrap=True)
        self._edit = ActionButton(edit, Weight.QUIET)
        before = QHBoxLayout()
        before.setSpacing(12)
        before.addWidget(self.back)
        before.addWidget(self._disc)
        first = QHBoxLayout()
        first.setSpacing(0)
        first.addWidget(self.name, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addLayout(before)
        row.setAlignment(before, top)
        row.addLayout(words, 1)
        for button in (self._edit, self.more):
            first.addWidget(button, 0, top)
        self.back.hide()
        self.back.clicked.connect(self.back_asked)
        self.more.clicked.connect(self.open_menu)

    def show_contact(self, details: ContactDetails, fields: Sequence[CustomField]) -> None:
        """Show who `details` is."""
        draft = details.draft
        person = f"{draft.first_name} {draft.last_name}".strip()
        self.name.setText(person if person and draft.kind != ORGANISATION else details.name)
        self._disc.show_letters(initials(draft), "buildings" if draft.kind == ORGANISATION else "user")
        self._line.setText(" · ".join(_facts(details, fields)))

    def menu(self) -> QMenu:
        """All that can be done with the contact."""
        menu = QMenu(self)
        for action in self._actions:
            menu.addAction(action) if action else menu.addSeparator()
        return menu

    def open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def retranslate(self) -> None:
        self.back.say(_("Back to the list"))
        self.more.say(_("More actions"))


def _facts(details: ContactDetails, fields: Sequence[CustomField]) -> Iterator[str]:
    draft = details.draft
    if draft.kind == ORGANISATION:
        yield _("Organisation")
    if draft.addresses and draft.addresses[0].city:
        yield draft.addresses[0].city
    since = customer_since(draft, fields)
    if since is not None:
        yield _unbroken(_("customer since {month}").format(month=month(since)))
    else:
        yield _unbroken(_("added on {day}").format(day=local_day(details.created_at)))
    if draft.card:
        yield _unbroken(_("card {number}").format(number=draft.card))
    elif draft.code:
        yield _unbroken(_("no. {number}").format(number=draft.code))


def _unbroken(text: str) -> str:
    """`text` on one line, when it is short."""
    return text.replace(" ", "\u00a0") if len(text) <= _SHORT else text
