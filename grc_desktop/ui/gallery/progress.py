"""How long work is told: pale bars, a bar that runs, a bar that fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QProgressBar, QWidget

from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.core.progress import Step
from grc_desktop.ui.gallery.specimen import LOADING, Make, Sheet, Specimen
from grc_desktop.ui.kit.loading import Bars
from grc_desktop.ui.kit.progress_line import ProgressLine

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Work


def _bars(_work: Work) -> QWidget:
    return Bars()


def _bar(done: int, total: int = 100) -> Make:
    def make(_work: Work) -> QWidget:
        bar = QProgressBar(textVisible=False)
        bar.setRange(0, total)
        bar.setValue(done)
        bar.setAccessibleName(_("Progress"))
        return bar

    return make


def _line(done: int, total: int | None = 1248, *, stopping: bool = False) -> Make:
    def make(_work: Work) -> QWidget:
        line = ProgressLine()
        left = _n("{n} second left", "{n} seconds left", 12).format(n=12) if done else ""
        line.show_step(Step(_("Importing"), done, total), left, stopping=stopping)
        return line

    return make


SHEET: Final = Sheet(
    "progress",
    N_("Progress"),
    "hourglass-medium",
    (
        Specimen(N_("Rows about to be"), {LOADING: _bars}, height=256),
        Specimen(
            N_("Progress bar"),
            {
                N_("Begun"): _bar(0),
                N_("Under way"): _bar(62),
                N_("Done"): _bar(100),
                N_("Nobody knows how much"): _bar(0, total=0),
            },
            width=248,
        ),
        Specimen(
            N_("Line of progress"),
            {
                N_("Begun"): _line(0),
                N_("Under way"): _line(774),
                N_("Nobody knows how much"): _line(0, total=None),
                N_("Stopping"): _line(774, stopping=True),
            },
            width=608,
        ),
    ),
)
