"""What each column of a sheet holds, from its header and from its cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import _
from grc_desktop.core.text import words
from grc_desktop.services.importing import headers as known_headers
from grc_desktop.services.importing.entities import Entity, entity
from grc_desktop.services.importing.evidence import Evidence, weigh
from grc_desktop.services.importing.fields import BY_NAME, CUSTOM, FieldKind, Guess

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Entity", "Guess", "column_letter", "entity", "guess_columns", "value_kind"]

_PROOFS: Final = {
    "email": "email", "phone": "phone", "postcode": "postcode", "siret": "siret", "vat": "vat", "birthday": "date",
    "civility": "civility", "newsletter": "yes_no", "country": "country", "language": "language", "stage": "stage",
    "first_name": "first_name", "full_name": "full_name", "address": "street",
}  # fmt: skip
_LEAST: Final = {
    "email": "at", "phone": "digits", "postcode": "short_code", "siret": "digits", "birthday": "datelike",
    "civility": "civility", "newsletter": "yes_no", "country": "country", "language": "language", "stage": "stage",
    "first_name": "letters", "last_name": "letters", "full_name": "letters", "company": "letters", "city": "letters",
}  # fmt: skip
_FROM_CONTENT: Final = (
    ("email", "email", 0.7), ("siret", "siret", 0.8), ("vat", "vat", 0.8), ("phone", "dialled", 0.7),
    ("civility", "civility", 0.9), ("address", "street", 0.8), ("full_name", "full_name", 0.8),
)  # fmt: skip
_NAMING: Final = frozenset({"full_name", "last_name", "first_name", "company"})
_MONEY_WORDS: Final = frozenset(
    words("montant ca prix total achats depenses panier solde du eur euros credit avoir ttc ht amount price spent")
)
_CONTENT_WORTH: Final = 0.75
_CONTRADICTED: Final = 0.2
_PROVEN: Final = 0.5
_FEW: Final = 3


def guess_columns(headers: Sequence[str], columns: Sequence[Sequence[object]]) -> list[Guess]:
    """One guess per header; `columns` holds the cells under each (a sample of them is enough)."""
    evidence = [weigh(column) for column in columns]
    evidence += [weigh(())] * (len(headers) - len(evidence))
    first = [_guess(header, seen) for header, seen in zip(headers, evidence, strict=False)]
    named = _settle_names(first, evidence)
    return _distinct_labels(_settle_conflicts(named, evidence))


def _guess(header: str, seen: Evidence) -> Guess:
    header = header.strip()
    if not seen.filled:
        return Guess(None, 1.0, "blank", header=header)
    name, sureness = known_headers.match(header)
    if name and not _contradicts(name, seen):
        if (proof := seen.share(_PROOFS.get(name, ""))) >= _PROVEN:
            return Guess(name, round(sureness + (1 - sureness) * proof, 2), "both", BY_NAME[name].kind, header)
        return Guess(name, round(sureness, 2), "header", BY_NAME[name].kind, header)
    for field, sign, least in _FROM_CONTENT:
        if (share := seen.share(sign)) >= least:
            return Guess(field, round(_CONTENT_WORTH * share, 2), "content", BY_NAME[field].kind, header)
    if name == "email" and seen.share("yes_no") > 1 - _CONTRADICTED:
        return Guess("newsletter", _CONTENT_WORTH, "content", "bool", header)
    return _custom(header, seen)


def _contradicts(name: str, seen: Evidence) -> bool:
    least = _LEAST.get(name)
    if least is None or seen.filled < _FEW:
        return False
    return max(seen.share(least), seen.share(_PROOFS.get(name, ""))) < _CONTRADICTED


def _custom(header: str, seen: Evidence) -> Guess:
    return Guess(f"{CUSTOM}{header}", 0.5 if header else 0.2, "unknown", value_kind(seen, header), header)


def value_kind(seen: Evidence, header: str = "") -> FieldKind:
    """How the values of a column read: ``bool date money number list text``; `header` tells money from numbers."""
    digits = seen.share("number") > 0
    if seen.share("yes_no") >= 0.95 and (seen.distinct == 2 if digits else seen.distinct <= 4):
        return "bool"
    if seen.share("date") >= 0.8:
        return "date"
    if seen.share("number") >= 0.9:
        named = not _MONEY_WORDS.isdisjoint(words(header)) or "€" in header
        return "money" if named or seen.share("money") >= 0.5 else "number"
    repeated = seen.filled >= 10 and seen.distinct <= min(20, seen.filled // 3)
    return "list" if repeated and seen.share("letters") >= 0.8 and not seen.share("long") else "text"


def _settle_names(guesses: list[Guess], evidence: list[Evidence]) -> list[Guess]:
    """`Nom` is a whole name where no column holds the first names; `Client` may be a number."""
    fields = {guess.field for guess in guesses}
    settled = []
    for guess, seen in zip(guesses, evidence, strict=False):
        name = guess.field
        meant = known_headers.match(guess.header)[0]
        if name == "last_name" and "first_name" not in fields and seen.share("full_name") >= _PROVEN:
            name = "full_name"
        elif name == "full_name" and "first_name" in fields and "last_name" not in fields:
            name = "last_name"
        elif name and name.startswith(CUSTOM) and seen.share("number") > 0.9 and "code" not in fields:
            name = "code" if meant in ("full_name", "company") else name
        kind = BY_NAME[name].kind if name in BY_NAME else guess.kind
        settled.append(replace(guess, field=name, kind=kind))
    return settled if _NAMING & {guess.field for guess in settled} else _somebody(settled, evidence)


def _somebody(guesses: list[Guess], evidence: list[Evidence]) -> list[Guess]:
    """`guesses` where the likeliest unknown column is the name, when no header said which one is."""
    unknown = [
        at for at, guess in enumerate(guesses) if guess.reason == "unknown" and evidence[at].share("letters") > 0.5
    ]
    named = [at for at in unknown if not {"nom", "name"}.isdisjoint(words(guesses[at].header))]
    best = max(named or unknown, key=lambda at: evidence[at].share("full_name"), default=None)
    if best is None or not (named or evidence[best].share("full_name") >= _PROVEN):
        return guesses
    named_so = replace(
        guesses[best], field="full_name", confidence=_CONTENT_WORTH * _PROVEN, reason="content", kind="name"
    )
    return [*guesses[:best], named_so, *guesses[best + 1 :]]


def _settle_conflicts(guesses: list[Guess], evidence: list[Evidence]) -> list[Guess]:
    """A field that does not repeat goes to its surest, fullest, first column; the others become custom fields."""
    order = sorted(range(len(guesses)), key=lambda at: (-guesses[at].confidence, -evidence[at].filled, at))
    settled, taken = list(guesses), {guess.field for guess in guesses if guess.field == "address2"}
    seen: set[str] = set()
    for at in order:
        name = guesses[at].field
        if name not in BY_NAME or BY_NAME[name].repeats:
            continue
        if name in seen:
            second = name == "address" and "address2" not in taken
            spare = replace(guesses[at], field="address2", confidence=0.5)
            settled[at] = spare if second else _custom(guesses[at].header, evidence[at])
            taken.add("address2")
        seen.add(name)
    return settled


def _distinct_labels(guesses: list[Guess]) -> list[Guess]:
    """Custom fields under different labels, nameless columns called by their letter."""
    used: Counter[str] = Counter()
    settled = []
    for at, guess in enumerate(guesses):
        if guess.field and guess.field.startswith(CUSTOM):
            label = guess.header or _("Column {letter}").format(letter=column_letter(at))
            used[label.casefold()] += 1
            times = used[label.casefold()]
            guess = replace(guess, field=f"{CUSTOM}{label}" if times == 1 else f"{CUSTOM}{label} ({times})")
        settled.append(guess)
    return settled


def column_letter(index: int) -> str:
    """The letter spreadsheets give the column at `index` (from 0): ``A``, ``Z``, ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
