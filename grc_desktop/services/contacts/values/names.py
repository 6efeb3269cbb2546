"""French names as shops write them: who is the first name, who is the family, who is a company.

Nothing typed is lost: what has no better place stays in `Name.last_name`, remarks go to `Name.note`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from grc_desktop.core.paths import resources
from grc_desktop.core.text import clean, fold
from grc_desktop.services.contacts.values.companies import is_company

if TYPE_CHECKING:
    from collections.abc import Iterable

_CIVILITIES: Final = {
    "m": "mr", "mr": "mr", "monsieur": "mr", "mister": "mr",
    "mme": "mrs", "madame": "mrs", "mlle": "mrs", "melle": "mrs", "mademoiselle": "mrs",
    "mrs": "mrs", "ms": "mrs", "miss": "mrs",
    "dr": "dr", "docteur": "dr", "me": "me", "maitre": "me",
}  # fmt: skip
_TRAILING: Final = frozenset(_CIVILITIES) - {"m", "me", "ms"}
_REMARKS: Final = frozenset({"vve", "veuve", "veuf", "pr", "prof", "professeur", "famille"})
_AND: Final = frozenset({"et", "&", "+", "and", "/", "ou"})
_PARTICLES: Final = frozenset(
    {"de", "du", "des", "d'", "da", "do", "dos", "di", "del", "della", "la", "le", "les", "van", "von", "vande", "der"}
    | {"den", "ter", "ten", "zu", "el", "al", "ben", "bin", "bou", "ait", "o'", "mac", "mc", "st", "ste", "saint", "y"}
)
_LOWER_PARTICLES: Final = frozenset(
    {"de", "van", "von", "der", "den", "ter", "ten", "zu", "da", "do", "dos", "di", "y"}
)
_HEADS: Final = frozenset({"jean", "marie", "anne", "pierre", "paul"})
_MARRIED: Final = re.compile(r",?\s*\b((?:n[ée]+[e]?|[ée]pouse|[ée]p\.|veuve|vve)\s*:?\s+)(?=\S)", re.IGNORECASE)
_PARENTHESES: Final = re.compile(r"\s*\(([^()]*)\)\s*|\s*\[([^\[\]]*)\]\s*")
_COMPANY_MARKS: Final = frozenset({"societe", "ste", "entreprise", "pro", "sarl", "sas", "association", "company"})
_TITLES: Final = "m|mr|mme|mlle|melle|monsieur|madame|mademoiselle|dr|docteur|me|maître"
_GLUED: Final = re.compile(rf"^({_TITLES})(?:\.(?=\w)|\.?\s*([/&+-])\s*(?=(?:{_TITLES})\b))", re.IGNORECASE)
_LONGEST: Final = 300
_PIECE: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `civility` is ``mr mrs mr_mrs dr me`` or empty; `couple` when it names two persons."""

    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    couple: bool = False
    note: str = ""


def split_name(text: str, *, last_first: bool = False) -> Name:
    """The person, couple or company named by `text`.

    Capitals, particles and known first names decide the order; where nothing does, `last_first` says it.
    """
    text = clean(text)
    if len(text) > _LONGEST:
        return Name(last_name=text)
    text, remarks = _without_parentheses(text)
    marked = [remark for remark in remarks if fold(remark) in _COMPANY_MARKS]
    notes = [remark for remark in remarks if remark not in marked]
    if text and (marked or is_company(text)):
        return Name(company=text, note=", ".join(notes))
    return _person(text, notes, last_first)


def guess_last_first(samples: Iterable[object]) -> bool:
    """Whether most of the names in `samples` begin with the family name, where capitals or first names tell."""
    votes = 0
    for sample in samples:
        tokens = sample.split() if isinstance(sample, str) and not is_company(sample) else []
        tokens = [token for token in tokens if not _civility(token)]
        if len(tokens) > 1 and (leads := _first_leads(tokens)) is not None:
            votes += -1 if leads else 1
    return votes > 0


def _first_leads(tokens: list[str]) -> bool | None:
    """Whether the first name opens these words, None where nothing tells."""
    if by_capitals := _by_capitals(tokens):
        return by_capitals[1]
    start, end = _rank(tokens[0]), _rank(tokens[-1])
    return None if start == end else start > end


