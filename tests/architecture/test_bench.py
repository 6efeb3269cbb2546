"""The benchmark says what it measured: medians of alternating rounds, growth, and failures in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench import harness
from bench.__main__ import duration, lines, row, table, topics
from bench.harness import Failed, Line, Measure, Side, compare, kept, measure, nothing


def line(sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000)) -> Line[int]:
    return Line("counting", range, range, "a range", 1.5, nothing, sizes)


def test_a_million_rows_wait_until_they_are_asked_for() -> None:
    assert line().chosen(quick=False, full=False) == (10_000, 100_000)
    assert line().chosen(quick=False, full=True) == (10_000, 100_000, 1_000_000)
    assert line().chosen(quick=True, full=False) == (10_000,)
    assert line((1_000_000,)).chosen(quick=False, full=False) == (1_000_000,)


def test_the_ratio_is_the_median_of_rounds_at_the_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = iter([Measure(1.0, 50), Measure(10.0, 70), Measure(40.0, 60), Measure(12.0, 60)])
    limits = iter([Measure(10.0, 10), Measure(10.0, 20), Measure(10.0, 10)])
    calls: list[tuple[Side, int]] = []

    def recorded(topic: str, index: int, side: Side, size: int) -> Measure:
        calls.append((side, size))
        return next(ours if side == "ours" else limits)

    monkeypatch.setattr(harness, "measure", recorded)
    monkeypatch.setattr(harness, "GROWTH_ROUNDS", 1)
    outcome = compare("any", 0, line(), (10, 100), rounds=3)

    assert calls == [("ours", 10), *[("ours", 100), ("limit", 100)] * 3]
    assert (outcome.ratio, outcome.met, outcome.peak, outcome.limit_peak) == (1.2, True, 70, 20)
    assert outcome.growth == ((10, 100, 10.0),)
    assert "counting" in table([row(outcome)])


def test_every_line_is_found_once_under_its_topic() -> None:
    found = list(lines(topics()))

    assert len({one.operation for _, _, one in found}) == len(found) > 0
    assert all(one.goal > 0 and list(one.sizes) == sorted(one.sizes) for _, _, one in found)


def test_work_that_goes_wrong_is_told_in_a_sentence() -> None:
    with pytest.raises(Failed, match="no_such_topic"):
        measure("no_such_topic", 0, "ours", 1)


def test_what_is_dear_to_make_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def make(path: Path) -> Any:
        made.append(path)
        path.write_text("dear", "utf-8")

    monkeypatch.setattr(harness, "ROOT", tmp_path)

    assert kept("base.db", make).read_text("utf-8") == kept("base.db", make).read_text("utf-8") == "dear"
    assert len(made) == 1


@pytest.mark.parametrize(("seconds", "said"), [(1.234, "1.23 s"), (0.0456, "45.6 ms"), (7.89e-6, "7.89 us")])
def test_durations_are_said_in_their_own_unit(seconds: float, said: str) -> None:
    assert duration(seconds) == said
