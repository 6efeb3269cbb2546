"""The way into the palette by mouse: a button that looks like the field it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.shell.keys import caps_width, keys_of, paint_caps

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

PLACEHOLDER: Final = N_("Name, phone, card, e-mail…")
_WIDE: Final = 340
_NARROW: Final = 128
_HEIGHT: Final = 32
_ICON: Final = 14
_EDGE: Final = 12
_GAP: Final = 8


class SearchButton(QAbstractButton):
    """Opens the palette; letters typed on it are typed there."""

    typed = Signal(str)

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROW), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.tone(Tone.ACCENT)[0] if self.hasFocus() else look.surface("control")
        painter.setPen(edge)
        painter.setBrush(look.surface("hover" if self.underMouse() and self.isEnabled() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side, inside = theme.px(_ICON), QRectF(self.rect()).adjusted(theme.px(_EDGE), 0, -theme.px(_GAP), 0)
        ink = look.ink("soft" if self.isEnabled() else "disabled")
        draw(painter, QRectF(inside.left(), inside.center().y() - side / 2, side, side), "magnifying-glass", ink)
        keys = keys_of(self._action)
        wide = caps_width(keys)
        paint_caps(painter, QRectF(inside.right() - wide, inside.top(), wide, inside.height()), keys)
        inside.adjust(side + theme.px(_GAP), 0, -wide - theme.px(_GAP), 0)
        painter.setFont(theme.font())
        painter.setPen(ink)
        words = painter.fontMetrics().elidedText(_(PLACEHOLDER), Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setAccessibleName(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.update()
