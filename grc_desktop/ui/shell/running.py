"""The work under way, at the foot of the window: what, a bar, how much, time left, Cancel; and that it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QWidget

from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Job, Work

CANCEL: Final = N_("Cancel")
WORKING: Final = N_("Working…")
DONE: Final = N_("{what}: done")
CANCEL_THIS: Final = N_("Cancel: {what}")
STOPPING: Final = N_("Stopping…")
_SHOWN_AFTER: Final = 0.3
_WORTH_TELLING: Final = 3.0
"""Seconds a job lasted when its end is said in the line."""
_LONG: Final = 60.0
"""Seconds a job lasted when its end is announced: people did something else meanwhile."""
_TOLD_MS: Final = 6000
_BAR: Final = 120
_BUTTON: Final = 24
_THOUSAND: Final = 1000


class Running(QWidget):
    """Shows a job once it lasts longer than a blink, the oldest first; the others are behind a button."""

    outlasted = Signal(str)
    """A job that took longer than a minute is done: what it was."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._jobs: tuple[Job, ...] = ()
        self._shown: tuple[Job, ...] = ()
        self._doing, self._left = Label(Role.SMALL), Label(Role.SMALL)
        self._bar = QProgressBar(textVisible=False)
        theme.fix(self._bar, width=_BAR)
        self.cancel, self.others = Button(Weight.LINK), Button(Weight.LINK)
        self.cancel.clicked.connect(self._stop)
        self.others.clicked.connect(self._list_others)
        self._check, self._done = Picture("check-circle", 16, Tone.OK), Label(Role.SMALL)
        self._told = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._told.timeout.connect(lambda: self._say_done(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self._doing, self._bar, self._left, self.cancel, self.others, self._check, self._done):
            row.addWidget(widget)
        for button in (self.cancel, self.others):
            theme.fix(button, height=_BUTTON)
        self._say_done("")
        work.changed.connect(self.follow)
        self.retranslate()

    def doing(self) -> str:
        """What is being done, empty for nothing."""
        return self._doing.text() if self._shown else ""

    def done(self) -> str:
        """What is said to be done, empty for nothing."""
        return self._done.text()

    def show_left(self, wanted: bool) -> None:
        """Say how much is done and how long it will still take, or leave that out."""
        self._left.setVisible(wanted and bool(self._shown))

    def retranslate(self) -> None:
        self.cancel.say(_(CANCEL))
        self.follow()

    def follow(self) -> None:
        """Show the jobs that last, and tell of those that ended."""
        jobs = self._work.jobs()
        for job in self._jobs:
            if job not in jobs:
                self._ended(job)
        self._jobs = jobs
        self._shown = tuple(job for job in jobs if job.age >= _SHOWN_AFTER)
        for widget in (self._doing, self._bar, self._left, self.cancel):
            widget.setVisible(bool(self._shown))
        self.others.setVisible(len(self._shown) > 1)
        if self._shown:
            self._say_done("")
            self._show(self._shown[0])

    def _show(self, job: Job) -> None:
        from grc_desktop.core import format as shown

        step, stopping = job.step, job.progress.cancelled
        what = _(STOPPING) if stopping else step.label or _(WORKING)
        self._bar.setMaximum(_THOUSAND if step.total else 0)
        self._bar.setValue(_THOUSAND * step.done // step.total if step.total else 0)
        self._bar.setAccessibleName(what)
        self._doing.setText(what)
        done = _("{done} of {total}").format(done=shown.number(step.done), total=shown.number(step.total or 0))
        self._left.setText("" if stopping else " · ".join(filter(None, (done if step.total else "", job.said_left))))
        self.cancel.setEnabled(not stopping)
        more = len(self._shown) - 1
        self.others.say(_n("and {n} other", "and {n} others", more).format(n=more))

    def _ended(self, job: Job) -> None:
        what = job.label
        if not job.done or not what or job.age < _WORTH_TELLING:
            return
        self._say_done(_(DONE).format(what=what))
        self._told.start()
        if job.age >= _LONG:
            self.outlasted.emit(what)

    def _say_done(self, text: str) -> None:
        self._done.setText(text)
        self._check.setVisible(bool(text))
        self._done.setVisible(bool(text))

    def _stop(self) -> None:
        if self._shown:
            self._shown[0].cancel()
            self.follow()

    def _list_others(self) -> None:
        menu = QMenu(self)
        for job in self._shown[1:]:
            action = menu.addAction(_(CANCEL_THIS).format(what=job.step.label or _(WORKING)))
            action.setEnabled(not job.progress.cancelled)
            action.triggered.connect(job.cancel)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.others.mapToGlobal(self.others.rect().topLeft()))
