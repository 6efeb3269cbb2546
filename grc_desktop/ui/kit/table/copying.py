"""Rows on the clipboard, as spreadsheets take them: tab-separated text, and HTML in which texts stay texts."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QMimeData

from grc_desktop.core.i18n import language
from grc_desktop.ui.kit.table.columns import Align

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from grc_desktop.core.progress import Progress
    from grc_desktop.ui.kit.table.columns import Column

T = TypeVar("T")
_PAGE: Final = 500
_NUMBER: Final = re.compile(r"(-?)(€?)(\d[\d\u202f\u00a0,.]*?)(?:[\u202f\u00a0 ]?(€|%))?", re.ASCII)
_DAY: Final = re.compile(r"(\d\d)/(\d\d)/(\d{4})", re.ASCII)
_DAY_ZERO: Final = date(1899, 12, 30)
_TEXT: Final = " style='mso-number-format:\"\\@\"' sdnum='1033;0;@'"
"""Tells Excel and Calc that a cell is text, so that 01000 keeps its zero and =1+1 stays what was typed."""
_NUMBERS: Final = ("General", "General")
_PERCENTS: Final = ("Percent", "0.00%")
_EUROS: Final = ('"\\#\\,\\#\\#0\\.00\\\\ \\0022€\\0022"', "#,##0.00 [$€-40C]")
_DAYS: Final = ('"Short Date"', "DD/MM/YYYY")

Grid = tuple[tuple[str, ...], ...]


def collect(
    fetch: Callable[[Sequence[int]], Iterable[Any]],
    ids: Sequence[int],
    progress: Progress,
    made: Callable[[Any], T],
) -> list[T]:
    """What is `made` of each of the rows `ids`, in their order; those that are gone are left out.

    The rows read are told to `progress`, which was started. Raises `Cancelled`.
    """
    found: list[T] = []
    for start in range(0, len(ids), _PAGE):
        wanted = ids[start : start + _PAGE]
        page = {row.id: row for row in fetch(wanted)}
        found += [made(page[id_]) for id_ in wanted if id_ in page]
        progress.advance(start + len(wanted))
    return found


def grid(columns: Sequence[Column[Any]], rows: Iterable[Any]) -> Grid:
    """The titles of `columns` and the texts of `rows` under them."""
    titles = tuple(column.heading() for column in columns)
    return (titles, *(tuple(column.text(row) for column in columns) for row in rows))


def mime(columns: Sequence[Column[Any]], cells: Grid) -> QMimeData:
    """What goes to the clipboard for `cells`, their titles first."""
    figures = [column.align is Align.RIGHT for column in columns]
    data = QMimeData()
    data.setText(tsv(cells, figures))
    data.setHtml(html(cells, figures))
    return data


def tsv(cells: Grid, figures: Sequence[bool]) -> str:
    """`cells` one line a row; a cell with tabs, line breaks or quotes is quoted as Excel does.

    Numbers of the columns that hold `figures` are written without the spaces no spreadsheet reads.
    """
    titles, *rows = cells
    plain = (tuple(_plain(cell) if figure else cell for cell, figure in zip(row, figures, strict=True)) for row in rows)
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in (titles, *plain))


def html(cells: Grid, figures: Sequence[bool]) -> str:
    """`cells` as a table; only columns that hold `figures`, and days, are ever numbers or dates."""
    from html import escape

    titles, *rows = cells
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(map(_cell, row, figures))}</tr>" for row in rows)
    space = "xmlns:x='urn:schemas-microsoft-com:office:excel'"
    return f"<html {space}><meta charset='utf-8'><table><tr>{head}</tr>{body}</table></html>"


def number(text: str) -> Decimal | None:
    """The number that is shown as `text`, in the language in force; a per cent is a hundredth."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    groups, point = ("\u202f\u00a0", ",") if language() == "fr" else (",", ".")
    digits = found[3].translate(dict.fromkeys(map(ord, groups))).replace(point, ".")
    if not re.fullmatch(r"\d+(\.\d+)?", digits, re.ASCII):
        return None
    value = Decimal(found[1] + digits)
    return value / 100 if found[4] == "%" else value


def day(text: str) -> date | None:
    """The day that is shown as `text`."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _cell(text: str, figure: bool) -> str:
    from html import escape

    inside = escape(text).replace("\n", "<br style='mso-data-placement:same-cell'>")
    if (when := day(text)) is not None:
        return f"<td{_figure((when - _DAY_ZERO).days, _DAYS)}>{inside}</td>"
    if figure and (value := number(text)) is not None:
        look = _EUROS if "€" in text else _PERCENTS if "%" in text else _NUMBERS
        return f"<td{_figure(value, look)}>{inside}</td>"
    return f"<td{'' if figure else _TEXT}>{inside}</td>"


def _figure(value: Decimal | int, look: tuple[str, str]) -> str:
    """What tells Excel and Calc the value of a cell, and how each of them shows it."""
    excel, calc = look
    return f" x:num='{value}' style='mso-number-format:{excel}' sdval='{value}' sdnum='1033;0;{calc}'"


def _plain(text: str) -> str:
    value = number(text)
    if value is None:
        return text
    hundred, sign = (100, "%") if "%" in text else (1, "")
    written = f"{(value * hundred).normalize():f}{sign}"
    return written.replace(".", ",") if language() == "fr" else written


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
