"""Dates as shopkeepers and spreadsheets write them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.dates import DateOrder, guess_order, parse_date, serial
from grc_desktop.core.errors import Problem

TODAY = date(2026, 11, 21)
BORN = date(1984, 11, 21)


@pytest.mark.parametrize(
    "typed",
    [
        "21/11/1984",
        " 21-11-1984 ",
        "21.11.1984",
        "21 11 1984",
        "21 / 11 / 84",
        "21-11-84",
        "21111984",
        "211184",
        "1984-11-21",
        "1984/11/21",
        "19841121",
        "1984-11-21T08:30:00",
        "1984-11-21T08:30:00.000Z",
        "1984-11-21 08:30:00+01:00",
        "21/11/1984 08:30",
        "21/11/1984 à 8h30",
        "21 novembre 1984",
        "mercredi 21 novembre 1984",
        "Le 21 Nov. 1984",
        "21-nov-84",
        "21 November 1984",
        "November 21, 1984",
        "Nov 21st, 1984",
        31_007,
        31_007.0,
        31_007.75,
        "31007",
        21_111_984,
        21_111_984.0,
        BORN,
        datetime(1984, 11, 21, 8, 30),
    ],
)
def test_one_day_has_many_spellings(typed: object) -> None:
    assert parse_date(typed, today=TODAY) == BORN


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1er mars 2020", date(2020, 3, 1)),
        ("1er août 2020", date(2020, 8, 1)),
        ("2 févr. 1999", date(1999, 2, 2)),
        ("29/02/2024", date(2024, 2, 29)),
        ("1/2/03", date(2003, 2, 1)),
        (9_111_984, date(1984, 11, 9)),
        ("9111984", date(1984, 11, 9)),
    ],
)
def test_days_months_and_years_find_their_place(typed: object, day: date) -> None:
    assert parse_date(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("order", "day"), [("dmy", date(2003, 2, 1)), ("mdy", date(2003, 1, 2)), ("ymd", date(2001, 2, 3))]
)
def test_the_order_decides_what_01_02_03_means(order: DateOrder, day: date) -> None:
    assert parse_date("01/02/03", order, TODAY) == day
    assert parse_date("010203", order, TODAY) == day


def test_a_four_digit_year_in_front_needs_no_order() -> None:
    assert parse_date("1984-11-21", "mdy", TODAY) == BORN


def test_a_two_digit_year_is_never_in_the_future_unless_it_may_be() -> None:
    assert parse_date("01/01/26", today=TODAY) == date(2026, 1, 1)
    assert parse_date("01/01/27", today=TODAY) == date(1927, 1, 1)
    assert parse_date("01/01/27", today=TODAY, years_ahead=10) == date(2027, 1, 1)


@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0"])
def test_a_blank_is_no_date_and_no_problem(blank: object) -> None:
    assert parse_date(blank) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/1980", "impossible_date"),
        ("29/02/2023", "impossible_date"),
        ("29/02/1900", "impossible_date"),
        ("00/01/1980", "impossible_date"),
        ("21/13/1984", "impossible_date"),
        ("31 avril 1980", "impossible_date"),
        ("99999999", "impossible_date"),
        ("01/01/0001", "impossible_date"),
        (60, "impossible_date"),
        (0.0, "impossible_date"),
        ("avril 1975", "partial_date"),
        ("21 novembre", "partial_date"),
        ("04/1975", "partial_date"),
        ("1975", "partial_date"),
        (1975.0, "partial_date"),
        ("hier", "invalid_date"),
        ("21/11/198", "invalid_date"),
        ("1/2/3/4", "invalid_date"),
        ("12 mars avril 2020", "invalid_date"),
        ("1 2 mars 2020", "invalid_date"),
        ("#N/A", "invalid_date"),
        (-3, "invalid_date"),
        (float("nan"), "invalid_date"),
        (float("inf"), "invalid_date"),
        (True, "invalid_date"),
        (time(8, 30), "invalid_date"),
    ],
)
def test_what_is_not_a_whole_real_day_says_why(typed: object, code: str) -> None:
    problem = parse_date(typed, today=TODAY)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert problem.sentence()


def test_serials_follow_the_spreadsheet_and_its_false_leap_year() -> None:
    assert [serial(day) for day in (1, 59, 60, 61)] == [date(1900, 1, 1), date(1900, 2, 28), None, date(1900, 3, 1)]
    assert serial(44_197) == date(2021, 1, 1)
    assert serial(2_958_465) == date(9999, 12, 31)
    assert serial(2_958_466) is None


def test_serials_of_1904_are_four_years_and_a_day_away() -> None:
    assert serial(0, epoch1904=True) == date(1904, 1, 1)
    assert serial(42_735, epoch1904=True) == date(2021, 1, 1)
    assert parse_date(42_735, epoch1904=True) == date(2021, 1, 1)


@pytest.mark.parametrize(
    ("samples", "guessed"),
    [
        (["21/11/1984", "01/02/2003"], ("dmy", False)),
        (["11/21/1984", "01/02/2003"], ("mdy", False)),
        (["1984-11-21"], ("ymd", False)),
        (["01/02/2003", "03/04/2005"], ("dmy", True)),
        (["21/11/1984", "11/21/1984"], ("dmy", True)),
        (["21 novembre 1984", None, 31_007.0], ("dmy", False)),
        ([], ("dmy", False)),
    ],
)
def test_the_order_of_a_column_is_seen_from_its_days(samples: list[object], guessed: tuple[str, bool]) -> None:
    assert guess_order(samples) == guessed


@given(
    st.dates(date(1930, 1, 1), date(2026, 1, 1)),
    st.sampled_from(["{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}"]),
)
def test_every_day_comes_back_from_its_spelling(day: date, shape: str) -> None:
    assert parse_date(shape.format(d=day.day, m=day.month, y=day.year), today=TODAY) == day
    assert serial((day - date(1899, 12, 30)).days) == day


@given(st.text() | st.text(alphabet="0123456789/-. :TZhaevril", max_size=20) | st.floats() | st.integers())
def test_no_cell_breaks_the_reading_of_dates(cell: object) -> None:
    answer = parse_date(cell, today=TODAY)
    assert answer is None or isinstance(answer, date | Problem)
