"""Buttons: one primary per page, plain ones beside it, quiet ones elsewhere."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent


class Weight(StrEnum):
    """How much a button asks for the eye."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    LINK = "link"
    DANGER = "danger"
    TAB = "tab"
    CHIP = "chip"


_SOLID = {Weight.PRIMARY: Tone.ACCENT, Weight.DANGER: Tone.BAD}


class Button(QPushButton):
    """A button with words and perhaps an icon; `clicked` says it was pressed."""

    _plain = QSize(20, 16)

    def __init__(self, weight: Weight = Weight.PLAIN, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weight = weight
        self.setProperty("role", str(weight))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(self._plain)
        self.setAutoDefault(False)
        if icon_name:
            self.show_icon(icon_name)

    def setIconSize(self, size: QSize) -> None:
        """Show the icon at `size`, given for a text size of 1."""
        self._plain = size
        super().setIconSize(_scaled(size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            super().setIconSize(_scaled(self._plain))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the focus, a solid button has a pale line inside its ring, which is seen on every ground."""
        super().paintEvent(event)
        tone = _SOLID.get(self._weight)
        if tone is not None and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.current().solid[tone].ink))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)

    def show_icon(self, name: str) -> None:
        """Show the icon called `name` before the words."""
        solid = _SOLID.get(self._weight)
        self.setIcon(icon(name, solid or (Tone.ACCENT if self._weight == Weight.LINK else None), solid=bool(solid)))

    def say(self, text: str, tip: str = "") -> None:
        """Set the words; an ampersand is shown as it is."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setToolTip(tip)


class ActionButton(Button):
    """A button that is one of the page's actions: words, icon and tip follow it."""

    def __init__(
        self, action: QAction, weight: Weight = Weight.PLAIN, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(weight, icon_name, parent)
        self._action = action
        if not icon_name and weight not in _SOLID:
            self.setIcon(action.icon())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.say(self._action.text(), self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        if self.isHidden() == self._action.isVisible() and self.parentWidget() is not None:
            self.setVisible(self._action.isVisible())


class IconButton(QToolButton):
    """A button with an icon alone; its name is its tooltip and what screen readers say."""

    _plain = QSize(16, 16)

    def __init__(self, icon_name: str, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon(icon_name))
        self.setIconSize(QSize(side, side))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setIconSize(self, size: QSize) -> None:
        """Show the icon at `size`, given for a text size of 1."""
        self._plain = size
        super().setIconSize(_scaled(size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            super().setIconSize(_scaled(self._plain))

    def say(self, name: str) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)


def _scaled(size: QSize) -> QSize:
    return QSize(theme.px(size.width()), theme.px(size.height()))
