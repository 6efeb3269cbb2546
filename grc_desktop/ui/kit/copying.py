"""Rows on the clipboard, as spreadsheets take them: tab-separated text, and HTML in which texts stay texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QMimeData

from grc_desktop.ui.kit.columns import Align

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from grc_desktop.core.progress import Progress
    from grc_desktop.ui.kit.columns import Column

T = TypeVar("T")
_PAGE: Final = 500

_TEXT: Final = " style=\"mso-number-format:'\\@'\""
"""Tells Excel and Calc that a cell is text, so that 01000 keeps its zero and =1+1 stays what was typed."""

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
    data = QMimeData()
    data.setText(tsv(cells))
    data.setHtml(html(cells, [column.align is not Align.RIGHT for column in columns]))
    return data


def tsv(cells: Grid) -> str:
    """`cells` one line a row; a cell with tabs, line breaks or quotes is quoted as Excel does."""
    return "".join("\t".join(_quoted(cell) for cell in row) + "\n" for row in cells)


def html(cells: Grid, texts: Sequence[bool]) -> str:
    """`cells` as a table; `texts` says which columns are text, never numbers."""
    from html import escape

    titles, *rows = (tuple(map(escape, row)) for row in cells)
    head = "".join(f"<th>{title}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(map(_cell, row, texts))}</tr>" for row in rows)
    return f"<meta charset='utf-8'><table><tr>{head}</tr>{body}</table>"


def _cell(escaped: str, is_text: bool) -> str:
    inside = escaped.replace("\n", "<br style='mso-data-placement:same-cell'>")
    return f"<td{_TEXT if is_text else ''}>{inside}</td>"


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
