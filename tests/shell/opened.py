"""A real window on a real base, for the tests that press its keys."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from grc_desktop import app
from grc_desktop.core.paths import default_database, state_folder
from grc_desktop.services.contacts.types import Address, ContactDraft, Email, Phone
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.services.settings.declared import LANGUAGE, THEME
from grc_desktop.ui.shell.opening.session import Wanted
from grc_desktop.ui.shell.opening.start import Program
from grc_desktop.ui.stage.stage import Stage

PEOPLE = (("Éloïse", "Lefèvre", "Lyon"), ("Jérôme", "Abadie", "Bron"), ("Inès", "Castelnau", "Écully"))


class Desk:
    """The program as a person sits before it: windows are opened, closed, opened again."""

    def __init__(self, qapp: QApplication) -> None:
        self.app = qapp
        self.program = Program(qapp, state_folder())

    def open(self, path: Path | None = None) -> Stage:
        """Open the window on `path`, or on the choice of a base."""
        hook = sys.excepthook
        assert self.program.begin(Wanted(path))
        sys.excepthook = hook  # what a slot raises must fail the test
        return self.stage

    @property
    def stage(self) -> Stage:
        assert self.program.session is not None
        return Stage(self.app, self.program.session, self.program.preferences)

    def close(self) -> None:
        if self.program.session is not None:
            self.program.session.window.end()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with three customers, made once."""
    path = tmp_path_factory.mktemp("template") / "clients.grc"
    services = app.build(path, create=True)
    for number, (first, last, city) in enumerate(PEOPLE):
        services.contacts.save(
            ContactDraft(
                first_name=first,
                last_name=last,
                emails=(Email(f"{number}@exemple.fr"),),
                phones=(Phone(f"06 39 98 12 0{number}", f"+3363998120{number}"),),
                addresses=(Address(city=city),),
            )
        )
    services.close()
    return path


@pytest.fixture
def base(template: Path, home: Path) -> Path:
    """The user's own base, with three customers."""
    path = default_database()
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(template, path)
    return path


@pytest.fixture
def desk(qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings = ComputerSettings()
    settings.set(LANGUAGE, "en")
    settings.set(THEME, "light")
    made = Desk(qapp)
    yield made
    made.close()
    made.program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(desk: Desk, base: Path) -> Stage:
    """The window, open on a base with three customers."""
    return desk.open(base)
