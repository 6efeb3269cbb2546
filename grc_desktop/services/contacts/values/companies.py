"""How one sees that a name is not a person's."""

from __future__ import annotations

import re
from typing import Final

from grc_desktop.core.text import words

_FORMS: Final = frozenset(
    words(
        "sarl eurl sas sasu sci snc scp scm selarl eirl gaec earl scea scop ste societe ets etablissements"
        " etablissement cie gmbh ltd llc inc spa bv mairie association assoc asso entreprise entreprises ehpad gie"
    )
)
_TRADES: Final = frozenset(
    words(
        "boulangerie patisserie boucherie charcuterie epicerie pharmacie garage restaurant brasserie cabinet"
        " clinique hopital librairie pizzeria auberge camping cooperative syndicat fondation creche lycee college"
        " ecole universite paroisse theatre musee imprimerie menuiserie plomberie maconnerie electricite"
        " transports transport ambulances taxi taxis immobiliere agence institut laboratoire laboratoires pressing"
        " traiteur fromagerie poissonnerie chocolaterie confiserie fleuriste bijouterie horlogerie cordonnerie"
        " quincaillerie mercerie parfumerie papeterie commune prefecture conseil banque credit assurances"
        " assurance groupe atelier ateliers caisse office"
    )
)
_PLACES: Final = frozenset(
    words(
        "bar cafe chateau domaine hotel club comite centre maison ferme moulin tabac camp foyer relais villa residence"
        " creperie bistrot bistro cave caves jardin jardins amicale union salon aux au chez"
    )
)
_LINKS: Final = frozenset({"de", "du", "des", "la", "le", "les", "l", "d", "aux", "au", "a"})
_SHORT_FORMS: Final = re.compile(
    r"^(?:SA|EI|SC)\s+\S|(?<!\bDE)(?<!\bDA)\s(?:SA|S\.A\.|S\.A\.S\.?|S\.A\.R\.L\.?)$|^S\.A\."
)
_AND_COMPANY: Final = re.compile(
    r"(?:&|\bet\b|\band\b)\s*(?:fils|filles|cie|co|associes|associés|freres|frères|sons|partners)\b", re.IGNORECASE
)


def is_company(text: str) -> bool:
    """Whether `text` names a firm, a shop, a public body or an association rather than a person."""
    found = words(text)
    if not found:
        return False
    if not _FORMS.isdisjoint(found) or _AND_COMPANY.search(text) or _SHORT_FORMS.search(text):
        return True
    if len(found) < 2:
        return False
    first, second = found[:2]
    return first in _TRADES or (first in _PLACES and (second in _LINKS or len(found) > 2))
