"""The cells of a sheet as they came, with its headers and the rows that will not be taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.services.importing.cell_text import text_of
from grc_desktop.services.importing.guessing import column_letter
from grc_desktop.ui.importing.framed import framed
from grc_desktop.ui.importing.words import IGNORED
from grc_desktop.ui.kit.empty import Emptiness
from grc_desktop.ui.kit.table.columns import Align, Column
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grc_desktop.services.importing.types import SheetReport
    from grc_desktop.ui.kit.work import Work

EMPTY: Final = Emptiness("table", N_("This sheet is empty."))
ROW: Final = N_("Row")
_MOST_COLUMNS: Final = 60
_MEASURED: Final = 200


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of the sheet: its number, the texts of its cells, and what it is besides data."""

    id: int
    texts: tuple[str, ...]
    header: bool
    ignored: str

    def text(self, place: int) -> str:
        return self.texts[place] if place < len(self.texts) else ""

    def tone(self) -> Tone | None:
        return Tone.ACCENT if self.header else Tone.NEUTRAL if self.ignored else None

    def tip(self) -> str:
        return _(HEADERS) if self.header else _(IGNORED[self.ignored]) if self.ignored else ""


HEADERS: Final = N_("Headers of the columns")


class SheetGrid(QWidget):
    """Shows every cell of one sheet; where it is `headed`, those below the headers, which name the columns."""

    def __init__(self, work: Work, *, headed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headed = headed
        self._report: SheetReport | None = None
        self.table = Table(work, (_number(),), self._fetch)
        self.table.set_empty(EMPTY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(framed(self.table))
        self.setFocusProxy(self.table)

    def show_sheet(self, report: SheetReport | None) -> None:
        """Show the sheet of `report`; nothing yet, when None."""
        before, self._report = self._report, report
        if report is None:
            self.table.forget()
            return
        self.table.rows.forget()
        width = min(max((len(row) for row in report.sheet.rows[:200]), default=0), _MOST_COLUMNS)
        if before is None or before.layout != report.layout:
            names = (
                {column.index: column.header.replace("\n", " ") for column in report.columns} if self._headed else {}
            )
            self.table.set_columns((_number(), *(_column(place, report, names) for place in range(width))))
        first = (report.layout.header_row or 0) + 1 if self._headed else 1
        self.table.show_ids(range(first, len(report.sheet.rows) + 1))
        if not self._headed:
            self._spread_titles(report, width)

    def show_column(self, place: int) -> None:
        """Show the column at `place`."""
        if place + 1 < len(self.table.rows.columns) and self.table.rows.ids:
            index = self.table.rows.index(max(self.table.view.rowAt(0), 0), place + 1)
            self.table.view.go_to_cell(index)
            self.table.view.scrollTo(index)

    def _spread_titles(self, report: SheetReport, width: int) -> None:
        """Let what stands alone above the headers run over the empty cells beside it, as the spreadsheet does."""
        self.table.view.clearSpans()
        for row in range(1, report.layout.header_row or 1):
            filled = [place for place, cell in enumerate(report.sheet.rows[row - 1][:width]) if text_of(cell)]
            for place, end in zip(filled, [*filled[1:], width], strict=True):
                if end - place > 1:
                    self.table.view.setSpan(row - 1, place + 1, 1, end - place)

    def retranslate(self) -> None:
        self.table.retranslate()
        self.table.name_as(_("The cells of the file"))

    def _fetch(self, ids: Sequence[int]) -> list[RawRow]:
        report = self._report
        if report is None:
            return []
        rows, layout = report.sheet.rows, report.layout
        return [
            RawRow(
                row,
                tuple(map(text_of, rows[row - 1])),
                row == layout.header_row,
                layout.ignored.get(row, ""),
            )
            for row in ids
            if 0 < row <= len(rows)
        ]


def _number() -> Column[RawRow]:
    return Column("row", ROW, lambda row: str(row.id), width=80, align=Align.RIGHT, soft=True)


def _column(place: int, report: SheetReport, names: Mapping[int, str]) -> Column[RawRow]:
    rows = (report.sheet.rows[number - 1] for number in report.layout.data_rows[:_MEASURED])
    lengths = sorted(len(text) for row in rows if place < len(row) and (text := text_of(row[place])))
    longest = lengths[len(lengths) * 4 // 5] if lengths else 0
    return Column(
        str(place),
        names.get(place) or column_letter(place),
        lambda row: row.text(place),
        literal=True,
        width=min(max(88, 28 + 8 * longest), 260),
        ground=lambda row: row.tone(),
        tip=lambda row: row.tip() or row.text(place),
    )
