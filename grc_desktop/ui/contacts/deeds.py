"""What is done to the contacts that are selected: in the background, with the way back said at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.services.contacts.values import choices
from grc_desktop.ui.contacts.cells import cell_value
from grc_desktop.ui.contacts.words import choice
from grc_desktop.ui.kit.toasts import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.services.exporting.service import Exported, ExportService
    from grc_desktop.services.history.service import HistoryService
    from grc_desktop.services.history.types import Entry, Undone
    from grc_desktop.ui.kit.work import Work

T = TypeVar("T")

SAVING: Final = N_("Saving")
_FORMATS: Final = ((N_("Excel workbook"), "xlsx"), (N_("CSV file"), "csv"), (N_("JSON file"), "json"))


class Deeds(QObject):
    """Changes to contacts; what is done is told by a toast that can undo it."""

    told = Signal(object)
    """A `Toast`."""
    refused = Signal(object, str, str, object)
    """A cell was not saved: the contact, the column, the text typed, and the exception."""

    def __init__(
        self, contacts: ContactService, history: HistoryService, exporting: ExportService, work: Work, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._contacts = contacts
        self._history = history
        self._exporting = exporting
        self._work = work

    def delete(self, ids: Sequence[int], name: str = "") -> None:
        """Move `ids` to the bin; `name` is said when there is one of them."""
        if len(ids) == 1 and name:
            text = _("{name} is in the bin").format(name=name)
        else:
            text = _counted(_n("{n} customer is in the bin", "{n} customers are in the bin", len(ids)), ids)
        self._do(lambda: self._contacts.delete(ids), text)

    def restore(self, ids: Sequence[int]) -> None:
        """Take `ids` out of the bin."""
        text = _n("{n} customer restored", "{n} customers restored", len(ids))
        self._do(lambda: self._contacts.restore(ids), _counted(text, ids))

    def tag(self, ids: Sequence[int], name: str) -> None:
        """Put the tag `name` on `ids`."""
        text = _n("“{tag}” added to {n} customer", "“{tag}” added to {n} customers", len(ids))
        self._do(lambda: self._contacts.tag(ids, name), _counted(text, ids, tag=name))

    def untag(self, ids: Sequence[int], name: str) -> None:
        """Take the tag `name` off `ids`."""
        text = _n("“{tag}” removed from {n} customer", "“{tag}” removed from {n} customers", len(ids))
        self._do(lambda: self._contacts.untag(ids, name), _counted(text, ids, tag=name))

    def set_stage(self, ids: Sequence[int], code: str) -> None:
        """Put `ids` in the stage `code`."""
        text = _n("{n} customer is now “{stage}”", "{n} customers are now “{stage}”", len(ids))
        stage = choice(code, choices.STAGES)
        self._do(lambda: self._contacts.set_field(ids, "stage", code), _counted(text, ids, stage=stage))

    def settle(self, check: int, value: str | None, failed: Callable[[BaseException], object]) -> None:
        """Replace a text to check by `value`, or drop it."""
        text = _("Ignored") if value is None else _("Corrected")
        self._do(lambda: self._contacts.resolve_check(check, value), text, failed)

    def set_cell(self, contact: int, column: str, text: str) -> None:
        """Save what was typed in a cell of the list; a window that closes on it gives it up."""
        if self._work.closing:
            return
        part, value = cell_value(column, text)
        self._do(
            lambda: self._contacts.set_value(contact, part, value),
            _("Saved"),
            lambda error: self.refused.emit(contact, column, text, error),
        )

    def undo(self, entry: int) -> None:
        """Take back the action `entry`."""
        self._work.write(
            self, lambda progress: self._history.undo(entry, progress), self._tell_undone, label=_("Undoing")
        )

    def export(self, ids: Sequence[int], parent: QWidget) -> None:
        """Ask where to, and write `ids` there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = ";;".join(f"{_(label)} (*.{suffix})" for label, suffix in _FORMATS)
        dialog = QFileDialog(parent, _("Export"), folder, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(_("customers.xlsx"))
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")")))
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path), ids))
        dialog.open()

    def export_to(self, path: Path, ids: Sequence[int]) -> None:
        """Write `ids` to `path`."""
        self._work.compute(
            self,
            lambda progress: self._exporting.contacts(path, ids=ids, progress=progress),
            self._tell_exported,
            label=_("Exporting"),
        )

    def _do(
        self, call: Callable[[], object], text: str, failed: Callable[[BaseException], object] | None = None
    ) -> None:
        def run(_progress: object) -> Entry | None:
            return noted(self._history, call)[1]

        self._work.write(self, run, lambda entry: self.tell(text, entry), failed, _(SAVING))

    def tell(self, text: str, entry: Entry | None) -> None:
        """Say that something was done, with the way back from `entry`."""
        way_back = Toast(text, lambda: self.undo(entry.id), about=entry.id) if entry is not None else Toast(text)
        self.told.emit(way_back)

    def _tell_undone(self, undone: Undone) -> None:
        kept = undone.kept + undone.impossible
        text = _n("Undone, except {n} record changed since.", "Undone, except {n} records changed since.", kept)
        self.told.emit(Toast(text.format(n=shown.number(kept)) if kept else _("Undone"), about=undone.entry))

    def _tell_exported(self, exported: Exported) -> None:
        text = _n("{n} customer written to {file}", "{n} customers written to {file}", exported.rows)
        self.told.emit(Toast(text.format(n=shown.number(exported.rows), file=exported.file.name)))


def noted(history: HistoryService, call: Callable[[], T]) -> tuple[T, Entry | None]:
    """What `call` answers, and the history entry it left; None when it changed nothing."""
    before = history.last()
    answer = call()
    after = history.last()
    fresh = after is not None and (before is None or after.id != before.id)
    return answer, after if fresh else None


def _counted(text: str, ids: Sequence[int], **values: str) -> str:
    return text.format(n=shown.number(len(ids)), **values)
