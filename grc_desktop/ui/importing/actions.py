"""What can be done in the room of imports."""

from __future__ import annotations

from typing import Final

from grc_desktop.core.i18n import N_
from grc_desktop.ui.kit.actions import Action

CHOOSE: Final = Action("importing.choose", N_("Choose a file…"), "folder-open", ("Ctrl+O",))
NEXT: Final = Action("importing.next", N_("Continue"), "arrow-right", ("Ctrl+Return",), quiet=True)
BACK: Final = Action("importing.back", N_("Previous step"), "", ("Ctrl+Backspace",), quiet=True)
WRITE: Final = Action("importing.write", N_("Import"), "", ("Ctrl+Shift+Return",))
NEXT_PROBLEM: Final = Action("importing.next_problem", N_("Next cell to check"), "arrow-down", ("F8",))
UNFIX: Final = Action("importing.unfix", N_("Undo the correction"), "arrow-counter-clockwise", ("Ctrl+Z",))
SEE: Final = Action("importing.see", N_("See the customers"), "users")
SEE_CHECKS: Final = Action("importing.see_checks", N_("See what is to be checked"), "warning")
REVIEW: Final = Action("importing.review", N_("Rows to decide"), "users-three")
REJECTS: Final = Action("importing.rejects", N_("Get the refused rows…"), "download-simple")
UNDO: Final = Action("importing.undo", N_("Undo the import"), "arrow-counter-clockwise")
AGAIN: Final = Action("importing.again", N_("Import another file"), "plus")
