"""A lean writer of one-sheet workbooks (Office Open XML, ECMA-376): streamed, and unable to write a formula.

Every text is an inline string, which no spreadsheet runs; days are serial numbers under a date format.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from grc_desktop.core import format as show
from grc_desktop.core.errors import Kind, Refused
from grc_desktop.core.i18n import N_
from grc_desktop.services.exporting.records import Value

CELL_TOO_LONG: Final = Kind(
    "cell_too_long",
    N_("A text of {letters} letters does not fit in a cell of a workbook, which holds {most}."),
    N_("Export to .csv or .json instead."),
)

_LONGEST_CELL: Final = 32_767
_EXACT_DIGITS: Final = 15  # a spreadsheet's numbers hold no more
_DAY_ZERO: Final = date(1899, 12, 30)
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, spreadsheets count a 29 February that never was
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_BATCH: Final = 200

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/xl/{part}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in (("workbook", "sheet.main"), ("styles", "styles"), ("worksheets/sheet1", "worksheet"))
    )
    + "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
    '<sheet name="{title}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2">'
    '<font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
_SHEET: Final = (
    f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)
_BOLD: Final = ' s="1"'


def write_workbook(path: Path, title: str, headers: Sequence[str], rows: Iterable[Sequence[Value | None]]) -> None:
    """One sheet called `title`: the header frozen, days as days, numbers as numbers, all else as text.

    Raises `Refused` when a text is longer than a cell can be.
    """
    letters = [_letters(number) for number in range(len(headers))]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        for name, part in _PARTS.items():
            book.writestr(name, _HEAD + part.replace("{title}", escape(title)))
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f"{_HEAD}{_SHEET}{_widths(headers)}<sheetData>".encode())
            lines = [_row(1, letters, headers, _BOLD)]
            for number, row in enumerate(rows, 2):
                lines.append(_row(number, letters, row))
                if len(lines) == _BATCH:
                    sheet.write("".join(lines).encode())
                    lines.clear()
            sheet.write("".join(lines).encode() + b"</sheetData></worksheet>")


def _widths(headers: Sequence[str]) -> str:
    columns = (
        f'<col min="{number}" max="{number}" width="{min(max(len(header) + 2, 12), 40)}" customWidth="1"/>'
        for number, header in enumerate(headers, 1)
    )
    return f"<cols>{''.join(columns)}</cols>" if headers else ""


def _row(number: int, letters: Sequence[str], values: Sequence[Value | None], style: str = "") -> str:
    cells = (
        _cell(f"{letter}{number}", value, style)
        for letter, value in zip(letters, values, strict=True)
        if value is not None
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Value, style: str) -> str:
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT_DIGITS:
        return f'<c r="{place}"><v>{value:f}</v></c>'
    if isinstance(value, date):
        if value >= _FIRST_DAY:
            return f'<c r="{place}" s="2"><v>{(value - _DAY_ZERO).days}</v></c>'
        value = show.day(value)
    text = f"{value:f}" if isinstance(value, Decimal) else value
    if len(text) > _LONGEST_CELL:
        raise Refused(CELL_TOO_LONG, letters=len(text), most=_LONGEST_CELL)
    text = escape(_ESCAPE_LIKE.sub("_x005F_", _NOT_XML.sub("", text)))
    return f'<c r="{place}" t="inlineStr"{style}><is><t xml:space="preserve">{text}</t></is></c>'


def _letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    more, last = divmod(column, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)
