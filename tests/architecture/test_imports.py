"""The import contracts of pyproject.toml hold, and each of them does catch what it forbids."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.checkout import PACKAGE, ROOT

PYPROJECT = ROOT / "pyproject.toml"

# Contract → (a file to plant, what is written in it).
PLANTED = {
    "Storeys: the window and the command line stand on app, services, db, core": (
        "core/planted.py",
        "import grc_desktop.db",
    ),
    "Screens and commands never see the database": ("ui/contacts/planted.py", "import sqlalchemy"),
    "Everything under the window runs without Qt": ("services/contacts/planted.py", "import PySide6.QtCore"),
    "The ground carries no heavy tools": ("db/planted.py", "def later() -> None:\n    import openpyxl"),
    "Services: each may call those below it": ("services/history/planted.py", "import grc_desktop.services.importing"),
    "Screens are strangers to each other": ("ui/contacts/planted.py", "import grc_desktop.ui.importing"),
    "The kit knows no screen": ("ui/kit/planted.py", "import grc_desktop.services.contacts"),
    "The gallery shows the kit alone": ("ui/gallery/planted.py", "import grc_desktop.ui.shell"),
    "No cycle anywhere": ("core/planted.py", "import grc_desktop.core.planted_too"),
}


def contracts() -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return written


def verdict(root: Path) -> str:
    """What import-linter says of the package in `root`."""
    command = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package, copied to where it may be spoilt; imports are found without running anything."""
    shutil.copytree(PACKAGE, tmp_path / "grc_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PYPROJECT, tmp_path)
    return tmp_path


def test_every_contract_holds() -> None:
    assert f"Contracts: {len(contracts())} kept, 0 broken." in verdict(ROOT)


def test_every_contract_has_a_planted_violation() -> None:
    assert set(PLANTED) == {contract["name"] for contract in contracts()}


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(copy: Path, contract: str) -> None:
    name, code = PLANTED[contract]
    (copy / "grc_desktop" / name).write_text(f"{code}\n", "utf-8")
    (copy / "grc_desktop/core/planted_too.py").write_text("import grc_desktop.core.planted\n", "utf-8")

    assert f"{contract} BROKEN" in verdict(copy)


@pytest.mark.parametrize("folder", ["", "services/"])
def test_a_package_without_its_storey_is_caught(copy: Path, folder: str) -> None:
    package = copy / "grc_desktop" / folder / "unplaced"
    package.mkdir()
    (package / "__init__.py").touch()

    assert "BROKEN" in verdict(copy)


def test_every_screen_is_named_in_the_contracts_about_screens() -> None:
    screens = {f"grc_desktop.ui.{init.parent.name}" for init in PACKAGE.glob("ui/*/__init__.py")}
    strangers, kit = (
        next(contract for contract in contracts() if contract["name"] == name)
        for name in ("Screens are strangers to each other", "The kit knows no screen")
    )

    assert screens - {"grc_desktop.ui.kit", "grc_desktop.ui.shell", "grc_desktop.ui.stage"} == set(strangers["modules"])
    assert screens - {"grc_desktop.ui.kit"} <= set(kit["forbidden_modules"])
