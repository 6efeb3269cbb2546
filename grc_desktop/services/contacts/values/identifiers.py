"""Numbers of businesses: SIREN, SIRET and VAT, checked without a network."""

from __future__ import annotations

import re
from typing import Final

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_

INVALID_SIRET: Final = Kind(
    "invalid_siret", N_("“{value}” is not a SIRET or SIREN number."), N_("A SIRET has 14 digits, a SIREN 9.")
)
INVALID_VAT: Final = Kind(
    "invalid_vat", N_("“{value}” is not a VAT number."), N_("A French one is FR, two characters, then the SIREN.")
)

_SEPARATORS: Final = re.compile(r"[\W_]+")
_LABELS: Final = re.compile(r"^(?:SIRET|SIREN|TVA|VAT|N)+(?=[A-Z]{2}|\d)")


def compact(value: object) -> str:
    """`value` in capitals without spaces, points or hyphens; a number loses the ``.0`` spreadsheets add."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _SEPARATORS.sub("", str(value)).upper()


def is_siret(number: str) -> bool:
    """Whether compact `number` is a SIRET (La Poste's own rule included)."""
    from stdnum.fr import siret

    return bool(siret.is_valid(number))


def is_siren(number: str) -> bool:
    """Whether compact `number` is a SIREN."""
    from stdnum.fr import siren

    return bool(siren.is_valid(number))


def is_vat(number: str) -> bool:
    """Whether compact `number` is a VAT number of a country of the European Union."""
    from stdnum.eu import vat

    return bool(vat.is_valid(number))


def parse_siret(value: object) -> str | Problem | None:
    """The SIRET (14 digits) or SIREN (9) in `value`, None for a blank, or a Problem. Lost leading zeros come back."""
    if value is None or not str(value).strip():
        return None
    number = _LABELS.sub("", compact(value))
    if number.isascii() and number.isdigit():
        for length, valid in ((14, is_siret), (9, is_siren)):
            padded = number.zfill(length)
            if length - 2 <= len(number) <= length and valid(padded):
                return padded
    return Problem(INVALID_SIRET, "siret", {"value": str(value)})


def parse_vat(value: object) -> str | Problem | None:
    """The VAT number in `value` with its country, None for a blank, or a Problem."""
    if value is None or not str(value).strip():
        return None
    number = compact(value)
    for candidate in (number, _LABELS.sub("", number), f"FR{number}"):
        if candidate.isascii() and is_vat(candidate):
            return candidate
    return Problem(INVALID_VAT, "vat", {"value": str(value)})
