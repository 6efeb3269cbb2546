"""Sheets of every shape: wide, empty, hidden, titled, in English, in another order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from grc_desktop.app import Services
from grc_desktop.core.errors import Refused
from grc_desktop.core.progress import Progress
from grc_desktop.services.contacts.types import ContactFilter, Order
from grc_desktop.services.importing import runs
from grc_desktop.services.importing.check import Base, Checked, check
from grc_desktop.services.importing.diagnosis import report
from grc_desktop.services.importing.reading.types import Sheet
from grc_desktop.services.importing.service import decisions_for
from grc_desktop.services.importing.types import Imported
from tests.importing.conftest import HEADER

Run = Callable[..., Imported]
Make = Callable[..., Path]
Check = Callable[..., Checked]
MARIE = ("K1", "Dupont", "Marie", "06 39 98 12 34", "marie@exemple.fr", "69003", "Lyon")


def test_english_headers_say_the_same(services: Services, workbook: Make, importing: Run) -> None:
    header = ("Customer ID", "Surname", "First name", "Mobile", "Email address", "Zip", "Town", "Date of birth")
    importing(workbook([header, (*MARIE, "1980-04-03")]))
    (found,) = services.contacts.find_ids(ContactFilter(), Order())
    draft = services.contacts.details(found).draft
    assert (draft.code, draft.last_name, draft.first_name, str(draft.birthday)) == (
        "K1",
        "Dupont",
        "Marie",
        "1980-04-03",
    )
    assert (draft.phones[0].e164, draft.emails[0].address, draft.addresses[0].postcode) == (
        "+33639981234", "marie@exemple.fr", "69003",
    )  # fmt: skip


def test_a_header_without_rows_is_an_import_of_nothing(services: Services, workbook: Make, importing: Run) -> None:
    done = importing(workbook([HEADER]))
    assert (done.counts.read, done.entry, list(done.problems)) == (0, None, [])
    assert services.history.entries() == []


def test_an_empty_sheet_proposes_nothing(services: Services, workbook: Make) -> None:
    opened = services.importing.open(workbook([]))
    assert opened.proposed is None
    assert opened.sheets[0].columns == ()


def test_a_hidden_sheet_is_told_and_never_proposed(services: Services, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    hidden, shown = book.worksheets[0], book.create_sheet("Feuil2")
    hidden.title, hidden.sheet_state = "Clients", "hidden"
    hidden.append(HEADER)
    hidden.append(MARIE)
    shown.append(("Date", "Article", "Qté"))
    shown.append(("01/02/2026", "Thé", 2))
    book.active = 1
    book.save(tmp_path / "caché.xlsx")
    opened = services.importing.open(tmp_path / "caché.xlsx")
    assert [(sheet.sheet.name, sheet.sheet.hidden) for sheet in opened.sheets] == [("Clients", True), ("Feuil2", False)]
    assert opened.proposed is None
    with pytest.raises(Refused) as refused:
        runs.prepare(tmp_path / "caché.xlsx", runs.Wish(), Progress())
    assert refused.value.code == "no_customers"
    assert runs.prepare(tmp_path / "caché.xlsx", runs.Wish(sheet="Clients"), Progress())[1].sheet.hidden


def test_the_header_row_can_be_chosen() -> None:
    rows = [("Fichier", "Boutique"), ("vieux", "titres"), HEADER, MARIE]
    sheet = Sheet("S", False, [tuple(row) for row in rows])
    for chosen in (None, 3):
        understood = report(sheet, chosen)
        assert understood.layout.header_row == 3
        assert [column.field for column in understood.columns][:3] == ["code", "last_name", "first_name"]
    assert report(sheet, 2).layout.header_row == 2
    assert len(report(sheet, 2).layout.data_rows) + len(report(sheet, 2).layout.ignored) >= 2


@pytest.mark.parametrize("width", [100, 16_384])
def test_wide_sheets_keep_every_column(width: int) -> None:
    more = width - len(HEADER)
    header = (*HEADER, *(f"Mesure {n}" for n in range(more)))
    sheet = Sheet("S", False, [header, (*MARIE, *(str(n) for n in range(more)))])
    understood = report(sheet)
    checked = check(understood, decisions_for(understood), Base(), date(2026, 11, 21), Progress())
    assert len(understood.columns) == width
    assert checked.counts.created == 1
    assert len(checked.records[0].custom) == more


def test_a_hundred_columns_are_written_and_taken_back(services: Services, workbook: Make, importing: Run) -> None:
    header = (*HEADER, *(f"Mesure {n}" for n in range(93)))
    done = importing(workbook([header, *((f"K{r}", f"Nom{r}", *MARIE[2:3], *[""] * 4, *range(93)) for r in range(20))]))
    assert (done.counts.created, len(services.contacts.custom_fields())) == (20, 93)
    undone = services.history.undo(done.entry or 0)
    assert (undone.kept, undone.impossible) == (0, 0)
    assert services.contacts.custom_fields() == []


def test_a_file_dropped_in_twice_changes_nothing(services: Services, workbook: Make, importing: Run) -> None:
    rows = [
        MARIE,
        ("", "M. et Mme ROUX", "", "04 65 71 00 01 / 06 39 98 00 02", "", "01000", "BOURG"),
        ("", "SARL Le Fournil", "", "0199001111", "contact@fournil.exemple", "", ""),
        ("", "", "", "", "seule@exemple.fr", "", ""),
        ("K5", "de La Tour", "Anne", "liste rouge", "x@", "?", "Lyon 3e"),
    ]
    path = workbook([HEADER, *rows])
    assert importing(path).counts.created == len(rows)
    again = importing(path).counts
    assert (again.created, again.updated, again.review, again.unchanged) == (0, 0, 0, len(rows))
    assert services.contacts.count(ContactFilter()) == len(rows)


def test_repeated_headers_are_different_columns(checking: Check, workbook: Make) -> None:
    checked = checking(
        workbook([("Nom", "Tél", "Tél", "Mesure", "Mesure"), ("Roux", "0639981234", "0465710001", "a", "b")])
    )
    record = checked.records[0]
    assert len(record.phones) == 2
    assert sorted(record.custom.values()) == ["a", "b"]
