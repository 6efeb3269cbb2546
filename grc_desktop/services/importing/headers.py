"""What a header says: exactly, inside a longer one, or with a typing slip."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from grc_desktop.core.text import words
from grc_desktop.services.importing.fields import by_header, header_key

EXACT: Final = 0.9
_DRESSED: Final = 0.87
_MISTYPED: Final = 0.75
_INSIDE: Final = 0.6
_LEAST_RATIO: Final = 90
_SHORTEST_FUZZY: Final = 5
_LONGEST: Final = 120

_DRESSING: Final = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_ORDINAL: Final = re.compile(r"\s*\d{1,2}$")
_VAGUE: Final = frozenset(
    words(
        "client clients contact customer code id ref num reference name nom noms compte info infos com account port"
        " poste role person rue titre title etat status statut label rem news pub carte card personne famille family"
        " group groups groupe type qualite source origine details divers suite categorie voie naissance identite"
    )
)


@lru_cache(maxsize=1024)
def match(header: str) -> tuple[str | None, float]:
    """The field `header` names and how surely (0 to 1); None when it names nothing known."""
    known, key = by_header(), header_key(header[:_LONGEST])
    if name := known.get(key):
        return name, EXACT
    bare = _ORDINAL.sub("", header_key(_DRESSING.sub(" ", header[:_LONGEST])))
    if name := known.get(bare):
        return name, _DRESSED
    return _inside(bare) or _mistyped(bare) or (None, 0.0)


def _inside(key: str) -> tuple[str, float] | None:
    """The longest telling synonym among the words of `key`."""
    parts = key.split()
    for length in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - length + 1):
            synonym = " ".join(parts[start : start + length])
            if synonym not in _VAGUE and (name := by_header().get(synonym)):
                return name, _INSIDE + 0.2 * length / len(parts)
    return None


def _mistyped(key: str) -> tuple[str, float] | None:
    """The field whose synonym is `key` but for a slip or two."""
    if len(key) < _SHORTEST_FUZZY:
        return None
    from rapidfuzz import fuzz, process

    best = process.extractOne(key, _long_synonyms(), scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO)
    return (by_header()[best[0]], _MISTYPED * best[1] / 100) if best else None


@cache
def _long_synonyms() -> tuple[str, ...]:
    return tuple(synonym for synonym in by_header() if len(synonym) >= _SHORTEST_FUZZY)
