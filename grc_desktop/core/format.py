"""Numbers, money, days and phones as they are shown, in the language in force unless another is named.

The forms are those of Unicode's CLDR; the common ones are written here because tables paint them by the thousand.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from grc_desktop.core import i18n
from grc_desktop.core.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date, datetime

_NARROW: Final = "\u202f"
_NBSP: Final = "\u00a0"
_UNITS: Final = (N_("{n} KB"), N_("{n} MB"), N_("{n} GB"))
_STEP: Final = 1000


def number(value: float | Decimal, language: str | None = None, decimals: int | None = None) -> str:
    """`value` with thousands apart: ``1 234,5`` or ``1,234.5``; as many decimals as it has, or exactly `decimals`."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    elif exact == exact.to_integral_value():
        exact = exact.to_integral_value()
    else:
        exact = exact.normalize()
    return _dressed(f"{exact:,f}", language)


def money(cents: int, language: str | None = None) -> str:
    """`cents` in euros: ``1 234,50 €`` or ``€1,234.50``."""
    sign, amount = "-" if cents < 0 else "", abs(cents)
    shown = _dressed(f"{amount // 100:,}.{amount % 100:02d}", language)
    return f"{sign}{shown}{_NBSP}€" if _french(language) else f"{sign}€{shown}"


def percent(ratio: float, language: str | None = None, decimals: int = 0) -> str:
    """`ratio` (0.125) in hundredths: ``12,5 %`` or ``12.5%``."""
    shown = number(Decimal(str(ratio)) * 100, language, decimals)
    return f"{shown}{_NBSP}%" if _french(language) else f"{shown}%"


def size(octets: int) -> str:
    """`octets` of a file as one says them: ``732 Ko``, ``1,4 Go``."""
    number_of = max(octets / _STEP, 1.0)
    for unit in _UNITS[:-1]:
        if number_of < _STEP:
            return _(unit).format(n=number(number_of, decimals=0))
        number_of /= _STEP
    return _(_UNITS[-1]).format(n=number(number_of, decimals=1))


def day(value: date) -> str:
    """`value` as ``21/11/2026``."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def long_day(value: date, language: str | None = None) -> str:
    """`value` in words: ``21 novembre 2026`` (``1er mars 2024``) or ``21 November 2026``."""
    from babel.dates import format_date

    if not _french(language):
        return format_date(value, "long", locale="en_GB")
    shown = format_date(value, "long", locale="fr_FR")
    return f"1er{shown[1:]}" if value.day == 1 else shown


def moment(value: datetime) -> str:
    """`value` on this computer's clock: ``21/11/2026 14:05``. A time without a zone is taken as local."""
    local = value.astimezone() if value.tzinfo else value
    return f"{day(local)} {local.hour:02d}:{local.minute:02d}"


@lru_cache(maxsize=4096)
def phone(e164: str) -> str:
    """``+33639981234`` as ``06 39 98 12 34``; a foreign number in its international form."""
    if e164.startswith("+33") and len(e164) == 12 and e164[1:].isdigit():
        national = f"0{e164[3:]}"
        return " ".join(national[at : at + 2] for at in range(0, 10, 2))
    import phonenumbers

    try:
        parsed = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _french(language: str | None) -> bool:
    return (language or i18n.language()) == "fr"


def _dressed(plain: str, language: str | None) -> str:
    if not _french(language):
        return plain
    return plain.replace(",", _NARROW).replace(".", ",")
