from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from grc_desktop.core.errors import Unreadable
from grc_desktop.services.importing.reading.preview import preview
from grc_desktop.services.importing.reading.reader import read
from grc_desktop.services.importing.reading.types import CellError, Row, Sheet
from tests.importing.reading import files


def both(path: Path) -> list[Row]:
    """The rows of the only sheet, which the full reading and the preview see alike."""
    whole, first = read(path), preview(path, rows=1000)
    assert [_cut(row) for row in whole.sheets[0].rows] == [_cut(row) for row in first.sheets[0].rows]
    return [_cut(row) for row in whole.sheets[0].rows]


def _cut(row: Row) -> Row:
    last = max((place for place, value in enumerate(row, 1) if value is not None), default=0)
    return row[:last]


def test_cells_come_as_plain_values(tmp_path: Path) -> None:
    moment = datetime(2024, 2, 29, 14, 30)
    row = ("Zoé", 12.5, True, date(1990, 5, 17), moment, timedelta(hours=30))
    assert both(files.simple(tmp_path / "a.xlsx", [row])) == [row]


def test_the_types_of_dates_are_told_apart(tmp_path: Path) -> None:
    path = files.simple(tmp_path / "a.xlsx", [(date(2024, 1, 1), f'<c s="{files.MOMENT}"><v>0.5</v></c>')])
    assert both(path) == [(date(2024, 1, 1), time(12))]


def test_an_amount_with_a_word_in_its_format_is_no_date(tmp_path: Path) -> None:
    assert both(files.simple(tmp_path / "a.xlsx", [(f'<c s="{files.JOURS}"><v>3</v></c>',)])) == [(3.0,)]


@pytest.mark.parametrize("serial", ["0.25", "44000", "44000.5", "59", "60", "2958465", "2958466"])
def test_both_readers_understand_every_format_alike(tmp_path: Path, serial: str) -> None:
    rows = [(f'<c s="{style}"><v>{serial}</v></c>',) for style in range(files.STYLES)]
    assert len(both(files.simple(tmp_path / "a.xlsx", rows))) == files.STYLES


def test_a_length_of_time_beyond_reason_costs_nothing_else(tmp_path: Path) -> None:
    path = files.simple(tmp_path / "a.xlsx", [("Nom", f'<c s="{files.LENGTH}"><v>1e20</v></c>')])
    assert both(path) == [("Nom", 1e20)]


def test_dates_counted_from_1904_are_not_shifted(tmp_path: Path) -> None:
    path = files.simple(tmp_path / "a.xlsx", [(f'<c s="{files.DATE}"><v>44197</v></c>',)], date1904=True)
    assert both(path) == [(date(2025, 1, 2),)]


@pytest.mark.parametrize(("serial", "day"), [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (61, date(1900, 3, 1))])
def test_the_first_days_of_excel_are_right(tmp_path: Path, serial: int, day: date) -> None:
    assert both(files.simple(tmp_path / "a.xlsx", [(f'<c s="{files.DATE}"><v>{serial}</v></c>',)])) == [(day,)]


def test_blank_rows_and_columns_keep_the_numbers_the_user_sees(tmp_path: Path) -> None:
    rows = [(), (), (None, "Nom"), (), (None, "Dupont"), (), ("",)]
    assert both(files.simple(tmp_path / "a.xlsx", rows)) == [(), (), (None, "Nom"), (), (None, "Dupont")]


def test_formula_errors_are_seen(tmp_path: Path) -> None:
    path = files.simple(tmp_path / "a.xlsx", [("Nom", "Solde"), ("Dupont", '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>')])
    (_, row) = both(path)
    assert row == ("Dupont", "#DIV/0!")
    assert isinstance(row[1], CellError)


@pytest.mark.parametrize("others", [("Lyon", "Nice"), (12.5, True)])
def test_errors_pasted_as_text_are_seen(tmp_path: Path, others: tuple[object, object]) -> None:
    path = files.simple(tmp_path / "a.xlsx", [(others[0],), ("#N/A",), (others[1],)])
    whole, first = read(path).sheets[0].rows, preview(path).sheets[0].rows
    assert whole == first == [(others[0],), ("#N/A",), (others[1],)]
    assert [type(rows[1][0]) for rows in (whole, first)] == [CellError, CellError]


def test_an_error_in_the_last_column_alone_is_seen(tmp_path: Path) -> None:
    path = files.simple(tmp_path / "a.xlsx", [("Nom",), ("Dupont", None, '<c s="1" t="e"><v>#N/A</v></c>')])
    assert both(path) == [("Nom",), ("Dupont", None, CellError("#N/A"))]


