"""How well what was typed fits a title: initials, missing letters and slips of the finger are understood."""

from __future__ import annotations

from typing import Final

from grc_desktop.core.text import fold, words

_EXACT: Final = 100.0
_PREFIX: Final = 85.0
_STARTS: Final = 70.0
_INITIALS: Final = 60.0
_INSIDE: Final = 50.0
_SPREAD: Final = 30.0
_SLIP: Final = 15.0
_OTHER_NAME: Final = 0.8
"""How much less the other names of a thing tell than its title."""
_INSIDE_FROM: Final = 2
_SLIPS_FROM: Final = 4
"""Letters below which nothing is taken for the middle of a word, or for a slip."""
_TWO_SLIPS_FROM: Final = 8
_WIDEST: Final = 3
"""How many times its own length a text may be spread over a word."""


def score(typed: str, title: str, others: str = "") -> float:
    """How well `typed` fits `title` or the `others` it goes by, 0 to 100; 0: not at all.

    The beginning of the title tells more than the beginnings of its words, these more than their initials or middles,
    then come letters in the right order, and last a slip of the finger. Accents and case are ignored.
    """
    asked = pieces(typed)
    if not asked:
        return 0.0
    return max(_whole(" ".join(asked), words(title)), _word_by_word(asked, words(title), words(others)))


def spans(typed: str, text: str) -> list[tuple[int, int]]:
    """Where `text` shows what was typed: start and end of each piece, in order; empty where it shows nothing of it."""
    folded, places = _folded(text)
    marked: set[int] = set()
    for word in pieces(typed):
        marked |= _marks(word, folded, places)
    starts = [place for place in sorted(marked) if place - 1 not in marked]
    ends = [place + 1 for place in sorted(marked) if place + 1 not in marked]
    return list(zip(starts, ends, strict=True))


def pieces(typed: str) -> list[str]:
    """The folded words of `typed`; a number typed in groups is one."""
    found: list[str] = []
    for word in words(typed):
        if found and word.isdigit() and found[-1].isdigit():
            found[-1] += word
        else:
            found.append(word)
    return found


def shows(word: str, text: str) -> bool:
    """Whether `text` holds the folded `word`, however its digits are spaced."""
    folded, places = _folded(text)
    return bool(_marks(word, folded, places))


def _whole(typed: str, title: list[str]) -> float:
    whole = " ".join(title)
    if typed == whole:
        return _EXACT
    if whole.startswith(typed):
        return _PREFIX + 10 * len(typed) / len(whole)
    together = typed.replace(" ", "")
    if len(together) > 1 and "".join(word[0] for word in title).startswith(together):
        return _INITIALS
    return _SPREAD if _is_spread(together, title) else 0.0


def _word_by_word(asked: list[str], title: list[str], others: list[str]) -> float:
    """The worst of the words typed decides: each must fit something."""
    return min(
        max(
            max((_fit(each, word) for word in title), default=0.0),
            max((_fit(each, word) * _OTHER_NAME for word in others), default=0.0),
        )
        for each in asked
    )


def _fit(typed: str, word: str) -> float:
    if word.startswith(typed):
        return _STARTS + 10 * len(typed) / len(word)
    if len(typed) >= _INSIDE_FROM and typed in word:
        return _INSIDE
    if _is_slip(typed, word):
        return _SLIP
    return 0.0


def _is_spread(typed: str, title: list[str]) -> bool:
    """Whether the letters of `typed` come in this order, close together, from the beginning of a word on."""
    for first, word in enumerate(title):
        if len(typed) > 1 and word.startswith(typed[0]):
            end = _end_of("".join(title[first:]), typed)
            if end is not None and end <= _WIDEST * len(typed):
                return True
    return False


def _end_of(text: str, typed: str) -> int | None:
    """Where the last letter of `typed` is found in `text`, all letters in order; None when one is missing."""
    place = 0
    for letter in typed:
        place = text.find(letter, place) + 1
        if not place:
            return None
    return place


def _is_slip(typed: str, word: str) -> bool:
    """Whether `typed` is `word`, or its beginning, but for a letter too many, too few, wrong or out of place."""
    if len(typed) < _SLIPS_FROM or typed.isdigit():
        return False
    from rapidfuzz.distance import OSA

    allowed = 2 if len(typed) >= _TWO_SLIPS_FROM else 1
    lengths = range(len(typed) - allowed, len(typed) + allowed + 1)
    beginnings = {word[:length] for length in lengths}
    return any(OSA.distance(typed, each, score_cutoff=allowed) <= allowed for each in beginnings)


def _folded(text: str) -> tuple[str, list[int]]:
    """`text` folded, and for each folded letter the place it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = " " if letter.isspace() else fold(letter)
        letters.append(folded)
        places += [place] * len(folded)
    return "".join(letters), places


def _marks(word: str, folded: str, places: list[int]) -> set[int]:
    """The places of `text` where `word` stands: at the beginning of a word rather than inside one."""
    at = _found(word, folded)
    if at is not None:
        return set(places[at : at + len(word)])
    if word.isdigit():
        digits = [number for number, letter in enumerate(folded) if letter.isdigit()]
        joined = "".join(folded[number] for number in digits)
        for form in (word, word.lstrip("0")):  # +33 6… is typed 06…
            if form and (start := joined.find(form)) >= 0:
                return {places[number] for number in digits[start : start + len(form)]}
    return set()


def _found(word: str, folded: str) -> int | None:
    starts = [at for at in _all(word, folded) if at == 0 or not folded[at - 1].isalnum()]
    inside = _all(word, folded) if len(word) >= _INSIDE_FROM else []
    return next(iter((*starts, *inside)), None)


def _all(word: str, folded: str) -> list[int]:
    return [at for at in range(len(folded) - len(word) + 1) if folded.startswith(word, at)]
