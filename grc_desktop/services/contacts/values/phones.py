"""Phone numbers: kept as typed, understood as E.164 where they are numbers.

The usual French shapes are read here; everything else is read by the phonenumbers library, region by region.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.services.contacts.values.choices import PHONE_KINDS, parse_choice

INVALID_PHONE: Final = Kind(
    "invalid_phone", N_("“{value}” is not a phone number."), N_("A French number has ten digits, like 06 12 34 56 78.")
)

_OVERSEAS: Final = ("GP", "MQ", "GF", "RE", "YT", "PM")
_PUNCTUATION: Final = str.maketrans(dict.fromkeys(" .-_/\t\u00a0\u202f\u2009\u2011\u2013", ""))
_french: Final = re.compile(
    r"(?:0|\(?(?:\+|00)33\)?(?:\(0\)|0)?|330?|\(0\))?"
    r"((?:[13]\d|2[0-57-9]|4[1-9]|5[0-8]|6[0-24-8]|7[3-9])\d{7}"
    r"|(?:26[013-9]|59[1-35-9]|63[0-8]|69[589])\d{6}"
    r"|63998\d{4})",  # the mobile range kept for fiction: samples and trainings use it
    re.ASCII,
).fullmatch
_DIGIT: Final = r"(?:\d|(?<![^\W\d_])[OoIl](?![^\W\d_]))"
_NUMBER: Final = re.compile(rf"\+?\(?\+?{_DIGIT}(?:{_DIGIT}|[\s.()/_\u2009\u2011\u2013-]){{4,}}{_DIGIT}")
_EXTENSION: Final = re.compile(r"[\s,]*(?:poste|ext(?:ension)?\.?|p\.|x)\s*\d{1,5}\s*$", re.IGNORECASE)
_OWNERS: Final = tuple(kind for kind in PHONE_KINDS if kind.code in ("work", "other"))
_MISREAD: Final = str.maketrans("OoIl", "0011")
_SEPARATORS: Final = re.compile(r"\s*[;,|\n\r]+\s*|\s+(?:ou|et|or|and|&|-|–)\s+|\s*/\s*|\s{2,}")
_LABEL_DRESSING: Final = " \t\n:;,.-–/()[]°"
_MAYBE_OVERSEAS: Final = re.compile(r"0?(?:26[239]|508|59[046]|639|69\d|70\d)\d{6}")
_DIGITS: Final = re.compile(r"\d+")
_SEVEN_DIGITS: Final = re.compile(r"(?:[^\dOoIl]*[\dOoIl]){7}")
_LEAST_DIGITS: Final = 9
_WITH_COUNTRY: Final = 11
_LONGEST: Final = 200


class Phone(NamedTuple):
    """A phone `typed` by someone, its `e164` form (None when it is not a number), its kind and the words beside it.

    `kind` is ``mobile``, ``landline``, ``work``, ``other``, or empty when nothing tells.
    """

    typed: str
    e164: str | None
    kind: str = ""
    label: str = ""

    @property
    def problem(self) -> Problem | None:
        """What to say of a text that is not a number."""
        if self.e164 or not self.typed:
            return None
        return Problem(INVALID_PHONE, "phone", {"value": self.typed})


def parse_phone(value: object, region: str = "FR") -> Phone:
    """The one number in a typed text or a spreadsheet cell; a blank is a Phone with an empty `typed`."""
    typed = value.strip() if isinstance(value, str) else _text(value)
    if typed[-2:] == ".0":
        typed = _without_decimal(typed)
    if region == "FR" and (match := _french(typed.replace(" ", "").replace(".", ""))):
        national = match[1]
        return Phone(typed, f"+33{national}", "mobile" if national[0] in "67" else "landline")
    return _read(typed, region) if typed and len(typed) <= _LONGEST else Phone(typed, None)


def parse_phones(value: object, region: str = "FR") -> list[Phone]:
    """Each number in a cell that may hold several, labels in parentheses included; a blank gives an empty list."""
    whole = parse_phone(value, region)
    if whole.e164 or not whole.typed:
        return [whole] if whole.typed else []
    parts = [part for part in _SEPARATORS.split(whole.typed[:_LONGEST]) if part.strip(_LABEL_DRESSING)]
    phones = [parse_phone(part, region) for part in (parts if len(parts) > 1 else _in_tens(whole.typed))]
    if not any(phone.e164 for phone in phones):
        phones = [parse_phone(part, region) for part in _in_tens(whole.typed)]
    return phones if any(phone.e164 for phone in phones) else [whole]


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None or isinstance(value, bool) else str(value)


def _without_decimal(text: str) -> str:
    """`text` without the ``.0`` that a spreadsheet's number brings."""
    return text[:-2] if text[:-2].isdigit() else text


def _in_tens(text: str) -> list[str]:
    """The French numbers of ten digits written one after the other in `text`."""
    digits = text.translate(_PUNCTUATION)
    if len(digits) not in (20, 30) or not digits.isdecimal():
        return []
    return [digits[at : at + 10] for at in range(0, len(digits), 10)]


def _in_france(typed: str, national: str, kind: str | None = None, label: str = "") -> Phone:
    return Phone(typed, f"+33{national}", kind or ("mobile" if national[0] in "67" else "landline"), label)


@lru_cache(maxsize=65_536)
def _read(typed: str, region: str) -> Phone:
    if region == "FR" and (match := _french(typed.translate(_PUNCTUATION))):
        return _in_france(typed, match[1])
    if not _SEVEN_DIGITS.match(typed):
        return Phone(typed, None)
    found = _NUMBER.search(_EXTENSION.sub("", typed))
    if found is None:
        return Phone(typed, None)
    label = f"{typed[: found.start()]} {typed[found.end() :]}".strip(_LABEL_DRESSING)
    number = found[0].translate(_MISREAD)
    if any(char.isdigit() for char in _EXTENSION.sub("", label)):
        return Phone(typed, None)
    kind = parse_choice(label, _OWNERS) if label else None
    if region == "FR" and (match := _french(number.translate(_PUNCTUATION))):
        return _in_france(typed, match[1], kind, label)
    known = _from_library(number, region)
    return Phone(typed, known[0], kind or known[1], label) if known else Phone(typed, None)


def _from_library(number: str, region: str) -> tuple[str, str] | None:
    """The E.164 form and the kind of `number`, tried in `region`, then overseas, then with its country's code."""
    import phonenumbers

    digits = "".join(_DIGITS.findall(number))
    abroad = number[0] == "+" or digits.startswith("00")
    if region == "FR" and not abroad and len(digits) < _LEAST_DIGITS:
        return None
    candidates = [(number, region)]
    if region == "FR" and _MAYBE_OVERSEAS.fullmatch(digits):
        candidates += [(number, each) for each in _OVERSEAS]
    if len(digits) >= _WITH_COUNTRY and digits[0] != "0" and not abroad:
        candidates.append((f"+{digits}", region))
    for text, each in candidates:
        try:
            parsed = phonenumbers.parse(text, each)
        except phonenumbers.NumberParseException:
            continue
        if (kind := phonenumbers.number_type(parsed)) != phonenumbers.PhoneNumberType.UNKNOWN:
            significant = phonenumbers.national_significant_number(parsed)
            return f"+{parsed.country_code}{significant}", _kind(kind)
    return None


def _kind(library_type: int) -> str:
    from phonenumbers import PhoneNumberType

    return {PhoneNumberType.MOBILE: "mobile", PhoneNumberType.FIXED_LINE: "landline"}.get(library_type, "other")
