"""The start of the window: quick to the first paint, one window per base."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from grc_desktop.core.paths import default_database, state_folder
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.ui.kit.garbage import Garbage
from grc_desktop.ui.shell.memory import Memory
from grc_desktop.ui.shell.preferences import Preferences
from grc_desktop.ui.shell.session import LAST_BASE, Session, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.core.clock import Clock

NAME: Final = "GRC Desktop"
_STYLE: Final = ("-style", "Fusion")
"""Said at birth: to ask for it later costs making every enumeration of `QStyle`."""


def main(argv: Sequence[str] | None = None, database: Path | None = None) -> int:
    """Open the window on `database`, or on the last base, or on the choice of one. Answers an exit code."""
    app = application(sys.argv[:1] if argv is None else argv)
    program = Program(app, state_folder())
    program.begun.connect(lambda: Garbage(program), Qt.ConnectionType.SingleShotConnection)
    if not program.begin(wanted(program.memory, database)):
        return 0
    return app.exec()


def application(argv: Sequence[str]) -> QApplication:
    """The application, in the style the stylesheet is made for."""
    app = QApplication([*argv, *_STYLE])
    app.setApplicationName(NAME)
    app.setDesktopFileName("grc-desktop")
    app.setQuitOnLastWindowClosed(False)
    return app


def wanted(memory: Memory, database: Path | None) -> Wanted:
    """The base that is named, else the one of last time, else the usual one; nothing where there never was any."""
    if database is not None:
        return Wanted(database)
    if last := memory.text(LAST_BASE):
        return Wanted(Path(last))
    return Wanted(default_database() if default_database().exists() else None)


class Program(QObject):
    """Goes from one window to the next, until none is wanted any more."""

    begun = Signal()
    """A window has something to work with: a base, the choice of one, or what stands in the way."""

    def __init__(self, app: QApplication, folder: Path, clock: Clock | None = None) -> None:
        super().__init__(app)
        self._clock = clock
        self._app = app
        self._locks = folder / "locks"
        self.memory = Memory(folder / "window.json")
        self.preferences = Preferences(app, ComputerSettings())
        self.session: Session | None = None

    def begin(self, what: Wanted) -> bool:
        """Open a window for what is wanted; False when another window has it and was brought to the front."""
        session = Session(self.preferences, self.memory, self._locks, self._clock, self)
        session.begun.connect(self.begun)
        session.ended.connect(self._ended)
        self.session = session
        return session.begin(what)

    def _ended(self, what: Wanted | None) -> None:
        if self.session is not None:
            self.session.window.deleteLater()
            self.session.deleteLater()
            self.session = None
        if what is None or not self.begin(what):
            self._app.quit()
