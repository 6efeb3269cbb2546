"""Postal addresses: postcodes that spreadsheets damaged, and whole addresses written in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from grc_desktop.core import i18n
from grc_desktop.core.text import clean, fold, words

_FRENCH_POSTCODE: Final = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-58]|97|00|2[AB])\d{3}")
_DRESSED_POSTCODE: Final = re.compile(r"(?:F|FR|FRANCE)?[\s-]*(\d{2})[\s.]?(\d{3})(?:\.0)?", re.IGNORECASE)
_BEFORE_CITY: Final = re.compile(r"(?:^|[\s,;(-])(?:F-|FR-)?(\d{2}\s?\d{3})[\s,)-]+(?=[^\W\d])", re.IGNORECASE)
_BEFORE_FOREIGN_CITY: Final = re.compile(r"(?:^|[\s,;])(?:[A-Z]{1,2}-)?(\d{4,5})[\s,]+(?=[^\W\d])")
_AFTER_CITY: Final = re.compile(r"(?:^|[,;\n])\s*([^\W\d][^,;\n\d]*?)[\s,(]+(\d{5})\)?\s*$")
_LONGEST: Final = 300
_EDGES: Final = " ,;-\n\t"
_TOWN_WORD: Final = re.compile(r"[^\W\d_]+")
_LITTLE: Final = frozenset(
    ("en", "sur", "sous", "lès", "les", "le", "la", "de", "du", "des", "d", "l", "aux", "au", "et", "à", "près", "ès")
)
_SYNONYMS: Final = {
    "angleterre": "GB", "grande bretagne": "GB", "uk": "GB", "england": "GB", "ecosse": "GB", "usa": "US",
    "etats unis d amerique": "US", "hollande": "NL", "holland": "NL", "republique tcheque": "CZ", "f": "FR",
    "france metropolitaine": "FR", "fra": "FR", "bel": "BE", "che": "CH", "deu": "DE", "esp": "ES", "ita": "IT",
    "gbr": "GB", "lux": "LU", "mon": "MC", "allemagne federale": "DE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `country` is an ISO code, empty when it was not written."""

    line1: str = ""
    line2: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""


def repair_postcode(value: object, country: str = "FR") -> str:
    """The postcode in `value` with the zero it lost: ``1000.0`` → ``01000``; foreign ones stay as typed."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    typed = "" if value is None else clean(str(value))
    if typed.endswith(".0") and typed[:-2].isdigit():
        typed = typed[:-2]
    if country not in ("", "FR"):
        return typed
    if len(typed) == 4 and typed.isascii() and typed.isdigit() and is_postcode(f"0{typed}"):
        return f"0{typed}"
    match = _DRESSED_POSTCODE.fullmatch(typed)
    return match[1] + match[2] if match and is_postcode(match[1] + match[2]) else typed


def is_postcode(text: str) -> bool:
    """Whether `text` has the form of a French postcode, Corsica and overseas included."""
    return bool(text.isascii() and _FRENCH_POSTCODE.fullmatch(text))


def proper_town(text: str) -> str:
    """A town typed all in capitals or in small letters as maps write it: ``BOURG-EN-BRESSE`` → ``Bourg-en-Bresse``."""
    if not (text.isupper() or text.islower()):
        return text
    return _TOWN_WORD.sub(
        lambda word: word[0] if word[0] in _LITTLE and word.start() else word[0].capitalize(), text.lower()
    )


def split_city(text: str) -> tuple[str, str]:
    """The postcode (empty when there is none) and the town in a cell such as ``69003 LYON CEDEX 03``."""
    match = (_BEFORE_CITY.match(text) or _AFTER_CITY.match(text)) if len(text) <= _LONGEST else None
    if match is None:
        return "", clean(text)
    if match.re is _AFTER_CITY:
        return repair_postcode(match[2]), clean(match[1])
    return repair_postcode(match[1]), clean(text[match.end() :])


def split_address(text: str) -> Address:
    """A whole address written in one cell, on one line or several; what is not understood stays in the first line."""
    lines = [line for part in text.splitlines() if (line := clean(part).strip(_EDGES))]
    if not lines or len(text) > _LONGEST:
        return Address(", ".join(lines))
    lines, country = _without_country(lines)
    joined = "\n".join(lines)
    foreign = country not in ("", "FR")
    matches = list((_BEFORE_FOREIGN_CITY if foreign else _BEFORE_CITY).finditer(joined))
    if matches:
        last = matches[-1]
        street, postcode, city = joined[: last.start()], last[1], joined[last.end() :]
    elif match := _AFTER_CITY.search(joined):
        street, postcode, city = joined[: match.start()], match[2], match[1]
    else:
        street, postcode, city = joined, "", ""
    city, *beyond = city.split("\n") if city else [""]
    first, *others = [line.strip(_EDGES) for line in street.split("\n")]
    rest = [line for line in (*others, *beyond) if line]
    postcode = postcode if foreign else repair_postcode(postcode)
    return Address(first, ", ".join(rest), postcode, city.strip(_EDGES), country)


def country_code(text: object) -> str:
    """The ISO code of the country named in French or English (``FR`` for ``France``), empty when it is not known."""
    key = " ".join(words(str(text))) if text is not None else ""
    if key in ("", "france", "fr"):
        return "FR" if key else ""
    return _countries().get(key, "")


def country_name(code: str, language: str | None = None) -> str:
    """The name of the country with this ISO code in `language`; the code itself when there is none."""
    language = language or i18n.language()
    if code == "FR":
        return "France"
    from babel import Locale

    return str(Locale(language).territories.get(code, code))


def _without_country(lines: list[str]) -> tuple[list[str], str]:
    """`lines` without the country that ends them, and its code."""
    before, comma, after = lines[-1].rpartition(",")
    code = country_code(after) if len(fold(after)) > 2 else ""
    if not code or (not before and len(lines) == 1):
        return lines, ""
    return [*lines[:-1], before] if comma else lines[:-1], code


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    known = dict(_SYNONYMS)
    for language in ("fr", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                known.setdefault(" ".join(words(name)), code)
                known.setdefault(code.lower(), code)
    return known
