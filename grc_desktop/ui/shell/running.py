"""The work under way, at the foot of the window: what, a bar, how much, time left, Cancel; and that it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role
from grc_desktop.ui.kit.progress_line import WORKING, ProgressLine
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Job, Work

DONE: Final = N_("{what}: done")
CANCEL_THIS: Final = N_("Cancel: {what}")
_SHOWN_AFTER: Final = 0.3
_WORTH_TELLING: Final = 3.0
"""Seconds a job lasted when its end is said in the line."""
_LONG: Final = 60.0
"""Seconds a job lasted when its end is announced: people did something else meanwhile."""
_TOLD_MS: Final = 6000
_BAR: Final = 120
_BUTTON: Final = 24


class Running(QWidget):
    """Shows a job once it lasts longer than a blink, the oldest first; the others are behind a button.

    A job the page in front tells of is not told twice.
    """

    outlasted = Signal(str)
    """A job that took longer than a minute is done: what it was."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._jobs: tuple[Job, ...] = ()
        self._shown: tuple[Job, ...] = ()
        self.line = ProgressLine(Role.SMALL, _BAR)
        self.cancel, self.others = self.line.cancel, Button(Weight.LINK)
        self.cancel.clicked.connect(self._stop)
        self.others.clicked.connect(self._list_others)
        self._check, self._done = Picture("check-circle", 16, Tone.OK), Label(Role.SMALL)
        self._told = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._told.timeout.connect(lambda: self._say_done(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self.line, self.others, self._check, self._done):
            row.addWidget(widget)
        for button in (self.cancel, self.others):
            theme.fix(button, height=_BUTTON)
        self._say_done("")
        work.changed.connect(self.follow)
        self.retranslate()

    def doing(self) -> str:
        """What is being done, empty for nothing."""
        return self.line.text() if self._shown else ""

    def done(self) -> str:
        """What is said to be done, empty for nothing."""
        return self._done.text()

    def show_left(self, wanted: bool) -> None:
        """Say how much is done and how long it will still take, or leave that out."""
        self.line.show_much(wanted)

    def retranslate(self) -> None:
        self.line.retranslate()
        self.follow()

    def follow(self) -> None:
        """Show the jobs that last, and tell of those that ended."""
        jobs = self._work.jobs()
        for job in self._jobs:
            if job not in jobs:
                self._ended(job)
        self._jobs = jobs
        self._shown = tuple(job for job in jobs if job.age >= _SHOWN_AFTER and not job.told)
        self.line.setVisible(bool(self._shown))
        self.others.setVisible(len(self._shown) > 1)
        if self._shown:
            self._say_done("")
            self.line.show_job(self._shown[0])
        more = max(len(self._shown) - 1, 0)
        self.others.say(_n("and {n} other", "and {n} others", more).format(n=more))

    def _ended(self, job: Job) -> None:
        what = job.label
        if not job.done or job.told or not what or job.age < _WORTH_TELLING:
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
