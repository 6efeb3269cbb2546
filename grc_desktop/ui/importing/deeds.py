"""What is done about an import that was made: taken back, or its refused rows saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit.toasts import Toast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.history.types import Undone
    from grc_desktop.ui.importing.journey import Journey
    from grc_desktop.ui.kit.work import Work

UNDOING: Final = N_("Undoing")


class Deeds(QObject):
    """Does it in the background, and tells."""

    told = Signal(object)
    """A `Toast`."""
    undone = Signal(object)
    """An import was taken back: the `Undone`."""

    def __init__(self, journey: Journey, history: HistoryService, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._journey, self._history, self._work = journey, history, work

    def undo(self, entry: int) -> None:
        """Take back the import that left the history `entry`."""
        self._work.write(self, lambda progress: self._history.undo(entry, progress), self._undone, label=_(UNDOING))

    def ask_rejects(self, title: str, parent: QWidget) -> None:
        """Ask where the refused rows go, beside the file they come from."""
        path = self._journey.path
        if path is None:
            return
        kind = _("Excel workbook")
        dialog = QFileDialog(parent, title, str(path.parent), f"{kind} (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(_("{file} – refused rows").format(file=path.stem) + ".xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_rejects(Path(chosen)))
        dialog.open()

    def save_rejects(self, path: Path) -> None:
        """Give the refused rows back in the workbook `path`."""

        def tell(number: int) -> None:
            text = _n("{n} refused row is in {file}", "{n} refused rows are in {file}", number)
            folder = QUrl.fromLocalFile(str(path.parent))
            said = text.format(n=shown.number(number), file=path.name)
            self.told.emit(Toast(said, lambda: QDesktopServices.openUrl(folder), N_("Open the folder")))

        self._journey.save_rejects(path, tell)

    def _undone(self, undone: Undone) -> None:
        self.undone.emit(undone)
        kept = undone.kept + undone.impossible
        text = _n("Undone, except {n} record changed since.", "Undone, except {n} records changed since.", kept)
        self.told.emit(Toast(text.format(n=shown.number(kept)) if kept else _("The import is undone")))
