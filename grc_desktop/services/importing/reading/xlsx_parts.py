"""Which part of an xlsx archive holds what: sheets, shared strings, number formats, the day dates are counted from."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat
from zipfile import ZipFile

from grc_desktop.services.importing.reading.types import Refusal

_MOST_XML: Final = 8 << 20
_BUILT_IN_DATES: Final = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
_BUILT_IN_LENGTHS: Final = frozenset((46,))
_NOT_A_CODE: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?:\$[^\]]*|[^\]hms][^\]]*)\]', re.IGNORECASE)
_LENGTH_CODE: Final = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DATE_CODE: Final = re.compile(r"[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetPart:
    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Parts:
    """`dates` and `lengths` are the numbers of cell styles that show a date or a length of time."""

    sheets: tuple[SheetPart, ...]
    strings: str | None
    dates: frozenset[int]
    lengths: frozenset[int]
    from_1904: bool


class _Element:
    """The elements of a small part, as (local name, attributes)."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Mapping[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.found.append((name.rpartition(":")[2], attributes))


def parser() -> expat.XMLParserType:
    """An XML parser that refuses documents which declare entities."""
    new = expat.ParserCreate()
    new.StartDoctypeDeclHandler = _refuse
    new.buffer_text = True
    return new


def _refuse(*_: object) -> None:
    raise Refusal("file_unsafe")


def _elements(archive: ZipFile, part: str) -> list[tuple[str, Mapping[str, str]]]:
    with archive.open(part) as stream:
        text = stream.read(_MOST_XML + 1)
    if len(text) > _MOST_XML:
        raise Refusal("too_large")
    element, xml = _Element(), parser()
    xml.StartElementHandler = element.start
    xml.Parse(text, True)
    return element.found


def parts(archive: ZipFile) -> Parts:
    """The parts of the workbook in `archive`.

    Raises KeyError, ExpatError or ValueError for an archive laid out in another way.
    """
    related = {
        attributes["Id"]: (attributes["Type"].rpartition("/")[2], _target(attributes["Target"]))
        for name, attributes in _elements(archive, "xl/_rels/workbook.xml.rels")
        if name == "Relationship"
    }
    by_kind = dict(related.values())
    sheets: list[SheetPart] = []
    from_1904 = False
    for name, attributes in _elements(archive, "xl/workbook.xml"):
        if name == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif name == "sheet":
            kind, part = related[_relation(attributes)]
            if kind == "worksheet":
                sheets.append(SheetPart(attributes["name"], attributes.get("state", "visible") != "visible", part))
    dates, lengths = _styles(archive, by_kind.get("styles"))
    return Parts(tuple(sheets), by_kind.get("sharedStrings"), dates, lengths, from_1904)


def _target(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _relation(attributes: Mapping[str, str]) -> str:
    return next(value for name, value in attributes.items() if name.endswith(":id"))


def _styles(archive: ZipFile, part: str | None) -> tuple[frozenset[int], frozenset[int]]:
    if part is None:
        return frozenset(), frozenset()
    formats: dict[int, str] = {}
    styles: list[int] = []
    inside = ""
    for name, attributes in _elements(archive, part):
        if name == "numFmt" and "numFmtId" in attributes:
            formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name in {"cellXfs", "cellStyleXfs", "dxfs"}:
            inside = name
        elif name == "xf" and inside == "cellXfs":
            styles.append(int(attributes.get("numFmtId", "0")))
    kinds = [_kind(number, formats) for number in styles]
    return (
        frozenset(index for index, kind in enumerate(kinds) if kind == "date"),
        frozenset(index for index, kind in enumerate(kinds) if kind == "length"),
    )


def _kind(number: int, formats: Mapping[int, str]) -> str:
    if number in formats:
        code = _NOT_A_CODE.sub("", formats[number].partition(";")[0])
        if "general" in code.lower():
            return "number"
        return "length" if _LENGTH_CODE.search(code) else "date" if _DATE_CODE.search(code) else "number"
    return "date" if number in _BUILT_IN_DATES else "length" if number in _BUILT_IN_LENGTHS else "number"
