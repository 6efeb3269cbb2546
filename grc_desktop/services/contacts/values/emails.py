"""E-mail addresses: lower case for matching, the typed form beside; nothing is corrected silently."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_

INVALID_EMAIL: Final = Kind(
    "invalid_email", N_("“{value}” is not an e-mail address."), N_("Check the “@” and what follows it.")
)
MISTYPED_EMAIL: Final = Kind(
    "invalid_email",
    N_("“{value}” is not an e-mail address; “{suggestion}” would be."),
    N_("Correct it if that is right."),
)

_PLAIN: Final = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_WRAPPED: Final = re.compile(r"^[^<>]*<\s*([^<>]+?)\s*>$")
_SEPARATORS: Final = re.compile(r"[;/|\n\r\t]+|,(?=[^,@;]*@)|\s+(?:ou|et|or|and|-)\s+|(?<=\S)\s+(?=\S+@)")
_LONGEST: Final = 2_000
_RESERVED: Final = (".invalid", ".local", ".localhost", ".test", ".onion", ".arpa")
_SLIPS: Final = (
    (re.compile(r"(?<=\w)\s*\((?!at\)|a\)|arobase\))[^()@]*\)\s*$"), ""),
    (re.compile(r"\s+"), ""),
    (re.compile(r"\((?:at|a|arobase)\)|\[at\]|(?<=\w)(?:\s+at\s+)(?=\w)", re.IGNORECASE), "@"),
    (re.compile(r"@{2,}|@\.+"), "@"),
    (re.compile(r",|;|\.{2,}"), "."),
    (re.compile(r"^[.\W]+|[.\W]+$"), ""),
    (
        re.compile(r"(?<=@)(gmail|hotmail|outlook|yahoo|orange|wanadoo|free|sfr|laposte)(com|fr|net)$", re.IGNORECASE),
        r"\1.\2",
    ),
    (re.compile(r"(?<=@)(gmail|hotmail|outlook|icloud)$", re.IGNORECASE), r"\1.com"),
    (re.compile(r"(?<=@)(orange|wanadoo|free|sfr)$", re.IGNORECASE), r"\1.fr"),
)


@dataclass(frozen=True, slots=True)
class Email:
    """An address that could be written to: `address` in lower case for matching, `typed` as it came."""

    address: str
    typed: str


def parse_email(value: object) -> Email | Problem | None:
    """The one address in `value`, None for a blank, or a Problem (with a ``suggestion`` where a slip is plain)."""
    typed = "" if value is None else str(value).strip()
    if not typed:
        return None
    bare = _unwrapped(typed)
    if address := _valid(bare):
        return Email(address, typed)
    suggestion = _suggestion(bare)
    if suggestion:
        return Problem(MISTYPED_EMAIL, "email", {"value": typed, "suggestion": suggestion})
    return Problem(INVALID_EMAIL, "email", {"value": typed})


def parse_emails(value: object) -> list[Email | Problem]:
    """Each address in a cell that may hold several; a cell that does not split into addresses is one value."""
    text = "" if value is None else str(value).strip()
    if text.count("@") > 1 and len(text) <= _LONGEST:
        parts = [parse_email(part) for part in _SEPARATORS.split(text) if part.strip()]
        if len(parts) > 1:
            return [part for part in parts if part is not None]
    only = parse_email(text)
    return [] if only is None else [only]


def _unwrapped(text: str) -> str:
    if text[-1] == ">" and len(text) <= _LONGEST and (match := _WRAPPED.match(text)):
        text = match[1]
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0]
    return text.strip()


def _valid(text: str) -> str | None:
    if len(text) <= 254 and _PLAIN.fullmatch(text) and text.index("@") <= 64:
        lowered = text.lower()
        return None if lowered.endswith(_RESERVED) else lowered
    if "@" not in text or len(text) > 320:
        return None
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return None


def _suggestion(text: str) -> str | None:
    if len(text) > 254:
        return None
    for slip, correction in _SLIPS:
        text = slip.sub(correction, text)
    return _valid(text)
