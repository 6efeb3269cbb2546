"""Small files made for the tests, byte by byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from grc_desktop.core.errors import Unreadable
from grc_desktop.services.importing.reading.types import Source

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EPOCH = datetime(1899, 12, 30)
FORMATS = (
    "dd/mm/yyyy", "[$-40C]d mmmm yyyy", '0.00" m"', "#,##0.00 €", "[Red]0;[Blue]-0", "yyyy", "General", "[h]:mm",
    "mm:ss.0", "\\d0", '_-* #,##0.00\\ "€"_-', "0.00E+00", "@", "[$€-40C] #,##0", "h:mm AM/PM", '"Date: "0', "[s]",
    '0" day";d', "[Magenta]General", "[hh]:mm:ss", "mmm-yy", "[>100]0;d",
)  # fmt: skip
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="0.00&quot; jours&quot;"/>'
    + "".join(f'<numFmt numFmtId="{200 + n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(FORMATS))
    + "</numFmts>"
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="46"/><xf numFmtId="165"/>'
    + "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(FORMATS)))
    + "".join(f'<xf numFmtId="{number}"/>' for number in range(82))
    + "</cellXfs>"
    "</styleSheet>"
)
DATE, MOMENT, LENGTH, JOURS = 1, 2, 3, 4
STYLES = 5 + len(FORMATS) + 82

Value = object


def letters(column: int) -> str:
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(row: int, column: int, value: Value) -> str:
    """The XML of one cell, counted from 0; a `str` is inline text, ``<…`` is taken as it is."""
    place = f'r="{letters(column)}{row + 1}"'
    match value:
        case None:
            return ""
        case str() if value.startswith("<"):
            return value.replace("<c", f"<c {place}", 1)
        case str():
            return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        case bool():
            return f'<c {place} t="b"><v>{int(value)}</v></c>'
        case datetime():
            return f'<c {place} s="{MOMENT}"><v>{(value - _EPOCH) / timedelta(days=1)!r}</v></c>'
        case date():
            return f'<c {place} s="{DATE}"><v>{value.toordinal() - _EPOCH.toordinal()}</v></c>'
        case timedelta():
            return f'<c {place} s="{LENGTH}"><v>{value / timedelta(days=1)!r}</v></c>'
    return f"<c {place}><v>{value!r}</v></c>"


def sheet(rows: Sequence[Sequence[Value]], extra: str = "", dimension: str = "") -> str:
    lines = (
        f'<row r="{number + 1}">{"".join(cell(number, column, value) for column, value in enumerate(row))}</row>'
        for number, row in enumerate(rows)
    )
    return f'<worksheet xmlns="{_MAIN}">{dimension}<sheetData>{"".join(lines)}</sheetData>{extra}</worksheet>'


def xlsx(
    path: Path,
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    strings: str | None = None,
    date1904: bool = False,
    extra: Mapping[str, bytes] | None = None,
) -> Path:
    """A workbook of the given sheet parts, by name."""
    states = states or {}
    entries, relations = [], []
    for number, name in enumerate(sheets, 1):
        state = f" state={quoteattr(states[name])}" if name in states else ""
        entries.append(f'<sheet name={quoteattr(name)} sheetId="{number}"{state} r:id="rId{number}"/>')
        relations.append(_relation(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
    relations.append(_relation("rIdStyles", "styles", "styles.xml"))
    if strings is not None:
        relations.append(_relation("rIdStrings", "sharedStrings", "sharedStrings.xml"))
    flag = '<workbookPr date1904="1"/>' if date1904 else ""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{flag}<sheets>{"".join(entries)}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _relations("".join(relations)),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{number}.xml": part for number, part in enumerate(sheets.values(), 1)},
    }
    if strings is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{strings}</sst>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def simple(path: Path, rows: Sequence[Sequence[Value]], **options: object) -> Path:
    """A workbook of one sheet, ``Clients``."""
    return xlsx(path, {"Clients": sheet(rows)}, **options)  # type: ignore[arg-type]  # passed on as they are


_ODS = "urn:oasis:names:tc:opendocument:xmlns"


def ods(path: Path, table: str, manifest: str = "") -> Path:
    """An OpenDocument spreadsheet whose only table holds the XML `table`."""
    content = (
        f'<office:document-content xmlns:office="{_ODS}:office:1.0" xmlns:table="{_ODS}:table:1.0"'
        f' xmlns:text="{_ODS}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Clients">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return path


def outcome(open_it: Callable[[Path], Source], path: Path) -> str:
    """``read``, or the code `open_it` refuses `path` with; anything else it raises is a fault."""
    try:
        open_it(path)
    except Unreadable as refused:
        return refused.code
    return "read"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of `parts`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
