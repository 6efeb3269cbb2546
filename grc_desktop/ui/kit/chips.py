"""Filters as chips: each says what is filtered and goes away with its cross; the last button adds one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, IconButton, Weight
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import ElidedLabel, Label, Role
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

FILTER: Final = N_("Filter")
REMOVE: Final = N_("Remove {name}")
_HEIGHT: Final = 26
_SIDE: Final = 8


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """One filter in force: its `key`, the msgid of its `name`, and its value in words."""

    key: str
    name: str
    value: str


class Chip(QFrame):
    """“Town: Lyon ×”."""

    removed = Signal(str)
    pressed = Signal(str)

    def __init__(self, spec: ChipSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._name, self._value = Label(), ElidedLabel(Role.STRONG)
        self._value.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cross = IconButton("x", 12)
        self._cross.clicked.connect(lambda: self.removed.emit(spec.key))
        theme.fix(self, height=_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        for widget in (self._name, self._value, self._cross):
            self._row.addWidget(widget)
        self.lock(False)
        self.retranslate()

    def lock(self, locked: bool) -> None:
        """Say what it says without being removable."""
        self._cross.setVisible(not locked)
        self._row.setContentsMargins(_SIDE, 0, _SIDE if locked else _SIDE // 2, 0)

    def retranslate(self) -> None:
        name = _(self.spec.name)
        self._name.setText(_("{name}:").format(name=name) if name else "")
        self._name.setVisible(bool(name))
        self._value.setText(self.spec.value)
        self._cross.say(_(REMOVE).format(name=name or self.spec.value))
        self.setAccessibleName(f"{self._name.text()} {self.spec.value}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._cross.isHidden():
            self.removed.emit(self.spec.key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.pressed.emit(self.spec.key)
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """A row of chips and the button that adds one; it wraps where the window is narrow."""

    removed = Signal(str)
    """The key of the filter to take away."""
    pressed = Signal(str)
    """The key of the filter to change."""

    def __init__(self, menu: QMenu | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._add = Button(Weight.CHIP, "plus")
        self._add.setIconSize(QSize(16, 12))
        self._row = FlowLayout(self, gap=8)
        self._row.addWidget(self._add)
        self.set_menu(menu)
        self.retranslate()

    def set_menu(self, menu: QMenu | None) -> None:
        """What the button offers; without a menu there is no button."""
        self._add.setVisible(menu is not None)
        if menu is not None:
            self._add.setMenu(menu)

    def show_chips(self, specs: Sequence[ChipSpec]) -> None:
        """Show one chip for each of `specs`."""
        if tuple(chip.spec for chip in self._chips) == tuple(specs):
            return
        for old in self._chips:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [Chip(spec, self) for spec in specs]
        for place, chip in enumerate(self._chips):
            chip.removed.connect(self.removed)
            chip.pressed.connect(self.pressed)
            self._row.insertWidget(place, chip)
            chip.show()
        reach_after(reached_before(self._add), self._chips)

    def retranslate(self) -> None:
        self._add.say(_(FILTER))
        for chip in self._chips:
            chip.retranslate()
