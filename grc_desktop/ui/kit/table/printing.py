"""Printing a list, on paper or as a PDF.

A page offers both with one line, in its constructor, before it puts them in its menus:

    printing.offer(self, self.table, self.title)

`title` answers what stands at the top of the first page. `PRINT` (Ctrl+P) and `SAVE_PDF` are then among the page's
commands, for its menus: ``self.commands[printing.PRINT]``; what was done is told by a toast.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.errors import CANNOT_WRITE, Kind, Refused
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit.actions import Action
from grc_desktop.ui.kit.buttons import Weight
from grc_desktop.ui.kit.dialogs import Choice, ask
from grc_desktop.ui.kit.paper.pages import PER_INCH, Heading, Pages, Report, paper
from grc_desktop.ui.kit.table.columns import Align, Column
from grc_desktop.ui.kit.table.copying import collect
from grc_desktop.ui.kit.toasts import Toast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter

    from grc_desktop.core.progress import Progress
    from grc_desktop.ui.kit.page import Page
    from grc_desktop.ui.kit.paper.preview import PrintPreview
    from grc_desktop.ui.kit.work import Work

PRINT: Final = Action("list.print", N_("Print…"), "printer", ("Ctrl+P",), N_("Print this list"), N_("paper printer"))
SAVE_PDF: Final = Action("list.pdf", N_("Save as PDF…"), "file-pdf", words=N_("print pdf file"))
PREPARING: Final = N_("Preparing the pages")
PRINTING: Final = N_("Printing")
NO_PRINTER: Final = Kind(
    "no_printer", N_("The printer does not answer."), N_("Check that it is on, or save the list as a PDF.")
)
LONG: Final = 5_000
"""More rows than this are printed only when it was meant."""
MOST: Final = 200_000
"""No list is printed beyond this."""
_ROWS_A_PAGE: Final = 38
_UNFIT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Listed:
    """What is printed of a list: these `columns` with their widths on the screen, the rows `fetch` reads of `ids`."""

    title: str
    columns: tuple[Column[Any], ...]
    widths: tuple[float, ...]
    ids: Sequence[int]
    fetch: Callable[[Sequence[int]], Any]

    def report(self, progress: Progress) -> Report:
        """Read the rows. Raises `Cancelled`."""
        progress.start(_(PREPARING), len(self.ids))
        rows = collect(self.fetch, self.ids, progress, lambda row: tuple(column.text(row) for column in self.columns))
        count = _n("{n} row", "{n} rows", len(rows)).format(n=shown.number(len(rows)))
        headings = (
            Heading(column.heading(), width, column.align is Align.RIGHT)
            for column, width in zip(self.columns, self.widths, strict=True)
        )
        return Report(self.title, f"{shown.moment(datetime.now(UTC))} · {count}", tuple(headings), rows)


class Printable(Protocol):
    """A list that prints itself."""

    @property
    def printed(self) -> SignalInstance: ...

    def print_rows(self, title: str) -> None: ...
    def save_pdf(self, title: str) -> None: ...


def offer(page: Page, table: Printable, title: Callable[[], str]) -> None:
    """Let `page` print `table`, and save it as a PDF, under what `title` answers."""
    page.commands.bind(PRINT, lambda: table.print_rows(title()))
    page.commands.bind(SAVE_PDF, lambda: table.save_pdf(title()))
    table.printed.connect(lambda text: page.toast(Toast(text)))


class Printing(QObject):
    """Prints what a list shows. Rows are read, laid out and painted on the compute lane."""

    told = Signal(str)
    """What was printed, ready to be read."""

    def __init__(self, work: Work, list_: QWidget) -> None:
        super().__init__(list_)
        self._work = work
        self._list = list_

    def preview(self, listed: Listed) -> None:
        """Show the pages before they are printed."""
        self._meant(listed, lambda chosen: self._prepare(chosen, self._open))

    def save(self, listed: Listed) -> None:
        """Ask for a file, and write the pages there."""

        def prepare(chosen: Listed) -> None:
            self._ask_path(chosen.title, lambda path: self._prepare(chosen, lambda pages: self.write(pages, path)))

        self._meant(listed, prepare)

    def write(self, pages: Pages, path: Path) -> None:
        """Write `pages` to the PDF `path`."""
        text = _n("{n} page written to {file}", "{n} pages written to {file}", pages.count)
        said = text.format(n=shown.number(pages.count), file=path.name)
        self._work.compute(
            self, lambda progress: save(pages, path, progress), lambda _none: self.told.emit(said), label=_(PRINTING)
        )

    def print_on(self, printer: QPrinter, pages: Pages) -> None:
        """Print `pages`, laid out again where the printer's paper is another one."""

        def run(progress: Progress) -> int:
            layout = printer.pageLayout()
            fit = pages if layout.isEquivalentTo(pages.layout) else Pages(pages.report, layout, progress)
            wanted = _wanted(printer, fit)
            try:
                paint(printer, fit, wanted, progress)
            except BaseException:
                printer.abort()
                raise
            return len(wanted)

        def tell(count: int) -> None:
            said = _n("{n} page sent to the printer", "{n} pages sent to the printer", count)
            self.told.emit(said.format(n=shown.number(count)))

        self._work.compute(self, run, tell, label=_(PRINTING))

    def _meant(self, listed: Listed, then: Callable[[Listed], object]) -> None:
        """Go on with `listed`; when it is long, with as much of it as is really meant."""
        rows = len(listed.ids)
        if rows <= LONG:
            then(listed)
            return
        part = min(rows - 1, LONG if rows <= MOST else MOST)
        choices = [Choice("part", _("The first {n} rows").format(n=shown.number(part)))]
        if rows <= MOST:
            choices.append(Choice("all", _("All {n} rows").format(n=shown.number(rows)), Weight.PRIMARY))
            text = _("{n} rows make about {pages} pages.")
        else:
            text = _("{n} rows make about {pages} pages; at most {most} rows are printed at once.")
        words = {"n": rows, "pages": rows // _ROWS_A_PAGE, "most": MOST}
        said = text.format(**{name: shown.number(value) for name, value in words.items()})

        def go_on(answer: str) -> None:
            if answer:
                then(listed if answer == "all" else replace(listed, ids=listed.ids[:part]))

        ask(self._list, _("Print a long list?"), said, choices, go_on)

    def _prepare(self, listed: Listed, then: Callable[[Pages], object]) -> None:
        def run(progress: Progress) -> Pages:
            report = listed.report(progress)
            return Pages(report, paper(wide=report.wide), progress)

        self._work.compute(self, run, then, label=_(PREPARING))

    def _open(self, pages: Pages) -> PrintPreview:
        from grc_desktop.ui.kit.paper.preview import PrintPreview

        dialog = PrintPreview(self._list)
        held = [pages]

        def show(fit: Pages) -> None:
            held[0] = fit
            dialog.show_pages(fit)

        def turn(wide: bool) -> None:
            self._work.compute(dialog, lambda progress: Pages(pages.report, paper(wide=wide), progress), show)

        dialog.turn_asked.connect(turn)
        dialog.save_asked.connect(lambda: self._ask_path(pages.report.title, lambda path: self.write(held[0], path)))
        dialog.print_asked.connect(lambda: self._ask_printer(dialog, held[0]))
        dialog.show_pages(pages)
        dialog.open()
        return dialog

    def _ask_path(self, title: str, then: Callable[[Path], object]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kind = _("PDF file")
        dialog = QFileDialog(self._list.window(), _("Save as PDF"), folder, f"{kind} (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{_UNFIT.sub(' ', title).strip()}.pdf")
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.open()

    def _ask_printer(self, preview: PrintPreview, pages: Pages) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(pages.report.title)
        printer.setPageLayout(pages.layout)
        dialog = QPrintDialog(printer, preview)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, pages.count)

        def accepted() -> None:
            preview.accept()
            self.print_on(printer, pages)

        dialog.accepted.connect(accepted)
        QDialog.open(dialog)


def save(pages: Pages, path: Path, progress: Progress) -> None:
    """Write `pages` to the PDF `path`, whole or not at all. Raises `Refused` and `Cancelled`."""
    with _in_place(path) as draft:
        writer = QPdfWriter(str(draft))
        writer.setPageLayout(pages.layout)
        writer.setResolution(PER_INCH)
        writer.setTitle(pages.report.title)
        writer.setCreator("GRC Desktop")
        paint(writer, pages, range(pages.count), progress)


def paint(device: QPagedPaintDevice, pages: Pages, wanted: range, progress: Progress) -> None:
    """Paint the pages `wanted` on `device`. Raises `Refused` when it takes nothing, and `Cancelled`."""
    progress.start(_(PRINTING), len(wanted))
    painter = QPainter()
    if not painter.begin(device):
        raise Refused(NO_PRINTER)
    try:
        for done, page in enumerate(wanted):
            if done:
                device.newPage()
            painter.save()
            painter.scale(device.logicalDpiX() / PER_INCH, device.logicalDpiY() / PER_INCH)
            pages.paint(painter, page)
            painter.restore()
            progress.advance(done + 1)
    finally:
        painter.end()


def _wanted(printer: QPrinter, pages: Pages) -> range:
    """The pages chosen in the printer's dialog: all of them, or from one to another."""
    if printer.fromPage() == 0:
        return range(pages.count)
    return range(min(printer.fromPage(), pages.count) - 1, min(printer.toPage() or pages.count, pages.count))


@contextmanager
def _in_place(path: Path) -> Iterator[Path]:
    """A draft beside `path` that takes its place when all went well, and goes away otherwise."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            draft.touch()
            yield draft
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(CANNOT_WRITE, path=path) from error
