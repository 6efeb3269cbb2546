"""The language and the look of this computer's settings, in force in every screen, switched live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

from grc_desktop.core import i18n
from grc_desktop.services.settings.declared import LANGUAGE, THEME
from grc_desktop.ui.kit.theme import Appearance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from grc_desktop.services.settings.computer import ComputerSettings

_LOCALES: Final = {"fr": "fr_FR", "en": "en_GB"}


class Preferences(QObject):
    """Makes the program speak and look as the settings say, at the start and at each `follow`."""

    spoken = Signal()
    """The language is another one now: set every text again."""

    def __init__(self, app: QApplication, settings: ComputerSettings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._translator = QTranslator(self)
        self._appearance = Appearance(app, settings.get(THEME))
        self._speak(self._chosen_language())

    @property
    def language(self) -> str:
        """The language in force."""
        return i18n.language()

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return self._appearance.choice

    def choose_language(self, language: str) -> None:
        """Remember `language` and speak it."""
        self._settings.set(LANGUAGE, language)
        self.follow()

    def choose_theme(self, theme: str) -> None:
        """Remember `theme` and take it."""
        self._settings.set(THEME, theme)
        self.follow()

    def follow(self) -> None:
        """Do as the settings say now."""
        self._appearance.choose(self._settings.get(THEME))
        language = self._chosen_language()
        if language != self.language:
            self._speak(language)
            self.spoken.emit()

    def _chosen_language(self) -> str:
        return self._settings.get(LANGUAGE) or i18n.preferred()

    def _speak(self, language: str) -> None:
        i18n.use(language)
        QLocale.setDefault(QLocale(_LOCALES[language]))
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)
