"""How people write that there is nothing to write: ``néant``, ``sans``, ``pas de mail``, ``ne sait pas``."""

from __future__ import annotations

import re
from typing import Final

from grc_desktop.core.text import fold

BLANK: Final = frozenset(("", " ", "-", "--", "---", "–", "—", "/", "//", "?", "??", "???", ".", "..", "...", "…"))
"""What is typed to leave a cell blank, whatever its column."""

_LONGEST: Final = 40
_WORDS: Final = re.compile(r"[^\W_]+")
_NONE: Final = frozenset(
    (
        "neant", "sans", "aucun", "aucune", "rien", "vide", "non", "no", "none", "n a", "na", "nc", "n c", "nr", "n r",
        "nsp", "ne sait pas", "sait pas", "je ne sais pas", "inconnu", "inconnue", "non connu", "non connue",
        "non renseigne", "non renseignee", "non communique", "non communiquee", "non precise", "non precisee",
        "pas communique", "pas communiquee", "pas renseigne", "pas renseignee", "null", "unknown", "x", "xx", "xxx",
        "n en a pas", "en a pas", "pas", "ne veut pas", "ne veut pas dire", "ne veut pas donner",
    )
)  # fmt: skip
_NO_SUCH: Final = re.compile(
    r"(?:n a |n en a |a )?(?:pas|plus|sans|aucun|aucune|no|none)(?: (?:de|d|of|une?|son|sa))*"
    r" (?:adresse|mail|email|e mail|courriel|mel|tel|telephone|portable|mobile|fixe|numero|date|anniversaire|naissance"
    r"|internet|address|phone|siret|tva|code postal|cp)(?: (?:mail|email|e mail|electronique|connue?|fixe|portable))?"
)


def says_none(typed: str) -> bool:
    """Whether a text that is no value of its field says that there is none. Names and notes are never asked."""
    if len(typed) > _LONGEST:
        return False
    said = " ".join(_WORDS.findall(fold(typed)))
    return not said or said in _NONE or _NO_SUCH.fullmatch(said) is not None
