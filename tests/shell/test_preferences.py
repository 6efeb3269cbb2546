from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from grc_desktop.core.paths import state_folder
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.services.settings.declared import LANGUAGE
from grc_desktop.ui.shell.opening.start import Program


def native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def test_a_program_that_ends_takes_its_language_with_it(qapp: QApplication) -> None:
    before = native("Return")
    ComputerSettings().set(LANGUAGE, "fr")
    program = Program(qapp, state_folder())
    assert native("Return") == "Retour"

    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert native("Return") == before
