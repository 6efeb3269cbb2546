"""A look at the health of the base, some seconds after it was opened, on the read lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from grc_desktop.core.errors import DATABASE_DAMAGED, StorageError
from grc_desktop.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grc_desktop.ui.kit.work import Work

AFTER_MS: Final = 5000


class Checkup(QObject):
    """Looks once, when the start is over; a window that closes does not wait for it."""

    done = Signal(object)
    """What is wrong with the base: a sequence of texts, empty for a sound one."""

    def __init__(
        self, ailments: Callable[[Progress], Sequence[str]], work: Work, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._ailments = ailments
        self._work = work
        self._progress = Progress()
        self._later = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._later.timeout.connect(self.begin)
        self._later.start()

    def begin(self) -> None:
        """Look now."""
        self._later.stop()
        self._work.read(self, lambda: self._ailments(self._progress), self.done.emit, self._failed, key="checkup")

    def stop(self) -> None:
        """Look no further."""
        self._later.stop()
        self._progress.cancel()

    def _failed(self, error: BaseException) -> None:
        """A base so damaged that it cannot be read is told too; a busy or distant one only went without a look."""
        if isinstance(error, StorageError) and error.kind is DATABASE_DAMAGED:
            self.done.emit((error.message(),))
