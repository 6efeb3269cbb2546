"""How the characters of a text file are written: found from its bytes, then decoded line by line.

Order: byte order mark, strict UTF-8, UTF-16 by its NUL bytes, else the one-byte encoding of Windows, DOS or old
Macintosh under which the accents make most sense in French. Generic detectors need pages of prose; a customer file is
names and towns, where a dozen accents must be enough.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from grc_desktop.services.importing.reading.types import Refusal

LONGEST_LINE: Final = 16 << 20

_BLOCK: Final = 1 << 20
_HEAD: Final = 1 << 16
_SAMPLE_LINES: Final = 2_000
_ONE_BYTE: Final = ("cp1252", "mac_roman", "cp850")
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MIXED_WITH: Final = "utf-8+"
_AS_CONTROL: Final = "grc_as_control"

_ACCENTED: Final = re.compile(r"(.?)([^\x00-\x7f])(?=(.?))", re.DOTALL)
_FRENCH: Final = frozenset("éèêëàâçîïôûùüœæ")
_USUAL: Final = frozenset("éèçÉÈÇ")
_FRENCH_CAPITALS: Final = frozenset("ÉÈÊËÀÂÇÎÏÔÛÙÜŒÆ")
_AFTER_WORDS: Final = frozenset("’°\xa0»…")
_SIGNS: Final = frozenset("€‘“”«–—²½º·•©®™") | _AFTER_WORDS
_FOREIGN: Final = frozenset("ñöäßáíóúøåãõýšžÿÑÖÄÅØÁÍÓÚŠŽ")
_TWO_BYTE_START: Final = re.compile(rb"[\xc2\xc3][\x80-\xbf]")
_PLAUSIBLE: Final = re.compile(
    "[\x00-\u017f\u0300-\u036f\u2000-\u20cf\u2100-\u27bf\ufe0f\uff00-\uffef\U0001f000-\U0001faff]*"
)


def _as_control(error: UnicodeError) -> tuple[str, int]:
    """What Windows does with the five bytes cp1252 leaves undefined: the control character of the same number."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_AS_CONTROL, _as_control)


def find_encoding(file: BinaryIO, most: int | None = None) -> str:
    """The encoding of `file`: a Python codec, or ``utf-8+cp1252`` where lines of both are mixed.

    Reads at most `most` bytes, and leaves the file at its start.
    """
    head = file.read(_HEAD)
    file.seek(0)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if found := _utf16_without_mark(head):
        return found
    found = _utf8_or_other(file, most)
    file.seek(0)
    return found


def _utf16_without_mark(head: bytes) -> str | None:
    pairs = len(head) // 2
    if not pairs:
        return None
    low, high = head[1::2].count(0) / pairs, head[::2].count(0) / pairs
    if low > 0.4 and high < 0.1:
        return "utf-16-le"
    return "utf-16-be" if high > 0.4 and low < 0.1 else None


def _utf8_or_other(file: BinaryIO, most: int | None) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    left = most if most is not None else 1 << 62
    try:
        while block := file.read(min(_BLOCK, left)):
            decoder.decode(block)
            left -= len(block)
        if most is None:
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _one_byte_or_mixed(file, most)
    file.seek(0)
    return "utf-8-sig" if file.read(3) == codecs.BOM_UTF8 else "utf-8"


def _one_byte_or_mixed(file: BinaryIO, most: int | None) -> str:
    file.seek(0)
    sample: set[bytes] = set()
    mixed = False
    left = most if most is not None else 1 << 62
    while left > 0 and (line := file.readline(min(LONGEST_LINE, left))):
        left -= len(line)
        if line.isascii():
            continue
        for part in line.splitlines():
            if _as_utf8(part) is not None:
                mixed = mixed or not part.isascii()
            elif len(sample) < _SAMPLE_LINES:
                sample.add(part)
    name = best_one_byte(b"\n".join(sorted(sample)))
    return _MIXED_WITH + name if mixed else name


def best_one_byte(sample: bytes) -> str:
    """Which one-byte encoding makes the best French of `sample`; that of Windows when nothing tells."""
    return max(_ONE_BYTE, key=lambda name: _sense(sample.decode(name, _AS_CONTROL)))


def _sense(text: str) -> float:
    """How far the accents and signs of `text` stand where French writes them."""
    return sum(_weight(*found) for found in _ACCENTED.findall(text))


def _weight(before: str, letter: str, after: str) -> float:
    if letter in _FRENCH:
        return -0.5 if before.isupper() and after.isupper() else 1.0 + 0.1 * (letter in _USUAL)
    if letter in _FRENCH_CAPITALS:
        return -1.0 if before.islower() else 0.8 + 0.1 * (letter in _USUAL)
    if letter in _SIGNS:
        return -0.5 if before.islower() and letter not in _AFTER_WORDS else 0.5
    return 0.2 if letter in _FOREIGN else -1.0


def _as_utf8(line: bytes) -> str | None:
    """`line` when it is surely UTF-8: valid, and not Greek or phonetic by the accident of two capitals."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _PLAUSIBLE.fullmatch(text) else None


def lines(file: BinaryIO, encoding: str, *, chosen: bool) -> Iterator[str]:
    """The lines of `file` with their ends, NUL characters taken out.

    Raises Refusal when the user chose an encoding that does not exist or does not fit, or for endless lines.
    """
    source = _mixed(file, encoding) if encoding.startswith(_MIXED_WITH) else _plain(file, encoding, chosen=chosen)
    try:
        for line in source:
            if len(line) >= LONGEST_LINE:
                raise Refusal("too_large")
            yield line.replace("\0", "") if "\0" in line else line
    except (UnicodeError, LookupError):
        raise Refusal("unknown_encoding", encoding=encoding) from None


def _plain(file: BinaryIO, encoding: str, *, chosen: bool) -> Iterator[str]:
    if chosen and not codecs.lookup(encoding)._is_text_encoding:
        raise LookupError(encoding)
    errors = "strict" if chosen else "ignore" if encoding.startswith(("utf-16", "utf-32")) else _AS_CONTROL
    text = io.TextIOWrapper(file, encoding, errors, newline="")
    try:
        while line := text.readline(LONGEST_LINE):
            yield line
    finally:
        if not file.closed:
            text.detach()


def _mixed(file: BinaryIO, encoding: str) -> Iterator[str]:
    other = encoding.removeprefix(_MIXED_WITH)
    if file.read(3) != codecs.BOM_UTF8:
        file.seek(0)
    while block := file.readline(LONGEST_LINE):
        for line in block.splitlines(keepends=True):
            yield _decode_mixed(line, other)


def _decode_mixed(line: bytes, other: str) -> str:
    if line.isascii():
        return line.decode("ascii")
    text = _as_utf8(line)
    if text is not None:
        return text
    if not _TWO_BYTE_START.search(line):
        return line.decode(other, _AS_CONTROL)
    parts = re.split(rb"([\xc2\xc3][\x80-\xbf]|\xc5[\x92\x93\xb8]|\xe2\x82\xac|\xe2\x80[\x90-\xaf])", line)
    return "".join(part.decode("utf-8" if odd % 2 else other, _AS_CONTROL) for odd, part in enumerate(parts))
