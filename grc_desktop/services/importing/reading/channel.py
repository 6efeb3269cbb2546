"""What travels from the reading process to the program: lengths and marshalled plain values, never pickles.

A message is a tuple: its name, then its values.

- ``("source", format, encoding, delimiter)`` once, first;
- ``("sheet", name, hidden)`` opens a sheet;
- ``("columns", columns, coded, texts)``: next rows of the sheet by columns of one length; `coded` gives, for the ones
  that hold codes, the one kind they all are, or None where each code says its own; `texts` are those of text alone;
- ``("rows", rows)``: next rows, of any lengths, of text, numbers and None;
- ``("blank", count)``: as many blank rows;
- ``("errors", [(row, column, text), …])``: formula errors of the sheet, counted from 0;
- ``("refused", code, values)`` or ``("done",)``, last.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import IO, Any, Final, TypeAlias

from grc_desktop.services.importing.reading.types import Cell, CellError, Refusal, Row

Message: TypeAlias = tuple[object, ...]
Send: TypeAlias = Callable[..., None]
Coded: TypeAlias = dict[int, str | None]

_VERSION: Final = 2  # without the reference tracking of later versions, which costs three times as much
_LENGTH: Final = 4

ERROR_TEXTS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
    | {"#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#PROPAGATION!", "#CALCUL!"}
)
_BLANK: Final = type(None)
_TEXT: Final = {str}
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _Code:
    """How values that marshal does not know travel."""

    encode: Callable[[Any], object]
    decode: Callable[[Any], object]


_CODES: Final = {
    "date": _Code(date.toordinal, date.fromordinal),
    "datetime": _Code(datetime.isoformat, datetime.fromisoformat),
    "time": _Code(time.isoformat, time.fromisoformat),
    "timedelta": _Code(lambda length: length // _MICROSECOND, lambda count: timedelta(microseconds=count)),
    "error": _Code(str, CellError),
}
_KINDS: Final[dict[type, str]] = {
    date: "date",
    datetime: "datetime",
    time: "time",
    timedelta: "timedelta",
    CellError: "error",
}


def sender(pipe: IO[bytes]) -> Send:
    """A function that writes a message to `pipe`."""

    def send(*message: Any) -> None:
        data = marshal.dumps(message, _VERSION)
        pipe.write(len(data).to_bytes(_LENGTH, "little") + data)
        pipe.flush()

    return send


def messages(pipe: IO[bytes], most: int) -> Iterator[Message]:
    """The messages that arrive by `pipe`, until it closes. A message cut short ends them.

    Raises Refusal beyond `most` bytes; ValueError, EOFError or TypeError for bytes that are no message.
    """
    left = most
    while len(header := pipe.read(_LENGTH)) == _LENGTH:
        length = int.from_bytes(header, "little")
        left -= length
        if left < 0:
            raise Refusal("too_large")
        data = pipe.read(length)
        if len(data) < length:
            return
        message = marshal.loads(data)  # noqa: S302 our own reader's plain values: no code comes out of marshal data
        if not isinstance(message, tuple) or not message:
            raise ValueError("not a message")
        yield message


def pack(rows: Iterable[Sequence[Cell]]) -> tuple[list[Sequence[Any]], Coded, list[int]]:
    """`rows` of one length as a message's columns, codes and texts. Empty text becomes None, last blank columns go."""
    columns: list[Sequence[Any]] = []
    coded: Coded = {}
    texts: list[int] = []
    width = 0
    for index, column in enumerate(zip(*rows, strict=True)):
        ready: Sequence[Any] = [None if value == "" else value for value in column] if "" in column else column
        types = set(map(type, ready))
        types.discard(_BLANK)
        if not types.isdisjoint(_KINDS) or (types > _TEXT and not ERROR_TEXTS.isdisjoint(ready)):
            coded[index] = _KINDS[next(iter(types))] if len(types) == 1 else None
            ready = _encode(ready, coded[index])
        elif types == _TEXT:
            texts.append(index)
        if types:
            width = index + 1
        columns.append(ready)
    return columns[:width], coded, texts


def unpack(columns: list[Sequence[Any]], coded: Coded, texts: Iterable[int]) -> list[Row]:
    """The rows that `pack` was given, dates and errors restored; texts that repeat are kept once."""
    for index, kind in coded.items():
        columns[index] = _decode(columns[index], kind)
    for index in texts:
        column = columns[index]
        once = dict(zip(column, column, strict=True))
        errors = ERROR_TEXTS.intersection(once)
        once.update(zip(errors, map(CellError, errors), strict=True))
        if errors or len(once) * 2 < len(column):
            columns[index] = list(map(once.__getitem__, column))
    return list(zip(*columns, strict=True))


def _encode(column: Sequence[Any], kind: str | None) -> list[object]:
    if kind is not None:
        encode = _CODES[kind].encode
        return [None if value is None else encode(value) for value in column]
    kinds = ["error" if value in ERROR_TEXTS else _KINDS.get(type(value)) for value in column]
    return [(own, _CODES[own].encode(value)) if own else value for own, value in zip(kinds, column, strict=True)]


def _decode(column: Sequence[Any], kind: str | None) -> list[object]:
    if kind is not None:
        decode = _CODES[kind].decode
        return [None if value is None else decode(value) for value in column]
    return [_CODES[value[0]].decode(value[1]) if isinstance(value, tuple) else value for value in column]
