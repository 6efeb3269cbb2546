"""Files dropped on the window and cells pasted into it go where they can be used, from any page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QUrl
from PySide6.QtGui import QDragLeaveEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from grc_desktop import app
from grc_desktop.core.paths import data_folder, default_database
from grc_desktop.services.importing.sample import workbook
from grc_desktop.ui.importing.page import ImportPage
from grc_desktop.ui.shell.arriving.files import Use, arrival
from grc_desktop.ui.shell.opening.session import Session
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk

CELLS = "Nom\tPrénom\tE-mail\r\nLefèvre\tZoé\tzoe@exemple.fr\r\nMartin\tPaul\tpaul@exemple.fr\r\n"


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def session(desk: Desk) -> Session:
    assert desk.program.session is not None
    return desk.program.session


def file_in(stage: Stage) -> Path:
    return Path(str(stage.page.state()["file"]))


def paste(stage: Stage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    stage.press("Ctrl+V")


@pytest.mark.parametrize("room", ["contacts", "history", "settings", "importing"])
def test_a_table_dropped_on_any_page_goes_to_the_import_room(window: Stage, room: str) -> None:
    window.go(room)

    window.drop(files(workbook()))

    assert window.window.frame.stack.front == "importing"
    assert file_in(window) == workbook()


def test_a_file_that_was_saved_anew_is_read_anew_when_it_is_dropped_again(window: Stage, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    for rows in (1, 2):
        window.go("contacts")
        file.write_text("Nom;Ville\n" + "Lefèvre;Lyon\n" * rows, encoding="utf-8")
        window.drop(files(file))

        page = window.page
        assert isinstance(page, ImportPage)
        assert page.journey.report is not None
        assert len(page.journey.report.layout.data_rows) == rows


def test_a_file_held_over_the_window_is_told_what_would_happen(window: Stage, desk: Desk) -> None:
    overlay = session(desk).arrivals.overlay
    window.hold(files(workbook()))
    assert overlay.isVisible()
    assert overlay.geometry() == window.window.rect()
    assert overlay.accessibleName() == "Drop here to import “boutique.xlsx”"

    QCoreApplication.sendEvent(window.window.windowHandle(), QDragLeaveEvent())

    assert not overlay.isVisible()
    assert window.window.frame.stack.front != "importing"


def test_a_file_dropped_on_a_field_is_not_typed_into_it(window: Stage) -> None:
    window.go("settings")
    field = window.window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    before = field.text()

    window.drop(files(workbook()))

    assert field.text() == before


def test_a_text_dragged_into_a_field_is_left_to_the_field(window: Stage, desk: Desk) -> None:
    data = QMimeData()
    data.setText("Lefèvre")

    window.hold(data)

    assert not session(desk).arrivals.overlay.isVisible()


def test_a_base_dropped_on_the_window_is_opened(window: Stage, desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "Marché de Noël.grc"
    app.build(other, create=True).close()

    window.drop(files(other))

    assert desk.stage.services.db.path == other


def test_the_base_that_is_open_is_not_opened_again(window: Stage, desk: Desk, base: Path) -> None:
    before = session(desk)

    window.drop(files(base))

    assert session(desk) is before


def test_what_cannot_be_used_is_told_in_a_sentence(window: Stage, tmp_path: Path) -> None:
    for dropped in ([tmp_path], [workbook(), workbook()], [tmp_path / "carte.vcf"], [tmp_path / "photo.png"]):
        window.drop(files(*dropped))

    folder, several, card, photo = window.window.frame.toasts.texts()
    assert "is a folder" in folder
    assert several.startswith("One file at a time")
    assert "not read yet" in card
    assert photo.startswith("“photo.png” is not a table")
    assert window.window.frame.stack.front != "importing"


def test_an_address_of_the_web_is_no_file(window: Stage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://exemple.fr/clients.xlsx")])

    window.drop(data)

    assert window.window.frame.toasts.texts()[0].startswith("This is not a file of this computer")


@pytest.mark.parametrize("name", ["a.XLSX", "a.xls", "a.xlsb", "a.ods", "a.csv", "a.tsv", "a.TXT"])
def test_tables_are_told_by_their_names(name: str) -> None:
    assert arrival([Path(name)]).use is Use.IMPORT


def test_a_file_dropped_on_the_first_screen_makes_a_base_of_it(desk: Desk) -> None:
    stage = desk.open(None)

    stage.drop(files(workbook()))

    assert default_database().exists()
    assert file_in(stage) == workbook()


def test_a_folder_dropped_on_the_first_screen_makes_nothing(desk: Desk, tmp_path: Path) -> None:
    stage = desk.open(None)

    stage.drop(files(tmp_path))

    assert not default_database().exists()


def test_cells_pasted_into_the_list_go_to_the_import_and_are_customers_in_the_end(window: Stage) -> None:
    paste(window, CELLS)
    page = window.page
    assert isinstance(page, ImportPage)
    assert file_in(window).name.startswith("Clipboard, ")
    window.do("importing.next")
    window.do("importing.next")
    window.do("importing.write")

    assert window.services.contacts.count() == 5


def test_cells_without_a_header_are_taken_too(window: Stage) -> None:
    paste(window, "Lefèvre\tzoe@exemple.fr\r\nMartin\tpaul@exemple.fr\r\nBlanc\tines@exemple.fr\r\n")

    page = window.page
    assert isinstance(page, ImportPage)
    assert page.journey.report is not None
    assert page.journey.report.layout.header_row is None or page.journey.report.layout.header_row == 0
    assert len(page.journey.report.layout.data_rows) == 3


def test_what_was_pasted_is_gone_when_the_window_is_closed(window: Stage, desk: Desk) -> None:
    paste(window, CELLS)
    kept = file_in(window)
    assert kept.is_relative_to(data_folder() / "pasted")

    desk.close()

    assert not kept.exists()


def test_a_word_pasted_on_a_page_is_told_to_be_no_table(window: Stage) -> None:
    paste(window, "Lefèvre")

    assert window.window.frame.toasts.texts() == (
        "The clipboard holds no table. Select several cells in Excel, copy them, then come back and paste.",
    )


def test_a_field_keeps_its_own_paste(window: Stage) -> None:
    window.go("settings")
    paste(window, "Nom\tVille")

    assert window.window.frame.stack.front == "settings"
    assert window.window.frame.toasts.texts() == ()


def test_a_copied_file_is_pasted_as_if_it_were_dropped(window: Stage) -> None:
    QGuiApplication.clipboard().setMimeData(files(workbook()))
    window.press("Ctrl+V")

    assert file_in(window) == workbook()
