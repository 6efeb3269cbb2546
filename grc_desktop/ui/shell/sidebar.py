"""The sidebar: the shop's name, the rooms, and at the foot the rooms one needs less often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.shell.keys import Shortcut, native
from grc_desktop.ui.shell.sidebar_line import MARGIN, SidebarLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from grc_desktop.ui.shell.outline import Line

ROOMS: Final = N_("Pages")
WIDE: Final = 196
NARROW: Final = 56
_NUMBERED: Final = 9
_SMALL: Final = 12
_UNDER_ICONS: Final = 7
_FOLD: Final = "caret-double-left"
_UNFOLD: Final = "caret-double-right"


class Sidebar(QWidget):
    """The rooms, in the order of Ctrl+1…9; narrow where the window is, or where the user folds it with `fold`."""

    chosen = Signal(str)
    """A room was asked for: its key."""

    def __init__(self, fold: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms: tuple[Line, ...] = ()
        self._lines: dict[str, SidebarLine] = {}
        self._shortcuts: list[QShortcut] = []
        self._fold = fold
        self._no_room = False
        self._shop = SidebarLine("storefront", strong=True, parent=self)
        self._shop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._folder = IconButton(_FOLD, _SMALL, self)
        self._folder.setDefaultAction(fold)
        self._folder.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column, self._foot = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        fold.changed.connect(self._shape)
        self._shape()
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
        for key, line in self._lines.items():
            if keys := self.key_of(key):
                shortcut = QShortcut(QKeySequence(keys), self.window())
                shortcut.activated.connect(line.click)
                self._shortcuts.append(shortcut)
        self._shape()
        self.retranslate()

    def name_shop(self, name: str) -> None:
        """Show the shop's name on top."""
        self._shop.say(name or "GRC Desktop")

    def light(self, key: str) -> None:
        """Show that the room `key` is the one in front."""
        for name, line in self._lines.items():
            line.setChecked(name == key)

    def badge(self, key: str, number: int) -> None:
        """Say how much waits in the room `key`; 0 says nothing."""
        if key in self._lines:
            self._lines[key].count(number)

    def narrow(self, narrow: bool) -> None:
        """Whether there is room for icons alone, whatever the user likes."""
        if narrow != self._no_room:
            self._no_room = narrow
            self._fold.setEnabled(not narrow)
            self._shape()

    def key_of(self, room: str) -> str:
        """The keys that lead to `room`, empty for none."""
        number = list(self._lines).index(room) + 1
        return f"Ctrl+{number}" if number <= _NUMBERED else ""

    def stops(self) -> list[QWidget]:
        """Where Tab stops, from top to bottom."""
        return [*self._lines.values(), self._folder]

    def room_keys(self) -> tuple[str, ...]:
        """The rooms, in order."""
        return tuple(self._lines)

    def accessible_names(self) -> list[str]:
        """What screen readers say of each line, the shop's name first."""
        return [line.accessibleName() for line in (self._shop, *self._lines.values())]

    def shortcuts(self) -> list[Shortcut]:
        """The keys that lead to the rooms."""
        return [(_(room.title), native(keys)) for room in self._rooms if (keys := self.key_of(room.key))]

    def retranslate(self) -> None:
        self.setAccessibleName(_(ROOMS))
        for room in self._rooms:
            self._lines[room.key].say(_(room.title), native(self.key_of(room.key)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.surface("sidebar"))
        painter.drawRect(self.rect())
        painter.setPen(look.surface("line"))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _shape(self) -> None:
        """Be as wide as the window and the user want."""
        folded = self._no_room or self._fold.isChecked()
        self._folder.setVisible(not self._no_room)
        self._folder.setIcon(icon(_UNFOLD if folded else _FOLD))
        middle, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        self._foot.setAlignment(self._folder, middle if folded else left)
        self._foot.setContentsMargins(MARGIN if folded else MARGIN + theme.px(_UNDER_ICONS), 4, MARGIN, 0)
        theme.fix(self, width=NARROW if folded else WIDE)
        for line in (self._shop, *self._lines.values()):
            line.narrow(folded)

    def _lay_out(self) -> None:
        head, foot = QVBoxLayout(), self._foot
        head.setContentsMargins(MARGIN, 0, MARGIN, 7)
        head.addWidget(self._shop)
        foot.addWidget(self._folder)
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _line(self, room: Line) -> SidebarLine:
        line = SidebarLine(room.icon)
        line.setCheckable(True)
        line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line.setCursor(Qt.CursorShape.PointingHandCursor)
        line.clicked.connect(lambda: self._choose(room.key))
        shown_above = sum(1 for known in self._rooms[: self._rooms.index(room)] if not known.aside)
        self._column.insertWidget(self._column.count() if room.aside else shown_above, line)
        return line

    def _choose(self, key: str) -> None:
        self._lines[key].setChecked(not self._lines[key].isChecked())
        self.chosen.emit(key)
