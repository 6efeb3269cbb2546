"""What can be done anywhere in the window; the page in front may have some of the keys for itself."""

from __future__ import annotations

from typing import Final

from grc_desktop.core.i18n import N_
from grc_desktop.ui.kit.actions import Action

SEARCH: Final = Action("search", N_("Search everything"), "magnifying-glass", ("Ctrl+K",), quiet=True)
FIND: Final = Action("find", N_("Search in this page"), "magnifying-glass", ("Ctrl+F",), words=N_("find filter list"))
ADD: Final = Action("add", N_("Add…"), "plus", ("Ctrl+N", "Ctrl+Shift+N"), quiet=True)
UNDO: Final = Action(
    "undo", N_("Undo the last action"), "arrow-counter-clockwise", ("Ctrl+Z",), words=N_("cancel take back mistake")
)
BACK: Final = Action("back", N_("Back"), "arrow-left", ("Alt+Left",))
FORWARD: Final = Action("forward", N_("Forward"), "arrow-right", ("Alt+Right",))
FOLD: Final = Action(
    "fold",
    N_("Narrow side bar"),
    "caret-double-left",
    ("Ctrl+B",),
    words=N_("fold menu pages hide show"),
    checkable=True,
)
FULL_SCREEN: Final = Action("full_screen", N_("Full screen"), "corners-out", ("F11",), words=N_("big window maximise"))
SHORTCUTS: Final = Action("shortcuts", N_("Keyboard shortcuts"), "keyboard", ("F1", "Ctrl+?"), words=N_("help keys"))
QUIT: Final = Action("quit", N_("Quit"), "x", ("Ctrl+Q",), words=N_("close exit leave"))
