"""The search over everything: typing lists the customers that match, Enter opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.theme import Size
from grc_desktop.ui.shell.keys import native

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Work
    from grc_desktop.ui.shell.matches import Match, Matches

PLACEHOLDER: Final = N_("Name, phone, card, e-mail…")
KEYS: Final = "Ctrl+K"
MOST: Final = 8
_WIDTH: Final = 340
_QUIET_MS: Final = 40
_AROUND: Final = 60
"""The icon in front of the words, and some air."""


_STEPS: Final = {Qt.Key.Key_Down: +1, Qt.Key.Key_Up: -1}

Find = Callable[[str], Sequence["Match"]]
"""Who matches a text, best first; called on the read lane."""


class SearchField(QLineEdit):
    """The field in the title bar."""

    opened = Signal(int)
    """A customer is to be opened: its id."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._find: Find | None = None
        self._matches: Matches | None = None
        self._soon = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._soon.timeout.connect(self._ask)
        self.setMaximumWidth(_WIDTH)
        self.setMinimumWidth(_WIDTH // 2)
        self.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._typed)
        self.retranslate()

    def serve(self, find: Find | None) -> None:
        """Search with `find` from now on; None: there is nothing to search yet."""
        self._find = find
        self.setEnabled(find is not None)

    def retranslate(self) -> None:
        self.setPlaceholderText(_(PLACEHOLDER))
        self.setAccessibleName(_("Search everything"))

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        wanted = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if wanted and event.type() == QEvent.Type.ShortcutOverride and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self._end()
        elif key in _STEPS and self._matches is not None:
            self._matches.step(_STEPS[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._matches is not None:
            self._matches.take()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.text():
            self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text() and not self.hasFocus():
            self._paint_keys()

    def _paint_keys(self) -> None:
        """Show the keys that lead here, where the words in the field leave room for them."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(Size.SMALL))
        words = native(KEYS).replace("+", " ")
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(words) + 12
        if self.fontMetrics().horizontalAdvance(self.placeholderText()) > self.width() - width - _AROUND:
            return
        cap = QRectF(
            self.width() - width - 10.5, (self.height() - metrics.height() - 4) / 2 + 0.5, width, metrics.height() + 3
        )
        painter.setPen(look.surface("line"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(look.ink("soft"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._soon.start()
        else:
            self._soon.stop()
            self._hide()

    def _ask(self) -> None:
        text, find = self.text().strip(), self._find
        if text and find is not None:
            self._work.read(self, lambda: tuple(find(text)), lambda found: self._show(text, found), key="search")

    def _show(self, text: str, found: tuple[Match, ...]) -> None:
        if self.hasFocus() and self.text().strip() == text:
            self._list().show_under(self, text, found)

    def _list(self) -> Matches:
        from grc_desktop.ui.shell.matches import Matches

        if self._matches is None:
            self._matches = Matches(self)
            self._matches.taken.connect(self._take)
        return self._matches

    def _take(self, id_: int) -> None:
        self._end()
        self.opened.emit(id_)

    def _end(self) -> None:
        self.clear()
        self._hide()

    def _hide(self) -> None:
        if self._matches is not None:
            self._matches.hide()
