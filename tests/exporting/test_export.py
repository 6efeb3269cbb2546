"""What leaves in a file is all there, harmless in a spreadsheet, and whole or not at all."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop import app
from grc_desktop.core.errors import Cancelled, Refused
from grc_desktop.core.progress import Progress
from grc_desktop.core.text import fold
from grc_desktop.services.contacts import columns
from grc_desktop.services.contacts.types import ContactDraft, ContactFilter, CustomField
from grc_desktop.services.exporting import files, workbook
from grc_desktop.services.importing.reading.formulas import unguard

FULL = {
    "Customer no.": "0042",
    "Courtesy title": "Mrs",
    "Last name": "=Lefèvre",
    "First name": "Éloïse",
    "Company": "Les Fleurs",
    "Role in the company": "gérante",
    "Company 2": "Club",
    "E-mail": "eloise@ex.fr",
    "E-mail is": "Work",
    "E-mail 2": "e2@ex.fr",
    "E-mail 3": "pas un mail",
    "Phone": "06 12 34 56 78",
    "Phone 2": "+41 21 345 67 89",
    "Address": "3 rue du Port",
    "Postcode": "01000",
    "City": "Bourg",
    "Country": "France",
    "City (address 2)": "Écully",
    "Birthday (to check)": "31/02/84",
    "Stage": "Loyal",
    "Newsletter": "Yes",
    "SIRET": "12",
    "Tag": "Fidèle, mariage",
    "Note": "-1 ligne\nune autre",
    "Parking": "No",
    "Ville": "x",
}


def sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def filled(headers: list[Any], cells: list[Any]) -> dict[str, Any]:
    return {header: cell for header, cell in zip(headers, cells, strict=True) if cell not in (None, "")}


def test_a_workbook_holds_everything_in_its_own_column(shop: app.Services, tmp_path: Path) -> None:
    exported = shop.exporting.contacts(tmp_path / "out.xlsx")

    header, *rows = [[cell.value for cell in row] for row in sheet(exported.file).iter_rows()]
    (full,) = [filled(header, row) for row in rows if "0042" in row]
    ref = full.pop("GRC ref")
    assert full == FULL | {"Birthday": datetime(1984, 2, 29), "Mariage": "04/05/1830", "Budget": -12.5}
    assert ref == f"{shop.settings.base_uid()}-1"
    assert exported.rows == len(rows) == 4
    assert len(set(header)) == len(header)


def test_a_workbook_has_a_frozen_header_and_no_formula(shop: app.Services, tmp_path: Path) -> None:
    written = sheet(shop.exporting.contacts(tmp_path / "out.xlsx").file)

    assert written.freeze_panes == "A2"
    assert {cell.data_type for row in written.iter_rows() for cell in row} <= {"s", "inlineStr", "n", "d"}


def test_a_csv_is_what_a_french_spreadsheet_opens(shop: app.Services, tmp_path: Path, french: None) -> None:
    exported = shop.exporting.contacts(tmp_path / "out.csv")

    assert exported.file.read_bytes().startswith(b"\xef\xbb\xbf")
    with exported.file.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file, delimiter=";"))
    (full,) = [filled(header, row) for row in rows if "0042" in row]
    assert full["Nom"] == "'=Lefèvre"
    assert full["Réf. GRC"].endswith("-1")
    assert (full["Budget"], full["Téléphone 2"], full["Mariage"]) == ("-12,50", "+41 21 345 67 89", "04/05/1830")
    assert full["Date de naissance"] == "29/02/1984"
    assert any("'@Zen" in row for row in rows)


def test_json_keeps_the_stable_names_whatever_the_language(shop: app.Services, tmp_path: Path, french: None) -> None:
    exported = shop.exporting.contacts(tmp_path / "out.JSON")

    (full,) = [each for each in json.loads(exported.file.read_text("utf-8")) if each.get("code") == "0042"]
    assert full["email"] == ["eloise@ex.fr", "e2@ex.fr"]
    assert full["phone_e164"] == ["+33612345678", "+41213456789"]
    assert (full["stage"], full["newsletter"], full["birthday"]) == ("loyal", True, "1984-02-29")
    assert (full["custom:Budget"], full["custom:Parking"], full["country"]) == (-12.5, False, "FR")
    assert full["other_addresses"] == [{"city": "Écully"}]
    assert {check["value"] for check in full["to_check"]} == {"pas un mail", "31/02/84", "12"}


@pytest.mark.parametrize("typed", ["04/05/1830", "1830-02-30"])
@pytest.mark.parametrize("kind", ["number", "money", "date", "bool"])
def test_a_value_that_is_none_of_its_kind_leaves_as_its_text(
    services: app.Services, tmp_path: Path, kind: str, typed: str
) -> None:
    field = services.contacts.save_custom_field(CustomField("Choix", kind))
    services.contacts.save(ContactDraft(last_name="Ana", custom={field: typed}))

    exported = services.exporting.contacts(tmp_path / "out.json")

    assert json.loads(exported.file.read_text("utf-8"))[0]["custom:Choix"] == typed
    assert services.exporting.contacts(tmp_path / "out.xlsx").rows == 1


def test_an_empty_base_gives_a_file_with_its_header_alone(services: app.Services, tmp_path: Path) -> None:
    assert services.exporting.contacts(tmp_path / "out.xlsx").rows == 0
    assert sheet(tmp_path / "out.xlsx").max_row == 1
    assert services.exporting.contacts(tmp_path / "out.json").rows == 0
    assert json.loads((tmp_path / "out.json").read_text()) == []


def test_only_the_contacts_asked_for_leave(shop: app.Services, tmp_path: Path) -> None:
    assert shop.exporting.contacts(tmp_path / "a.csv", ContactFilter(text="eloise")).rows == 1
    assert shop.exporting.contacts(tmp_path / "b.csv", ids=[2, 1, 999]).rows == 2
    assert shop.exporting.contacts(tmp_path / "c.csv", ids=[999]).rows == 0


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.json"])
def test_a_cancelled_export_leaves_what_stood_there(shop: app.Services, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("before")
    progress = Progress(lambda step: progress.cancel() if step.done else None)

    with pytest.raises(Cancelled):
        shop.exporting.contacts(tmp_path / name, progress=progress)

    assert (tmp_path / name).read_text() == "before"
    assert not list(tmp_path.glob(".out*"))


def test_a_file_that_cannot_be_written_is_said_so(shop: app.Services, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        shop.exporting.contacts(tmp_path / "nowhere" / "out.csv")

    assert refused.value.code == "cannot_write"


@pytest.mark.parametrize("name", ["out.doc", "out", ".xlsx"])
def test_a_format_nobody_writes_is_refused(services: app.Services, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        services.exporting.contacts(tmp_path / name)

    assert refused.value.code == "unknown_format"


def test_a_text_too_long_for_a_cell_is_never_cut(services: app.Services, tmp_path: Path) -> None:
    services.contacts.save(ContactDraft(last_name="Ana", note="x" * 40_000))

    with pytest.raises(Refused) as refused:
        services.exporting.contacts(tmp_path / "out.xlsx")

    assert refused.value.code == "cell_too_long"
    assert not (tmp_path / "out.xlsx").exists()
    assert services.exporting.contacts(tmp_path / "out.csv").rows == 1


@pytest.mark.parametrize("text", ["#N/A", "=1+1", "_x0041_", "a\x01b\ufffe", "🥐", " spaces ", "1e5", "007", "TRUE"])
def test_a_text_stays_a_text_in_a_workbook(services: app.Services, tmp_path: Path, text: str) -> None:
    import python_calamine

    workbook.write_workbook(tmp_path / "out.xlsx", "Contacts", ["h"], [[text]])

    read = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "out.xlsx")).get_sheet_by_index(0).to_python()
    assert read[-1] == [text.replace("\x01", "").replace("\ufffe", "")]


def test_a_workbook_may_have_many_columns_and_rows(tmp_path: Path) -> None:
    headers = [f"h{number}" for number in range(60)]

    workbook.write_workbook(tmp_path / "out.xlsx", "A & B", headers, ([str(row)] * 60 for row in range(450)))

    written = openpyxl.load_workbook(tmp_path / "out.xlsx")["A & B"]
    assert (written.max_row, written.max_column, written["BH451"].value) == (451, 60, "449")


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@＝\t1,. "), st.characters(exclude_categories=["Cs"]))))
def test_what_guards_a_text_in_a_csv_comes_off_again(text: str) -> None:
    assert unguard(files.guarded(text)) == text


@pytest.mark.parametrize("text", ["=cmd|x", "+1-2", "-a", "@SUM(A1)", "\t=1", "＝1", "+33-6-12-34-56-78", "'=1"])
def test_a_text_that_would_run_is_guarded(text: str) -> None:
    assert files.guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["+33 6 12 34 56 78", "-12,50", "+41213456789", "-1 234,50 €", "a=b", "", "l’été", "'tis"]
)
def test_phones_amounts_and_plain_words_are_left_alone(text: str) -> None:
    assert files.guarded(text) == text


@pytest.mark.parametrize("language", ["english", "french"])
def test_every_column_is_known_again_by_its_header(request: pytest.FixtureRequest, language: str) -> None:
    if language == "french":
        request.getfixturevalue("french")
    names = [*columns.ALWAYS, "ref", "kind", "email.2", "phone.3", "company.2", "role", "city.2", "address2.3"]
    names += ["check.birthday", "custom:Taille", "custom:Ville", "custom:City", "email_kind.2", "channel"]

    known = columns.names_by_header(["Taille", "Ville", "City"])

    assert [known[fold(columns.header(name))] for name in names] == names
