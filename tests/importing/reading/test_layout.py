from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.services.importing.reading.layout import NO_HEADER, find_layout
from grc_desktop.services.importing.reading.types import Cell, CellError, Row

NAMES: Row = ("Nom", "Prénom", "Né le", "E-mail", "Tél", "Ville")
DUPONT: Row = ("Dupont", "Marie", None, "marie@exemple.fr", 612345678.0, "Lyon")
PETIT: Row = ("Petit", "Luc", None, None, None, "Lyon")


def test_a_plain_table_starts_with_its_header() -> None:
    layout = find_layout([NAMES, DUPONT, PETIT])
    assert (layout.header_row, layout.headers, list(layout.data_rows), dict(layout.ignored)) == (1, NAMES, [2, 3], {})


def test_titles_and_blank_rows_above_the_header_are_set_aside() -> None:
    layout = find_layout([("Fichier clients 2024",), (), (None, "Mis à jour le 3 mai"), NAMES, DUPONT])
    assert (layout.header_row, list(layout.data_rows)) == (4, [5])
    assert layout.ignored == {1: "title", 2: "blank", 3: "title"}


def test_a_merged_line_of_groups_above_the_header_is_a_title() -> None:
    layout = find_layout([("Identité", None, None, "Coordonnées", None, None), NAMES, DUPONT])
    assert (layout.header_row, layout.headers, layout.ignored) == (2, NAMES, {1: "title"})


def test_a_group_tells_columns_of_the_same_name_apart() -> None:
    rows: list[Row] = [("Facturation", None, "Livraison"), ("Rue", "Ville", "Rue", "Ville"), ("a", "b", "c", "d")]
    headers = ("Facturation Rue", "Facturation Ville", "Livraison Rue", "Livraison Ville")
    assert find_layout(rows).headers == headers


def test_a_header_in_two_lines_is_put_together() -> None:
    rows: list[Row] = [
        ("Code", "Nom", "Adresse", None, None, "Tél"),
        (None, None, "Rue", "CP", "Ville", None),
        ("C1", "Durand", "1 rue Haute", "75001", "Paris", "0612345678"),
    ]
    layout = find_layout(rows)
    assert (layout.header_row, layout.headers) == (2, ("Code", "Nom", "Rue", "CP", "Ville", "Tél"))
    assert list(layout.data_rows) == [3]


def test_headers_are_never_blank_nor_twice_the_same() -> None:
    layout = find_layout([("Nom", "E-mail", "e-mail", None, " "), ("a", "b", "c", "d", "e")])
    assert layout.headers == ("Nom", "E-mail", "e-mail (2)", "Column D", "Column E")


def test_columns_beyond_the_header_get_a_name() -> None:
    assert find_layout([("Nom", "Ville"), ("Petit", "Lyon", "x")]).headers == ("Nom", "Ville", "Column C")


@pytest.mark.parametrize(
    "rows",
    [
        [("Dupont", "Marie", "0612345678"), ("Petit", "Luc", "0612345679")],
        [("Dupont", "Lyon"), ("Petit", "Lyon"), ("Roux", "Lyon")],
        [("marie@exemple.fr",), ("luc@exemple.fr",)],
        [("Dupont", "rue Haute", "Lyon"), ("Petit", "rue Basse", "Lyon")],
    ],
)
def test_a_table_may_have_no_header(rows: list[Row]) -> None:
    layout = find_layout(rows)
    assert (layout.header_row, list(layout.data_rows)) == (None, list(range(1, len(rows) + 1)))
    assert layout.headers[0] == "Column A"


def test_names_nobody_knows_make_a_header_too() -> None:
    assert find_layout([("Bidule", "Machin"), ("x1", "12"), ("x2", "13")]).header_row == 1


def test_years_in_a_header_do_not_hide_it() -> None:
    rows: list[Row] = [
        ("Truc", "2016", "2017", "Écart", "Rang"),
        ("A", 1.0, 2.0, "5 %", 1.0),
        ("B", 1.0, 2.0, "6 %", 2.0),
    ]
    assert find_layout(rows).header_row == 1


