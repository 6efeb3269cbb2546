from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from grc_desktop import app
from grc_desktop.app import Services
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.service import decisions_for
from grc_desktop.services.importing.types import Imported

Rows = Sequence[Sequence[object]]
HEADER = ("N° cli.", "Nom", "Prénom", "Tél.", "Courriel", "C.P.", "Ville")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    built = app.build(tmp_path / "shop.grc", create=True)
    yield built
    built.close()


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write rows to a workbook of one sheet; its path."""

    def write(rows: Rows, name: str = "clients.xlsx", sheet: str = "Clients") -> Path:
        from openpyxl import Workbook

        book = Workbook()
        page = book.worksheets[0]
        page.title = sheet
        for row in rows:
            page.append(list(row))
        for line in page.iter_rows():
            for cell in line:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # a text, even one that begins like a formula
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def checking(services: Services) -> Callable[..., Checked]:
    """What an import of a file would do, `choices` made."""

    def check(path: Path, **choices: object) -> Checked:
        opened = services.importing.open(path)
        report = opened.sheets[opened.proposed or 0]
        return services.importing.check(report, decisions_for(report, **choices))

    return check


@pytest.fixture
def importing(services: Services) -> Callable[..., Imported]:
    """Import the sheet of a file that is proposed, `choices` made."""

    def run(path: Path, **choices: object) -> Imported:
        opened = services.importing.open(path)
        report = opened.sheets[opened.proposed or 0]
        checked = services.importing.check(report, decisions_for(report, **choices))
        return services.importing.write(opened.source, checked)

    return run
