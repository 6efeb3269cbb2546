"""One window per base: a second start hands what it was given to the first, raises it and ends."""

from __future__ import annotations

import json
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from grc_desktop.ui.shell.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE: Final = 3.0
_TRY_MS: Final = 500
_NAP: Final = 0.05
_LONGEST: Final = 1 << 20


class Instance(QObject):
    """The right to be the window of one base, or of one user."""

    called = Signal(object)
    """Another start asks this window to come to the front: the files it was given, a sequence of paths."""

    def __init__(self, place: Path, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = f"{zlib.crc32(str(folder / str(place.resolve())).encode()):08x}"
        self._name = f"grc-desktop-{key}"
        self._lock = Lock(folder / f"{key}.lock")
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Become the window of the place; False when there is one already."""
        return self._lock.take()

    def listen(self) -> None:
        """Be ready to hear other starts; they wait for it."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def call(self, files: Sequence[Path] = ()) -> bool:
        """Ask the window that is there to come to the front and take `files`; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        _let_it_come_to_the_front()
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_TRY_MS):
                socket.write(json.dumps([str(path.absolute()) for path in files]).encode())
                socket.waitForBytesWritten(_TRY_MS)
                socket.disconnectFromServer()
                return True
            time.sleep(_NAP)
        return False

    def release(self) -> None:
        """Let another window open the base."""
        if self._server is not None:
            self._server.close()
        self._lock.release()

    def _answer(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(lambda socket=socket: self._hear(socket))
            if socket.state() == socket.LocalSocketState.UnconnectedState:
                self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        said = bytes(socket.read(_LONGEST).data())
        socket.deleteLater()
        self.called.emit(_files(said))


def _files(said: bytes) -> tuple[Path, ...]:
    try:
        names = json.loads(said)
    except ValueError:
        return ()
    return tuple(Path(name) for name in names if isinstance(name, str)) if isinstance(names, list) else ()


if sys.platform == "win32":
    import ctypes

    def _let_it_come_to_the_front() -> None:
        """Windows lets only the program that was just started hand on the foreground."""
        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)

else:

    def _let_it_come_to_the_front() -> None:
        """Elsewhere a window may raise itself."""
