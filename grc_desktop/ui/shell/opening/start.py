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
from grc_desktop.ui.shell.arriving.files import BASE_FILE
from grc_desktop.ui.shell.memory import Memory
from grc_desktop.ui.shell.opening.choosing import LAST_BASE
from grc_desktop.ui.shell.opening.instance import Instance
from grc_desktop.ui.shell.opening.session import Session, Wanted
from grc_desktop.ui.shell.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.core.clock import Clock

NAME: Final = "GRC Desktop"
_STYLE: Final = ("-style", "Fusion")
"""Said at birth: to ask for it later costs making every enumeration of `QStyle`."""


def main(argv: Sequence[str] | None = None, database: Path | None = None, files: Sequence[Path] = ()) -> int:
    """Open the window on `database`, or on the last base, or on the choice of one, with `files`. Answers an exit code.

    Where no `database` is named, a window that is open already comes to the front and takes the files.
    """
    app = application(sys.argv[:1] if argv is None else argv)
    program = Program(app, state_folder())
    program.begun.connect(lambda: Garbage(program), Qt.ConnectionType.SingleShotConnection)
    if database is None and program.is_open(files):
        return 0
    if not program.begin(wanted(program.memory, database, files)):
        return 0
    return app.exec()


def application(argv: Sequence[str]) -> QApplication:
    """The application, in the style the stylesheet is made for."""
    app = QApplication([*argv, *_STYLE])
    app.setApplicationName(NAME)
    app.setDesktopFileName("grc-desktop")
    app.setQuitOnLastWindowClosed(False)
    return app


def wanted(memory: Memory, database: Path | None, files: Sequence[Path] = ()) -> Wanted:
    """The base that is named, else the one of last time, else the usual one; nothing where there never was any."""
    if len(files) == 1 and files[0].suffix.lower() == BASE_FILE:
        return Wanted(files[0].absolute())
    given = tuple(file.absolute() for file in files)
    if database is not None:
        return Wanted(database, given)
    if last := memory.text(LAST_BASE):
        return Wanted(Path(last), given)
    return Wanted(default_database() if default_database().exists() else None, given)


class Program(QObject):
    """Goes from one window to the next, until none is wanted any more."""

    begun = Signal()
    """A window has something to work with: a base, the choice of one, or what stands in the way."""

    def __init__(self, app: QApplication, folder: Path, clock: Clock | None = None) -> None:
        super().__init__(app)
        self._clock = clock
        self._app = app
        self._folder = folder
        self._door = Instance(folder, folder / "locks", self)
        self.memory = Memory(folder / "window.json")
        self.preferences = Preferences(app, ComputerSettings(), self)
        self.session: Session | None = None

    def is_open(self, files: Sequence[Path] = ()) -> bool:
        """Whether a window of this user is open: it comes to the front and takes `files`. Else later starts come here.

        A program that holds the door and does not answer is gone without.
        """
        if not self._door.take():
            return self._door.call(files)
        self._door.called.connect(self._hand)
        self.begun.connect(self._door.listen, Qt.ConnectionType.SingleShotConnection)
        return False

    def begin(self, what: Wanted) -> bool:
        """Open a window for what is wanted; False when another window has it and was brought to the front."""
        session = Session(self.preferences, self.memory, self._folder, self._clock, self)
        session.begun.connect(self.begun)
        session.ended.connect(self._ended)
        self.session = session
        return session.begin(what)

    def _hand(self, files: Sequence[Path]) -> None:
        if self.session is not None:
            self.session.hand(files)

    def _ended(self, what: Wanted | None) -> None:
        if self.session is not None:
            self.session.window.deleteLater()
            self.session.deleteLater()
            self.session = None
        if what is None or not self.begin(what):
            self._door.release()
            self._app.quit()
