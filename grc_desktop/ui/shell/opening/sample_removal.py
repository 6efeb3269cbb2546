"""Taking the sample shop away: at once while it is only the sample, after a question when real customers are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.services.settings.sample import remove
from grc_desktop.ui.kit.buttons import Weight

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from grc_desktop.app import Services
    from grc_desktop.ui.kit.work import Work

REMOVED: Final = N_("The sample shop is removed.")
NOT_REMOVED: Final = N_("The sample shop is still open in another program; close it there, then remove it again.")
TITLE: Final = N_("Remove the sample shop with your customers?")
LOST: Final = N_(
    "They would be deleted with it, for good. To keep them, export them first, and import the file into a base of "
    "your own."
)
ALL_THE_SAME: Final = N_("Remove it all")


def ask(services: Services, work: Work, window: QWidget, then: Callable[[], object]) -> None:
    """Do `then` when nothing of anybody's own is lost, or when that was agreed to."""
    from grc_desktop.services.importing.sample import own_customers
    from grc_desktop.ui.kit import dialogs

    def answer(own: int) -> None:
        if not own:
            then()
            return
        from grc_desktop.core import format as shown

        said = _n("You added {n} customer to the sample shop.", "You added {n} customers to the sample shop.", own)
        text = f"{said.format(n=shown.number(own))} {_(LOST)}"
        choices = (dialogs.Choice("remove", _(ALL_THE_SAME), Weight.DANGER),)
        dialogs.ask(window, _(TITLE), text, choices, lambda key: then() if key == "remove" else None)

    work.read(window, lambda: own_customers(services.history), answer, key="own customers")


def remove_files(path: Path) -> str:
    """Delete the closed sample at `path`; what is to be said of it, a msgid."""
    try:
        remove(path)
    except OSError:
        return NOT_REMOVED
    return REMOVED
