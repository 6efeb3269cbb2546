"""CSV and TSV: the delimiter found by how steadily it cuts the lines, the records read with forgiveness."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from grc_desktop.services.importing.reading.formulas import unguard

DELIMITERS: Final = (";", "\t", "|", ",")

_SAMPLE_LINES: Final = 300
_SAMPLE_CHARACTERS: Final = 200_000
_PATIENCE: Final = 10_000  # lines a quoted cell may span
_NEVER: Final = "\x1f"
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_QUOTED: Final = re.compile(r'(?:(?<=[;,\t|\r\n])|^)\s?"(?:[^"]|"")*"(?=[;,\t|\r\n]|$)')
_SEP_LINE: Final = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text file cuts its records: `width` is the usual number of cells; no delimiter means one column."""

    delimiter: str | None
    width: int


def find_dialect(text: str) -> Dialect:
    """The delimiter of the sample `text`: the one that cuts most lines into the same number of cells."""
    plain = _QUOTED.sub('""', text[:_SAMPLE_CHARACTERS])
    sample = [line for line in _LINE_END.split(plain) if line.strip()][:_SAMPLE_LINES]
    scored = [(*_steadiness(sample, delimiter), delimiter) for delimiter in DELIMITERS]
    score, width, delimiter = max(scored, key=lambda found: found[0], default=(0.0, 1, ""))
    return Dialect(delimiter, width) if score > 0 else Dialect(None, 1)


def _steadiness(sample: list[str], delimiter: str) -> tuple[float, int]:
    """A score, 0 for a delimiter that does not cut, and the usual number of cells."""
    counts = Counter(line.count(delimiter) for line in sample)
    cut = sum(lines for count, lines in counts.items() if count)
    if not cut:
        return 0.0, 1
    usual, lines = max(((count, lines) for count, lines in counts.items() if count), key=lambda pair: pair[1])
    cutting, steady = cut / len(sample), lines / len(sample)
    if cutting < 0.5 or (delimiter == "," and (cutting < 0.7 or steady < 0.4)):
        return 0.0, 1
    return cutting * steady * math.log2(1 + usual), usual + 1


def named_delimiter(line: str) -> str | None:
    """The delimiter that Excel's ``sep=;`` first line names."""
    match = _SEP_LINE.fullmatch(line)
    return match[1] if match else None


class Records(Iterator[list[str]]):
    """The records of `lines`. A quote that never closes spoils its own line only."""

    def __init__(self, lines: Iterable[str], dialect: Dialect, longest: int) -> None:
        self._lines = iter(lines)
        self._ahead: deque[str] = deque()
        self._delimiter = dialect.delimiter or _NEVER
        self._width = dialect.width
        self._longest = longest
        csv.field_size_limit(longest)

    def __next__(self) -> list[str]:
        line = self._ahead.popleft() if self._ahead else next(self._lines)
        body = line.rstrip("\r\n")
        row = self._quoted(line, body) if '"' in body else body.split(self._delimiter) if body else []
        return [unguard(cell) for cell in row] if "'" in body else row

    def _quoted(self, line: str, body: str) -> list[str]:
        row = self._parse(body)
        if row is None and body.count('"') % 2:
            row = self._spanning(line)
        return self._literal(body) if row is None else row

    def _parse(self, text: str) -> list[str] | None:
        """`text` as one record, or None when its quotes are wrong."""
        spaced = f'{self._delimiter} "' in text
        try:
            rows = list(csv.reader([text], delimiter=self._delimiter, strict=True, skipinitialspace=spaced))
        except csv.Error:
            return None
        return rows[0] if len(rows) == 1 else None

    def _spanning(self, line: str) -> list[str] | None:
        """The record that starts in `line` and ends where its quote closes, or None when it does not."""
        taken, length = [line], len(line)
        while len(taken) < _PATIENCE and length < self._longest and (following := self._next_line()) is not None:
            taken.append(following)
            length += len(following)
            if following.count('"') % 2:
                row = self._parse(_LINE_END.sub("\n", "".join(taken)).rstrip("\n"))
                if row is not None and not self._swallowed(row, taken):
                    return row
                break
        self._ahead.extendleft(reversed(taken[1:]))
        return None

    def _swallowed(self, row: list[str], taken: list[str]) -> bool:
        """Whether what looks like one record of several lines is rather several records with a stray quote."""
        return len(row) != self._width and all(len(self._literal(line)) == self._width for line in taken)

    def _next_line(self) -> str | None:
        return self._ahead.popleft() if self._ahead else next(self._lines, None)

    def _literal(self, line: str) -> list[str]:
        """The cells of a line whose quotes are wrong: cut at every delimiter."""
        cells = line.rstrip("\r\n").split(self._delimiter)
        return [cell.strip('"').replace('""', '"') for cell in cells]
