"""The choice of a base, with the bases opened before on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.ui.shell.opening.first_start import FirstStart

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from grc_desktop.ui.kit.work import Work
    from grc_desktop.ui.shell.opening.recent_bases import RecentBases
    from grc_desktop.ui.shell.preferences import Preferences


def welcome(preferences: Preferences, recent: RecentBases, work: Work, today: date) -> FirstStart:
    """The first screen on what is remembered: a base is forgotten when that is asked for, a missing one greyed."""
    screen = FirstStart(preferences, today)

    def list_bases() -> None:
        bases = recent.all()
        screen.show_recent(bases)
        work.read(
            screen, lambda: [base.path for base in bases if base.missing], screen.recent.mark_missing, key="missing"
        )

    def forget(path: Path) -> None:
        recent.forget(path)
        list_bases()
        screen.setFocus()

    screen.base_forgotten.connect(forget)
    list_bases()
    return screen
