"""The sidebar: the shop's name, the rooms, and at the foot the rooms one needs less often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.page import Room
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.shell.keys import Shortcut, native

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QEnterEvent

    from grc_desktop.ui.kit.page import Page

ROOMS: Final = N_("Rooms")
WIDE: Final = 196
NARROW: Final = 56
_LINE: Final = 34
_ICON: Final = 16
_MARGIN: Final = 10
_NUMBERED: Final = 9


@dataclass(frozen=True, slots=True)
class Line:
    """What the sidebar says of a room; `title` is a msgid, `aside` puts it at the foot."""

    key: str
    title: str
    icon: str
    aside: bool = False

    def room(self, make: Callable[[], Page]) -> Room:
        """The room itself: `make` builds its page."""
        return Room(self.key, self.title, self.icon, make, self.aside)


class _Button(QAbstractButton):
    """One line of the sidebar: an icon and words, or the icon alone where the sidebar is narrow."""

    def __init__(self, icon: str, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._strong = strong
        self._narrow = False
        self._hint = ""
        self._hovered = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, hint: str = "") -> None:
        """Set the words; `hint` is the key that leads here."""
        self.setText(text)
        self.setAccessibleName(text)
        self._hint = hint
        self._set_tip()

    def narrow(self, narrow: bool) -> None:
        """Show the icon alone, or the words too."""
        self._narrow = narrow
        self._set_tip()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NARROW - 2 * _MARGIN, max(_LINE, self.fontMetrics().height() + 14))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        ink, ground = look.tone(Tone.ACCENT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(ground)
        elif self._hovered and self.isCheckable():
            painter.setBrush(look.surface("line"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        color = ink if self.isChecked() else look.ink("text" if self._strong else "soft")
        left = (self.width() - _ICON) / 2 if self._narrow else _MARGIN + 1
        draw(painter, QRectF(left, (self.height() - _ICON) / 2, _ICON, _ICON), self._icon, color)
        if not self._narrow:
            self._paint_words(painter, color)

    def _paint_words(self, painter: QPainter, color: QColor) -> None:
        bold = self._strong or self.isChecked()
        font = theme.font(weight=QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(color)
        inside = QRectF(self.rect()).adjusted(37, 0, -_MARGIN, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _set_tip(self) -> None:
        shown = self.text() if self._narrow else ""
        self.setToolTip(" · ".join(filter(None, (shown, self._hint))))


class Sidebar(QWidget):
    """The rooms, in the order of Ctrl+1…9; narrow where the window is."""

    chosen = Signal(str)
    """A room was asked for: its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms: tuple[Line, ...] = ()
        self._lines: dict[str, _Button] = {}
        self._shortcuts: list[QShortcut] = []
        self._shop = _Button("storefront", strong=True, parent=self)
        self._shop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 8, _MARGIN + 1, 11)
        self._column.setSpacing(0)
        self._column.addWidget(self._shop)
        self._column.addSpacing(7)
        self._column.addStretch(1)
        self.setFixedWidth(WIDE)
        self.retranslate()

    def fill(self, rooms: Sequence[Line]) -> None:
        """Show `rooms`, those aside at the foot."""
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._rooms, self._shortcuts = tuple(rooms), []
        self._lines = {room.key: self._line(room) for room in rooms}
        for number, key in enumerate(list(self._lines)[:_NUMBERED], start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self.window())
            shortcut.activated.connect(self._lines[key].click)
            self._shortcuts.append(shortcut)
        self.narrow(self.width() == NARROW)
        self.retranslate()

    def name_shop(self, name: str) -> None:
        """Show the shop's name on top."""
        self._shop.say(name or "GRC Desktop")

    def light(self, key: str) -> None:
        """Show that the room `key` is the one in front."""
        for name, line in self._lines.items():
            line.setChecked(name == key)

    def narrow(self, narrow: bool) -> None:
        """Show icons alone, or words too."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for line in (self._shop, *self._lines.values()):
            line.narrow(narrow)

    def room_keys(self) -> tuple[str, ...]:
        """The rooms, in order."""
        return tuple(self._lines)

    def accessible_names(self) -> list[str]:
        """What screen readers say of each line, the shop's name first."""
        return [line.accessibleName() for line in (self._shop, *self._lines.values())]

    def shortcuts(self) -> list[Shortcut]:
        """The keys that lead to the rooms."""
        numbered = enumerate(self._rooms[:_NUMBERED], start=1)
        return [(_(room.title), native(f"Ctrl+{number}")) for number, room in numbered]

    def retranslate(self) -> None:
        self.setAccessibleName(_(ROOMS))
        for number, room in enumerate(self._rooms, start=1):
            self._lines[room.key].say(_(room.title), native(f"Ctrl+{number}") if number <= _NUMBERED else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.surface("sidebar"))
        painter.drawRect(self.rect())
        painter.setPen(look.surface("line"))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _line(self, room: Line) -> _Button:
        line = _Button(room.icon, parent=self)
        line.setCheckable(True)
        line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line.setCursor(Qt.CursorShape.PointingHandCursor)
        line.clicked.connect(lambda: self._choose(room.key))
        foot = self._column.count()
        shown_above = sum(1 for known in self._rooms[: self._rooms.index(room)] if not known.aside)
        self._column.insertWidget(foot if room.aside else shown_above + 2, line)
        return line

    def _choose(self, key: str) -> None:
        self._lines[key].setChecked(not self._lines[key].isChecked())
        self.chosen.emit(key)
