"""Words in the user's language: msgids are English, French lives in ``resources/i18n/fr/*.po``.

One `.po` file per feature, merged at load; ``dev.py`` compiles them to one ``fr.mo`` so that a start reads a single
small file. `N_` marks a text that is translated later, where it is shown.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

from grc_desktop.core.paths import resources

LANGUAGES: Final = ("fr", "en")


class _Catalogue:
    """The texts in force in this process."""

    def __init__(self) -> None:
        self.language = "en"
        self.translations: _gettext.NullTranslations = _gettext.NullTranslations()


_current = _Catalogue()
_here: ContextVar[_gettext.NullTranslations | None] = ContextVar("translations", default=None)


def use(language: str) -> None:
    """Speak `language` (``fr`` or ``en``) from now on, in the whole process.

    Raises ValueError for a language there is no catalogue for.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    _current.translations = _translations(language)
    _current.language = language


def change(changed: Callable[[_gettext.NullTranslations], _gettext.NullTranslations]) -> None:
    """Say every text of the language in force as `changed` makes it, until the next `use`."""
    _current.translations = changed(_current.translations)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block and on this thread only, whatever the program speaks."""
    token = _here.set(_translations(language))
    try:
        yield
    finally:
        _here.reset(token)


def language() -> str:
    """The language in force, ``fr`` or ``en``."""
    return _current.language


def preferred(environment: Mapping[str, str] = os.environ) -> str:
    """The language to start in when nobody chose one: French unless the system speaks English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "en" if value.lower().startswith("en") else "fr"
    return "fr"


def _(msgid: str) -> str:
    """`msgid` in the language in force."""
    return (_here.get() or _current.translations).gettext(msgid) if msgid else ""


def _n(singular: str, plural: str, number: int) -> str:
    """The form that goes with `number`, in the language in force."""
    return (_here.get() or _current.translations).ngettext(singular, plural, number)


def N_(msgid: str) -> str:
    """Mark `msgid` for translation, and leave it as it is."""
    return msgid


@cache
def _translations(language: str) -> _gettext.NullTranslations:
    return _gettext.NullTranslations() if language == "en" else _load(language)


def _load(language: str) -> _gettext.NullTranslations:
    folder = resources() / "i18n"
    compiled, sources = folder / f"{language}.mo", sorted((folder / language).glob("*.po"))
    newest = max((source.stat().st_mtime for source in sources), default=0.0)
    if not compiled.exists() or compiled.stat().st_mtime < newest:
        return _from_sources(sources)
    with compiled.open("rb") as file:
        return _gettext.GNUTranslations(file)


def _from_sources(sources: list[Path]) -> _gettext.NullTranslations:
    import io

    return _gettext.GNUTranslations(io.BytesIO(compile_catalogue(sources)))


def compile_catalogue(sources: list[Path]) -> bytes:
    """The `.po` files merged into the bytes of one `.mo`.

    Raises ValueError when two files translate one text differently.
    """
    import io

    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    merged = Catalog(locale="fr", fuzzy=False)
    for source in sources:
        with source.open("rb") as file:
            for message in read_po(file, locale="fr"):
                if not message.id or not message.string:
                    continue
                known = merged.get(message.id)
                if known is not None and known.string != message.string:
                    raise ValueError(f"{source.name}: {message.id!r} is translated twice, differently")
                merged.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, merged)
    return out.getvalue()
