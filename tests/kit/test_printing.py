from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Cancelled, Refused
from grc_desktop.core.progress import Progress
from grc_desktop.ui.kit.dialogs import Dialog
from grc_desktop.ui.kit.page import Page
from grc_desktop.ui.kit.paper.pages import Heading, Pages, Report, paper
from grc_desktop.ui.kit.paper.preview import PrintPreview
from grc_desktop.ui.kit.table import printing
from grc_desktop.ui.kit.table.printing import LONG, MOST, Listed, Printing
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.toasts import Toast
from grc_desktop.ui.kit.work import Work
from tests.kit.conftest import COLUMNS, People


class Customers(Page):
    """A page with a list to print."""

    name = "Customers"

    def __init__(self, work: Work, people: People) -> None:
        super().__init__()
        self.table = Table(work, COLUMNS, people, "people")
        QVBoxLayout(self).addWidget(self.table)
        printing.offer(self, self.table, self.title)


@pytest.fixture
def page(qtbot: QtBot, work: Work, people: People) -> Customers:
    made = Customers(work, people)
    qtbot.addWidget(made)
    made.resize(640, 400)
    made.show()
    made.table.show_ids(range(1, 101))
    return made


def pages(rows: int = 100) -> Pages:
    report = Report("Customers", "", (Heading("Name", 200),), [(f"Client {row}",) for row in range(rows)])
    return Pages(report, paper(wide=False), Progress())


def preview(qtbot: QtBot, page: Page) -> PrintPreview:
    qtbot.waitUntil(lambda: bool(page.findChildren(PrintPreview)))
    return page.findChildren(PrintPreview)[-1]


def listed(rows: int, fetch: People) -> Listed:
    return Listed("Customers", COLUMNS, (100.0,) * len(COLUMNS), range(1, rows + 1), fetch)


def press(dialog: Dialog, key: str) -> None:
    button = dialog.findChild(QPushButton, key)
    assert button is not None
    button.click()


def test_the_keys_show_the_pages_before_they_are_printed(qtbot: QtBot, page: Customers) -> None:
    page.commands[printing.PRINT].trigger()
    dialog = preview(qtbot, page)
    assert dialog.sheet.accessibleName() == "Page 1 of 3"
    for key, expected in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_End, 2), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(dialog.sheet, key)
        assert dialog.sheet.page == expected


def test_the_paper_can_be_turned(qtbot: QtBot, page: Customers) -> None:
    page.table.print_rows("Customers")
    dialog = preview(qtbot, page)
    dialog.turn_asked.emit(True)
    qtbot.waitUntil(lambda: dialog.sheet.accessibleName() == "Page 1 of 4")


def test_selected_rows_are_printed_alone_when_there_are_several(qtbot: QtBot, page: Customers, people: People) -> None:
    page.table.go_to(7)
    QTest.keyClick(page.table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.table.print_rows("Customers")
    preview(qtbot, page)
    assert [7, 8] in people.asked


def test_the_columns_on_the_screen_are_those_on_paper(page: Customers, people: People) -> None:
    report = listed(2, people).report(Progress())
    assert [heading.title for heading in report.headings] == ["Name", "Postcode", "Points", "Stage"]
    assert [heading.right for heading in report.headings] == [False, False, True, False]
    assert report.rows == [("Client 1", "01000", "10", "Loyal"), ("Client 2", "01000", "20", "Loyal")]
    assert report.about.endswith("2 rows")


def test_a_list_is_saved_as_a_pdf_and_the_page_says_so(qtbot: QtBot, page: Customers, tmp_path: Path) -> None:
    page.commands[printing.SAVE_PDF].trigger()
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    assert [Path(path).name for path in dialog.selectedFiles()] == ["Customers.pdf"]
    with qtbot.waitSignal(page.toasted) as toasted:
        dialog.fileSelected.emit(str(tmp_path / "list.pdf"))
    dialog.close()
    assert toasted.args == [Toast("3 pages written to list.pdf")]
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        printing.save(pages(), tmp_path / "gone" / "list.pdf", Progress())
    assert refused.value.code == "cannot_write"


def test_a_file_given_up_leaves_the_former_one(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"former")
    given_up = Progress(lambda step: given_up.cancel() if step.done == 2 else None)
    with pytest.raises(Cancelled):
        printing.save(pages(), path, given_up)
    assert [each.name for each in tmp_path.iterdir()] == ["list.pdf"]
    assert path.read_bytes() == b"former"


def test_a_long_list_is_printed_only_when_it_was_meant(
    qtbot: QtBot, work: Work, page: Customers, people: People
) -> None:
    made = Printing(work, page)
    made.preview(listed(LONG + 100, people))
    press(page.findChildren(Dialog)[-1], "part")
    preview(qtbot, page)
    assert max(map(max, people.asked)) == LONG


def test_a_list_without_end_offers_its_beginning_alone(
    qtbot: QtBot, work: Work, page: Customers, people: People
) -> None:
    Printing(work, page).preview(listed(MOST + 1, people))
    dialog = page.findChildren(Dialog)[-1]
    assert dialog.findChild(QPushButton, "part") is not None
    assert dialog.findChild(QPushButton, "all") is None
    dialog.reject()
    assert not work.jobs()


def test_a_list_is_laid_out_again_for_the_printers_paper(
    qtbot: QtBot, work: Work, page: Customers, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(paper(wide=True))
    made = Printing(work, page)
    with qtbot.waitSignal(made.told) as told:
        made.print_on(printer, pages())
    assert told.args == ["4 pages sent to the printer"]


def test_only_the_pages_that_were_chosen_are_printed(qtbot: QtBot, work: Work, page: Customers, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(paper(wide=False))
    printer.setFromTo(2, 9)
    made = Printing(work, page)
    with qtbot.waitSignal(made.told) as told:
        made.print_on(printer, pages())
    assert told.args == ["2 pages sent to the printer"]
