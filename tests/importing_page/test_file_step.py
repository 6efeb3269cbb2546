from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from grc_desktop.services.importing.reading.types import ReadOptions
from grc_desktop.ui.importing.past import past_imports
from tests.importing_page.conftest import HEADER, PEOPLE, Desk, shown

Workbook = Callable[..., Path]
SALES = (("Ticket", "Date", "Article", "Qté", "Prix unitaire"), ("T1", "12/03/2024", "Théière", 1, 39.9))


def test_sheets_are_tabs_and_the_customers_are_proposed(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(PEOPLE, Ventes=SALES, hidden=PEOPLE))
    step = desk.page.pieces.file
    assert step.tabs.current() == "0"
    assert "hidden" in step._hidden.text()
    step.tabs.chosen.emit("1")
    desk.rest()
    report = desk.page.journey.report
    assert report is not None
    assert report.sheet.name == "Ventes"


def test_the_header_row_can_be_another_one(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook((("Fichier clients 2026",), *PEOPLE)))
    header = desk.page.pieces.file.facts.header
    assert header.currentData() == 2
    header.setCurrentIndex(header.findData(3))
    header.activated.emit(header.currentIndex())
    desk.rest()
    report = desk.page.journey.report
    assert report is not None
    assert report.layout.header_row == 3


def test_a_text_file_shows_its_encoding_and_delimiter_and_reads_again_otherwise(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    lines = [HEADER, ("K1", "Lefèvre", "Éloïse", "0612449017", "e@exemple.fr", "01000", "Bourg")] * 1
    path.write_bytes("\r\n".join(";".join(line) for line in lines).encode("cp1252"))
    desk.open(path)
    facts = desk.page.pieces.file.facts
    assert shown(facts.encoding)
    assert facts.delimiter.currentData() == ";"
    assert facts.encoding.currentData() == "cp1252"

    facts.delimiter.setCurrentIndex(facts.delimiter.findData(","))
    facts.delimiter.activated.emit(facts.delimiter.currentIndex())
    desk.rest()
    assert desk.page.journey.options == ReadOptions("cp1252", ",")
    assert desk.page.journey.report is not None
    assert len(desk.page.journey.report.columns) == 1


def test_a_workbook_has_no_encoding_to_choose(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook())
    assert not shown(desk.page.pieces.file.facts.encoding)


def test_an_empty_sheet_cannot_be_imported(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook((HEADER,)))
    assert not desk.page.steps.step("columns").isEnabled()
    assert shown(desk.page.pieces.file._about)


def test_what_was_imported_is_told_with_whether_it_stands(desk: Desk, workbook: Workbook) -> None:
    desk.open(workbook(), "check")
    desk.page.journey.write()
    desk.rest()
    services = desk.services
    (one,) = past_imports(services.importing, services.history)
    assert (one.file, one.undone) == ("clients.xlsx", False)
    assert one.entry is not None
    services.history.undo(one.entry)
    assert [each.undone for each in past_imports(services.importing, services.history)] == [True]
