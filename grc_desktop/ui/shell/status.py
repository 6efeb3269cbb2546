"""The line at the foot of the window: how many customers, the work under way, and the health of the base."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.labels import Label, Pill, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.ui.kit.work import Job, Work

HEIGHT: Final = 29
CANCEL: Final = N_("Cancel")
SAMPLE: Final = N_("Sample shop")
WORKING: Final = N_("Working…")
SOUND: Final = N_("Sound base")
DAMAGED: Final = N_("The base is damaged")
WHAT_NOW: Final = N_(
    "Part of what {path} keeps cannot be trusted any more; this comes from the disk, or from a copy made while the "
    "program was open.\n\nStop working in it, copy this file to another disk, and open your last good copy. "
    "The details below help whoever repairs it."
)
_SHOWN_AFTER: Final = 0.3
_THOUSAND: Final = 1000


class StatusLine(QWidget):
    """Shows a job once it lasts longer than a blink: what, a bar, how much, time left, Cancel."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._customers: int | None = None
        self._job: Job | None = None
        self._count = Label(Role.SMALL, parent=self)
        self._doing = Label(Role.SMALL, parent=self)
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setFixedWidth(120)
        self._left = Label(Role.SMALL, parent=self)
        self.cancel = Button(Weight.LINK, parent=self)
        self.cancel.setFixedHeight(24)
        self.cancel.clicked.connect(self._stop)
        self.sample = Pill(parent=self)
        self.sample.hide()
        self._path = Path()
        self._ailments: Sequence[str] | None = None
        self._sound = Label(Role.SMALL, parent=self)
        self.damaged = Button(Weight.LINK, parent=self)
        self.damaged.setFixedHeight(24)
        self.damaged.setIcon(icon("warning-circle", Tone.BAD))
        self.damaged.clicked.connect(self._explain)
        self._base = Label(Role.SMALL, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        for widget in (self._count, self._doing, self._bar, self._left, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.sample)
        row.addWidget(self._base)
        row.addWidget(self._sound)
        row.addWidget(self.damaged)
        self.setFixedHeight(HEIGHT)
        self.show_health(None)
        work.changed.connect(self.show_work)
        self.retranslate()
        self.show_work()

    def count(self, customers: int | None) -> None:
        """How many customers there are; None while it is not known."""
        self._customers = customers
        self._say_count()

    def name_base(self, path: Path, sample: bool) -> None:
        """Which base is open; the sample is marked."""
        self._path = path
        self._base.setText(path.name)
        self._base.setToolTip(str(path))
        self.sample.setVisible(sample)

    def show_health(self, ailments: Sequence[str] | None) -> None:
        """What was found wrong with the base, nothing for a sound one; None while nobody has looked."""
        self._ailments = ailments
        self._sound.setVisible(ailments is not None and not ailments)
        self.damaged.setVisible(bool(ailments))

    def health(self) -> str:
        """What is said of the base's health, empty while nobody has looked."""
        if self._ailments is None:
            return ""
        return self.damaged.text() if self._ailments else self._sound.text()

    def text(self) -> str:
        """How many customers there are, in words."""
        return self._count.text()

    def doing(self) -> str:
        """What is being done, empty for nothing."""
        return self._doing.text() if self._job is not None else ""

    def retranslate(self) -> None:
        self.cancel.say(_(CANCEL))
        self.sample.show_as(_(SAMPLE), Tone.GOLD, "storefront")
        self._sound.setText(_(SOUND))
        self.damaged.say(_(DAMAGED))
        self._say_count()
        self.show_work()

    def show_work(self) -> None:
        """Show the oldest job that lasts, or nothing."""
        jobs = [job for job in self._work.jobs() if job.age >= _SHOWN_AFTER]
        self._job = jobs[0] if jobs else None
        for widget in (self._doing, self._bar, self._left, self.cancel):
            widget.setVisible(self._job is not None)
        if self._job is not None:
            self._show(self._job)

    def _show(self, job: Job) -> None:
        from grc_desktop.core import format as shown

        step = job.step
        self._bar.setMaximum(_THOUSAND if step.total else 0)
        self._bar.setValue(_THOUSAND * step.done // step.total if step.total else 0)
        self._bar.setAccessibleName(step.label or _(WORKING))
        self._doing.setText(step.label or _(WORKING))
        said = (
            [_("{done} of {total}").format(done=shown.number(step.done), total=shown.number(step.total))]
            if step.total
            else []
        )
        if (left := job.time_left) is not None:
            said.append(time_left(left))
        self._left.setText(" · ".join(said))
        self.cancel.setEnabled(not job.progress.cancelled)

    def _say_count(self) -> None:
        number = self._customers
        self._count.setVisible(number is not None)
        if number is not None:
            from grc_desktop.core import format as shown

            self._count.setText(_n("{n} customer", "{n} customers", number).format(n=shown.number(number)))

    def _explain(self) -> None:
        from grc_desktop.ui.kit.dialogs import tell

        tell(self, _(DAMAGED), _(WHAT_NOW).format(path=self._path), "\n".join(self._ailments or ()))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.show_work()


def time_left(seconds: float) -> str:
    """How long it will still take, as one says it."""
    if seconds < 60:
        number = max(round(seconds), 1)
        return _n("{n} second left", "{n} seconds left", number).format(n=number)
    number = round(seconds / 60)
    return _n("{n} minute left", "{n} minutes left", number).format(n=number)