def proper_case(text: str) -> str:
    """`text` with capitals where French names have them, when it was typed all in capitals or all in lower case."""
    if not (text.isupper() or text.islower()):
        return text
    words = [_PIECE.sub(lambda piece: piece[0].capitalize(), word) for word in text.split(" ")]
    words = [_scottish(word) for word in words]
    return " ".join(word.lower() if fold(word) in _LOWER_PARTICLES and len(words) > 1 else word for word in words)


def _scottish(word: str) -> str:
    return f"Mc{word[2:].capitalize()}" if word.startswith("Mc") and len(word) > 4 else word


def _without_parentheses(text: str) -> tuple[str, list[str]]:
    remarks = [clean(first or second) for first, second in _PARENTHESES.findall(text)]
    return clean(_PARENTHESES.sub(" ", text)), [remark for remark in remarks if remark]


def _person(text: str, notes: list[str], last_first: bool) -> Name:
    tokens = _GLUED.sub(r"\1 \2 ", text).split()
    civility, couple, titles, tokens = _without_titles(tokens)
    if not tokens:
        return Name(last_name=text, note=", ".join(notes))
    notes = [*titles, *notes]
    while len(tokens) > 1 and _bare(tokens[0]) in _REMARKS:
        notes = [*notes, tokens[0]]
        tokens = tokens[1:]
    rest = " ".join(tokens)
    if (match := _MARRIED.search(rest)) and match.start() > 0:
        notes = [*notes, rest[match.start(1) :]]
        tokens = rest[: match.start()].split()
    name = _two_persons(tokens, civility, last_first) or _one_person(tokens, last_first)
    if not name.first_name and (firsts := [note for note in notes if is_first_name(note)]):
        name = replace(name, first_name=firsts[0])
        notes = [note for note in notes if note != firsts[0]]
    return replace(name, civility=name.civility or civility, couple=name.couple or couple, note=", ".join(notes))


def _without_titles(tokens: list[str]) -> tuple[str, bool, list[str], list[str]]:
    """The civility, whether it is a couple's, the titles it cannot say, and the words that are left."""
    end, joined = 0, False
    while end < len(tokens) and (_civility(tokens[end]) or (end and fold(tokens[end]) in _AND)):
        joined = joined or fold(tokens[end]) in _AND
        end += 1
    last = len(tokens)
    while last - 1 > end and _bare(tokens[last - 1]) in _TRAILING:
        last -= 1
    titles = [*tokens[:end], *tokens[last:]]
    codes = [code for token in titles if (code := _civility(token))]
    couple = joined and len(codes) > 1
    civility = "mr_mrs" if couple else next((code for code in codes if code in ("dr", "me")), "".join(codes[:1]))
    said = len(codes) == 1 or set(codes) == {"mr", "mrs"}
    return civility, couple, [] if said or not codes else [" ".join(titles)], tokens[end:last]


def _civility(token: str) -> str | None:
    return _CIVILITIES.get(_bare(token))


def _bare(token: str) -> str:
    return fold(token).strip(".,")


def _two_persons(tokens: list[str], civility: str, last_first: bool) -> Name | None:
    """``Durand Paul et Anne``, ``Paul et Anne Durand``, ``M. Durand et Mme Martin``; None when nobody is joined."""
    at = next((index for index, token in enumerate(tokens) if fold(token) in _AND), 0)
    if not 0 < at < len(tokens) - 1:
        return None
    left, right = tokens[:at], tokens[at + 1 :]
    second = _civility(right[0]) if len(right) > 1 else None
    if second:
        right = right[1:]
        civility = "mr_mrs" if {civility, second} == {"mr", "mrs"} else civility
    singles = len(left) == len(right) == 1
    apart = singles and (second is not None or not (is_first_name(left[0]) and is_first_name(right[0])))
    one, other = (
        (Name(last_name=left[0]), Name(last_name=right[0]))
        if apart
        else (_half(left, last_first), _half(right, last_first))
    )
    joiner = f" {tokens[at]} "
    lasts = list(dict.fromkeys(each.last_name for each in (one, other) if each.last_name))
    firsts = [each.first_name for each in (one, other) if each.first_name]
    return Name(civility, joiner.join(firsts), joiner.join(lasts), couple=True)


def _half(tokens: list[str], last_first: bool) -> Name:
    """One of two joined persons: a single word is a first name, the other one bears the family name."""
    return Name(first_name=tokens[0]) if len(tokens) == 1 else _one_person(tokens, last_first)


