"""One setting on one line: what it is, what it changes, and its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.core.text import clean
from grc_desktop.ui.kit.fields.choice import ChoiceField
from grc_desktop.ui.kit.fields.spec import FieldKind, FieldSpec, Option
from grc_desktop.ui.kit.fields.text import TextField
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import fix

if TYPE_CHECKING:
    from grc_desktop.services.settings.declared import Setting
    from grc_desktop.ui.kit.fields.spec import Field

FIELD: Final = 260


class Line(QWidget):
    """Words on the left, something to act on at the right."""

    def __init__(self, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._help = Label(wrap=True), Label(Role.SMALL, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._help)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, help_: str = "") -> None:
        """Set the words, ready to be read."""
        self._title.setText(title)
        self._help.setText(help_)
        self._help.setVisible(bool(help_))


class SettingRow(Line):
    """A declared setting: a list when it has choices, else a text that is taken on leaving it."""

    chosen = Signal(object, object)
    """The `Setting`, and the value that was given."""

    def __init__(self, setting: Setting[str], parent: QWidget | None = None) -> None:
        self.field = _field(setting)
        fix(self.field, width=FIELD)
        super().__init__(self.field, parent)
        self.setting = setting
        self._shown = setting.default
        self.field.set_value(setting.default)
        (self.field.changed if setting.choices else self.field.left).connect(self._take)

    def show_value(self, value: str) -> None:
        """Show the value in force, unless somebody is typing another."""
        if self.field.value() == self._shown:
            self.field.set_value(value)
        self._shown = value

    def retranslate(self) -> None:
        self.say(_(self.setting.label), _(self.setting.help))
        self.field.retranslate()
        self.field.name_as(_(self.setting.label), _(self.setting.help))

    def _take(self) -> None:
        value = self.field.value()
        given = clean(value) if isinstance(value, str) else self._shown
        if given != self._shown:
            self._shown = given
            self.chosen.emit(self.setting, given)


def _field(setting: Setting[str]) -> Field:
    if setting.choices:
        options = tuple(Option(value, label) for value, label in setting.choices)
        return ChoiceField(FieldSpec(setting.key, setting.label, FieldKind.CHOICE, choices=options))
    return TextField(FieldSpec(setting.key, setting.label))
