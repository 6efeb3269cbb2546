"""The language, the look and the text size of this computer's settings, in force in every screen, switched live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

from grc_desktop.core import i18n
from grc_desktop.services.settings.declared import LANGUAGE, TEXT_SIZE, THEME
from grc_desktop.ui.kit.appearance import Appearance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from grc_desktop.services.settings.computer import ComputerSettings

_LOCALES: Final = {"fr": "fr_FR", "en": "en_GB"}


class Preferences(QObject):
    """Makes the program speak and look as the settings say, at the start and at each `follow`."""

    spoken = Signal()
    """Texts are in another language or size now: set every one again."""
    looked = Signal()
    """Everything looks as `theme` says now."""

    def __init__(self, app: QApplication, settings: ComputerSettings, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._app = app
        self._settings = settings
        self._translator = QTranslator(self)
        self._appearance = Appearance(app, settings.get(THEME), self.text_size, self)
        self._appearance.changed.connect(self.looked)
        self._speak(self._chosen_language())

    @property
    def language(self) -> str:
        """The language in force."""
        return i18n.language()

    @property
    def theme(self) -> str:
        """``system`` or one of the themes there are."""
        return self._appearance.choice

    @property
    def text_size(self) -> float:
        """1 is the usual size."""
        return int(self._settings.get(TEXT_SIZE)) / 100

    def choose_language(self, language: str) -> None:
        """Remember `language` and speak it."""
        self._settings.set(LANGUAGE, language)
        self.follow()

    def choose_theme(self, theme: str) -> None:
        """Remember `theme` and take it."""
        self._settings.set(THEME, theme)
        self.follow()

    def choose_text_size(self, percent: str) -> None:
        """Remember one of the sizes of `TEXT_SIZE` and take it."""
        self._settings.set(TEXT_SIZE, percent)
        self.follow()

    def follow(self) -> None:
        """Do as the settings say now."""
        size, language = self.text_size, self._chosen_language()
        resized, changed = size != self._appearance.scale, language != self.language
        self._appearance.choose(self._settings.get(THEME), size)
        if changed:
            self._speak(language)
        if resized or changed:
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
