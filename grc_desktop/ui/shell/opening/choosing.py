"""Which base: one's own of last time, another one that is asked for, a new one and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_, _
from grc_desktop.core.paths import data_folder, default_database
from grc_desktop.ui.shell.arriving.files import BASE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.shell.memory import Memory

LAST_BASE: Final = "base"
OPEN_BASE: Final = N_("Open a base")
CREATE_BASE: Final = N_("Create a base")
BASES: Final = N_("GRC Desktop bases")
LEAVE: Final = N_("Leave this base now?")
UNDER_WAY: Final = N_(
    "Something is still being done in it. If you leave now it is cancelled, and nothing of it is kept."
)
STOP: Final = N_("Leave and cancel")


def own_base(memory: Memory) -> Path | None:
    """The base of last time, else the usual one; None when neither is there."""
    last = memory.text(LAST_BASE)
    known = (Path(last), default_database()) if last else (default_database(),)
    return next((path for path in known if path.is_file()), None)


def ask_other(window: QWidget) -> Path | None:
    """An existing base, chosen in a dialog."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _kind = QFileDialog.getOpenFileName(window, _(OPEN_BASE), str(data_folder()), _kinds())
    return Path(chosen) if chosen else None


def ask_new(window: QWidget) -> Path | None:
    """Where a new base goes, chosen in a dialog."""
    from PySide6.QtWidgets import QFileDialog

    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    chosen, _kind = QFileDialog.getSaveFileName(window, _(CREATE_BASE), str(folder), _kinds())
    path = Path(chosen)
    return (path if path.suffix else path.with_suffix(BASE_FILE)) if chosen else None


def ask_to_stop(window: QWidget, then: Callable[[], object]) -> None:
    """Do `then` when the work under way may be cancelled."""
    from grc_desktop.ui.kit.buttons import Weight
    from grc_desktop.ui.kit.dialogs import Choice, ask

    choices = (Choice("stop", _(STOP), Weight.DANGER),)
    ask(window, _(LEAVE), _(UNDER_WAY), choices, lambda key: then() if key == "stop" else None)


def _kinds() -> str:
    return f"{_(BASES)} (*{BASE_FILE})"
