"""Files of rows: a workbook, a CSV that spreadsheets open safely, JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from grc_desktop.core import format as show
from grc_desktop.core.errors import Kind, Refused
from grc_desktop.core.i18n import N_, language
from grc_desktop.services.exporting.records import Value

CELL_TOO_LONG: Final = Kind(
    "cell_too_long",
    N_("A text of {letters} letters does not fit in a cell of a workbook, which holds {most}."),
    N_("Export to .csv or .json instead."),
)

_LONGEST_CELL: Final = 32_767
_EXACT_DIGITS: Final = 15  # a spreadsheet's numbers hold no more
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, spreadsheets count a 29 February that never was
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_HARMLESS: Final = re.compile(r"[+-][\d\s.,()]*\d[\d\s.,()%€]*")


def write_workbook(path: Path, title: str, headers: Sequence[str], rows: Iterable[Sequence[Value | None]]) -> None:
    """One sheet: the header frozen, days as days, numbers as numbers, and no text that would run as a formula.

    Raises `Refused` when a text is longer than a cell can be.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    for number, header in enumerate(headers, 1):
        sheet.column_dimensions[get_column_letter(number)].width = min(max(len(header) + 2, 12), 40)

    def text_cell(text: str) -> Any:
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        return cell

    def dressed(value: Value | None) -> Any:
        if isinstance(value, str):
            text = _cell_text(value)
            return text_cell(text) if text[:1] in ("=", "#") else text
        if isinstance(value, Decimal):
            return float(value) if len(value.as_tuple().digits) <= _EXACT_DIGITS else str(value)
        if isinstance(value, date):
            if value < _FIRST_DAY:
                return show.day(value)
            cell = WriteOnlyCell(sheet, datetime.combine(value, time()))
            cell.number_format = "dd/mm/yyyy"
            return cell
        return value

    titles = [text_cell(_cell_text(header)) for header in headers]
    for cell in titles:
        cell.font = bold
    try:
        sheet.append(titles)
        for row in rows:
            sheet.append([dressed(value) for value in row])
        book.save(path)
    except BaseException:
        sheet.close()
        sheet._writer.cleanup()  # openpyxl would leave the rows in the temporary folder until the program ends
        raise


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value | None]]) -> None:
    """Semicolons, UTF-8 with its mark; a text that would run as a formula gets an apostrophe (`guarded`)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([guarded(header) for header in headers])
        writer.writerows([_csv_text(value) for value in row] for row in rows)


def write_json(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """A list of objects, one to a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, record in enumerate(records):
            file.write(",\n" if number else "\n")
            json.dump(record, file, ensure_ascii=False, default=_json_value)
        file.write("\n]\n")


def guarded(text: str) -> str:
    """`text` with an apostrophe in front when a spreadsheet would run it; phones and amounts are left alone.

    Reversible: one apostrophe is taken off every text that has one before such a sign, so those get one more.
    """
    if _FORMULA.match(text) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return f"'{text}" if text.startswith("''") else text


def _csv_text(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return show.day(value)
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.replace(".", ",") if language() == "fr" else plain
    return guarded(value)


def _cell_text(text: str) -> str:
    """`text` as the file format can hold it."""
    text = _ESCAPE_LIKE.sub("_x005F_", _NOT_XML.sub("", text))
    if len(text) > _LONGEST_CELL:
        raise Refused(CELL_TOO_LONG, letters=len(text), most=_LONGEST_CELL)
    return text


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)
