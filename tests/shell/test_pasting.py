"""Cells copied in a spreadsheet become a file of the program's own."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from grc_desktop.core.errors import Refused
from grc_desktop.ui.shell.arriving import pasting
from grc_desktop.ui.shell.arriving.pasting import NO_TABLE, TOO_MUCH, PasteFolder, name_of, table_of

EXCEL_HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment-->
<table border=0><tr height=20><td class=xl65>Nom</td><td>T&eacute;l&eacute;phone</td></tr>
<tr><td>Lef&egrave;vre<br>Éloïse</td><td x:num>0639981234</td></tr></table><!--EndFragment--></body></html>"""
DIES_WHILE_IT_KEEPS = """
import os, sys
from pathlib import Path
from grc_desktop.ui.shell.arriving.pasting import PasteFolder
PasteFolder(Path(sys.argv[1])).keep("Nom\\tVille", "left")
os._exit(9)
"""


def copied(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def refusal(data: QMimeData) -> Refused:
    with pytest.raises(Refused) as caught:
        table_of(data)
    return caught.value


def test_cells_side_by_side_are_a_table() -> None:
    assert table_of(copied("Lefèvre\tLyon\n")) == "Lefèvre\tLyon\n"


def test_cells_one_below_the_other_are_a_table() -> None:
    assert table_of(copied("a@exemple.fr\r\nb@exemple.fr\r\n")) == "a@exemple.fr\r\nb@exemple.fr\r\n"


def test_a_table_without_tabs_is_read_from_what_excel_says_of_it() -> None:
    assert table_of(copied(html=EXCEL_HTML)) == "Nom\tTéléphone\nLefèvre Éloïse\t0639981234"


@pytest.mark.parametrize("text", ["", "Lefèvre", "Lefèvre\n\n", "\t", " \n \n"])
def test_a_word_alone_is_no_table(text: str) -> None:
    assert refusal(copied(text)).kind is NO_TABLE


def test_a_single_cell_of_excel_is_no_table() -> None:
    assert refusal(copied("Lefèvre\n", "<table><tr><td>Lefèvre</td></tr></table>")).kind is NO_TABLE


def test_a_huge_clipboard_is_told_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasting, "MOST", 2_000_000)

    error = refusal(copied("a\tb\n" * 500_001))

    assert error.kind is TOO_MUCH
    assert "2 million" in error.message()


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_copied_is_a_table_or_is_told(text: str, html: str) -> None:
    data = copied(text.replace("\x00", ""), f"<table>{html}</table>")
    try:
        cells = table_of(data)
    except Refused as refused:
        cells = refused.message()
    assert cells


def test_a_paste_is_named_after_its_moment(qapp: object, french: None) -> None:
    at = datetime(2026, 11, 21, 13, 5, tzinfo=UTC)

    local = at.astimezone()
    assert name_of(at) == f"Collé le 21 nov. à {local:%Hh%M}"


def test_what_is_kept_is_whole_private_and_gone_at_the_end(tmp_path: Path) -> None:
    folder = PasteFolder(tmp_path / "pasted")

    one, other = folder.keep("Nom\tVille\r\nLefèvre\tLyon", "Clipboard"), folder.keep("a\tb", "Clipboard")

    assert one != other
    assert one.read_text("utf-8-sig") == "Nom\tVille\nLefèvre\tLyon"
    if os.name == "posix":
        assert stat.S_IMODE(one.parent.stat().st_mode) == 0o700
    folder.clear()
    assert not one.exists()
    assert not other.exists()


def test_what_a_program_left_when_it_died_is_swept_and_what_another_still_holds_is_not(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", DIES_WHILE_IT_KEEPS, str(tmp_path)], check=False)
    assert done.returncode == 9
    assert list(tmp_path.glob("*/*/left"))
    living, mine = PasteFolder(tmp_path), PasteFolder(tmp_path)
    held = living.keep("a\tb", "held")

    mine.keep("c\td", "mine")

    assert not list(tmp_path.glob("*/*/left"))
    assert held.exists()
    living.clear()
    mine.clear()
