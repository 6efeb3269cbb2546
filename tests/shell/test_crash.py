from __future__ import annotations

from PySide6.QtWidgets import QApplication

from grc_desktop.core import crash
from grc_desktop.ui.kit.dialogs import Dialog
from grc_desktop.ui.stage.stage import Stage


def test_a_bug_is_told_once_in_plain_words_and_each_is_kept(window: Stage) -> None:
    window.window.crashes.show(ValueError("Éloïse Lefèvre"))
    window.window.crashes.show(ValueError("Éloïse Lefèvre"))

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    assert len(list(crash.reports_folder().iterdir())) == 2
    dialog.close()
