"""One window per base: a second start raises the first and ends."""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from grc_desktop.ui.shell.lock import Lock

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

_PATIENCE: Final = 3.0
_TRY_MS: Final = 500
_NAP: Final = 0.05


class Instance(QObject):
    """The right to be the window of one base."""

    raised = Signal()
    """Another start asks this window to come to the front."""

    def __init__(self, database: Path, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = f"{zlib.crc32(str(folder / str(database.resolve())).encode()):08x}"
        self._name = f"grc-desktop-{key}"
        self._lock = Lock(folder / f"{key}.lock")
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Become the window of the base; False when there is one already."""
        return self._lock.take()

    def listen(self) -> None:
        """Be ready to hear other starts; they wait for it."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)
        self._server.listen(self._name)

    def call(self) -> bool:
        """Ask the window that is there to come to the front; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_TRY_MS):
                socket.disconnectFromServer()
                return True
            time.sleep(_NAP)
        return False

    def release(self) -> None:
        """Let another window open the base."""
        if self._server is not None:
            self._server.close()
        self._lock.release()

    def _called(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
