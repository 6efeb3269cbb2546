"""The header of a table: which row it is, and what its columns are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from grc_desktop.core import text
from grc_desktop.core.i18n import _
from grc_desktop.services.importing.reading.types import Cell, CellError, Row

_SEARCHED: Final = 40
_LONGEST_NAME: Final = 60
_VALUE: Final = re.compile(r"[^@\s]+@[^@\s]+|[-+(]?[\d\s.,/:€$%()+-]*\d[\d\s.,/:€$%()+-]*|https?://\S+|www\.\S+")
_KNOWN: Final = re.compile(
    r"""(?:(?:pre|sur)?nom|(?:first|last|sur|user)?name|first|last|civilite|titre|title|client|customer|contact|societe
    |entreprise|company|raison|enseigne|organisme|e?mail|mel|courriel|telephone|tel|phone|mobile|portable|fixe|gsm|fax
    |adresse|address|rue|street|cp|postal|postcode|zip|ville|city|commune|pays|country|etat|state|naissance|birthday
    |birth|anniversaire|date|code|numero|number|num|ref|reference|id|identifiant|carte|card|siret|siren|tva|vat|note
    |commentaire|remarque|observation|newsletter|point|solde|montant|amount|total|prix|price|quantite|quantity|qte
    |produit|product|article|categorie|category|vendeur|seller|statut|status|type|source|tag|langue|language|site|web
    |fonction|job|account)s?""",
    re.VERBOSE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def is_blank(cell: Cell) -> bool:
    """Whether `cell` shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def fold(cell: Cell) -> str:
    """`cell` as text without its case, accents and spacing, for comparing headers."""
    return text.fold(str(cell)) if cell is not None else ""


def find_header(rows: Sequence[Row]) -> int | None:
    """The index in `rows` of the line that names the columns, or None when the table starts at once.

    It is the first line of names, not of values, at least half as wide as the table; known words make up for width.
    """
    head = [(index, row) for index, row in enumerate(rows[:_SEARCHED]) if not all(map(is_blank, row))]
    if not head:
        return None
    width = _usual_width([row for _, row in head])
    for place, (index, row) in enumerate(head):
        cells = [cell for cell in row if not is_blank(cell)]
        if _has_known_names(cells, width):
            return index
        if len(cells) * 2 >= width and (width == 1 or len(cells) > 1):
            below = [other for _, other in head[place + 1 :]]
            named = _stands_out(row, below) or (_may_be_names(cells) and not _comes_again(row, below))
            return index if named else _later(head[place + 1 :], width)
    return None


def _later(head: list[tuple[int, Row]], width: int) -> int | None:
    """Below lines of values, only well-known names make a header."""
    for index, row in head:
        cells = [cell for cell in row if not is_blank(cell)]
        if _has_known_names(cells, width) and len(cells) * 2 >= width:
            return index
    return None


def _usual_width(rows: list[Row]) -> int:
    """The number of cells filled in most rows, titles left aside."""
    counts = sorted(sum(not is_blank(cell) for cell in row) for row in rows)
    return counts[len(counts) * 3 // 4]


def _has_known_names(cells: list[Cell], width: int) -> bool:
    if sum(map(is_value, cells)) > len(cells) // 8 or len(cells) * 3 < width or (width > 1 and len(cells) < 2):
        return False
    return sum(map(_is_known, cells)) * 2 >= len(cells)


def _may_be_names(cells: list[Cell]) -> bool:
    return sum(map(is_value, cells)) <= len(cells) // 8 and all(len(str(cell)) <= _LONGEST_NAME for cell in cells)


def _is_known(cell: Cell) -> bool:
    words = _LETTERS.findall(fold(cell))
    return 0 < len(words) <= 4 and any(map(_KNOWN.fullmatch, words))


def is_value(cell: Cell) -> bool:
    """Whether `cell` is a number, a date, an e-mail, a phone…: something a header would not be."""
    if isinstance(cell, str) and not isinstance(cell, CellError):
        return _VALUE.fullmatch(cell.strip()) is not None
    return cell is not None


def _stands_out(row: Row, following: list[Row]) -> bool:
    """Whether a third of the cells of `row`, and two at least, are words over columns of numbers, dates or e-mails."""
    filled = [column for column, cell in enumerate(row) if not is_blank(cell)]
    words = [column for column in filled if not is_value(row[column])]
    if len(words) * 2 < len(filled):
        return False
    contrasts = 0
    for column in words:
        below = [other[column] for other in following if not _blank_at(other, column)]
        contrasts += bool(below) and all(map(is_value, below))
    return contrasts >= max(2, len(filled) // 3)


def _comes_again(row: Row, following: list[Row]) -> bool:
    """Whether a cell of `row` is found again below in its column, as a town is, without the rest of the row."""
    whole = [fold(cell) for cell in row]
    for other in following:
        same = [fold(cell) == name for cell, name in zip(other, whole, strict=False) if name]
        if any(same) and not all(same):
            return True
    return False


def group_line(rows: Sequence[Row], header: int) -> Row:
    """The line above `header` when it names groups of columns, as merged cells do; else an empty row."""
    if header == 0:
        return ()
    above = rows[header - 1]
    names = [cell for cell in above if not is_blank(cell)]
    alone = all(isinstance(cell, str) and not is_value(cell) for cell in names)
    return above if len(names) >= 2 and alone else ()


def second_line(rows: Sequence[Row], header: int) -> bool:
    """Whether the line below `header` completes it: names only under the blanks and under the starts of groups."""
    if header + 1 >= len(rows):
        return False
    upper, lower = rows[header], rows[header + 1]
    filled = [column for column, cell in enumerate(lower) if not is_blank(cell)]
    if not filled or any(is_value(lower[column]) for column in filled):
        return False
    under_blank = [column for column in filled if _blank_at(upper, column)]
    under_name = [column for column in filled if not _blank_at(upper, column)]
    return bool(under_blank) and all(_blank_at(upper, column + 1) for column in under_name)


def _blank_at(row: Row, column: int) -> bool:
    return column >= len(row) or is_blank(row[column])


def names(lines: Sequence[Row], width: int) -> tuple[str, ...]:
    """A name for each of `width` columns, unique and never blank, from the one or two `lines` of the header."""
    upper, lower = ((), *lines)[-2:] if lines else ((), ())
    groups = _spread(upper, width)
    own = [_text(lower, column) for column in range(width)]
    often = Counter(fold(name) for name in own)
    taken: set[str] = set()
    result = []
    for column, name in enumerate(own):
        if not name:
            name = _text(upper, column) or _("Column {letter}").format(letter=letters(column))
        elif often[fold(name)] > 1 and groups[column]:
            name = f"{groups[column]} {name}"
        result.append(_unique(name, taken))
    return tuple(result)


def _spread(upper: Row, width: int) -> list[str]:
    """The group that each column stands under: a merged cell keeps its text in its first column."""
    groups, current = [], ""
    for column in range(width):
        current = _text(upper, column) or current
        groups.append(current)
    return groups


def _text(row: Row, column: int) -> str:
    return " ".join(str(row[column]).split()) if not _blank_at(row, column) else ""


def _unique(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{name} ({number})"
    taken.add(candidate.casefold())
    return candidate


def letters(column: int) -> str:
    """``A`` for column 0, ``AA`` for 26, as a spreadsheet shows them."""
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
