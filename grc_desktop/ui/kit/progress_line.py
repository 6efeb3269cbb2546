"""What is being done, on one line: a bar, how much of it, the time left, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Role

if TYPE_CHECKING:
    from grc_desktop.core.progress import Step
    from grc_desktop.ui.kit.work import Job

CANCEL: Final = N_("Cancel")
WORKING: Final = N_("Working…")
STOPPING: Final = N_("Stopping…")
_THOUSAND: Final = 1000


class ProgressLine(QWidget):
    """Shows a `Step`; `cancel` is its button. The bar is `bar` pixels wide, or as wide as there is room: 0."""

    def __init__(self, role: Role = Role.SOFT, bar: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doing, self._much = Label(role), Label(Role.SMALL)
        self._wanted = True
        self._bar = QProgressBar(textVisible=False)
        if bar:
            theme.fix(self._bar, width=bar)
        self.cancel = Button(Weight.LINK)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._doing)
        row.addWidget(self._bar, 0 if bar else 1)
        row.addWidget(self._much)
        row.addWidget(self.cancel)
        self.retranslate()

    def show_job(self, job: Job) -> None:
        """Show where `job` is."""
        self.show_step(job.step, job.said_left, stopping=job.progress.cancelled)

    def show_step(self, step: Step, left: str = "", *, stopping: bool = False) -> None:
        """Show `step`, with the time it still takes in words; once it is `stopping`, only that."""
        from grc_desktop.core import format as shown

        what = _(STOPPING) if stopping else step.label or _(WORKING)
        self._doing.setText(what)
        self._bar.setAccessibleName(what)
        self._bar.setMaximum(_THOUSAND if step.total else 0)
        self._bar.setValue(_THOUSAND * step.done // step.total if step.total else 0)
        much = _("{done} of {total}").format(done=shown.number(step.done), total=shown.number(step.total or 0))
        self._much.setText("" if stopping else " · ".join(filter(None, (much if step.total else "", left))))
        self.show_much(self._wanted)
        self.cancel.setEnabled(not stopping)

    def show_much(self, wanted: bool) -> None:
        """Say how much is done and how long it will still take, or leave that out."""
        self._wanted = wanted
        self._much.setVisible(wanted and bool(self._much.text()))
        self.updateGeometry()

    def text(self) -> str:
        """What is said to be done."""
        return self._doing.text()

    def retranslate(self) -> None:
        self.cancel.say(_(CANCEL))