def test_formula_errors_are_no_names() -> None:
    assert find_layout([(CellError("#REF!"), "a@b.fr"), ("x", "c@d.fr")]).header_row is None


def test_one_column_has_a_header_when_it_names_something() -> None:
    assert find_layout([("nom",), ("Dupont",), ("Petit",)]).header_row == 1


def test_headers_repeated_by_each_printed_page_are_ignored() -> None:
    layout = find_layout([NAMES, DUPONT, (), ("NOM", *NAMES[1:], None), PETIT])
    assert (list(layout.data_rows), layout.ignored) == ([2, 5], {3: "blank", 4: "repeated_header"})


@pytest.mark.parametrize(
    "total",
    [
        ("TOTAL", None, 16.5),
        ("Total général :", None, "16,50 €"),
        (None, "Sous-total", 3.0),
        ("Total", None, None),
        ("Total clients : 3",),
        ("TOTAUX", None, 12.0),
        (None, None, 16.5),
    ],
)
def test_total_lines_are_ignored(total: Row) -> None:
    rows: list[Row] = [("Nom", "Ville", "Montant"), ("A", "x", 10.0), ("B", "y", 5.5), ("C", "z", 1.0), total]
    layout = find_layout(rows)
    assert (list(layout.data_rows), layout.ignored) == ([2, 3, 4], {5: "total"})


@pytest.mark.parametrize(
    "row",
    [
        ("Total Energies", "Paris", "12", None),
        ("Total", "Paris", None, None),
        ("Total", None, None, 612345678.0),
        ("Dupont", None, 16.5, None),
        (None, None, 17.0, None),
        ("Totalement fleurs", None, None, None),
    ],
)
def test_customers_that_look_like_totals_are_kept(row: Row) -> None:
    rows: list[Row] = [
        ("Nom", "Ville", "Montant", "Téléphone"),
        ("A", "x", 10.0),
        ("B", "y", 5.5),
        ("C", "z", 1.0),
        row,
    ]
    assert list(find_layout(rows).data_rows) == [2, 3, 4, 5]


def test_a_remark_below_the_total_is_no_customer() -> None:
    layout = find_layout([NAMES, DUPONT, PETIT, ("TOTAL", None, None, 2.0), ("Édité le 3 mai",)])
    assert layout.ignored == {4: "total", 5: "title"}
    assert list(layout.data_rows) == [2, 3]


def test_the_user_chooses_the_header() -> None:
    rows: list[Row] = [("x", "y"), ("Nom", "Ville"), ("a", "b")]
    assert (find_layout(rows, 1).headers, list(find_layout(rows, 1).data_rows)) == (("x", "y"), [2, 3])
    none = find_layout(rows, NO_HEADER)
    assert (none.header_row, list(none.data_rows)) == (None, [1, 2, 3])


@pytest.mark.parametrize("rows", [[], [()], [(), (None, None)]])
def test_a_sheet_of_nothing_has_no_table(rows: list[Row]) -> None:
    layout = find_layout(rows)
    assert (layout.header_row, list(layout.data_rows), len(layout.ignored)) == (None, [], len(rows))


_CELL: st.SearchStrategy[Cell] = st.none() | st.sampled_from(["Nom", "Total", "Ville", " ", "12", "é"]) | st.floats()
_ROWS = st.lists(st.lists(_CELL, max_size=5).map(tuple), max_size=12)


@given(rows=_ROWS, choice=st.none() | st.integers(0, 14))
def test_every_row_is_accounted_for_once(rows: list[Row], choice: int | None) -> None:
    layout = find_layout(rows, choice)
    header = [] if layout.header_row is None else [layout.header_row]
    assert sorted([*header, *layout.data_rows, *layout.ignored]) == list(range(1, len(rows) + 1))
    assert (
        len({name.casefold() for name in layout.headers})
        == len(layout.headers)
        >= max((len(rows[number - 1]) for number in layout.data_rows), default=0)
    )
