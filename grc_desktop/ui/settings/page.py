"""The settings: what the shop and this computer chose, and where the data is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.services.settings.declared import SETTINGS, Setting
from grc_desktop.services.settings.place import place_of
from grc_desktop.ui.kit.labels import Card, Rule
from grc_desktop.ui.kit.page import Page
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.toasts import Toast
from grc_desktop.ui.settings.place import PlaceView
from grc_desktop.ui.settings.rows import SettingRow
from grc_desktop.ui.settings.sample import Sample
from grc_desktop.ui.settings.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from grc_desktop.services.settings.service import SettingsService
    from grc_desktop.ui.kit.work import Work

SHOP: Final = N_("The shop")
SHARED: Final = N_("Kept in the base, for everybody.")
COMPUTER: Final = N_("This computer")
ALONE: Final = N_("Kept on this computer only.")
DATA: Final = N_("Where my data is")
SAVING: Final = N_("Saving")
COPIED: Final = N_("The path is copied.")

Values = dict[str, str]


class SettingsPage(Page):
    """Every declared setting, taken at once; `follow` makes the window do as they say."""

    name = N_("Settings")
    watches = frozenset({"settings"})

    def __init__(
        self,
        settings: SettingsService,
        base: Path,
        sample: bool,
        work: Work,
        follow: Callable[[], None],
        leave: Callable[[], None],
        remove_sample: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._base = base
        self._work = work
        self._follow = follow
        self._rows = tuple(SettingRow(setting) for setting in SETTINGS)
        for row in self._rows:
            row.chosen.connect(self.choose)
        self.sample = Sample()
        self.place = PlaceView(sample)
        self.place.leave_wanted.connect(leave)
        self.place.removal_wanted.connect(remove_sample)
        self.place.copied.connect(lambda: self.toast(Toast(_(COPIED))))
        self._sections = (
            Section(SHOP, SHARED, _card([row for row in self._rows if row.setting.shared])),
            Section(COMPUTER, ALONE, _card([*(row for row in self._rows if not row.setting.shared), self.sample])),
            Section(DATA, "", _card([self.place])),
        )
        self._lay_out()

    def retranslate(self) -> None:
        super().retranslate()
        for row in self._rows:
            row.retranslate()
        for section in self._sections:
            section.retranslate()
        self.sample.retranslate()
        self.place.retranslate()

    def refresh(self) -> None:
        settings, base = self._settings, self._base
        self._work.read(self, lambda: {one.key: settings.get(one) for one in SETTINGS}, self._show, key="values")
        self._work.read(self, lambda: place_of(base), self.place.show_place, key="place")

    def entered(self) -> None:
        self._rows[0].field.setFocus()

    def _lay_out(self) -> None:
        stack = Stack(margin=20, gap=28)
        stack.add(*self._sections)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(stack)

    def _show(self, values: Values) -> None:
        for row in self._rows:
            row.show_value(values[row.setting.key])

    def choose(self, setting: Setting[str], value: str) -> None:
        """Take `value` at once, and make the window follow."""
        self._work.write(self, lambda _progress: self._settings.set(setting, value), self._chosen, label=_(SAVING))

    def _chosen(self, _nothing: None) -> None:
        self._follow()
        self.refresh()


def _card(lines: Sequence[QWidget]) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, line in enumerate(lines):
        if place:
            column.addWidget(Rule())
        column.addWidget(line)
    return card
