from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.ui.kit.table.columns import Column
from grc_desktop.ui.kit.table.layout import Layout, layout

COLUMNS: tuple[Column[Any], ...] = (
    Column("name", "Name", str),
    Column("town", "Town", str),
    Column("source", "Source", str, shown=False),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["name", "town", "gone"]) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["order", "hidden", "widths", "name"]), inner),
)


def test_without_a_memory_columns_are_as_declared() -> None:
    assert layout(COLUMNS) == Layout(("name", "town", "source"), frozenset({"source"}), {})


def test_what_the_user_chose_comes_back() -> None:
    chosen = Layout(("source", "name", "town"), frozenset({"town"}), {"name": 220})
    assert layout(COLUMNS, chosen.remembered()) == chosen


def test_a_column_of_a_newer_version_comes_last_and_an_old_one_is_forgotten() -> None:
    remembered = {"order": ["gone", "town"], "hidden": ["gone"], "widths": {"gone": 80, "town": 90}}
    assert layout(COLUMNS, remembered) == Layout(("town", "name", "source"), frozenset({"source"}), {"town": 90})


@given(JSON)
def test_whatever_was_remembered_some_column_is_shown(remembered: object) -> None:
    found = layout(COLUMNS, remembered)
    assert sorted(found.order) == ["name", "source", "town"]
    assert found.hidden < set(found.order)
    assert all(width > 0 for width in found.widths.values())
