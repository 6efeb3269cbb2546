"""The refused rows, given back as the user's own sheet: bad cells coloured, a reason beside each row."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Final

from grc_desktop.core.errors import CANNOT_WRITE, Refused
from grc_desktop.core.i18n import N_, _
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.reading.types import Cell
from grc_desktop.services.importing.types import CellProblem

REASON: Final = N_("Reason")
_BAD: Final = "FFFCE4D6"
_HEAD: Final = "FFE4F0EC"
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def save_rejects(checked: Checked, path: Path) -> int:
    """Write the refused rows of `checked` to the workbook `path`; how many there are. No file when there are none.

    The columns are those of the sheet, with one more that says why. Corrected, the file can be imported as it is.
    Raises `Refused` where it cannot be written.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    refused = [r for r, outcome in zip(checked.records, checked.outcomes, strict=True) if outcome == "rejected"]
    if not refused:
        return 0
    said: defaultdict[int, list[CellProblem]] = defaultdict(list)
    for problem in checked.problems:
        said[problem.row].append(problem)
    bad, head = PatternFill("solid", fgColor=_BAD), PatternFill("solid", fgColor=_HEAD)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = re.sub(r"[\\/*?:\[\]]", " ", checked.report.sheet.name)[:31] or "1"
    headers = checked.report.layout.headers
    for column, text in enumerate((*headers, _(REASON)), 1):
        cell = sheet.cell(1, column)
        _put(cell, text)
        cell.font, cell.fill = Font(bold=True), head
    for line, record in enumerate(refused, 2):
        row = checked.report.sheet.rows[record.row - 1]
        for column, value in enumerate(row[: len(headers)]):
            _put(sheet.cell(line, column + 1), checked.decisions.fixes.get((record.row, column), value))
        for problem in said[record.row]:
            if problem.column is not None:
                sheet.cell(line, problem.column + 1).fill = bad
        reasons = dict.fromkeys(problem.problem.sentence() for problem in said[record.row])
        _put(sheet.cell(line, len(headers) + 1), " ".join(reasons))
    sheet.freeze_panes = "A2"
    try:
        book.save(path)
    except OSError:
        raise Refused(CANNOT_WRITE, path=path) from None
    return len(refused)


def _put(cell: object, value: Cell) -> None:
    """Write a value as itself: a text is never a formula, a day looks like one."""
    from openpyxl.cell.cell import Cell as SheetCell

    assert isinstance(cell, SheetCell)  # noqa: S101 - no merged cells in a workbook of ours
    if isinstance(value, str):
        cell.value = _ILLEGAL.sub("", value)
        cell.data_type = "s"
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
