"""What travels from the reading process to the program: lengths and marshalled plain values, never pickles.

A message is a tuple: its name, then its values.

- ``("source", format, encoding, delimiter)`` once, first;
- ``("sheet", name, hidden, rows | None)`` opens a sheet;
- ``("columns", columns, coded)``: next rows of the sheet by columns of one length; those in `coded` hold codes;
- ``("rows", rows)``: next rows, of any lengths, of text, numbers and None;
- ``("blank", count)``: as many blank rows;
- ``("errors", [(row, column, text), …])``: formula errors of the sheet, counted from 0;
- ``("refused", code, values)`` or ``("done",)``, last.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import BinaryIO, Final, TypeAlias

from grc_desktop.services.importing.reading.types import Cell, CellError, Row

Message: TypeAlias = tuple[object, ...]
Send: TypeAlias = Callable[..., None]

_VERSION: Final = 2  # without the reference tracking of later versions, which costs three times as much
_LENGTH: Final = 4
_LONGEST: Final = 1 << 30

ERROR_TEXTS: Final = frozenset(
    "#N/A #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! #SPILL! #CALC! #GETTING_DATA"
    " #VALEUR! #NOM? #NOMBRE! #NUL! #PROPAGATION! #CALCUL! #REFERENCE!".split()
)
_CODED: Final = frozenset({date, datetime, time, timedelta, CellError})
_DAY: Final = 86_400_000_000
_MICROSECOND: Final = timedelta(microseconds=1)


def sender(pipe: BinaryIO) -> Send:
    """A function that writes a message to `pipe`."""

    def send(*message: object) -> None:
        data = marshal.dumps(message, _VERSION)
        pipe.write(len(data).to_bytes(_LENGTH, "little") + data)
        pipe.flush()

    return send


def messages(pipe: BinaryIO) -> Iterator[Message]:
    """The messages that arrive by `pipe`, until it closes. A message cut short ends them.

    Raises ValueError, EOFError or TypeError for bytes that are no message.
    """
    while len(header := pipe.read(_LENGTH)) == _LENGTH:
        length = int.from_bytes(header, "little")
        if length > _LONGEST:
            raise ValueError("oversized message")
        data = pipe.read(length)
        if len(data) < length:
            return
        message = marshal.loads(data)  # noqa: S302 our own reader's plain values: no code comes out of marshal data
        if not isinstance(message, tuple) or not message:
            raise ValueError("not a message")
        yield message


def pack(rows: Sequence[Sequence[Cell]]) -> tuple[list[Sequence[object]], list[int]]:
    """`rows` of one length as columns ready to send, and which of them hold codes. Empty text becomes None."""
    columns: list[Sequence[object]] = []
    coded: list[int] = []
    for column in zip(*rows, strict=True):
        ready: Sequence[object] = column
        if "" in column:
            ready = [None if value == "" else value for value in column]
        if not _CODED.isdisjoint(map(type, column)) or not ERROR_TEXTS.isdisjoint(column):
            ready = [_encode(value) for value in ready]
            coded.append(len(columns))
        columns.append(ready)
    return columns, coded


def unpack(columns: list[Sequence[object]], coded: list[int]) -> list[Row]:
    """The rows that `pack` was given, dates and errors restored."""
    for index in coded:
        columns[index] = [_decode(value) for value in columns[index]]
    return list(zip(*columns, strict=True))  # type: ignore[arg-type]  # the child sends cells only


def _encode(value: object) -> object:
    match value:
        case datetime():
            moment = value.replace(tzinfo=None) - datetime.min
            return ("datetime", moment // _MICROSECOND)
        case date():
            return ("date", value.toordinal())
        case time():
            return ("time", (datetime.combine(date.min, value) - datetime.min) // _MICROSECOND)
        case timedelta():
            return ("timedelta", value // _MICROSECOND)
        case str() if value in ERROR_TEXTS or type(value) is CellError:
            return ("error", str(value))
    return value


def _decode(value: object) -> object:
    match value:
        case ("date", int(days)):
            return date.fromordinal(days)
        case ("datetime", int(moment)):
            return datetime.min + timedelta(microseconds=moment)
        case ("time", int(moment)):
            return (datetime.min + timedelta(microseconds=moment % _DAY)).time()
        case ("timedelta", int(length)):
            return timedelta(microseconds=length)
        case ("error", str(text)):
            return CellError(text)
    return value
