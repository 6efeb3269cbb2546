"""What every test stands on: a home of its own, no screen, English, and the same dice in CI every time."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from grc_desktop.core import i18n

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read once, when Qt is first imported

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


gc.disable()  # a widget in a cycle must not be released on a thread of its page: see `grc_desktop.ui.kit.garbage`
_MUCH = 100_000


def pytest_sessionfinish() -> None:
    """Empty the clipboard: without a screen it outlives Python, and with it what a test copied."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def searched() -> Iterator[None]:
    """Garbage is searched for between tests, on their own thread."""
    yield
    if gc.get_count()[0] > _MUCH:
        gc.collect()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that ``GRC_HOME`` names: bases and settings of a test never leave it."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GRC_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def speaking(request: pytest.FixtureRequest) -> Iterator[None]:
    """Texts start and end in English; widgets count and date the British way, whatever the machine's locale."""
    i18n.use("en")
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QLocale

        QLocale.setDefault(QLocale("en_GB"))
    yield
    i18n.use("en")


@pytest.fixture
def french(request: pytest.FixtureRequest, speaking: None) -> None:
    """Texts, numbers and dates in French."""
    i18n.use("fr")
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QLocale

        QLocale.setDefault(QLocale("fr_FR"))
