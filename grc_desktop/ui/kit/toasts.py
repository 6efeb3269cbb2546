"""Short words over the page after something was done, with the way back: "Done — Undo"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent

SHOWN_MS: Final = 8000
UNDO: Final = N_("Undo")
_MARGIN: Final = 20
_GAP: Final = 8
_MOST: Final = 4
_LONG: Final = 80


@dataclass(frozen=True, slots=True)
class Toast:
    """`text` is ready to be read; `act` is done when the button `button` (a msgid) is pressed."""

    text: str
    act: Callable[[], object] | None = None
    button: str = UNDO


class _Slip(QFrame):
    """One toast on the screen; it stays while the mouse or the focus is on it."""

    gone = Signal(object)

    def __init__(self, toast: Toast, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._toast = toast
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        text = Label(wrap=len(toast.text) > _LONG)
        text.setText(toast.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(text, 1)
        if toast.act is not None:
            row.addWidget(self._button())
        row.addWidget(self._close())
        self.setAccessibleName(toast.text)
        self._timer.start()

    def dismiss(self) -> None:
        self._timer.stop()
        self.gone.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _button(self) -> QPushButton:
        button = QPushButton(_(self._toast.button), self)
        button.setObjectName("toast_action")
        button.setAccessibleName(f"{button.text()} ({self._toast.text})")
        button.clicked.connect(self._act)
        button.installEventFilter(self)
        return button

    def _close(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("toast_close")
        button.setIcon(icon("x"))
        button.setIconSize(QSize(14, 14))
        button.setAccessibleName(_("Close"))
        button.clicked.connect(self.dismiss)
        button.installEventFilter(self)
        return button

    def _act(self) -> None:
        self.dismiss()
        if self._toast.act is not None:
            self._toast.act()


class Toasts(QObject):
    """The toasts lying over `page_area`, the newest below."""

    def __init__(self, page_area: QWidget) -> None:
        super().__init__(page_area)
        self._area = page_area
        self._slips: list[_Slip] = []
        page_area.installEventFilter(self)

    def show(self, toast: Toast) -> None:
        """Show `toast` for eight seconds."""
        slip = _Slip(toast, self._area)
        slip.gone.connect(self._remove)
        self._slips.append(slip)
        for old in self._slips[:-_MOST]:
            old.dismiss()
        self._place()
        slip.show()

    def texts(self) -> tuple[str, ...]:
        """What is being said, oldest first."""
        return tuple(slip.accessibleName() for slip in self._slips)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _remove(self, slip: _Slip) -> None:
        if slip in self._slips:
            self._slips.remove(slip)
        slip.hide()
        slip.deleteLater()
        self._place()

    def _place(self) -> None:
        bottom = self._area.height() - _MARGIN
        for slip in reversed(self._slips):
            slip.setMaximumWidth(max(self._area.width() - 2 * _MARGIN, 0))
            slip.adjustSize()
            slip.move(_MARGIN, bottom - slip.height())
            slip.raise_()
            bottom -= slip.height() + _GAP
