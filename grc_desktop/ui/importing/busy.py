"""The work under way, told by the page while it is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.ui.kit.progress_line import ProgressLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.work import Job, Work

_SHOWN_AFTER: Final = 0.3


class Busy(ProgressLine):
    """Shows one job once it lasts longer than a blink."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._job: Job | None = None
        self.cancel.clicked.connect(self._stop)
        work.changed.connect(self._follow)
        self.follow(None)

    def follow(self, job: Job | None) -> None:
        """Show `job`, or nothing."""
        self._job = job
        self._follow()

    def _follow(self) -> None:
        job, page = self._job, self.parentWidget()
        self.setVisible(job is not None and job.age >= _SHOWN_AFTER)
        if job is not None:
            job.told = page is not None and page.isVisible()
            self.show_job(job)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
