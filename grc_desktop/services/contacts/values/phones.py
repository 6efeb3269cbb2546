"""Phone numbers: kept as typed, understood as E.164 where they are numbers.

The usual French shapes are read here; everything else is read by the phonenumbers library, region by region.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.services.contacts.values.choices import PHONE_KINDS, parse_choice

INVALID_PHONE: Final = Kind(
    "invalid_phone", N_("“{value}” is not a phone number."), N_("A French number has ten digits, like 06 12 34 56 78.")
)

_OVERSEAS: Final = ("GP", "MQ", "GF", "RE", "YT", "PM")
_PUNCTUATION: Final = str.maketrans(dict.fromkeys(" .-_/\t\u00a0\u202f\u2009\u2011\u2013", ""))
_FRENCH: Final = re.compile(
    r"(?:\(?(?:\+|00)33\)?(?:\(0\)|0)?|330?|\(0\)|0)?"
    r"((?:26[013-9]|59[1-35-9])\d{6}|(?:[13]\d|2[0-57-9]|4[1-9]|5[0-8])\d{7}"
    r"|(?:6(?:[0-24-8]\d|3[0-8]|9[589])|7[3-9]\d)\d{6}"
    r"|63998\d{4})"  # the mobile range kept for fiction: samples and trainings use it
)
_NUMBER: Final = re.compile(r"\+?\(?[\dOoIl][\d\sOoIl.()/_\u2009\u2011\u2013-]{4,}[\dOoIl]")
_EXTENSION: Final = re.compile(r"[\s,]*(?:poste|ext(?:ension)?\.?|p\.|x)\s*\d{1,5}\s*$", re.IGNORECASE)
_MISREAD: Final = str.maketrans("OoIl", "0011")
_SEPARATORS: Final = re.compile(r"\s*[;,|\n\r]+\s*|\s+(?:ou|et|or|and|&|-|–)\s+|\s*/\s*|\s{2,}")
_LABEL_DRESSING: Final = " \t\n:;,.-–/()[]°"
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Phone:
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
    typed = _text(value)
    if region == "FR" and (match := _FRENCH.fullmatch(typed.translate(_PUNCTUATION))):
        national = match[1]
        return Phone(typed, f"+33{national}", "mobile" if national[0] in "67" else "landline")
    if not typed or len(typed) > _LONGEST:
        return Phone(typed, None)
    return _read(typed, region)


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
    text = "" if value is None or isinstance(value, bool) else str(value).strip()
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


def _in_tens(text: str) -> list[str]:
    """The French numbers of ten digits written one after the other in `text`."""
    digits = text.translate(_PUNCTUATION)
    if len(digits) not in (20, 30) or not digits.isdecimal():
        return []
    return [digits[at : at + 10] for at in range(0, len(digits), 10)]


@lru_cache(maxsize=65_536)
def _read(typed: str, region: str) -> Phone:
    found = _NUMBER.search(_EXTENSION.sub("", typed))
    if found is None:
        return Phone(typed, None)
    label = f"{typed[: found.start()]} {typed[found.end() :]}".strip(_LABEL_DRESSING)
    number = found[0].translate(_MISREAD)
    if any(char.isdigit() for char in _EXTENSION.sub("", label)):
        return Phone(typed, None)
    kind = parse_choice(label, PHONE_KINDS) if label else None
    if region == "FR" and (match := _FRENCH.fullmatch(number.translate(_PUNCTUATION))):
        return Phone(typed, f"+33{match[1]}", kind or ("mobile" if match[1][0] in "67" else "landline"), label)
    known = _from_library(number, region)
    return Phone(typed, known[0], kind or known[1], label) if known else Phone(typed, None)


def _from_library(number: str, region: str) -> tuple[str, str] | None:
    """The E.164 form and the kind of `number`, tried in `region`, then overseas, then with its country's code."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    digits = sum(char.isdigit() for char in number)
    regions = (region, *_OVERSEAS) if region == "FR" and digits >= 9 else (region,)
    candidates = [(number, each) for each in regions]
    if digits >= 11 and number[0] not in "+0":
        candidates.append((f"+{number}", region))
    for text, each in candidates:
        try:
            parsed = phonenumbers.parse(text, each)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            kinds = {PhoneNumberType.MOBILE: "mobile", PhoneNumberType.FIXED_LINE: "landline"}
            kind = kinds.get(phonenumbers.number_type(parsed), "other")
            return phonenumbers.format_number(parsed, PhoneNumberFormat.E164), kind
    return None
