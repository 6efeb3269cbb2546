"""The columns of the check grid: the row's number, what will happen to it, and every column that is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_
from grc_desktop.ui.importing.outlook import RowView, Shown
from grc_desktop.ui.importing.words import fate
from grc_desktop.ui.kit.table.columns import Align, Column
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.importing import types

ROW: Final = "row"
FATE: Final = "fate"
BLANK: Final = "—"
_BLANK: Final = Shown("", "")
_WIDTHS: Final = {
    "full_name": 160, "company": 170, "phone": 170, "email": 200, "address": 180, "postcode": 80, "code": 80,
    "birthday": 104, "note": 220, "city": 140, "newsletter": 96,
}  # fmt: skip
_USUAL: Final = 124


def grid_columns(columns: Sequence[types.Column]) -> tuple[Column[RowView], ...]:
    """The columns of the grid for the `columns` of the sheet; those left out wait in the chooser."""
    return (
        Column(ROW, N_("Row"), lambda row: str(row.id), width=64, align=Align.RIGHT, soft=True),
        Column(
            FATE, N_("What will happen"), lambda row: fate(row).text, width=224, badge=fate, tip=lambda row: row.why
        ),
        *(_column(column) for column in columns),
    )


def _column(column: types.Column) -> Column[RowView]:
    index = column.index
    field = (column.field or "").partition(".")[0]

    def cell(row: RowView) -> Shown:
        return row.cells.get(index, _BLANK)

    return Column(
        str(index),
        column.header.replace("\n", " "),
        lambda row: cell(row).text or BLANK,
        width=_WIDTHS.get(field, _USUAL),
        ground=lambda row: _tone(cell(row)),
        tip=lambda row: cell(row).why or cell(row).typed,
        edit=lambda row: None if row.ignored else cell(row).typed,
        align=Align.RIGHT if column.kind in ("number", "money") else Align.LEFT,
        soft=column.field is None,
        shown=column.field is not None,
        literal=True,
    )


def _tone(cell: Shown) -> Tone | None:
    return Tone.WARNING if cell.why else Tone.OK if cell.repaired else None
