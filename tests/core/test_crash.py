from __future__ import annotations

from pathlib import Path

from grc_desktop.core import crash

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

    assert "core/test_crash.py" in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert NAME not in text
    assert str(Path.home()) not in text


def test_old_reports_go(tmp_path: Path) -> None:
    for _ in range(30):
        assert crash.keep("report", tmp_path) is not None

    assert len(list(tmp_path.iterdir())) == 20


def test_a_disk_that_refuses_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "crashes").write_text("a file where a folder should be", encoding="utf-8")

    assert crash.keep("report", tmp_path / "crashes") is None
