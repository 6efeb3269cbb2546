"""The sheets as an Excel workbook that looks made by hand, the same bytes for the same cells."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from samples.season import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from samples.sheets import Row, Sheet

SAVED = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 19, 4, 12)
_INK = "2F5D50"
_LINE = Border(bottom=Side(style="thin", color="999999"))


def write(sheets: Sequence[Sheet], path: Path) -> None:
    """Write the sheets; the file's own dates are fixed, so that it changes only with its cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Maison Tilleul"
    book.properties.created = SAVED
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    content = BytesIO()
    book.save(content)
    path.write_bytes(_dated(content))


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for title in sheet.titles:
        page.append([title])
    if sheet.bands:
        page.append([None])
    page.append(sheet.header)
    for row in sheet.rows:
        page.append(row)
    _dress_titles(page, sheet)
    _dress_header(page, sheet)
    for number, row in enumerate(sheet.rows, start=sheet.header_row + 1):
        _dress_row(page, number, row, sheet)
    page.freeze_panes = f"C{sheet.header_row + 1}"
    page.sheet_properties.tabColor = sheet.colour


def _dress_titles(page: Worksheet, sheet: Sheet) -> None:
    for number, title in enumerate(sheet.titles, start=1):
        if title:
            page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=min(8, len(sheet.columns)))
            page.cell(number, 1).font = Font(
                bold=number == 1, italic=number > 1, size=16 if number == 1 else 10, color=_INK
            )
    column = 1
    for label, width in sheet.bands:
        row = sheet.header_row - 1
        page.cell(row, column).value = label
        page.cell(row, column).alignment = Alignment(horizontal="center")
        page.cell(row, column).font = Font(bold=True, color="FFFFFF")
        page.cell(row, column).fill = PatternFill("solid", fgColor=_INK)
        page.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + width - 1)
        column += width


def _dress_header(page: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        cell = page.cell(sheet.header_row, number)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=sheet.colour)
        cell.border = _LINE
        dimension = page.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.hidden


def _dress_row(page: Worksheet, number: int, row: Row, sheet: Sheet) -> None:
    """Formats follow what was typed; a date stored as a bare number keeps no format, as Excel shows it."""
    for column, value in enumerate(row, start=1):
        match value:
            case date():
                page.cell(number, column).number_format = "DD/MM/YYYY"
            case time():
                page.cell(number, column).number_format = "HH:MM"
            case float():
                page.cell(number, column).number_format = "0%" if 0 < value < 1 else "#,##0.00"
            case str() if "\n" in value:
                page.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    if row == sheet.header or "TOTAL" in row:
        for column in range(1, len(row) + 1):
            page.cell(number, column).font = Font(bold=True)


def _dated(content: BytesIO) -> bytes:
    """The same archive with every date in it set to the day the shop left its file."""
    stamped = BytesIO()
    with ZipFile(content) as source, ZipFile(stamped, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", SAVED.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), part)
            info = ZipInfo(name, SAVED.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, part)
    return stamped.getvalue()
