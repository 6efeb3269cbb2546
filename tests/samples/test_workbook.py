from __future__ import annotations

from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from samples.__main__ import WORKBOOK
from samples.sheets import Column, Sheet
from samples.shop import sheets
from samples.workbook import write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def committed() -> Workbook:
    return load_workbook(WORKBOOK)


def test_the_same_seed_gives_the_same_shop_and_another_seed_another_one(shop: dict[str, Sheet]) -> None:
    assert tuple(shop.values()) == sheets()
    assert tuple(shop.values()) != sheets(seed=7)


def test_the_committed_workbook_is_what_the_generator_makes(
    shop: dict[str, Sheet], committed: Workbook, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.xlsx"
    write(tuple(shop.values()), fresh)
    made = load_workbook(fresh)
    assert committed.sheetnames == made.sheetnames == ["Clients", "Ventes", "Points", "SAV", "Notes"]
    for name in made.sheetnames:
        pairs = zip_longest(committed[name].values, made[name].values)
        assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_the_same_sheets_give_the_same_bytes(tmp_path: Path) -> None:
    sheet = Sheet("Feuille", (Column("Nom", 10), Column("Ville", 10)), (["Petit", "Lyon"],), titles=("Un titre",))
    write((sheet,), tmp_path / "one.xlsx")
    write((sheet,), tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_the_file_says_it_was_saved_on_the_shop_s_last_day(committed: Workbook) -> None:
    properties = committed.properties
    assert properties.created == properties.modified == datetime(2026, 10, 31, 19, 4, 12)


def test_the_customers_sheet_has_titles_a_merged_header_and_a_hidden_column(
    shop: dict[str, Sheet], committed: Workbook
) -> None:
    page = committed["Clients"]
    merged = {str(cells) for cells in page.merged_cells.ranges}
    assert {"A1:H1", "A2:H2", "A3:C3", "D3:H3"} <= merged
    assert [cell.value for cell in page[4]] == shop["Clients"].header
    hidden = [letter for letter, dimension in page.column_dimensions.items() if dimension.hidden]
    assert [page[f"{letter}4"].value for letter in hidden] == ["Ancien n°"]


def test_a_birthday_kept_as_a_bare_number_shows_as_a_number(committed: Workbook) -> None:
    page = committed["Clients"]
    formats = {cell.number_format for cell in page["I"] if isinstance(cell.value, int)}
    assert formats == {"General"}
