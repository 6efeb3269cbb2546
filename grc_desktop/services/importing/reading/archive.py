"""Zipped workbooks looked over before they are trusted: sizes, number of parts, XML that declares entities."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from grc_desktop.services.importing.reading.types import Refusal

MOST_PARTS: Final = 10_000
MOST_INFLATED: Final = 4 << 30
DAMAGED: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)

_HIGHEST_RATIO: Final = 1100  # deflate cannot do better than 1032
_BIG_PART: Final = 32 << 20
_BIG_RATIO: Final = 250  # what repetitive sheets reach is 30
_BLOCK: Final = 1 << 18
_PROLOGUE: Final = 1 << 20
_SMALL: Final = 1024


def examine(path: Path) -> int:
    """The bytes the parts of the workbook `path` say they inflate to.

    Raises Refusal for bombs, for parts that declare entities, for protected or damaged archives.
    """
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            declared = _declared_size(parts)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_prologue(archive, part)
            _check_protection(archive)
    except DAMAGED:
        raise Refusal("file_damaged") from None
    return declared


def _declared_size(parts: list[ZipInfo]) -> int:
    if len(parts) > MOST_PARTS:
        raise Refusal("too_large")
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("file_protected")
    total = sum(part.file_size for part in parts)
    lying = any(part.file_size > _HIGHEST_RATIO * part.compress_size + _SMALL for part in parts)
    bomb = any(part.file_size > max(_BIG_PART, _BIG_RATIO * part.compress_size) for part in parts)
    if total > MOST_INFLATED or lying or bomb:
        raise Refusal("too_large")
    if any(part.compress_size > part.file_size * 1.1 + _SMALL for part in parts):
        raise Refusal("file_damaged")
    return total


def _check_prologue(archive: ZipFile, part: ZipInfo) -> None:
    """No workbook needs a DOCTYPE: only attacks declare entities. It can only stand before the first element."""
    parser = expat.ParserCreate()
    seen: list[str] = []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("doctype")
    parser.StartElementHandler = lambda *_: seen.append("element")
    read = 0
    with archive.open(part) as stream:
        while not seen and (block := stream.read(_SMALL)):
            read += len(block)
            if read > _PROLOGUE:
                raise Refusal("file_unsafe")
            try:
                parser.Parse(block, False)
            except expat.ExpatError:
                break  # the reader will say so, unless nothing needs this part
    if seen and seen[0] == "doctype":
        raise Refusal("file_unsafe")


def _check_protection(archive: ZipFile) -> None:
    """OpenDocument encrypts part by part and says so in its manifest."""
    name = "META-INF/manifest.xml"
    if name in archive.namelist() and b"encryption-data" in archive.open(name).read(_PROLOGUE):
        raise Refusal("file_protected")


def blocks(archive: ZipFile, name: str, most: int, size: int = _BLOCK) -> Iterator[bytes]:
    """The inflated content of the part `name`, `size` bytes at a time.

    Raises Refusal as soon as more than `most` bytes come out, whatever was declared.
    """
    total = 0
    with archive.open(name) as stream:
        while block := stream.read(size):
            total += len(block)
            if total > most:
                raise Refusal("too_large")
            yield block


_ERROR_CELL: Final = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")[^>]*\bt="e"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]{1,40})<',
    re.DOTALL,
)
_ROW_END: Final = b"row>"
_LONGEST_TAIL: Final = 4 << 20


def error_cells(archive: ZipFile, name: str, most: int) -> list[tuple[int, int, str]]:
    """Row, column (from 0) and text of the formula errors in the sheet part `name` of an xlsx.

    The workbook reader shows them as blanks; they are looked for beside it.
    """
    found: list[tuple[int, int, str]] = []
    tail = b""
    for block in blocks(archive, name, most):
        text = tail + block
        end = text.rfind(_ROW_END) + len(_ROW_END)
        if end < len(_ROW_END):
            end = 0
        found += _errors(text[:end])
        tail = text[end:] if len(text) - end < _LONGEST_TAIL else b""
    return found + _errors(tail)


def _errors(xml: bytes) -> list[tuple[int, int, str]]:
    return [_place(match) for match in _ERROR_CELL.finditer(xml)] if b't="e"' in xml else []


def _place(match: re.Match[bytes]) -> tuple[int, int, str]:
    letters, row, text = match.groups()
    return int(row) - 1, column_number(letters.decode()) - 1, text.decode("utf-8", "replace")


def column_number(letters: str) -> int:
    """1 for ``A``, 27 for ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
