"""Views of one list as tabs, each with how many rows it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Pill
from grc_desktop.ui.kit.tab_order import reach_after, reached_before
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_GAP: Final = 20


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A view: its `key`, its `title` (a msgid, or the name the user gave it), and how loud its count is."""

    key: str
    title: str
    tone: Tone = Tone.NEUTRAL


class Tabs(QWidget):
    """Tabs over a list; the arrows go from one to the next."""

    chosen = Signal(str)
    """The user went to the view of this key."""

    def __init__(self, specs: Sequence[TabSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs: tuple[TabSpec, ...] = ()
        self._counts: dict[str, int] = {}
        self._tabs: dict[str, _Tab] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addStretch(1)
        self.set_specs(specs)

    def set_specs(self, specs: Sequence[TabSpec]) -> None:
        """Show other views; the one that is shown stays shown where it can."""
        before = self.current()
        first = next(iter(self._tabs.values()), None)
        reached = reached_before(first.button) if first is not None else None
        for tab in self._tabs.values():
            self._group.removeButton(tab.button)
            tab.hide()
            tab.deleteLater()
        self._specs = tuple(specs)
        self._tabs = {}
        for place, spec in enumerate(self._specs):
            tab = self._tabs[spec.key] = _Tab(spec, self)
            self._group.addButton(tab.button)
            tab.button.clicked.connect(lambda _checked=False, key=spec.key: self.chosen.emit(key))
            self._row.insertWidget(place, tab)
        if reached is not None:
            reach_after(reached, self._tabs.values())
        self.show_current(before if before in self._tabs else next(iter(self._tabs), ""))
        self.retranslate()

    def show_current(self, key: str) -> None:
        """Mark the view `key` as the one that is shown."""
        if key in self._tabs:
            self._tabs[key].button.setChecked(True)

    def current(self) -> str:
        """The key of the view that is shown."""
        return next((key for key, tab in self._tabs.items() if tab.button.isChecked()), "")

    def show_count(self, key: str, count: int | None) -> None:
        """Say how many rows the view holds; None and 0 say nothing."""
        if count:
            self._counts[key] = count
        else:
            self._counts.pop(key, None)
        self.retranslate()

    def retranslate(self) -> None:
        for key, tab in self._tabs.items():
            tab.say(self._counts.get(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = list(self._tabs)
        if step is None or self.current() not in keys:
            super().keyPressEvent(event)
            return
        key = keys[(keys.index(self.current()) + step) % len(keys)]
        self._tabs[key].button.setFocus()
        self._tabs[key].button.click()


class _Tab(QWidget):
    """The title of a view, and its count in a pill."""

    def __init__(self, spec: TabSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self.button = Button(Weight.TAB)
        self.button.setCheckable(True)
        self._pill = Pill(tone=spec.tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.button)
        row.addWidget(self._pill)

    def say(self, count: int | None) -> None:
        title, number = _(self._spec.title), shown.number(count or 0)
        self.button.say(title)
        self._pill.setVisible(bool(count))
        if count:
            self._pill.show_as(number, self._spec.tone)
            self.button.setAccessibleName(f"{title} ({number})")
