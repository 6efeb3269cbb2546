from __future__ import annotations

import json
from pathlib import Path

import pytest

from grc_desktop.cli import demo, program
from grc_desktop.core.paths import default_database


def test_the_demo_tells_what_became_of_every_row(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert program.main(["demo", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    counts = told["import"]
    parts = ("created", "updated", "unchanged", "review", "rejected", "ignored")
    assert counts["read"] == sum(counts[part] for part in parts)
    assert counts["created"] > 1000
    assert {"invalid_email", "invalid_phone"} <= {problem["code"] for problem in told["problems"]}
    sales = [customer["sales"] for customer in told["best_customers"]]
    assert len(sales) == demo.BEST
    assert sales == sorted(sales, reverse=True)
    assert sales[-1] > 0
    assert Path(told["database"]).is_relative_to(home / "sample")
    assert not default_database().exists()


def test_the_demo_opens_the_window_where_there_is_a_screen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "has_screen", lambda: True)
    opened: list[Path | None] = []

    def window(path: Path | None) -> int:
        opened.append(path)
        return 0

    assert program.main(["demo"], window) == 0
    assert [path.name for path in opened if path is not None] == ["boutique.grc"]
