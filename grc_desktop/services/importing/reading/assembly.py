"""The sheets of a file, put together from the messages of the reading process."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from grc_desktop.core.progress import Progress
from grc_desktop.services.importing.reading.channel import Message, unpack
from grc_desktop.services.importing.reading.types import CellError, Format, Refusal, Row, Sheet, Source


class Assembly:
    """A file being received. A message that is not what it should be raises ValueError, TypeError or IndexError."""

    def __init__(self, progress: Progress) -> None:
        self.format: Format | None = None
        self._encoding: str | None = None
        self._delimiter: str | None = None
        self._sheets: list[Sheet] = []
        self._progress = progress
        self._received = 0

    def take(self, message: Message) -> bool:
        """Add what `message` says; true when it was the last.

        Raises Refusal when it says that the file cannot be read.
        """
        name, *values = cast("tuple[str, *tuple[Any, ...]]", message)
        match name:
            case "source":
                self.format, self._encoding, self._delimiter = values
            case "sheet":
                self._sheets.append(Sheet(values[0], values[1], rows=[]))
            case "columns":
                self._extend(unpack(*values))
            case "rows":
                self._extend(values[0])
            case "blank":
                self._extend([()] * values[0])
            case "errors":
                self._mark(values[0])
            case "refused":
                raise Refusal(values[0], **values[1])
        return name == "done"

    def _extend(self, rows: list[Row]) -> None:
        self._sheets[-1].rows.extend(rows)
        self._received += len(rows)
        self._progress.advance(self._received)

    def _mark(self, errors: list[tuple[int, int, str]]) -> None:
        rows = self._sheets[-1].rows
        for row, column, text in errors:
            if row < len(rows):
                cells = rows[row] + (None,) * (column + 1 - len(rows[row]))
                rows[row] = (*cells[:column], CellError(text), *cells[column + 1 :])

    def source(self, path: Path, sha256: str, size: int) -> Source:
        """The whole file, once the last message was taken."""
        if self.format is None:
            raise ValueError("no source")
        for sheet in self._sheets:
            cut_end(sheet.rows)
        return Source(
            path, self.format, self._encoding, self._delimiter, sha256, size, tuple(self._sheets), truncated=False
        )


def cut_end(rows: list[Row]) -> None:
    """Take the blank rows off the end of `rows`."""
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
