"""The foot of the first screen: the program's name, the language and the look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from grc_desktop import __version__
from grc_desktop.core.i18n import _
from grc_desktop.services.settings.declared import LANGUAGE, THEME
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from grc_desktop.services.settings.declared import Setting
    from grc_desktop.ui.shell.preferences import Preferences

HEIGHT: Final = 37


class _Menu(Button):
    """A button that says what is chosen of a setting, and offers the rest."""

    def __init__(self, setting: Setting[str], choose: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(Weight.QUIET, "caret-down", parent)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIconSize(QSize(12, 12))
        self._setting = setting
        self._actions: dict[str, QAction] = {}
        menu, group = QMenu(self), QActionGroup(self)
        for value, _label in setting.choices:
            if value:
                action = menu.addAction("")
                action.setCheckable(True)
                action.triggered.connect(lambda _checked=False, value=value: choose(value))
                group.addAction(action)
                self._actions[value] = action
        self.setMenu(menu)

    def show_value(self, chosen: str) -> None:
        """Say the value in force."""
        labels = dict(self._setting.choices)
        for value, action in self._actions.items():
            action.setText(_(labels[value]))
            action.setChecked(value == chosen)
        self.say(_(labels[chosen]))
        self.setAccessibleName(f"{_(self._setting.label)} {_(labels[chosen])}")
        self.setToolTip(_(self._setting.label))


class Foot(QWidget):
    """Both are switched at once."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        name = Label(Role.SMALL)
        name.setText(f"GRC Desktop {__version__}")
        self._language = _Menu(LANGUAGE, preferences.choose_language)
        self._theme = _Menu(THEME, preferences.choose_theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(self._language)
        row.addWidget(self._theme)
        theme.fix(self, height=HEIGHT)
        preferences.looked.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self._language.show_value(self._preferences.language)
        self._theme.show_value(self._preferences.theme)
