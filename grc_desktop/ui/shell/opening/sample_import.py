"""A file of one's own comes while the sample shop is open: it is asked which base it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import dialogs
from grc_desktop.ui.kit.buttons import Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

WHERE: Final = N_("Import “{name}” into which base?")
SAMPLE_IS_OPEN: Final = N_("The sample shop is open. What is imported into it goes away with it.")
OWN: Final = N_("My own base")
SAMPLE: Final = N_("The sample")


def ask(window: QWidget, name: str, into_own: Callable[[], object], into_sample: Callable[[], object]) -> None:
    """Do what is chosen for the file called `name`, or nothing."""
    choices = (dialogs.Choice("sample", _(SAMPLE)), dialogs.Choice("own", _(OWN), Weight.PRIMARY))

    def answer(key: str) -> None:
        if key:
            (into_own if key == "own" else into_sample)()

    dialogs.ask(window, _(WHERE).format(name=name), _(SAMPLE_IS_OPEN), choices, answer)
