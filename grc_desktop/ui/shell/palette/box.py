"""The palette: one box over the window that finds customers, rooms and everything that can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import Label, Picture, Role, Rule
from grc_desktop.ui.shell.keys import OR, Caps, native
from grc_desktop.ui.shell.palette.entries import CREATE, Entry, Group, Offer, beginning, matching
from grc_desktop.ui.shell.palette.field import PaletteField
from grc_desktop.ui.shell.palette.lines import PaletteList

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Work
    from grc_desktop.ui.shell.house import Match

PLACEHOLDER: Final = N_("Find a customer, a page, something to do…")
NOTHING: Final = N_("Nothing matches “{text}”.")
CHOOSE: Final = N_("choose")
OPEN: Final = N_("open")
CLOSE: Final = N_("close")
_WIDTH: Final = 620
_AROUND: Final = 24
_FROM_TOP: Final = 0.12
_TALLEST: Final = 0.62
_VEIL: Final = 150
"""How much of the page the veil hides, of 255."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the palette has its lines from; `find` and `recent` are called in the background.

    `open` shows the customer of an id; `create` begins one with what was typed.
    """

    offer: Callable[[], Offer]
    find: Callable[[str], Sequence[Match]]
    recent: Callable[[], Sequence[Match]]
    open: Callable[[int], object]
    create: Callable[[str], object]


class Palette(QWidget):
    """Covers `window`, for one choice. What was chosen is done once the focus is back where it was."""

    closed = Signal()
    """Something was chosen, or nothing."""

    def __init__(self, sources: Sources, work: Work, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sources = sources
        self._work = work
        self._offer = sources.offer()
        self._before = QApplication.focusWidget()
        self._answered: str | None = None
        self._take_next = False
        self.list = PaletteList(self)
        self.field = PaletteField(self._keys(), self)
        self._nothing = Label(Role.SOFT, wrap=True)
        self._card = _Card(self)
        self._column = QVBoxLayout(self._card)
        self._lay_out()
        self.hide()
        self.field.textEdited.connect(self._look)
        self.field.lost.connect(self._put_away)
        self.list.taken.connect(self._take)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._announce())

    def open_up(self, text: str = "") -> None:
        """Show the palette, with `text` typed already."""
        self.cover()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setText(text)
        self._look(text)

    def close_up(self) -> None:
        """Put the palette away, and the focus back where it was."""
        before = self._before
        there = before is not None and isValid(before) and before.isVisible()
        (before if before is not None and there else self._window).setFocus(Qt.FocusReason.OtherFocusReason)
        self._put_away()

    def said(self) -> str:
        """What is said where there is no line; empty while there are some."""
        return "" if self._nothing.isHidden() else self._nothing.text()

    def cover(self) -> None:
        """Cover the window as large as it is now."""
        self.setGeometry(self._window.rect())
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(theme.current().surface("background"))
        veil.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.close_up()

    def _look(self, typed: str) -> None:
        """Find what fits, all of it before anything is shown, so that no line moves under the finger."""
        text = typed.strip()
        self._answered = None
        self._work.read(
            self,
            lambda: self._found(text),
            lambda groups: self._show(text, groups, _(NOTHING).format(text=text)),
            lambda error: self._show_error(text, error),
            key="found",
        )

    def _found(self, text: str) -> list[Group]:
        """What fits `text`; called in the background."""
        customers = [self._customer(match) for match in (self._sources.find(text) if text else self._sources.recent())]
        if not text:
            return beginning(self._offer, customers)
        return matching(text, self._offer, customers, None if customers else self._creation(text))

    def _show(self, text: str, groups: Sequence[Group], nothing: str) -> None:
        """Show what was found for `text`, or say `nothing`."""
        self._answered = text
        self.list.show_groups(groups, text)
        self.list.setVisible(bool(groups))
        self._nothing.setVisible(not groups)
        self._nothing.setText(nothing)
        self._fit()
        if self._take_next:
            self._take()

    def _show_error(self, text: str, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self._show(text, (), error.message())

    def _customer(self, match: Match) -> Entry:
        return Entry(match.name, lambda: self._sources.open(match.id), "user", match.detail, below=True)

    def _creation(self, text: str) -> Entry:
        return Entry(_(CREATE).format(text=text), lambda: self._sources.create(text), "user-plus")

    def _enter(self) -> None:
        """Do what is chosen; while it is still being looked for, once it is found."""
        if self._answered == self.field.text().strip():
            self._take()
        else:
            self._take_next = True

    def _take(self) -> None:
        self._take_next = False
        if (entry := self.list.chosen()) is not None:
            self.close_up()
            entry.do()

    def _put_away(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def _keys(self) -> dict[Qt.Key, Callable[[], object]]:
        lines = self.list
        return {
            Qt.Key.Key_Down: lambda: lines.move_by(1),
            Qt.Key.Key_Up: lambda: lines.move_by(-1),
            Qt.Key.Key_PageDown: lambda: lines.move_by(lines.page()),
            Qt.Key.Key_PageUp: lambda: lines.move_by(-lines.page()),
            Qt.Key.Key_Home: lambda: lines.go(0),
            Qt.Key.Key_End: lambda: lines.go(-1),
            Qt.Key.Key_Tab: lambda: lines.move_by(1),
            Qt.Key.Key_Backtab: lambda: lines.move_by(-1),
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Escape: self.close_up,
        }

    def _announce(self) -> None:
        """Say the chosen line: the focus, which screen readers follow, stays in the field."""
        if self.isVisible() and (entry := self.list.chosen()) is not None:
            told = ", ".join(filter(None, (entry.title, entry.detail)))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, told))

    def _fit(self) -> None:
        """Give the card the place and the height its lines need."""
        whole = self._window
        tallest = round(whole.height() * _TALLEST)
        self.list.setFixedHeight(min(self.list.content_height() + 1, tallest))
        width = min(theme.px(_WIDTH), whole.width() - 2 * _AROUND)
        self._column.activate()
        wraps = self._column.hasHeightForWidth()
        high = self._column.totalHeightForWidth(width) if wraps else self._column.totalSizeHint().height()
        self._card.resize(width, high)
        top = round(whole.height() * _FROM_TOP)
        top = max(min(top, whole.height() - self._card.height() - _AROUND), 0)
        self._card.move((whole.width() - self._card.width()) // 2, top)

    def _lay_out(self) -> None:
        self.setAccessibleName(_("Search everything"))
        self.field.setPlaceholderText(_(PLACEHOLDER))
        self.field.setAccessibleName(_("Search everything"))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        head.setSpacing(theme.px(6))
        head.addWidget(Picture("magnifying-glass"))
        head.addWidget(self.field, 1)
        lines = QVBoxLayout()
        lines.setContentsMargins(4, 2, 4, 6)
        lines.addWidget(self.list)
        self._nothing.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        lines.addWidget(self._nothing)
        column = self._column
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addLayout(lines)
        column.addWidget(Rule())
        column.addLayout(_foot())


class _Card(QFrame):
    """The box itself: a hairline around a surface; it keeps clicks to itself."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.surface("control"))
        painter.setBrush(look.surface("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _foot() -> QHBoxLayout:
    """The keys that work here."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
    row.setSpacing(theme.px(6))
    for keys, told in (("↑" + OR + "↓", CHOOSE), (native("Return"), OPEN), (native("Esc"), CLOSE)):
        words = Label(Role.SMALL)
        words.setText(_(told))
        row.addWidget(Caps(keys))
        row.addWidget(words)
        row.addSpacing(theme.px(10))
    row.addStretch(1)
    return row
