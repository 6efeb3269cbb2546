"""Days and months in words, in the language in force."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core import i18n

if TYPE_CHECKING:
    from datetime import date, datetime

_LOCALES: Final = {"fr": "fr_FR", "en": "en_GB"}
_LONE_ONE: Final = re.compile(r"(?<!\d)1(?!\d)")


def weekday(day: date) -> str:
    """``lun.`` or ``Mon``."""
    return _formatted(day, "ccc", i18n.language())


def month(day: date) -> str:
    """``Novembre 2026``, as a title."""
    return _capital(_formatted(day, "LLLL y", i18n.language()))


def month_day(day: date) -> str:
    """``21 nov.``, ``1er déc.``."""
    return _ordinal(_formatted(day, "d MMM", i18n.language()))


def full_day(day: date) -> str:
    """``Samedi 21 novembre 2026``, as a title."""
    return _capital(f"{_formatted(day, 'cccc', i18n.language())} {shown.long_day(day)}")


def days(first: date, last: date) -> str:
    """``16–22 novembre 2026``; as much of the month and the year as tells them apart."""
    return _ordinal(_interval(first, last, i18n.language()))


def clock_time(moment: datetime) -> str:
    """``14:05``."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


@lru_cache(maxsize=512)
def _formatted(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=_LOCALES[language])


@lru_cache(maxsize=64)
def _interval(first: date, last: date, language: str) -> str:
    from babel.dates import format_interval

    return format_interval(first, last, "yMMMMd", locale=_LOCALES[language])


def _ordinal(words: str) -> str:
    """The first of a month is its ``1er`` in French."""
    return _LONE_ONE.sub("1er", words) if i18n.language() == "fr" else words


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