def _one_person(tokens: list[str], last_first: bool) -> Name:
    joined = " ".join(tokens)
    if "," in joined.strip(","):
        last, _comma, first = joined.partition(",")
        return Name(first_name=clean(first), last_name=clean(last))
    tokens = joined.strip(",").split()
    if len(tokens) < 2:
        return Name(last_name="".join(tokens))
    cut, first_leads = _by_capitals(tokens) or _by_particle(tokens) or _by_first_names(tokens, last_first)
    start, end = " ".join(tokens[:cut]), " ".join(tokens[cut:])
    return Name(first_name=start, last_name=end) if first_leads else Name(first_name=end, last_name=start)


def _by_capitals(tokens: list[str]) -> tuple[int, bool] | None:
    """Where the family name, alone in capitals, meets the first name; whether the first name leads."""
    kinds = "".join(_capitals(token) for token in tokens)
    if "L" not in kinds or "f" not in kinds:
        return None
    if match := re.fullmatch(r"(p*L[Lp]*)(f[fp]*)", kinds):
        return len(match[1]), False
    if match := re.fullmatch(r"(f+)(p*L[Lp]*)", kinds):
        return len(match[1]), True
    return None


def _capitals(token: str) -> str:
    """``L`` for a word in capitals, ``p`` for a particle in lower case, ``f`` for anything else."""
    letters = [char for char in token if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return "L"
    elided = token[:2].lower() in ("d'", "d’", "l'", "l’") and token[2:].isupper() and len(token) > 3
    if elided or (token[:2] == "Mc" and token[2:].isupper() and len(token) > 3):
        return "L"
    return "p" if token.islower() and fold(token) in _PARTICLES else "f"


def _by_particle(tokens: list[str]) -> tuple[int, bool] | None:
    """Where the family name that a particle opens begins or ends."""
    marks = [_opens_family(token) for token in tokens]
    if marks[0]:
        least = 1 if "'" in fold(tokens[0]) else 2
        ends = (at for at in range(least, len(tokens)) if not marks[at] and is_first_name(tokens[at]))
        return next(ends, len(tokens)), False
    at = next((index for index, mark in enumerate(marks) if mark), 0)
    if not at or at == len(tokens) - 1:
        return None
    if at == 1 and not is_first_name(tokens[0]) and is_first_name(tokens[-1]) and len(tokens) > 3:
        return len(tokens) - 1, False
    firsts = next((index for index in range(1, at) if not is_first_name(tokens[index])), at)
    return firsts, True


def _opens_family(token: str) -> bool:
    folded = fold(token)
    return folded in _PARTICLES or folded[:2] in ("d'", "o'")


def _by_first_names(tokens: list[str], last_first: bool) -> tuple[int, bool]:
    """Where known first names end or begin; `last_first` decides between equals."""
    known = [_rank(token) for token in tokens]
    if max(known) == 0:
        return (len(tokens) - 1, False) if last_first else (1, True)
    first_leads = not last_first if known[0] == known[-1] else known[0] > known[-1]
    if first_leads:
        return _run(tokens, known), True
    return len(tokens) - _run(tokens[::-1], known[::-1]), False


def _run(tokens: list[str], known: list[int]) -> int:
    """How many of the leading `tokens` are first names, one word at least being left for the family."""
    length = 1
    while length < len(tokens) - 1:
        sure = known[length] == 2
        compound = known[length] == 1 and {fold(tokens[length - 1]), fold(tokens[length])} & _HEADS
        if not sure and not compound:
            break
        length += 1
    return length


def is_first_name(token: str) -> bool:
    """Whether `token` is a known French first name, or begins a compound with one."""
    return _rank(token) > 0


def _rank(token: str) -> int:
    """2 for a first name, 1 for one that is also a family name, or an initial, 0 for anything else."""
    folded = fold(token).strip(".,")
    if len(folded) == 1 or "-" not in folded:
        return 1 if len(folded) == 1 else _first_names().get(folded, 0)
    return max((_first_names().get(part, 0) for part in folded.split("-")[:1]), default=0)


@cache
def _first_names() -> dict[str, int]:
    lines = (resources() / "names" / "prenoms.txt").read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line.split()]
    return {name.rstrip("*"): 1 if name.endswith("*") else 2 for name in names}
