"""Short words over the page after something was done, with the way back: "Done — Undo"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.announcing import announce
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.count_bar import CountBar
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

SHOWN_MS: Final = 8000
UNDO: Final = N_("Undo")
REACH: Final = "F6"
"""The key that goes to the newest toast, and back."""
_MARGIN: Final = 20
_GAP: Final = 8
_MOST: Final = 4
_LONG: Final = 80
_WIDEST: Final = 560
_CROSS: Final = 14
_CROSS_ROOM: Final = 28


@dataclass(frozen=True, slots=True)
class Toast:
    """`text` is ready to be read; `act` is done when the button `button` (a msgid) is pressed.

    `about` is the entry of the history that is spoken of: of one entry only the last word is left.
    """

    text: str
    act: Callable[[], object] | None = None
    button: str = UNDO
    about: int | None = None

    def replaces(self, old: Toast) -> bool:
        """Whether there is no use for `old` any more once this is said."""
        return (self.about is not None and self.about == old.about) or (self.act is None and self == old)


class Toasts(QObject):
    """The toasts lying over `page_area`, the newest below. A sentence without a way back is not said twice."""

    def __init__(self, page_area: QWidget) -> None:
        super().__init__(page_area)
        self._area = page_area
        self._slips: list[_Slip] = []
        self._before: QWidget | None = None
        self._key = QShortcut(QKeySequence(REACH), page_area, self.reach)
        self._key.setEnabled(False)
        page_area.installEventFilter(self)

    def show(self, toast: Toast) -> None:
        """Show `toast` for eight seconds, longer while the mouse or the focus is on it."""
        for old in [slip for slip in self._slips if toast.replaces(slip.toast)]:
            old.dismiss()
        slip = _Slip(toast, self._area)
        slip.gone.connect(self._remove)
        self._slips.append(slip)
        for old in self._slips[:-_MOST]:
            old.dismiss()
        self._place()
        self._key.setEnabled(True)
        slip.show()
        announce(slip, toast.text)

    def texts(self) -> tuple[str, ...]:
        """What is being said, oldest first."""
        return tuple(slip.toast.text for slip in self._slips)

    def reach(self) -> None:
        """Put the focus on the newest toast; from a toast, back where it was."""
        if any(slip.has_focus() for slip in self._slips):
            self._go_back()
        elif self._slips:
            self._before = QApplication.focusWidget()
            self._slips[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _remove(self, slip: _Slip) -> None:
        if slip not in self._slips:
            return
        if slip.has_focus():
            self._go_back()
        self._slips.remove(slip)
        self._key.setEnabled(bool(self._slips))
        slip.hide()
        slip.deleteLater()
        self._place()

    def _go_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place(self) -> None:
        bottom = self._floor()
        widest = max(min(self._area.width() - 2 * _MARGIN, theme.px(_WIDEST)), 0)
        for slip in reversed(self._slips):
            slip.setMaximumWidth(widest)
            slip.adjustSize()
            slip.move(_MARGIN, bottom - slip.height())
            slip.raise_()
            bottom -= slip.height() + _GAP

    def _floor(self) -> int:
        """Where the lowest toast ends: above what can be done with several rows."""
        bars = [bar for bar in self._area.findChildren(CountBar) if bar.isVisible()]
        tops = [bar.mapTo(self._area, QPoint(0, 0)).y() - _GAP for bar in bars]
        return min([self._area.height() - _MARGIN, *tops])


class _Slip(QFrame):
    """One toast on the screen; it stays while the mouse or the focus is on it. Esc takes it away."""

    gone = Signal(object)

    def __init__(self, toast: Toast, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.toast = toast
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        text = Label(wrap=len(toast.text) > _LONG)
        text.setText(toast.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(text, 1)
        action = self._button() if toast.act is not None else None
        cross = self._cross()
        for button in filter(None, (action, cross)):
            button.installEventFilter(self)
            row.addWidget(button)
        self.setFocusProxy(action or cross)
        self.setAccessibleName(toast.text)
        self._timer.start()

    def dismiss(self) -> None:
        self._timer.stop()
        self.gone.emit(self)

    def has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.has_focus():
            self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and not self.underMouse():
            self._timer.start()
        return super().eventFilter(watched, event)

    def _button(self) -> Button:
        button = Button(Weight.QUIET, parent=self)
        button.setObjectName("toast_action")
        button.say(_(self.toast.button), _tip(_(self.toast.button)))
        button.setAccessibleName(f"{button.text()} ({self.toast.text})")
        button.clicked.connect(self._act)
        return button

    def _cross(self) -> QToolButton:
        button = _Cross(self)
        button.setToolTip(_tip(_("Close")) if self.toast.act is None else _("Close"))
        button.setAccessibleName(_("Close"))
        button.clicked.connect(self.dismiss)
        return button

    def _act(self) -> None:
        self.dismiss()
        if self.toast.act is not None:
            self.toast.act()


class _Cross(QToolButton):
    """A cross in the ink of the toast."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast_close")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.fix(self, _CROSS_ROOM, _CROSS_ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(_CROSS)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        draw(QPainter(self), box, "x", QColor(theme.current().solid["toast"].ink))


def _tip(text: str) -> str:
    """`text` with the key that comes here."""
    return _("{name} ({key} comes here)").format(name=text, key=REACH)
