"""Cells copied in Excel or LibreOffice, kept as a file of this program's own until it ends."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from grc_desktop.core.errors import CANNOT_WRITE, Kind, Refused, StorageError
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.shell.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from PySide6.QtCore import QMimeData

MOST: Final = 20_000_000
"""Characters; a hundred thousand customers fit."""
NO_TABLE: Final = Kind(
    "nothing_to_paste",
    N_("The clipboard holds no table."),
    N_("Select several cells in Excel, copy them, then come back and paste."),
)
TOO_MUCH: Final = Kind(
    "too_much_to_paste",
    N_("That is too much for the clipboard: more than {n} million characters."),
    N_("Save the workbook, and drop the file here."),
)
_LOCK: Final = "in-use.lock"
_OWN: Final = "own-"
_MILLION: Final = 1_000_000


def table_of(data: QMimeData) -> str:
    """The cells in `data`, tabs between columns and a line each row. Raises Refused when there is no table."""
    text = data.text()
    if len(text) > MOST:
        raise Refused(TOO_MUCH, n=MOST // _MILLION)
    if "\t" in text.strip():
        return text
    if data.hasHtml() and "<table" in (html := data.html()[:MOST]).lower() and (rows := _cells(html)):
        return _tabbed(rows)
    if len(text.split("\n", 2)) > 1 and len([line for line in text.splitlines() if line.strip()]) > 1:
        return text
    raise Refused(NO_TABLE)


def name_of(moment: datetime) -> str:
    """What the cells pasted at `moment` go by; every file system takes it."""
    from PySide6.QtCore import QDate, QLocale

    local = moment.astimezone()
    day = QLocale().toString(QDate(local.year, local.month, local.day), "d MMM")
    return _("Clipboard, {day} {hour}.{minute}").format(day=day, hour=f"{local:%H}", minute=f"{local:%M}")


class PasteFolder:
    """Files nobody else can read, in `folder`. Those of a program that died are taken away by the next one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None
        self._lock: Lock | None = None

    def keep(self, text: str, name: str) -> Path:
        """Write `text` to a new file called `name`. Raises StorageError when it cannot be written."""
        try:
            path = Path(tempfile.mkdtemp(dir=self._begin())) / name
            path.write_text(text, encoding="utf-8-sig", errors="replace", newline="")
        except OSError as error:
            raise StorageError(CANNOT_WRITE, path=self._folder) from error
        return path

    def clear(self) -> None:
        """Take away what was kept."""
        if self._lock is not None:
            self._lock.release()
        if self._own is not None:
            shutil.rmtree(self._own, ignore_errors=True)
        self._own = self._lock = None

    def _begin(self) -> Path:
        if self._own is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            self._own = Path(tempfile.mkdtemp(prefix=_OWN, dir=self._folder))
            self._lock = Lock(self._own / _LOCK)
            self._lock.take()
        return self._own

    def _sweep(self) -> None:
        for left in self._folder.glob(f"{_OWN}*"):
            lock = Lock(left / _LOCK)
            if lock.take():
                lock.release()
                shutil.rmtree(left, ignore_errors=True)


def _tabbed(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("\t".join(rows_cells) for rows_cells in rows)


def _cells(html: str) -> list[list[str]]:
    """The rows of the first table of `html`; none when it has a single cell."""
    from html.parser import HTMLParser

    rows: list[list[str]] = []

    class Reader(HTMLParser):
        inside = False

        def handle_starttag(self, tag: str, _attributes: object) -> None:
            if tag == "tr":
                rows.append([])
            elif tag in ("td", "th"):
                if not rows:
                    rows.append([])
                rows[-1].append("")
                self.inside = True
            elif tag == "br":
                self.handle_data(" ")

        def handle_endtag(self, tag: str) -> None:
            if tag in ("td", "th", "tr"):
                self.inside = False

        def handle_data(self, data: str) -> None:
            if self.inside and rows and rows[-1]:
                rows[-1][-1] += data

    Reader().feed(html)
    found = [[" ".join(cell.split()) for cell in row] for row in rows if row]
    return found if sum(map(len, found)) > 1 else []
