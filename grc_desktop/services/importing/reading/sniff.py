"""What a file is by its content; its name decides nothing."""

from __future__ import annotations

import re
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final, Literal, TypeAlias
from zipfile import BadZipFile, ZipFile

from grc_desktop.services.importing.reading.types import Refusal

Container: TypeAlias = Literal["xlsx", "xls", "xlsb", "ods", "text"]

_HEAD: Final = 4096
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_BARE_BIFF: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00\x00\x05")
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHER_KINDS: Final = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh",
    b"RIFF", b"II*\x00", b"MM\x00*", b"SQLite format 3", b"{\\rtf", b"ID3", b"%!PS", b"BEGIN:VC", b"\xca\xfe\xba\xbe",
)  # fmt: skip
_TEXT_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WEB_PAGE: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE | re.DOTALL
)
_XML: Final = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_OLD_XML: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_CONTROLS: Final = bytes(code for code in range(1, 32) if code not in b"\t\n\r\f\x1a")
_MOST_CONTROLS: Final = 0.02


def container(path: Path) -> Container:
    """The kind of file `path` is; ``text`` is whatever CSV reading should try.

    Raises Refusal for what is surely not a table.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if len(head) <= 1:
        raise Refusal("empty_file")
    if head.startswith(_OLE):
        return _inside_ole(path)
    if head.startswith(_ZIP):
        return _inside_zip(path)
    if head.startswith(_BARE_BIFF):
        return "xls"
    _check_text(head)
    return "text"


def _inside_zip(path: Path) -> Container:
    try:
        with ZipFile(path) as archive:
            names = {name.lstrip("/").lower() for name in archive.namelist()}
            if "mimetype" in names and archive.read("mimetype")[:100].startswith(_ODS):
                return "ods"
    except (BadZipFile, OSError, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError):
        raise Refusal("file_damaged") from None
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
        return "xlsx"
    raise Refusal("not_a_table")


def _inside_ole(path: Path) -> Container:
    """By the names in its directory, kept as UTF-16 wherever the directory lies."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        if _places(content, "EncryptedPackage"):
            raise Refusal("file_protected")
        others = _places(content, "WordDocument", "PowerPoint Document")
        if others and min(others) < min(_places(content, "Workbook", "Book"), default=len(content)):
            raise Refusal("not_a_table")
    return "xls"


def _places(content: mmap, *names: str) -> list[int]:
    """Where each of `names` is first found in the directory, those that are not left out."""
    found = (content.find(name.encode("utf-16-le") + b"\0\0") for name in names)
    return [place for place in found if place >= 0]


def _check_text(head: bytes) -> None:
    if head.startswith(_OTHER_KINDS):
        raise Refusal("not_a_table")
    text = head.replace(b"\0", b"").lstrip(b"".join(_TEXT_MARKS)) if head.startswith(_TEXT_MARKS) else head
    if _WEB_PAGE.match(text):
        raise Refusal("web_page")
    if _XML.match(text):
        raise Refusal("old_xml" if _OLD_XML in text else "web_page" if b"<html" in text.lower() else "not_a_table")
    controls = len(text) - len(text.translate(None, _CONTROLS))
    if controls > max(1, _MOST_CONTROLS * len(text)):
        raise Refusal("not_a_table")
