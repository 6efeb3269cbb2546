"""The one door: it prepares what is missing, once, and says in one sentence why it cannot."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev
from tests.architecture.checkout import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKED = re.findall(r"^(\S+==.*?) \\\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)


def here(requirements: Iterable[str]) -> list[Requirement]:
    """Those of `requirements` that hold for this Python on this system."""
    read = map(Requirement, requirements)
    return [one for one in read if one.marker is None or one.marker.evaluate()]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """A folder with nothing prepared in it, and the set-up commands that are run there, in order."""
    commands: list[Sequence[str]] = []
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "ready")
    monkeypatch.setattr(dev, "install_system", lambda needed, welcome=(): None)
    monkeypatch.setattr(dev, "quietly", lambda command, failure: commands.append(command))
    return commands


def test_a_first_start_makes_the_environment_and_the_next_does_nothing(asked: list[Sequence[str]]) -> None:
    dev.prepare(window=False)
    first = len(asked)
    dev.prepare(window=False)

    assert "--clear" in asked[0]
    assert any("--require-hashes" in command for command in asked)
    assert len(asked) == first


def test_a_set_up_that_failed_is_begun_again(asked: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    dev.STAMP.write_text("made from another lock", "utf-8")

    def offline(command: Sequence[str], failure: str) -> None:
        if "--require-hashes" in command:
            raise dev.Stopped(failure)

    with monkeypatch.context() as patch:
        patch.setattr(dev, "quietly", offline)
        with pytest.raises(dev.Stopped, match="could not be installed"):
            dev.prepare(window=False)
    dev.prepare(window=False)

    assert "--clear" in asked[0]


def test_another_lock_makes_another_environment(
    asked: list[Sequence[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.prepare(window=False)
    asked.clear()
    (tmp_path / "lock").write_text("other==1", "utf-8")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "lock")
    dev.prepare(window=False)

    assert "--clear" in asked[0]


def test_without_rights_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "becoming_root", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(dev.Stopped, match=r"sudo apt-get install -y libegl1 fonts-inter$"):
        dev.install_system(["libegl1"], welcome=["fonts-inter"])


def test_a_missing_font_stops_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dev, "becoming_root", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    dev.install_system([], welcome=["fonts-inter"])

    assert "fonts-inter" in capsys.readouterr().err


def test_a_failing_command_is_told_in_one_sentence() -> None:
    with pytest.raises(dev.Stopped, match=r"^It failed: the last words$"):
        dev.quietly([sys.executable, "-c", "raise SystemExit('first\\nERROR: the last words')"], "It failed")


def test_an_unknown_command_is_refused_in_one_sentence() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "dev.py"), "tset"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "'tset'" in done.stderr


def test_every_command_is_in_the_help() -> None:
    assert set(re.findall(r"^  (\w+)  ", dev.HELP, re.MULTILINE)) == set(dev.COMMANDS)


def test_ci_goes_through_the_same_door() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "exec python3 dev.py test"


def test_every_locked_package_has_its_hashes() -> None:
    assert len(LOCKED) == len(re.findall(r"^\S+==", LOCK, re.MULTILINE)) > 0


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = here(project["project"]["dependencies"] + project["dependency-groups"]["dev"])
    locked = {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in here(LOCKED)}

    assert [str(one) for one in asked if not one.specifier.contains(locked.get(canonicalize_name(one.name), "0"))] == []
