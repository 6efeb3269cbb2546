"""A command line that is run in this process, on a base in the test's own home."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grc_desktop import app
from grc_desktop.cli import program
from grc_desktop.core.paths import default_database
from grc_desktop.services.contacts.types import ContactDraft


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Grc = Callable[..., Ran]


@pytest.fixture
def grc(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Grc:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run(*arguments: object) -> Ran:
        code = program.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def add(home: Path) -> Callable[..., list[int]]:
    """Adds contacts to the usual base, made if need be."""

    def save(*drafts: ContactDraft) -> list[int]:
        services = app.build(default_database(), create=not default_database().exists())
        ids = [services.contacts.save(draft) for draft in drafts]
        services.close()
        return ids

    return save
