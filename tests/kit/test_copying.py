from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core import format as shown
from grc_desktop.core import i18n
from grc_desktop.ui.kit.table import copying


def cells(*row: str, figures: tuple[bool, ...] | None = None) -> list[str]:
    """The cells of a table whose one row is `row`, as HTML."""
    grid = (tuple("T" for _cell in row), row)
    return re.findall(r"<td.*?</td>", copying.html(grid, figures or tuple(True for _cell in row)))


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["fr", "en"]))
def test_a_number_is_read_again_as_it_was_whatever_the_language(value: Decimal, language: str) -> None:
    with i18n.speaking(language):
        assert copying.number(shown.number(value)) == value
        assert copying.number(shown.money(int(value * 100))) == value


@given(st.dates())
def test_a_day_is_read_again_as_it_was(value: date) -> None:
    assert copying.day(shown.day(value)) == value


@given(st.text())
def test_no_text_is_too_strange_to_be_copied(text: str) -> None:
    grid = (("Title",), (text,))
    for figures in ((True,), (False,)):
        assert copying.html(grid, figures).count("<td") == 1
        assert copying.tsv(grid, figures).startswith("Title\n")


@pytest.mark.parametrize("text", ["", "-", "12 rue Haute", "06 39 98 12 34", "1,2,3", "12:30", "€", "١٢"])
def test_what_is_not_a_number_is_not_made_one(text: str) -> None:
    i18n.use("fr")
    assert copying.number(text) is None


@pytest.mark.parametrize("text", ["31/02/2026", "2026-11-21", "1/2/2026", "21/11/2026 14:05"])
def test_what_is_not_a_day_is_not_made_one(text: str) -> None:
    assert copying.day(text) is None


def test_numbers_and_days_tell_spreadsheets_their_values() -> None:
    i18n.use("fr")
    money, share, when = cells("1\u202f240,50\u00a0€", "12,5\u00a0%", "21/11/2026")
    assert "x:num='1240.50'" in money
    assert "€" in money
    assert "x:num='0.125'" in share
    assert "Percent" in share
    assert "x:num='46347'" in when
    assert "DD/MM/YYYY" in when


def test_a_text_that_looks_like_a_number_stays_a_text() -> None:
    (cell,) = cells("01000", figures=(False,))
    assert "x:num" not in cell
    assert "'mso-number-format:\"\\@\"'" in cell


def test_plain_text_has_numbers_a_spreadsheet_reads() -> None:
    grid = (("Name", "Sum", "Share"), ("1\u202f240", "1\u202f240,50\u00a0€", "12,5\u00a0%"))
    i18n.use("fr")
    assert copying.tsv(grid, (False, True, True)).splitlines()[1] == "1\u202f240\t1240,5\t12,5%"
    i18n.use("en")
    assert copying.tsv((("Sum",), ("€1,240.50",)), (True,)).splitlines()[1] == "1240.5"


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    grid = (("Note",), ('He said "yes"\nat noon',))
    assert copying.tsv(grid, (False,)) == 'Note\n"He said ""yes""\nat noon"\n'
    assert "same-cell" in copying.html(grid, (False,))