def test_a_formula_without_its_result_is_blank(tmp_path: Path) -> None:
    assert both(files.simple(tmp_path / "a.xlsx", [("a", "<c><f>1+1</f></c>", "b")])) == [("a", None, "b")]


def test_a_merged_cell_keeps_its_text_in_its_first_place(tmp_path: Path) -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    path = files.xlsx(tmp_path / "a.xlsx", {"S": files.sheet([("Coordonnées",), ("a", "b", "c")], merged)})
    assert both(path) == [("Coordonnées",), ("a", "b", "c")]


def test_shared_strings_with_runs_and_phonetics_are_put_together(tmp_path: Path) -> None:
    strings = "<si><t>Nom</t></si><si><r><t>Du</t></r><r><t>pont</t></r><rPh><t>no</t></rPh></si>"
    rows = [('<c t="s"><v>0</v></c>',), ('<c t="s"><v>1</v></c>',)]
    assert both(files.simple(tmp_path / "a.xlsx", rows, strings=strings)) == [("Nom",), ("Dupont",)]


def test_hidden_sheets_are_flagged(tmp_path: Path) -> None:
    sheets = {name: files.sheet([(name,)]) for name in ("Vue", "Cachée", "Secrète")}
    states = {"Cachée": "hidden", "Secrète": "veryHidden"}
    path = files.xlsx(tmp_path / "a.xlsx", sheets, states=states)
    for source in (read(path), preview(path)):
        assert [(sheet.name, sheet.hidden) for sheet in source.sheets] == [
            ("Vue", False),
            ("Cachée", True),
            ("Secrète", True),
        ]


def test_one_sheet_can_be_asked_for(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx", {"A": files.sheet([("a",)]), "B": files.sheet([("b",)])})
    assert read(path, only="B").sheets == (Sheet("B", hidden=False, rows=[("b",)]),)
    with pytest.raises(Unreadable) as refused:
        read(path, only="C")
    assert refused.value.code == "no_such_sheet"


def test_open_document_cells_are_read(tmp_path: Path) -> None:
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Zoé</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="12.5"/>'
        '<table:table-cell office:value-type="date" office:date-value="1990-05-17"/></table:table-row>'
    )
    source = read(files.ods(tmp_path / "clients", row))
    assert source.format == "ods"
    assert source.sheets[0].rows == [("Zoé", 12.5, date(1990, 5, 17))]


def test_the_name_decides_nothing(tmp_path: Path) -> None:
    assert read(files.simple(tmp_path / "clients.csv", [("a",)])).format == "xlsx"
    text = tmp_path / "clients.xlsx"
    text.write_bytes(b"Nom;Ville\nDupont;Lyon\n")
    assert read(text).format == "csv"


def test_a_wrong_dimension_is_not_believed(tmp_path: Path) -> None:
    part = files.sheet([("Nom",), ("Dupont",)], dimension='<dimension ref="A1:XFD1048576"/>')
    assert both(files.xlsx(tmp_path / "a.xlsx", {"S": part})) == [("Nom",), ("Dupont",)]


def test_a_few_cells_far_apart_take_little(tmp_path: Path) -> None:
    far = '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'
    part = files.sheet([]).replace("<sheetData>", f"<sheetData>{far}")
    (sheet,) = read(files.xlsx(tmp_path / "a.xlsx", {"S": part})).sheets
    assert len(sheet.rows) == 1_048_576
    assert (len(sheet.rows[0]), sheet.rows[0][-1], sheet.rows[1], sheet.rows[-1]) == (16_384, 1.0, (), (2.0,))


def test_the_preview_stops_after_its_rows(tmp_path: Path) -> None:
    rows = [(f"nom {number}",) for number in range(200)]
    path = files.simple(tmp_path / "a.xlsx", rows)
    first = preview(path, rows=10)
    assert (first.truncated, first.sheets[0].rows) == (True, rows[:10])
    assert not read(path).truncated


def test_the_preview_reads_whole_what_it_cannot_stream(tmp_path: Path) -> None:
    filler = "x" * 40_000
    strings = "".join(f"<si><t>{filler}{number}</t></si>" for number in range(80)) + "<si><t>Nom</t></si>"
    path = files.simple(tmp_path / "a.xlsx", [('<c t="s"><v>80</v></c>',)] * 3, strings=strings)
    assert preview(path, rows=2).sheets[0].rows == [("Nom",), ("Nom",)]
