"""The work under way, on the page: what, how much, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Role

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Job, Work

CANCEL: Final = N_("Cancel")
_SHOWN_AFTER: Final = 0.3
_THOUSAND: Final = 1000


class Busy(QWidget):
    """Shows one job once it lasts longer than a blink."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._doing = Label(Role.SOFT)
        self._bar = QProgressBar(textVisible=False)
        self._much = Label(Role.SMALL)
        self.cancel = Button(Weight.LINK)
        self.cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._doing)
        row.addWidget(self._bar, 1)
        row.addWidget(self._much)
        row.addWidget(self.cancel)
        work.changed.connect(self._follow)
        self.follow(None)

    def follow(self, job: Job | None) -> None:
        """Show `job`, or nothing."""
        self._job = job
        self._follow()

    def retranslate(self) -> None:
        self.cancel.say(_(CANCEL))

    def _follow(self) -> None:
        job = self._job
        self.setVisible(job is not None and job.age >= _SHOWN_AFTER)
        if job is None:
            return
        step = job.step
        self._doing.setText(step.label)
        self._bar.setAccessibleName(step.label)
        self._bar.setMaximum(_THOUSAND if step.total else 0)
        self._bar.setValue(_THOUSAND * step.done // step.total if step.total else 0)
        much = _("{done} of {total}").format(done=shown.number(step.done), total=shown.number(step.total or 0))
        self._much.setText(" · ".join(filter(None, (much if step.total else "", job.said_left))))
        self.cancel.setEnabled(not job.progress.cancelled)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
