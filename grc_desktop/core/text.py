"""Text as people type it: cleaned before it is kept, folded before it is compared.

What is kept stays what was typed (NFC, without control characters); folding and sort keys are made beside it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_SPACES: Final = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_INVISIBLE_ENDS: Final = _SPACES + "\ufeff\u200b"
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_RUNS: Final = re.compile(r"\s{2,}|[^\S \u00a0\u202f]")
_LINE_BREAKS: Final = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_WORD: Final = re.compile(r"[^\W_]+")
_DIGITS_OR_LETTERS: Final = re.compile(r"[0-9]+|[^\W_0-9]+|[\s\-_/.,]+")
_UNDECOMPOSED: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŀ": "l", "ħ": "h"}
    | dict.fromkeys("’‘ʼ`´′‛", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
)
_KEY_LENGTH: Final = 200
_LONGEST_NUMBER: Final = 40


def clean(text: str) -> str:
    """`text` on one line: NFC, no control character, single spaces, nothing invisible at the ends."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", _CONTROLS.sub("", text))
    return _RUNS.sub(" ", text).strip(_INVISIBLE_ENDS)


def clean_lines(text: str) -> str:
    r"""`text` with its line breaks, all written ``\n``: NFC, no control character, no spaces at the ends of lines."""
    text = unicodedata.normalize("NFC", _CONTROLS.sub("", _LINE_BREAKS.sub("\n", text)))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip(_INVISIBLE_ENDS)


def fold(text: str) -> str:
    """`text` as it is compared: lower case, no accents, ligatures opened, plain apostrophes and hyphens, single spaces.

    ``fold(" Œuvre  d’ÉTÉ ")`` is ``"oeuvre d'ete"``.
    """
    if not text.isascii() and not (text := text.translate(_latin())).isascii():
        text = _without_marks(_without_marks(text))
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    return " ".join(text.lower().replace("`", "'").split())


def words(text: str) -> list[str]:
    """The folded words of `text`: letters and digits only."""
    return _WORD.findall(fold(text))


def sort_key(text: str) -> str:
    """A key that puts texts in French order when compared character by character, as SQL does.

    Letters first, without case, accents or apostrophes; hyphens and spaces alike; numbers by value; accents only
    decide between texts otherwise equal. Keys are at most 200 characters long.
    """
    folded = fold(text[: 2 * _KEY_LENGTH])
    key = "".join(_piece(piece) for piece in _DIGITS_OR_LETTERS.findall(folded)).strip()
    lowered = clean(text[:_KEY_LENGTH]).lower()
    if lowered and lowered != key:
        key = f"{key}\x1f{lowered}"
    return key[:_KEY_LENGTH]


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    kept = (char for char in decomposed if char.isspace() or unicodedata.category(char) not in _UNCOMPARED)
    return "".join(kept)


_UNCOMPARED: Final = frozenset({"Mn", "Me", "Cf", "Cc", "Cs"})


@cache
def _latin() -> dict[int, str]:
    """What accented Latin letters and typographic signs become, so that French needs no decomposition."""
    codes = (*range(0xA0, 0x180), 0x2019, 0x202F)
    return {code: _without_marks(_without_marks(chr(code))) for code in codes}


def _piece(piece: str) -> str:
    if piece[0].isalpha():
        return piece
    if piece[0] in "0123456789":
        number = piece.lstrip("0")[:_LONGEST_NUMBER] or "0"
        return f"{chr(ord('0') + len(number))}{number}"
    return " "
