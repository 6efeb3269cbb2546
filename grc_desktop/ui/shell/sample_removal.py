"""Taking the sample shop away: at once while it is only the sample, after a question when real customers are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit.buttons import Weight
from grc_desktop.ui.kit.dialogs import Choice, ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grc_desktop.app import Services
    from grc_desktop.ui.kit.work import Work

TITLE: Final = N_("Remove the sample shop with your customers?")
LOST: Final = N_(
    "They would be deleted with it, for good. To keep them, export them first, and import the file into a base of "
    "your own."
)
ALL_THE_SAME: Final = N_("Remove it all")


def ask_removal(services: Services, work: Work, window: QWidget, remove: Callable[[], object]) -> None:
    """Do `remove` when nothing of anybody's own is lost, or when that was agreed to."""
    from grc_desktop.services.importing.sample import own_customers

    def answer(own: int) -> None:
        if not own:
            remove()
            return
        said = _n("You added {n} customer to the sample shop.", "You added {n} customers to the sample shop.", own)
        text = f"{said.format(n=shown.number(own))} {_(LOST)}"
        choices = (Choice("remove", _(ALL_THE_SAME), Weight.DANGER),)
        ask(window, _(TITLE), text, choices, lambda key: remove() if key == "remove" else None)

    work.read(window, lambda: own_customers(services.history), answer, key="own customers")
