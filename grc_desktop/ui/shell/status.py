"""The line at the foot of the window: how many customers, the work under way, and the health of the base."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.shell.running import Running

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from grc_desktop.ui.kit.work import Work

HEIGHT: Final = 29
_BUTTON: Final = 24
SOUND: Final = N_("Sound base")
DAMAGED: Final = N_("The base is damaged")
WHAT_NOW: Final = N_(
    "Part of what {path} keeps cannot be trusted any more; this comes from the disk, or from a copy made while the "
    "program was open.\n\nStop working in it, copy this file to another disk, and open your last good copy. "
    "The details below help whoever repairs it."
)


class StatusLine(QWidget):
    """What is true of the base at any moment, beside what is being done."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._customers: int | None = None
        self._count = Label(Role.SMALL, parent=self)
        self.running = Running(work)
        self._path = Path()
        self._ailments: Sequence[str] | None = None
        self._sound = Label(Role.SMALL, parent=self)
        self.damaged = Button(Weight.LINK, parent=self)
        theme.fix(self.damaged, height=_BUTTON)
        self.damaged.setIcon(icon("warning-circle", Tone.BAD))
        self.damaged.clicked.connect(self._explain)
        self._base = Label(Role.SMALL, parent=self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(self._count)
        row.addWidget(self.running)
        row.addStretch(1)
        row.addWidget(self._base)
        row.addWidget(self._sound)
        row.addWidget(self.damaged)
        theme.fix(self, height=HEIGHT)
        self.show_health(None)
        work.changed.connect(self._fit)
        self.retranslate()

    def count(self, customers: int | None) -> None:
        """How many customers there are; None while it is not known."""
        self._customers = customers
        self._say_count()

    def name_base(self, path: Path, sample: bool) -> None:
        """Which base is open; the file of the sample concerns nobody."""
        self._path = path
        self._base.setText("" if sample else path.name)
        self._base.setToolTip(str(path))
        self._fit()

    def show_health(self, ailments: Sequence[str] | None) -> None:
        """What was found wrong with the base, nothing for a sound one; None while nobody has looked."""
        self._ailments = ailments
        self.damaged.setVisible(bool(ailments))
        self._fit()

    def health(self) -> str:
        """What is said of the base's health, empty while nobody has looked."""
        if self._ailments is None:
            return ""
        return self.damaged.text() if self._ailments else self._sound.text()

    def text(self) -> str:
        """How many customers there are, in words."""
        return self._count.text()

    def retranslate(self) -> None:
        self.running.retranslate()
        self._sound.setText(_(SOUND))
        self.damaged.say(_(DAMAGED))
        self._say_count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _say_count(self) -> None:
        if (number := self._customers) is not None:
            from grc_desktop.core import format as shown

            self._count.setText(_n("{n} customer", "{n} customers", number).format(n=shown.number(number)))
        self._fit()

    def _fit(self) -> None:
        """In a narrow window what can be read elsewhere gives way to the work under way."""
        self._base.setVisible(bool(self._base.text()))
        self._sound.setVisible(self._ailments is not None and not self._ailments)
        self._count.setVisible(self._customers is not None)
        self.running.show_left(True)
        for give_way in (self._base.hide, self._sound.hide, self._count.hide, lambda: self.running.show_left(False)):
            self.running.updateGeometry()
            if self._row.sizeHint().width() <= self.width():
                break
            give_way()

    def _explain(self) -> None:
        from grc_desktop.ui.kit.dialogs import tell

        tell(self, _(DAMAGED), _(WHAT_NOW).format(path=self._path), "\n".join(self._ailments or ()))
