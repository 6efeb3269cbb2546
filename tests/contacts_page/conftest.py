from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.app import ACTS
from grc_desktop.db.database import Database
from grc_desktop.services.contacts import acts
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import Address, ContactDetails, ContactDraft, Email, Phone
from grc_desktop.services.exporting.service import ExportService
from grc_desktop.services.history.service import HistoryService
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.services.settings.service import SettingsService
from grc_desktop.services.settings.views import SavedViews
from grc_desktop.ui.contacts.page import ContactsPage
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.fields.text import TextField
from grc_desktop.ui.kit.table.header import Forgetful
from grc_desktop.ui.kit.toasts import Toast
from grc_desktop.ui.kit.work import Work
from grc_desktop.ui.shell.refresh import Refresher

SHOP = (
    ContactDraft(
        first_name="Éloïse",
        last_name="Lefèvre",
        stage="loyal",
        code="K1",
        birthday=date(1984, 11, 21),
        emails=(Email("eloise@exemple.fr"),),
        phones=(Phone("06 39 98 12 34"),),
        addresses=(Address("3 rue Mercière", None, "69002", "Lyon", "FR"),),
        tags=("Thé",),
    ),
    ContactDraft(first_name="Jérôme", last_name="Abadie", stage="client", phones=(Phone("06 39 98 55 66"),)),
    ContactDraft(first_name="Thaïs", last_name="Garçon", addresses=(Address(city="Bron"),), stage="client"),
    ContactDraft(kind="organisation", company="Béranger Optique SARL", stage="prospect"),
)
PATIENCE_MS = 20_000
ABADIE, BERANGER, GARCON, LEFEVRE = "Abadie Jérôme", "Béranger Optique SARL", "Garçon Thaïs", "Lefèvre Éloïse"


class StandingClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 21, 11, 0, tzinfo=UTC)

    def today(self) -> date:
        return self.now().date()


class Shop:
    """The page in a window, on a real base, with what a person can see and do."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.bot = qtbot
        self.db = Database(path, StandingClock())
        self.contacts = ContactService(self.db)
        self.views = SavedViews(self.db)
        self.history = HistoryService(self.db, ACTS, final=(acts.PURGE,))
        exporting = ExportService(self.db, SettingsService(self.db, ComputerSettings()))
        self.memory = Forgetful()
        self.work = Work()
        self.crashes: list[BaseException] = []
        self.work.crashed.connect(self.crashes.append)
        self.toasts: list[Toast] = []
        self.window = QMainWindow()
        self.page = ContactsPage(self.contacts, self.views, exporting, self.history, self.work, self.memory)
        self.page.toasted.connect(self.toasts.append)
        self.refresher = Refresher(self.db, self.work)
        self.refresher.touched.connect(lambda tables: self.page.refresh() if tables & self.page.watches else None)
        self.window.setCentralWidget(self.page)
        self.window.resize(1170, 680)
        self.page.retranslate()
        self.page.refresh()
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.page.entered()

    def until(self, condition: Callable[[], bool]) -> None:
        self.bot.waitUntil(condition, timeout=PATIENCE_MS)

    def names(self) -> list[str]:
        """The names on the screen."""
        rows = self.page.table.rows
        known = [rows.row(number) for number in range(len(rows.ids))]
        return [row.name if row else "" for row in known]

    def see(self, *names: str) -> None:
        """Wait until these, and only these, are listed."""
        self.until(lambda: self.names() == list(names))

    def shown(self) -> ContactDetails | None:
        """The contact of the record in front."""
        known = self.page.desk.record.known
        return known.details if known is not None and self.page.desk.currentWidget() is self.page.desk.record else None

    def go_to(self, name: str) -> int:
        """Make the row of `name` the current one, and wait for its record."""
        self.until(lambda: name in self.names())
        contact = self.page.table.rows.ids[self.names().index(name)]
        self.page.table.go_to(contact)
        self.until(lambda: (shown := self.shown()) is not None and shown.draft.id == contact)
        return int(contact)

    def id_of(self, name: str) -> int:
        return next(row.id for row in self.contacts.rows(self.contacts.find_ids()) if row.name == name)

    def details(self, contact: int) -> ContactDetails:
        return self.contacts.details(contact)

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self.window.focusWidget() or self.page, key, held)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        _type(self.window.focusWidget() or self.page, text)

    def line(self, name: str) -> QLineEdit:
        """The line of the form's field called `name`."""
        for form in self.page.desk.editor.fields.forms:
            if name in form.values() and isinstance(field := form.field(name), TextField):
                return field.line
        raise KeyError(name)

    def fill(self, name: str, text: str) -> None:
        """Replace what is in a field of the form."""
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        _type(line, text)

    def close(self) -> None:
        self.refresher.stop()
        self.work.finish()
        self.window.close()
        self.window.deleteLater()
        self.db.close()
        assert self.crashes == []


def _type(widget: QWidget, text: str) -> None:
    """Keys with any letter on them: QTest only has those of ASCII."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = ord(letter.upper()) if letter.isascii() else 0
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))


def _base(path: Path, drafts: tuple[ContactDraft, ...]) -> Path:
    db = Database.create(path, StandingClock())
    for draft in drafts:
        ContactService(db).save(draft)
    db.close()
    return path


@pytest.fixture(scope="session")
def bases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A shop and an empty base, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("bases")
    return _base(folder / "shop.grc", SHOP), _base(folder / "empty.grc", ())


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path, bases: tuple[Path, Path]) -> Iterator[Shop]:
    made = Shop(qtbot, Path(shutil.copy(bases[0], tmp_path / "shop.grc")))
    made.see(ABADIE, BERANGER, GARCON, LEFEVRE)
    yield made
    made.close()


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path, bases: tuple[Path, Path]) -> Iterator[Shop]:
    made = Shop(qtbot, Path(shutil.copy(bases[1], tmp_path / "empty.grc")))
    yield made
    made.close()
