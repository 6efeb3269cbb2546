from __future__ import annotations

import csv
import re
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest
from openpyxl import load_workbook

from samples import large
from samples.large import CODE, EMAIL, FIRST, LAST, MOBILE, PHONE, POSTCODE, Style, rows, write_csv, write_xlsx
from samples.reach import DOMAINS, LANDLINES, MOBILES

if TYPE_CHECKING:
    from pathlib import Path

    from samples.sheets import Cell

STYLES = get_args(Style)


def digits(cell: Cell) -> str:
    """The ten digits of a number, its zero put back."""
    return f"{int(cell):010d}" if isinstance(cell, float) else re.sub(r"\D", "", str(cell))


@pytest.mark.parametrize("style", STYLES)
def test_the_header_comes_first_then_as_many_rows_as_asked(style: Style) -> None:
    header, *people = rows(250, style=style)
    assert header == list(large.HEADER)
    assert len(people) == 250
    assert {len(row) for row in people} == {15}


@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_gives_the_same_rows(style: Style) -> None:
    assert list(rows(300, seed=4, style=style)) == list(rows(300, seed=4, style=style))
    assert list(rows(300, seed=4, style=style)) != list(rows(300, seed=5, style=style))


@pytest.mark.parametrize("style", STYLES)
def test_nobody_real_can_be_reached(style: Style) -> None:
    _, *people = rows(3_000, style=style)
    reached = {digits(row[at])[:6] for row in people for at in (PHONE, MOBILE) if row[at] is not None}
    assert reached <= {*LANDLINES, *MOBILES}
    assert {str(row[EMAIL]).split("@")[1] for row in people if row[EMAIL]} == set(DOMAINS)


def test_easy_rows_are_all_somebody_else() -> None:
    _, *people = rows(20_000)
    for columns in ((CODE,), (EMAIL,), (LAST, FIRST, POSTCODE)):
        assert len({tuple(row[at] for at in columns) for row in people}) == len(people)
    mobiles = [row[MOBILE] for row in people if row[MOBILE]]
    assert len(mobiles) == len(set(mobiles)) == 10_000


def test_shop_rows_are_like_those_of_a_shop() -> None:
    _, *people = rows(20_000, style="shop")
    share = len(people) / 100
    assert 38 < sum(row[EMAIL] is None for row in people) / share < 44
    assert 13 < sum(row[POSTCODE] is None for row in people) / share < 19
    assert sum(isinstance(row[POSTCODE], float) for row in people) / share > 50
    numbers = [row[POSTCODE] for row in people]
    assert any(isinstance(number, float) and number < 10_000 for number in numbers)
    mobiles = [digits(row[MOBILE]) for row in people if row[MOBILE] is not None]
    assert 2 < 100 * (1 - len(set(mobiles)) / len(mobiles)) < 4
    assert len({(row[LAST], row[FIRST]) for row in people}) < len(people) * 0.8


def test_a_csv_file_reads_back_with_french_dates(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    write_csv(path, 50)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file, delimiter=";"))
    _, *people = rows(50)
    born = people[0][large.BORN]
    assert isinstance(born, date)
    assert [row["Code"] for row in read] == [row[CODE] for row in people]
    assert read[0]["Date de naissance"] == f"{born:%d/%m/%Y}"


def test_a_workbook_reads_back_with_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    write_xlsx(path, 50, "shop", seed=9)
    header, *read = load_workbook(path)["Clients"].iter_rows(values_only=True)
    _, *people = rows(50, seed=9, style="shop")
    assert header == large.HEADER
    assert [row[POSTCODE] for row in read] == [row[POSTCODE] for row in people]
