"""A process killed while it saves: every acknowledged save is there, and no half of another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.checkout import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_every_acknowledged_save_outlives_a_kill(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.db.killed", "saves", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    deaths = json.loads(done.stdout)
    acknowledged: set[int] = set()

    assert len(deaths) == 40
    for death in deaths:
        acknowledged.update(death["acknowledged"])
        assert acknowledged <= set(death["there"])
        assert len(death["there"]) <= len(acknowledged) + len(deaths)
        assert death["whole"] == death["there"]
        assert death["entries"] == len(death["there"])
        assert death["ills"] == []
    assert len(acknowledged) > len(deaths)
