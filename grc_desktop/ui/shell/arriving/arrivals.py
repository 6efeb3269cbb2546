"""What comes into the window from outside, on any page: files dropped on it, cells and files pasted into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from grc_desktop.core.clock import SystemClock
from grc_desktop.core.errors import Refused
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.paths import data_folder
from grc_desktop.ui.kit.actions import Action
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.shell.arriving.files import Arrival, Use, arrival, files_of
from grc_desktop.ui.shell.arriving.overlay import DropOverlay
from grc_desktop.ui.shell.arriving.pasting import PasteFolder, name_of, table_of

if TYPE_CHECKING:
    from grc_desktop.core.clock import Clock
    from grc_desktop.ui.kit.work import Work
    from grc_desktop.ui.shell.window import Window

PASTE: Final = Action("paste", N_("Paste cells from Excel"), "clipboard-text", ("Ctrl+V",))
TO_IMPORT: Final = N_("Drop here to import “{name}”")
TO_OPEN: Final = N_("Drop here to open the base “{name}”")


class Arrivals(QObject):
    """Shows what a file would do while it is held over `window`, and tells what came."""

    came = Signal(object)
    """An `Arrival`."""

    def __init__(self, window: Window, work: Work, clock: Clock | None = None) -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self._clock = clock or SystemClock()
        self._pasted = PasteFolder(data_folder() / "pasted")
        self.overlay = DropOverlay(window)
        window.commands.bind(PASTE, self.paste, Qt.ShortcutContext.WindowShortcut)

    def watch(self) -> None:
        """Look at what is dragged over the window, which has just been shown."""
        self._window.windowHandle().installEventFilter(self)

    def clear(self) -> None:
        """Take away the files that pasted cells were kept in."""
        self._pasted.clear()

    def paste(self) -> None:
        """Take the cells or the files of the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if paths := files_of(data):
            self.came.emit(arrival(paths))
            return
        try:
            text = table_of(data)
        except Refused as refused:
            self.came.emit(Arrival(Use.NOTHING, reason=refused.message()))
            return
        pasted, name = self._pasted, name_of(self._clock.now())
        self._work.read(
            self, lambda: pasted.keep(text, name), lambda path: self.came.emit(Arrival(Use.IMPORT, path)), key="paste"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files never reach the fields below, which would take their names as text."""
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove | QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._held(event)
            case QEvent.Type.DragLeave:
                self.overlay.hide()
        return super().eventFilter(watched, event)

    def _held(self, event: QDropEvent) -> bool:
        if not event.mimeData().hasUrls() or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # a file manager would delete what is moved
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self._announce(arrival(files_of(event.mimeData())))
        elif event.type() == QEvent.Type.Drop:
            self.overlay.hide()
            self.came.emit(arrival(files_of(event.mimeData())))
        return True

    def _announce(self, held: Arrival) -> None:
        match held.use:
            case Use.IMPORT:
                self.overlay.say(_(TO_IMPORT).format(name=held.path.name), "download-simple", Tone.ACCENT)
            case Use.OPEN:
                self.overlay.say(_(TO_OPEN).format(name=held.path.name), "storefront", Tone.ACCENT)
            case Use.NOTHING:
                self.overlay.say(held.reason, "warning-circle", Tone.WARNING)
