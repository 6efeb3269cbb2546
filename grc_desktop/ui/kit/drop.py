"""Where a file can be dropped, or chosen with a press."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from grc_desktop.ui.kit.labels import restyle

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent


def dropped_file(data: QMimeData, endings: Collection[str] = ()) -> Path | None:
    """The one local file in `data` whose name ends like one of `endings` (any: none); None when there is none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    fitting = [path for path in paths if not endings or path.suffix.lower() in endings]
    return fitting[0] if fitting else None


class DropCard(QFrame):
    """A dashed card that takes a file. Its content is laid out by the page. Locked, it takes none."""

    dropped = Signal(object)
    """The path of the file."""
    pressed = Signal()
    """The card was clicked, or Enter pressed on it: a file is to be chosen."""

    def __init__(self, endings: Collection[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._endings = frozenset(endings)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def locked(self) -> bool:
        """Whether no file can be given now."""
        return bool(self.property("locked"))

    def lock(self, locked: bool) -> None:
        """Take no file, or take files again."""
        restyle(self, "locked", locked)
        self.setAcceptDrops(not locked)
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.PointingHandCursor)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData(), self._endings) is not None:
            restyle(self, "over", True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self, "over", False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, "over", False)
        path = dropped_file(event.mimeData(), self._endings)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not self.locked and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not self.locked:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
