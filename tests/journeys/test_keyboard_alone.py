"""From the first start to the next morning without a mouse: every step is a key, in the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from grc_desktop.core import i18n
from grc_desktop.core.paths import default_database, state_folder
from grc_desktop.ui.kit import theme
from grc_desktop.ui.shell.memory import Memory
from grc_desktop.ui.shell.opening.start import wanted
from grc_desktop.ui.stage.stage import Stage
from samples import large
from tests.shell.opened import Desk

MOST_TABS = 60


def answer_file_dialog(path: Path) -> None:
    """Type `path` in the dialog that asks for a file and press Enter."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)


def tab_to(stage: Stage, name: str) -> None:
    """Press Tab until the focus is on the control called `name`."""
    for _step in range(MOST_TABS):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName().startswith(name):
            return
        stage.press("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def open_from_palette(stage: Stage, text: str) -> None:
    """Ctrl+K, `text`, Enter."""
    stage.press("Ctrl+K")
    stage.type(text)
    stage.press("Return")


def test_first_start_import_find_correct_undo_switch_quit_and_come_back(desk: Desk, tmp_path: Path) -> None:
    workbook = tmp_path / "clients.xlsx"
    large.write_xlsx(workbook, 30)
    stage = desk.open(None)

    stage.press("Return")
    answer_file_dialog(workbook)
    stage.window.activateWindow()  # as a window manager does when a dialog closes
    stage.settle()
    assert default_database().exists()
    for keys in ("Ctrl+Return", "Ctrl+Return", "Ctrl+Shift+Return"):
        stage.press(keys)
    contacts = stage.services.contacts
    assert contacts.count() >= 30

    (id_, *_others) = contacts.find_ids()
    before = contacts.details(id_)
    open_from_palette(stage, before.name)
    assert stage.page.state()["contact"] == id_

    tab_to(stage, "E-mail")
    stage.press("F2")
    stage.press("Ctrl+A")
    stage.type("corrige@exemple.fr")
    stage.press("Return")
    assert contacts.details(id_).draft.emails[0].address == "corrige@exemple.fr"

    stage.press("Ctrl+Z")
    assert contacts.details(id_).draft.emails == before.draft.emails
    assert "Saved" not in stage.window.frame.toasts.texts()

    open_from_palette(stage, "settings")
    tab_to(stage, "Language of the program")
    stage.press("F")
    assert i18n.language() == "fr"
    tab_to(stage, "Apparence")
    stage.press("Down")
    assert theme.current().name == "dark"

    open_from_palette(stage, before.name)
    stage.press("Ctrl+Q")
    assert desk.program.session is None

    i18n.use("en")
    again = Desk(desk.app)
    desk.program = again.program
    stage = desk.open(wanted(Memory(state_folder() / "window.json"), None).path)
    assert (stage.window.frame.stack.front, stage.page.state()["contact"]) == ("contacts", id_)
    assert (stage.page.title(), theme.current().name) == ("Clients", "dark")
