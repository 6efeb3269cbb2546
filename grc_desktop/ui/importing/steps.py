"""The way of an import: File → Columns → Check → Result, and how far one is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.importing.painted import Step
from grc_desktop.ui.kit.labels import ElidedLabel, Picture, Role

STEPS: Final = (("file", N_("File")), ("columns", N_("Columns")), ("check", N_("Check")), ("result", N_("Result")))
_WIDEST: Final = 460
KEYS: Final = tuple(key for key, _title in STEPS)


class StepBar(QWidget):
    """The four steps, and at the right what is being imported."""

    chosen = Signal(str)
    """The user goes to the step of this key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = {key: Step(number, self) for number, (key, _title) in enumerate(STEPS, 1)}
        self._picture = Picture("file", 16)
        self._about = ElidedLabel(Role.SOFT)
        self._about.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._about.setMaximumWidth(_WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for key, step in self._steps.items():
            step.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            row.addWidget(step)
        row.addStretch(1)
        row.addWidget(self._picture)
        row.addWidget(self._about)
        self.tell("")

    def step(self, key: str) -> Step:
        """The button of a step."""
        return self._steps[key]

    def show_at(self, current: str, reachable: frozenset[str]) -> None:
        """Mark `current` as the step one is at; those in `reachable` can be gone to."""
        for number, key in enumerate(KEYS):
            self._steps[key].show_as(done=number < KEYS.index(current), reachable=key in reachable or key == current)
        self._steps[current].setChecked(True)

    def tell(self, about: str) -> None:
        """Say what is being imported."""
        self._about.setText(about)
        self._picture.setVisible(bool(about))

    def retranslate(self) -> None:
        for key, title in STEPS:
            self._steps[key].say(_(title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        steps = [step for step in self._steps.values() if step.isEnabled()]
        focused = next((number for number, step in enumerate(steps) if step.hasFocus()), None)
        if move is None or focused is None:
            super().keyPressEvent(event)
        else:
            steps[(focused + move) % len(steps)].setFocus()
