from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop import app
from grc_desktop.services.contacts.types import ContactDetails
from grc_desktop.ui.importing.outlook import RowView
from grc_desktop.ui.importing.page import ImportPage
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.table.header import Forgetful
from grc_desktop.ui.kit.toasts import Toast
from grc_desktop.ui.kit.work import Work
from grc_desktop.ui.shell.refresh import Refresher

Rows = Sequence[Sequence[object]]
HEADER = ("N° cli.", "Nom", "Prénom", "Tél.", "Courriel", "C.P.", "Ville")
PEOPLE: Rows = (
    HEADER,
    ("K1", "Lefèvre", "Éloïse", 612449017, "eloise@exemple.fr", 1000, "Bourg-en-Bresse"),
    ("K2", "Garçon", "Thaïs", "06 80 11 22 33", "thais@@exemple.fr", 69003, "Lyon"),
    ("K3", "Monnier", "Théo", "06 80 11 22 3", "theo@exemple.fr", "69100", "Villeurbanne"),
    ("", "", "", "", "", "69100", "Villeurbanne"),
    ("K1", "Lefèvre", "Éloïse", "06 12 44 90 17", "eloise@exemple.fr", "01000", ""),
)


class StandingClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 21, 11, 0, tzinfo=UTC)

    def today(self) -> date:
        return self.now().date()


class Desk:
    """The page in a window, on a real base, with what a person can see and do."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.bot = qtbot
        self.services = app.build(path, create=True, clock=StandingClock())
        self.work = Work()
        self.crashes: list[BaseException] = []
        self.work.crashed.connect(self.crashes.append)
        self.toasts: list[Toast] = []
        self.wanted: list[str] = []
        services = self.services
        self.page = ImportPage(services.importing, services.contacts, services.history, self.work, Forgetful())
        self.page.toasted.connect(self.toasts.append)
        self.page.wanted.connect(lambda room, _state: self.wanted.append(room))
        self.refresher = Refresher(services.db, self.work)
        self.refresher.touched.connect(lambda tables: self.page.refresh() if tables & self.page.watches else None)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(1170, 680)
        self.page.retranslate()
        self.page.refresh()
        self.window.show()
        self.window.activateWindow()
        self.page.entered()

    def until(self, condition: Callable[[], bool]) -> None:
        self.bot.waitUntil(condition, timeout=10_000)

    def rest(self) -> None:
        """Wait until no work is left and the newest decisions are answered."""
        journey = self.page.journey
        self.until(lambda: not self.work.busy and (not journey.whole or journey.settled))

    def open(self, path: Path, step: str = "file") -> None:
        """Open a file, and go to a step of its import."""
        self.page.open(path)
        self.rest()
        self.page.go_to(step)
        self.rest()

    def counts(self) -> dict[str, int]:
        """What the chips say."""
        outlook = self.page.journey.outlook
        assert outlook is not None
        return {key: number for key, number in outlook.counts.items() if number}

    def rows(self) -> list[RowView]:
        """The rows of the check grid, as shown."""
        rows = self.page.pieces.check.table.rows
        self.until(lambda: all(rows.row(place) is not None for place in range(len(rows.ids))))
        self.rest()
        return [row for place in range(len(rows.ids)) if isinstance(row := rows.row(place), RowView)]

    def row(self, number: int) -> RowView:
        return next(row for row in self.rows() if row.id == number)

    def correct(self, text: str) -> None:
        """Replace what is in the open cell editor, and press Enter."""
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, text)
        before = self.page.journey.decisions
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.until(lambda: self.page.journey.decisions is not before)
        self.rest()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.window.focusWidget() or self.page, key, modifier)

    def names(self) -> list[str]:
        """Who is in the base."""
        contacts = self.services.contacts
        return [row.name for row in contacts.rows(contacts.find_ids())]

    def details(self, name: str) -> ContactDetails:
        contacts = self.services.contacts
        found = next(row.id for row in contacts.rows(contacts.find_ids()) if row.name == name)
        return contacts.details(found)

    def close(self) -> None:
        self.refresher.stop()
        self.work.finish()
        self.window.close()
        self.window.deleteLater()
        self.services.close()
        assert self.crashes == []


def shown(widget: QWidget) -> bool:
    return widget.isVisibleTo(widget.window())


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "shop.grc")
    made.rest()
    yield made
    made.close()


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets of rows to a workbook; its path. A sheet named like ``(this)`` is hidden."""

    def write(rows: Rows = PEOPLE, name: str = "clients.xlsx", **others: Rows) -> Path:
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.worksheets[0])
        for title, lines in {"Clients": rows, **others}.items():
            sheet = book.create_sheet(title)
            sheet.sheet_state = "hidden" if title.startswith("hidden") else "visible"
            for line in lines:
                sheet.append(list(line))
        path = tmp_path / name
        book.save(path)
        return path

    return write
