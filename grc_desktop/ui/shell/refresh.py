"""From the change feed to the screens: what was written is shown, whoever wrote it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from grc_desktop.core.changes import ChangeFeed, Changes
    from grc_desktop.ui.kit.work import Work

THROTTLE_MS: Final = 120
POLL_MS: Final = 1000


class Watched(Protocol):
    """The base, as far as its changes go."""

    @property
    def changes(self) -> ChangeFeed: ...

    def notice_others(self) -> Changes | None: ...


class Refresher(QObject):
    """Gathers what commits touched and says it at most every `THROTTLE_MS`, on the interface thread.

    Every second the read lane asks whether another program wrote to the base.
    """

    touched = Signal(object)
    """The names of the tables that changed: a frozenset."""
    _woken = Signal()

    def __init__(self, database: Watched, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._work = work
        self._lock = threading.Lock()
        self._tables: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=THROTTLE_MS)
        self._soon.timeout.connect(self._tell)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.poll)
        self._unsubscribe = database.changes.subscribe(self._hear)
        self._poll.start()

    def stop(self) -> None:
        """Hear nothing any more."""
        self._poll.stop()
        self._soon.stop()
        self._unsubscribe()

    def _hear(self, changes: Changes) -> None:
        """On the committing thread."""
        with self._lock:
            self._tables |= changes.tables
        self._woken.emit()

    def _wake(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _tell(self) -> None:
        with self._lock:
            tables, self._tables = frozenset(self._tables), set()
        if tables:
            self.touched.emit(tables)

    def poll(self) -> None:
        """Ask now, without waiting for the second to end."""
        self._poll.stop()
        self._work.read(self, self._database.notice_others, self._asked, self._asked)

    def _asked(self, _answer: object) -> None:
        self._poll.start()
