"""One window per base: a second start raises the first and ends."""

from __future__ import annotations

import getpass
import hashlib
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE_MS: Final = 1000


class Instance(QObject):
    """The right to be the window of one base. The lock of a program that died clears itself."""

    raised = Signal()
    """Another start asks this window to come to the front."""

    def __init__(self, database: Path, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = hashlib.sha256(f"{getpass.getuser()}\n{database.resolve()}".encode()).hexdigest()[:24]
        folder.mkdir(parents=True, exist_ok=True)
        self._name = f"grc-desktop-{key}"
        self._lock = QLockFile(QDir.toNativeSeparators(str(folder / f"{key}.lock")))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def take(self) -> bool:
        """Become the window of the base; False when there is one already."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def call(self) -> bool:
        """Ask the window that is there to come to the front; whether it heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(_PATIENCE_MS)
        socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Let another window open the base."""
        self._server.close()
        self._lock.unlock()

    def _called(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
