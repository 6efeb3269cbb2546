from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.services.importing.reading.channel import ERROR_TEXTS, messages, pack, sender, unpack
from grc_desktop.services.importing.reading.types import Cell, CellError, Refusal

_CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.sampled_from(["", "#N/A", "Lyon", CellError("#REF!")]),
    st.integers(-(2**63), 2**63),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(data=st.data(), width=st.integers(1, 4), height=st.integers(1, 6))
def test_cells_arrive_as_they_left(data: st.DataObject, width: int, height: int) -> None:
    column = st.sampled_from([_CELLS, st.sampled_from(["Lyon", "#N/A"]), st.dates(), st.sampled_from([True, 1, 1.0])])
    columns = [data.draw(st.lists(data.draw(column), min_size=height, max_size=height)) for _ in range(width)]
    rows: list[tuple[Cell, ...]] = list(zip(*columns, strict=True))
    pipe = io.BytesIO()
    sender(pipe)("columns", *pack(rows))
    pipe.seek(0)
    ((_, *packed),) = messages(pipe, 1 << 20)
    found = unpack(*packed)  # type: ignore[arg-type]  # what pack answered
    assert [tuple(map(_told, row + (None,) * (width - len(row)))) for row in found or [()] * height] == [
        tuple(map(_told, map(_expected, row))) for row in rows
    ]


def _expected(cell: Cell) -> Cell:
    if cell == "":
        return None
    return CellError(cell) if isinstance(cell, str) and cell in ERROR_TEXTS else cell


def _told(cell: Cell) -> tuple[type, Cell]:
    """`cell` with its type, for 1, 1.0 and True are equal."""
    return type(cell), cell


def test_more_than_allowed_is_not_received() -> None:
    pipe = io.BytesIO()
    sender(pipe)("rows", [("x" * 1000,)])
    pipe.seek(0)
    with pytest.raises(Refusal):
        list(messages(pipe, 999))


def test_a_message_cut_short_ends_them() -> None:
    pipe = io.BytesIO()
    send = sender(pipe)
    send("done")
    send("rows", [("x",)])
    assert list(messages(io.BytesIO(pipe.getvalue()[:-1]), 1000)) == [("done",)]
