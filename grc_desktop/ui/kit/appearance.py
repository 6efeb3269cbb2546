"""The look that was chosen, put on the whole application: what is seen at once, what is hidden when it is shown."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.theme import SYSTEM, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRESSED = Qt.WidgetAttribute.WA_WState_Polished
"""Qt dresses a widget at a change of style only while it has this."""
_UNTOLD = Qt.WidgetAttribute.WA_SetStyle
"""Qt tells a widget nothing of a change of style while it has this."""


class Appearance(QObject):
    """Keeps the application in the theme and at the text size that were chosen; the system's theme is followed live.

    A change takes two turns of the event loop, so that neither keeps the window; nothing is painted between them.
    What is hidden takes no part in it.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: str = SYSTEM, scale: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent or app)
        self._app = app
        self._choice = choice
        self._scale = scale
        self._still: list[QWidget] = []
        self._hidden = Hidden(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._finish)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._system_changed)
        theme.apply(app, self._wanted())

    @property
    def choice(self) -> str:
        return self._choice

    @property
    def scale(self) -> float:
        return self._scale

    def choose(self, choice: str, scale: float) -> None:
        """Follow `choice` (`SYSTEM` or one of `theme.NAMES`) from now on, at the text size `scale`."""
        if (choice, scale) != (self._choice, self._scale):
            self._choice, self._scale = choice, scale
            self._begin()

    def _system_changed(self) -> None:
        if self._choice == SYSTEM:
            self._begin()

    def _wanted(self) -> Theme:
        return theme.load(_of_system(self._app) if self._choice == SYSTEM else self._choice, self._scale)

    def _begin(self) -> None:
        if not self._soon.isActive():
            self._still = [window for window in self._app.topLevelWidgets() if window.isVisible()]
        for window in self._still:
            window.setUpdatesEnabled(False)
        with self._hidden.untold(self._app.topLevelWidgets()):
            theme.undress(self._app, self._wanted())
        self._soon.start()

    def _finish(self) -> None:
        with self._hidden.untold(self._app.topLevelWidgets()) as hidden:
            self._hidden.leave_out(hidden)
            theme.dress(self._app)
        for window in filter(isValid, self._still):
            window.setUpdatesEnabled(True)
        self._still.clear()
        self.changed.emit()


class Hidden(QObject):
    """Dresses what is hidden when it is shown: most of a window is behind something else, and Qt would do all at once.

    What is left out has no clothes at all until then, so that nothing of an older look stays on it.
    """

    @contextmanager
    def untold(self, windows: list[QWidget]) -> Iterator[list[QWidget]]:
        """Tell what is hidden in `windows` nothing of a change of style; answers the outermost of it."""
        hidden = [each for window in windows for each in _hidden(window)]
        inside = [each for widget in hidden for each in (widget, *widget.findChildren(QWidget))]
        for each in inside:
            each.setAttribute(_UNTOLD)
        yield hidden
        for each in inside:
            each.setAttribute(_UNTOLD, False)

    def leave_out(self, hidden: list[QWidget]) -> None:
        """Let the next stylesheet pass by what is `hidden`."""
        for widget in hidden:
            for each in (widget, *widget.findChildren(QWidget)):
                each.setAttribute(_DRESSED, False)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            self._dress(watched)
        return False

    def _dress(self, widget: QWidget) -> None:
        """Dress `widget` and what is shown with it, from the outside in, as fonts are inherited."""
        if not widget.testAttribute(_DRESSED):
            for kind in (QEvent.Type.Polish, QEvent.Type.StyleChange):
                QCoreApplication.sendEvent(widget, QEvent(kind))
        for child in _children(widget):
            if child.isHidden():
                child.installEventFilter(self)
            else:
                self._dress(child)


def _hidden(widget: QWidget) -> Iterator[QWidget]:
    """The outermost widgets of `widget` that are hidden, itself perhaps."""
    if widget.isHidden():
        yield widget
    else:
        for child in _children(widget):
            yield from _hidden(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    return (child for child in widget.children() if isinstance(child, QWidget))


def _of_system(app: QApplication) -> str:
    """The theme nearest to how the system looks."""
    hints = app.styleHints()
    name = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return f"contrast-{name}" if contrast else name
