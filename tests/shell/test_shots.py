from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_main_pages_of_a_base_are_drawn_without_a_screen(base: Path, tmp_path: Path) -> None:
    draw = [sys.executable, "-m", "grc_desktop.ui.shots", "--only", "settings", "--out", str(tmp_path / "shots")]

    done = subprocess.run([*draw, "--database", str(base)], capture_output=True, text=True, check=True)

    (path,) = map(Path, done.stdout.split())
    assert path.parent == tmp_path / "shots"
    assert path.read_bytes().startswith(b"\x89PNG")
    assert done.stderr == ""
