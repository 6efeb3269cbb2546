from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from samples.season import FIRST_SALE, LAST_DAY, is_open, mothers_day
from samples.sheets import Cell, Sheet
from tests.samples.cells import column


def codes(cells: list[Cell]) -> list[str]:
    """Customer numbers as the file *Clients* writes them."""
    return [str(cell).replace(" ", "").upper() for cell in cells if cell is not None]


@pytest.fixture(scope="module")
def known(shop: dict[str, Sheet]) -> set[str]:
    return set(codes(column(shop["Clients"], "N° cli.")))


def days(shop: dict[str, Sheet]) -> list[date]:
    return [cell for cell in column(shop["Ventes"], "Date") if isinstance(cell, date)]


def quantities(shop: dict[str, Sheet]) -> list[tuple[str, int]]:
    names = column(shop["Ventes"], "Article")
    numbers = column(shop["Ventes"], "Qté")
    return [(str(name).strip().lower(), int(str(number))) for name, number in zip(names, numbers, strict=True)]


def test_there_are_eight_thousand_lines_over_three_years(shop: dict[str, Sheet]) -> None:
    assert len(shop["Ventes"].rows) == 8_000
    assert min(days(shop)) == FIRST_SALE
    assert max(days(shop)) == LAST_DAY
    assert all(is_open(day) for day in days(shop))


@pytest.mark.parametrize("sheet", ["Ventes", "Points", "SAV"])
def test_most_customer_numbers_are_those_of_the_file(shop: dict[str, Sheet], known: set[str], sheet: str) -> None:
    header = "N° client" if sheet == "Ventes" else "N° cli."
    used = codes(column(shop[sheet], header))
    matched = sum(code in known for code in used) / len(used)
    assert len(used) > len(shop[sheet].rows) / 2
    assert matched > 0.95


def test_some_sales_carry_a_number_the_file_does_not_know(shop: dict[str, Sheet], known: set[str]) -> None:
    strangers = [code for code in codes(column(shop["Ventes"], "N° client")) if code not in known]
    assert len(strangers) > 20


def test_some_sales_name_nobody(shop: dict[str, Sheet]) -> None:
    pairs = zip(column(shop["Ventes"], "N° client"), column(shop["Ventes"], "Client"), strict=True)
    nobody = sum(code is None and name in {None, "client de passage", "comptoir"} for code, name in pairs)
    assert 500 < nobody < 2_500


def test_december_and_the_week_before_mother_s_day_are_busy(shop: dict[str, Sheet]) -> None:
    months = Counter((day.year, day.month) for day in days(shop))
    for year in (2024, 2025):
        assert months[year, 12] > 2 * months[year, 10]
    before = sum(0 <= (mothers_day(2025) - day).days < 7 for day in days(shop))
    after = sum(0 < (day - mothers_day(2025)).days <= 7 for day in days(shop))
    assert before > 1.5 * after


@pytest.mark.parametrize(
    ("year", "day"),
    [(2023, date(2023, 6, 4)), (2024, date(2024, 5, 26)), (2025, date(2025, 5, 25)), (2026, date(2026, 5, 31))],
)
def test_mother_s_day_gives_way_to_whit_sunday(year: int, day: date) -> None:
    assert mothers_day(year) == day


def test_one_kettle_comes_back_far_more_than_the_rest(shop: dict[str, Sheet]) -> None:
    sold: Counter[str] = Counter()
    back: Counter[str] = Counter()
    for name, quantity in quantities(shop):
        (sold if quantity > 0 else back)[name] += abs(quantity)
    rates = {name: back[name] / sold[name] for name in sold}
    worst = max(rates, key=rates.__getitem__)
    assert worst == "bouilloire zéphyr 1,2 l"
    assert rates[worst] > 0.15
    assert sum(back.values()) / sum(sold.values()) < 0.03


def test_a_filter_goes_with_a_teapot(shop: dict[str, Sheet]) -> None:
    bags = defaultdict(set)
    for ticket, (name, quantity) in zip(column(shop["Ventes"], "N° ticket"), quantities(shop), strict=True):
        if quantity > 0:
            bags[ticket].add(name)
    teapots = [bag for bag in bags.values() if any(name.startswith("théière") for name in bag)]
    with_filter = sum("filtre à thé inox" in bag for bag in teapots) / len(teapots)
    everywhere = sum("filtre à thé inox" in bag for bag in bags.values()) / len(bags)
    assert with_filter > 4 * everywhere


def test_some_customers_come_all_the_time_and_some_stopped(shop: dict[str, Sheet]) -> None:
    latest: dict[str, date] = {}
    tickets = defaultdict(set)
    rows = zip(*(column(shop["Ventes"], name) for name in ("N° client", "Date", "N° ticket")), strict=True)
    for code, day, ticket in rows:
        if isinstance(code, str) and isinstance(day, date):
            tickets[code].add(ticket)
            latest[code] = day
    loyal = [code for code, seen in tickets.items() if len(seen) >= 12]
    lapsed = [code for code, seen in tickets.items() if len(seen) >= 3 and (LAST_DAY - latest[code]).days > 250]
    assert len(loyal) > 40
    assert len(lapsed) > 40


def test_every_total_is_the_sum_of_its_line(shop: dict[str, Sheet]) -> None:
    names = ("Qté", "PU TTC", "Remise", "Total TTC")
    checked = 0
    for quantity, unit, discount, total in zip(*(column(shop["Ventes"], name) for name in names), strict=True):
        if isinstance(unit, float | int) and isinstance(total, float | int) and not isinstance(discount, str):
            assert float(total) == pytest.approx(int(str(quantity)) * unit * (1 - float(discount or 0)), abs=0.0051)
            checked += 1
    assert checked > 7_000


def test_the_faulty_kettle_fills_the_after_sales_book(shop: dict[str, Sheet]) -> None:
    articles = [str(cell).lower() for cell in column(shop["SAV"], "Article")]
    assert 150 < len(articles) < 300
    assert sum("zéphyr" in article for article in articles) > len(articles) / 3


def test_nothing_is_dated_after_the_last_day(shop: dict[str, Sheet]) -> None:
    dated = [cell for sheet in shop.values() for row in sheet.rows for cell in row if isinstance(cell, date)]
    assert max(dated) == LAST_DAY
