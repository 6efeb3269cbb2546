from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from grc_desktop.core.paths import state_folder
from grc_desktop.ui.kit.dialogs import Dialog
from grc_desktop.ui.shell import crash
from grc_desktop.ui.shell.stage import Stage

NAME = "Éloïse Lefèvre"


def spoilt(name: str) -> None:
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"no such customer: {name}") from error


def bug() -> BaseException:
    try:
        spoilt(NAME)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_says_where_and_names_nobody() -> None:
    text = crash.report(bug())

    assert "test_crash.py" in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert NAME not in text


def test_a_bug_is_told_once_in_plain_words_and_kept(window: Stage) -> None:
    window.window.crashes.show(bug())
    window.window.crashes.show(bug())

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    assert len(list((state_folder() / "reports").iterdir())) == 2
    dialog.close()


def test_old_reports_go(tmp_path: Path) -> None:
    for _ in range(30):
        assert crash.keep("report", tmp_path) is not None

    assert len(list(tmp_path.iterdir())) == 20


def test_a_disk_that_refuses_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file where a folder should be", encoding="utf-8")

    assert crash.keep("report", tmp_path / "reports") is None
