"""What lies under the window starts light: no screen, no heavy library until the work that needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.checkout import PACKAGE, ROOT

HEAVY = {
    "PySide6", "alembic", "babel", "email_validator", "matplotlib", "openpyxl", "pandas",
    "phonenumbers", "python_calamine", "rapidfuzz", "scipy", "stdnum",
}  # fmt: skip
LOAD = "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]; print(*sys.modules, sep='\\n')"


def modules_of(storey: str) -> list[str]:
    """The modules of `storey` that a start may load; migrations run only when a base is upgraded."""
    files = (path.relative_to(PACKAGE.parent) for path in (PACKAGE / storey).rglob("*.py"))
    return sorted(".".join(path.with_suffix("").parts) for path in files if "migrations" not in path.parts)


@pytest.mark.parametrize("storey", ["core", "db", "services"])
def test_a_storey_under_the_window_loads_nothing_heavy(storey: str) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD, *modules_of(storey)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert HEAVY & {name.partition(".")[0] for name in loaded.stdout.split()} == set()
