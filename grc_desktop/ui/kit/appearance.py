"""The look that was chosen, put on the whole application."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.theme import SYSTEM, Theme


class Appearance(QObject):
    """Keeps the application in the theme and at the text size that were chosen; the system's theme is followed live.

    A change takes two turns of the event loop, so that neither keeps the window; nothing is painted between them.
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
        theme.undress(self._app, self._wanted())
        self._soon.start()

    def _finish(self) -> None:
        theme.dress(self._app)
        for window in filter(isValid, self._still):
            window.setUpdatesEnabled(True)
        self._still.clear()
        self.changed.emit()


def _of_system(app: QApplication) -> str:
    """The theme nearest to how the system looks."""
    hints = app.styleHints()
    name = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return f"contrast-{name}" if contrast else name
