"""A file as a whole: all or nothing, taken back in one go, given back when refused, the same after a round trip."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grc_desktop.app import Services
from grc_desktop.core import i18n
from grc_desktop.core.errors import Cancelled
from grc_desktop.core.paths import resources
from grc_desktop.core.progress import Progress, Step
from grc_desktop.services.contacts.types import ContactDraft, ContactFilter, Order
from grc_desktop.services.importing.check import Checked
from grc_desktop.services.importing.reviewing import Decision
from grc_desktop.services.importing.service import decisions_for
from grc_desktop.services.importing.types import Imported
from tests.importing.conftest import HEADER

Run = Callable[..., Imported]
Make = Callable[..., Path]
TABLES = (
    "contacts", "emails", "phones", "addresses", "memberships", "tags", "contact_tags", "custom_fields",
    "custom_values", "contact_checks", "import_reviews",
)  # fmt: skip
SHOP = resources() / "demo" / "boutique.xlsx"


def dump(services: Services) -> dict[str, list[tuple[object, ...]]]:
    """Everything the shop keeps, but for when it was last touched and how often."""
    with services.db.read() as connection:
        found = {}
        for table in TABLES:
            rows = connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY id").mappings()
            found[table] = [
                tuple(value for name, value in row.items() if name not in ("version", "updated_at")) for row in rows
            ]
        return found


def test_the_sample_shop_is_imported_whole_and_found_again(services: Services, importing: Run) -> None:
    done = importing(SHOP)
    assert done.counts.read == 1210
    assert done.counts.rejected == 0
    assert done.counts.created > 1000
    assert services.contacts.quick_find("lefevre", 5)


def test_an_import_undone_leaves_the_base_as_it_was(services: Services, workbook: Make, importing: Run) -> None:
    importing(workbook([HEADER, ("C0001", "Ancien", "Client", "0639981234", "", "69001", "Lyon")], "before.xlsx"))
    before = dump(services)
    done = importing(SHOP)
    assert dump(services) != before
    undone = services.history.undo(done.entry or 0)
    assert (undone.kept, undone.impossible) == (0, 0)
    assert dump(services) == before


def test_a_customer_edited_since_is_kept_when_the_import_is_undone(services: Services, importing: Run) -> None:
    from dataclasses import replace

    done = importing(SHOP)
    touched = services.contacts.find_ids(ContactFilter(), Order())[10]
    services.contacts.save(replace(services.contacts.details(touched).draft, job="pâtissière"))
    undone = services.history.undo(done.entry or 0)
    assert undone.kept == 1
    assert list(services.contacts.find_ids(ContactFilter(), Order())) == [touched]


def test_every_stage_of_the_writing_moves_to_its_end(services: Services) -> None:
    steps: list[Step] = []
    opened = services.importing.open(SHOP)
    report = opened.sheets[opened.proposed or 0]
    checked = services.importing.check(report, decisions_for(report))
    services.importing.write(opened.source, checked, Progress(steps.append))

    counted = [step for step in steps if step.total]
    labels = list(dict.fromkeys(step.label for step in counted))
    assert len(labels) == 2
    for label in labels:
        done = [step.done for step in counted if step.label == label]
        assert done == sorted(done)
        assert done[-1] == next(step.total for step in counted if step.label == label)
    assert sum(step.label == labels[0] for step in counted) > 5


def test_an_import_stopped_while_the_search_is_made_ready_leaves_nothing(services: Services) -> None:
    begun: list[str] = []

    def stop(step: Step) -> None:
        begun.extend([step.label] if step.done == 0 else [])
        if len(begun) == 2:
            progress.cancel()

    progress = Progress(stop)
    opened = services.importing.open(SHOP)
    report = opened.sheets[opened.proposed or 0]
    checked = services.importing.check(report, decisions_for(report))
    with pytest.raises(Cancelled):
        services.importing.write(opened.source, checked, progress)
    assert len(begun) == 2
    assert not any(dump(services).values())


def test_an_export_imported_again_changes_nothing(services: Services, importing: Run, tmp_path: Path) -> None:
    importing(SHOP)
    before = dump(services)
    for language in ("fr", "en"):
        i18n.use(language)
        for suffix in (".xlsx", ".csv"):
            path = tmp_path / f"export{suffix}"
            services.exporting.contacts(path)
            again = importing(path)
            assert (again.counts.created, again.counts.updated, again.counts.review) == (0, 0, 0), (language, suffix)
    assert dump(services) == before


def test_a_stopped_import_leaves_nothing(services: Services) -> None:
    opened = services.importing.open(SHOP)
    report = opened.sheets[opened.proposed or 0]
    checked = services.importing.check(report, decisions_for(report))
    progress = Progress(lambda step: progress.cancel() if step.done else None)
    with pytest.raises(Cancelled):
        services.importing.write(opened.source, checked, progress)
    assert not any(dump(services).values())


def test_a_large_import_and_what_follows_it_are_noted_and_taken_back(
    services: Services, workbook: Make, importing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [(f"K{n}", f"Nom{n}", "Luc", f"06 39 98 {n // 100:02} {n % 100:02}") for n in range(1_500)]
    path = workbook([HEADER, *rows])
    with monkeypatch.context() as broken:
        broken.setattr("grc_desktop.services.importing.writing.write_reviews", pulled_out)
        with pytest.raises(OSError, match="pulled out"):
            importing(path)
    assert not any(dump(services).values())
    done = importing(path)
    services.contacts.save(ContactDraft(last_name="Après"))
    entries = services.history.entries()
    assert len(entries) == 2
    services.history.undo(entries[0].id)
    undone = services.history.undo(done.entry or 0)
    assert (undone.restored, undone.kept, undone.impossible) == (1_500, 0, 0)
    assert not any(dump(services).values())


def pulled_out(*_: object) -> None:
    raise OSError("the disk was pulled out")


def test_progress_is_told_while_rows_are_read(services: Services) -> None:
    steps: list[Step] = []
    opened = services.importing.open(SHOP, progress=Progress(steps.append))
    report = opened.sheets[opened.proposed or 0]
    services.importing.check(report, decisions_for(report), Progress(steps.append))
    assert any(step.total == 1200 and step.done for step in steps)


def test_a_base_changed_after_the_check_is_looked_at_again(
    services: Services, workbook: Make, checking: Callable[..., Checked]
) -> None:
    path = workbook([HEADER, ("K1", "Dupont", "Marie", "0639981234", "", "", "")])
    opened = services.importing.open(path)
    stale = checking(path)
    services.importing.write(opened.source, checking(path))
    assert services.importing.write(opened.source, stale).counts.unchanged == 1
    assert services.contacts.count(ContactFilter()) == 1


def test_refused_rows_come_back_coloured_with_their_reason_and_import_once_corrected(
    services: Services, workbook: Make, checking: Callable[..., Checked], importing: Run, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    i18n.use("fr")
    path = workbook([("LISTE",), HEADER, ("K1", "Dupont", "Marie", "12", "", 1000, "=1+1"), ("K2", "Petit", "Léa")])
    out = tmp_path / "rejets.xlsx"
    assert services.importing.save_rejects(checking(path, strict=True), out) == 1
    book = load_workbook(out)
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [*HEADER, "Motif"]
    assert sheet["D2"].fill.fgColor.rgb != sheet["E2"].fill.fgColor.rgb
    assert "12" in str(sheet["H2"].value)
    assert (sheet["G2"].value, sheet["G2"].data_type) == ("=1+1", "s")
    sheet["D2"] = "06 39 98 12 34"
    book.save(out)
    done = importing(out, strict=True)
    assert (done.counts.created, done.counts.rejected) == (1, 0)
    assert services.contacts.custom_fields() == []


def test_a_probable_customer_waits_and_is_decided_side_by_side(
    services: Services, workbook: Make, importing: Run
) -> None:
    importing(workbook([HEADER, ("", "Dupont", "Marie", "0639981234", "", "69001", "Lyon")]))
    path = workbook([HEADER, ("", "Dupont", "Marie", "0465710001", "m@exemple.fr", "69001", "Lyon")], "two.xlsx")
    assert importing(path).counts.review == 1
    assert importing(path).counts.review == 1
    (review,) = services.importing.reviews()
    assert review.reasons == ("name",)
    assert ("phone", "06 39 98 12 34", "04 65 71 00 01") in review.fields
    before = dump(services)
    assert services.importing.decide([review.id], "fill") == 1
    draft = services.contacts.details(review.candidate).draft
    assert {phone.e164 for phone in draft.phones} == {"+33639981234", "+33465710001"}
    assert services.importing.reviews() == []
    services.history.undo(services.history.entries()[0].id)
    assert dump(services) == before


@pytest.mark.parametrize(("decision", "kept", "noted"), [("fill", "K1", "K2"), ("update", "K2", "K1")])
def test_of_two_customer_numbers_the_one_that_gives_way_stays_in_the_note(
    services: Services, workbook: Make, importing: Run, decision: Decision, kept: str, noted: str
) -> None:
    importing(workbook([HEADER, ("K1", "Dupont", "Marie", "0639981234", "", "69001", "Lyon")]))
    importing(workbook([HEADER, ("K2", "Dupont", "Marie", "0639981234", "", "69001", "Lyon")], "two.xlsx"))
    (review,) = services.importing.reviews()
    services.importing.decide([review.id], decision)
    draft = services.contacts.details(review.candidate).draft
    assert (draft.code, draft.note) == (kept, f"Other customer no.: {noted}")


@pytest.mark.parametrize(("decision", "customers"), [("create", 2), ("drop", 1)])
def test_a_waiting_row_can_be_somebody_new_or_nobody(
    services: Services, workbook: Make, importing: Run, decision: str, customers: int
) -> None:
    importing(workbook([HEADER, ("", "Dupont", "Marie", "0639981234", "", "69001", "Lyon")]))
    importing(workbook([HEADER, ("", "Dupont", "Marie", "0465710001", "", "69001", "Lyon")], "two.xlsx"))
    services.importing.decide([review.id for review in services.importing.reviews()], decision)  # type: ignore[arg-type]
    assert services.contacts.count(ContactFilter()) == customers
    assert services.importing.reviews() == []


@pytest.mark.parametrize("decision", ["update", "fill"])
def test_a_waiting_row_whose_customer_went_to_the_bin_is_somebody_new(
    services: Services, workbook: Make, importing: Run, decision: str
) -> None:
    importing(workbook([HEADER, ("", "Dupont", "Marie", "0639981234", "", "69001", "Lyon")]))
    importing(workbook([HEADER, ("", "Dupont", "Marie", "0465710001", "", "69001", "Lyon")], "two.xlsx"))
    (review,) = services.importing.reviews()
    services.contacts.delete([review.candidate])
    assert services.importing.decide([review.id], decision) == 1  # type: ignore[arg-type]
    (found,) = services.contacts.find_ids(ContactFilter(), Order())
    assert found != review.candidate
    assert [phone.e164 for phone in services.contacts.details(found).draft.phones] == ["+33465710001"]


def test_any_number_of_rows_can_be_decided_at_once(services: Services) -> None:
    assert services.importing.decide(range(1, 300_000), "drop") == 0


def test_every_import_is_logged_with_the_file_s_fingerprint(services: Services, workbook: Make, importing: Run) -> None:
    import hashlib

    path = workbook([HEADER, ("K1", "Dupont", "Marie")])
    importing(path)
    (past,) = services.importing.past()
    with services.db.read() as connection:
        kept = connection.exec_driver_sql("SELECT sha256 FROM imports").scalar_one()
    assert (past.file, past.counts["created"]) == ("clients.xlsx", 1)
    assert kept == hashlib.sha256(path.read_bytes()).hexdigest()


KILLED = """
import os, signal, sys
from pathlib import Path
from grc_desktop import app
from grc_desktop.core.progress import Progress
from grc_desktop.services.importing.service import decisions_for
base, file, steps = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
services = app.build(base)
opened = services.importing.open(file)
report = opened.sheets[opened.proposed]
checked = services.importing.check(report, decisions_for(report))
connection_writes = 0
def count(conn, cursor, statement, parameters, context, executemany):
    global connection_writes
    connection_writes += 1
    if connection_writes == steps:
        os.kill(os.getpid(), signal.SIGKILL)
import sqlalchemy
sqlalchemy.event.listen(services.db._writer, "after_cursor_execute", count)
services.importing.write(opened.source, checked)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal on this system")
@pytest.mark.parametrize("statements", [3, 14, 22, 27, 10_000])
def test_an_import_that_is_killed_leaves_all_or_nothing(
    services: Services, workbook: Make, tmp_path: Path, statements: int
) -> None:
    rows = [
        (f"K{n}", f"Nom{n}", "Marie", f"06 39 98 {n // 100:02} {n % 100:02}", "", "69001", "Lyon") for n in range(300)
    ]
    path = workbook([HEADER, *rows])
    base = services.db.path
    services.close()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(base), str(path), str(statements)], env=os.environ, check=False
    )
    assert killed.returncode == (0 if statements == 10_000 else -signal.SIGKILL)
    from grc_desktop import app

    again = app.build(base)
    try:
        assert again.contacts.count(ContactFilter()) == (300 if statements == 10_000 else 0)
        assert again.health.examine().healthy
    finally:
        again.close()
