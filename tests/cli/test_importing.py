"""``grc inspect`` and ``grc import`` answer what programs rely on, refuse in one sentence, leave nothing half-done."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grc_desktop.core.paths import default_database
from tests.architecture.checkout import ROOT
from tests.cli.conftest import Grc

HEADER = ("Code client", "Nom", "Prénom", "Tél.", "Courriel", "Né(e) le")
MARIE = ("K1", "Dupont", "Marie", "06 39 98 12 34", "marie@exemple.fr", "03/04/1980")
LUC = ("K2", "Roux", "Luc", "12", "luc@", "31/02/1980")
NOBODY = ("", "", "", "", "", "03/04/1980")
OUTCOMES = ("created", "updated", "unchanged", "review", "rejected", "ignored")
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows to a CSV file; its path."""

    def to_csv(*rows: tuple[object, ...], name: str = "clients.csv") -> Path:
        path = tmp_path / name
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows(rows)
        path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
        return path

    return to_csv


def counts(answer: dict[str, Any]) -> dict[str, int]:
    return {name: answer[name] for name in OUTCOMES}


def test_inspect_answers_every_key(grc: Grc, write: Write) -> None:
    path = write(HEADER, MARIE, LUC, MARIE)

    ran = grc("inspect", path, "--json")

    assert ran.code == 0
    assert list(ran.json) == ["files"]
    (file,) = ran.json["files"]
    assert file["file"] == str(path)
    assert {name: file[name] for name in ("format", "encoding", "delimiter")} == {
        "format": "csv", "encoding": "utf-8-sig", "delimiter": ";",
    }  # fmt: skip
    (sheet,) = file["sheets"]
    assert set(sheet) == {
        "sheet", "hidden", "header_row", "rows", "entity", "columns", "problems", "duplicates",
    }  # fmt: skip
    assert (sheet["hidden"], sheet["header_row"], sheet["rows"], sheet["entity"]) == (False, 1, 3, "contacts")
    assert sheet["duplicates"] == [[2, 4]]
    assert [column["field"] for column in sheet["columns"]] == [
        "code", "last_name", "first_name", "phone", "email", "birthday",
    ]  # fmt: skip
    assert {tuple(column) for column in sheet["columns"]} == {
        ("header", "field", "confidence", "filled", "problems", "samples")
    }
    assert [column["problems"] for column in sheet["columns"]] == [0, 0, 0, 1, 1, 1]
    assert {tuple(problem) for problem in sheet["problems"]} == {("row", "column", "code", "value", "message")}
    assert [(each["row"], each["column"], each["code"], each["value"]) for each in sheet["problems"]] == [
        (3, "Tél.", "invalid_phone", "12"),
        (3, "Courriel", "invalid_email", "luc@"),
        (3, "Né(e) le", "impossible_date", "31/02/1980"),
    ]
    assert not default_database().exists()


def test_import_answers_every_key(grc: Grc, write: Write, tmp_path: Path) -> None:
    path, rejects = write(HEADER, MARIE, (), LUC, MARIE, NOBODY, ("TOTAL", 3)), tmp_path / "rejets.xlsx"

    ran = grc("import", path, "--create", "--rejects", rejects, "--json")

    assert ran.code == 0
    answer = ran.json
    assert list(answer) == [
        "import", "dry_run", "read", *OUTCOMES, "by_entity", "problems", "rejects", "seconds",
    ]  # fmt: skip
    assert (answer["import"], answer["dry_run"], answer["rejects"]) == (1, False, str(rejects))
    assert counts(answer) == {
        "created": 2, "updated": 0, "unchanged": 1, "review": 0, "rejected": 1, "ignored": 2,
    }  # fmt: skip
    assert answer["read"] == 6
    assert answer["by_entity"] == {"contacts": {"read": 6} | counts(answer)}
    assert {tuple(problem) for problem in answer["problems"]} == {
        ("file", "sheet", "row", "column", "code", "value", "message")
    }
    assert [each["row"] for each in answer["problems"]] == [4, 4, 4, 6]
    assert answer["problems"][-1]["column"] is None
    assert answer["seconds"] >= 0
    assert grc("contacts", "--json").json["total"] == 2


def test_a_rehearsal_writes_nothing_and_counts_the_same(grc: Grc, write: Write) -> None:
    path = write(HEADER, MARIE, LUC)
    rehearsed = grc("import", path, "--create", "--dry-run", "--json").json
    assert not default_database().exists()
    done = grc("import", path, "--create", "--json").json
    assert (rehearsed["import"], rehearsed["dry_run"]) == (None, True)
    assert counts(rehearsed) == counts(done)
    again = grc("import", path, "--dry-run", "--json").json
    assert (again["unchanged"], again["import"]) == (2, None)


def test_strict_rows_come_back_and_import_once_corrected(grc: Grc, write: Write, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    rejects = tmp_path / "rejets.xlsx"
    first = grc("import", write(HEADER, MARIE, LUC), "--create", "--strict", "--rejects", rejects, "--json").json
    assert (first["created"], first["rejected"]) == (1, 1)
    book = load_workbook(rejects)
    sheet = book.worksheets[0]
    for cell, text in (("D2", "06 39 98 55 55"), ("E2", "luc@exemple.fr"), ("F2", "01/03/1980")):
        sheet[cell] = text
    book.save(rejects)
    second = grc("import", rejects, "--strict", "--json").json
    assert (second["created"], second["rejected"], second["problems"]) == (1, 0, [])
    found = grc("contacts", "luc", "--json").json["contacts"][0]
    assert (found["emails"], found["phones"]) == (["luc@exemple.fr"], ["+33639985555"])


@pytest.mark.parametrize(
    ("arguments", "exit_code", "error"),
    [
        (["--map", "Nom"], 2, "usage"),
        (["--map", "=email"], 2, "usage"),
        (["--match", "merge"], 2, "usage"),
        (["--date-order", "dym"], 2, "usage"),
        (["--as", "people"], 2, "usage"),
        (["--rejects", "out.csv"], 2, "usage"),
        (["--nonsense"], 2, "usage"),
        (["--sheet", "Feuil9"], 3, "no_such_sheet"),
        (["--map", "Fax=phone"], 5, "no_such_column"),
        (["--map", "Nom=surname"], 5, "no_such_column"),
        (["--map", "Nom=custom:"], 5, "no_such_column"),
        (["--as", "tickets"], 5, "entity_not_imported"),
        (["--rejects", "missing/out.xlsx"], 5, "cannot_write"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_written(
    grc: Grc, write: Write, arguments: list[str], exit_code: int, error: str
) -> None:
    ran = grc("import", write(HEADER, MARIE, NOBODY), "--create", "--json", *arguments)

    assert (ran.code, ran.json["error"]["code"]) == (exit_code, error)
    assert ran.json["error"]["message"] == ran.err.strip()
    assert len(ran.err.strip().splitlines()) == 1
    assert not default_database().exists()


@pytest.mark.parametrize("command", ["inspect", "import"])
@pytest.mark.parametrize(
    ("content", "error"), [(None, "file_missing"), (b"", "empty_file"), (b"%PDF-1.7\n%\xff\xff binary", "not_a_table")]
)
def test_one_file_that_cannot_be_read_refuses_them_all(
    grc: Grc, write: Write, tmp_path: Path, command: str, content: bytes | None, error: str
) -> None:
    other = tmp_path / "autre.xlsx"
    if content is not None:
        other.write_bytes(content)

    ran = grc(command, write(HEADER, MARIE), other, "--json", *(["--create"] if command == "import" else []))

    assert (ran.code, ran.json["error"]["code"]) == (3, error)
    assert "autre.xlsx" in ran.err
    assert not default_database().exists()


def test_several_files_are_one_answer(grc: Grc, write: Write) -> None:
    paths = write(HEADER, MARIE, name="un.csv"), write(HEADER, MARIE, LUC, name="deux.csv")

    answer = grc("import", *paths, "--create", "--json").json

    assert (answer["read"], answer["created"], answer["unchanged"]) == (3, 2, 1)
    assert {Path(each["file"]).name for each in answer["problems"]} == {"deux.csv"}
    assert len(grc("history", "--json").json["entries"]) == 2


def test_import_never_makes_a_base_that_was_not_asked_for(grc: Grc, write: Write) -> None:
    for more in ([], ["--dry-run"]):
        ran = grc("import", write(HEADER, MARIE), "--json", *more)
        assert (ran.code, ran.json["error"]["code"]) == (4, "database_missing")
    assert not default_database().exists()


def test_people_are_told_in_their_language(grc: Grc, write: Write) -> None:
    path = write(HEADER, MARIE, LUC, NOBODY)
    seen = grc("inspect", path, "--lang", "fr").out
    done = grc("import", path, "--create", "--lang", "fr").out
    assert "Dupont" in seen
    assert "Tél." in seen
    assert "Refusées" in done
    assert "{" not in done + seen


def test_a_mapping_given_by_hand_is_followed(grc: Grc, write: Write) -> None:
    path = write(("A", "B", "C=D"), ("Dupont", "potière", "x"), ("Roux", "boulanger", "y"))
    mapping = ("--map", "A=last_name", "--map", "B=job", "--map", "C=D=custom:Divers", "--as", "contacts")
    assert grc("import", path, "--create", *mapping, "--json").json["created"] == 2
    assert grc("contacts", "boulanger", "--json").json["total"] == 1


def test_json_is_utf_8_whatever_the_locale(write: Write, tmp_path: Path) -> None:
    path = write((*HEADER, "Remarque"), (*MARIE, "œuvre à 5 € — 👍"), (*LUC, ""))
    environment = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "GRC_HOME": str(tmp_path / "home")}
    environment.pop("PYTHONIOENCODING", None)
    ran = subprocess.run(
        [sys.executable, "-m", "grc_desktop", "inspect", str(path), "--json", "--lang", "fr"],
        cwd=ROOT, env=environment, capture_output=True, check=True,
    )  # fmt: skip
    sheet = json.loads(ran.stdout.decode("utf-8"))["files"][0]["sheets"][0]
    assert sheet["columns"][-1]["samples"] == ["œuvre à 5 € — 👍"]


STOPPED = """
import os, signal, sys
import sqlalchemy as sa
from grc_desktop.cli import program
statements = 0
@sa.event.listens_for(sa.Engine, "after_cursor_execute")
def stop(conn, cursor, statement, parameters, context, executemany):
    if statement.startswith("INSERT INTO phones"):
        os.kill(os.getpid(), signal.SIGINT)
sys.exit(program.main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name == "nt", reason="no process sends itself Ctrl+C there")
def test_ctrl_c_while_it_writes_leaves_nothing(grc: Grc, write: Write, home: Path) -> None:
    grc("init")
    rows = [(f"K{n}", f"Nom{n}", "Luc", f"06 39 98 00 {n:02}", "", "") for n in range(50)]
    stopped = subprocess.run(
        [sys.executable, "-c", STOPPED, "import", str(write(HEADER, *rows)), "--json"],
        cwd=ROOT, env={**os.environ, "GRC_HOME": str(home)}, capture_output=True, check=False,
    )  # fmt: skip
    assert (stopped.returncode, json.loads(stopped.stdout)["error"]["code"]) == (130, "interrupted")
    assert grc("contacts", "--json").json["total"] == 0
    assert grc("history", "--json").json["entries"] == []
    assert grc("check").code == 0
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


texts = st.one_of(
    st.sampled_from(["", "Dupont", "DUPONT Marie", "06 39 98 12 34", "a@exemple.fr", "31/02/1980", "TOTAL", "K1", "?"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)
bases = count()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(st.tuples(*[texts] * 6), min_size=1, max_size=8),
    strict=st.booleans(),
    match=st.sampled_from(["update", "fill", "skip", "create"]),
)
def test_every_row_is_accounted_for(
    grc: Grc, write: Write, tmp_path: Path, rows: list[tuple[str, ...]], strict: bool, match: str
) -> None:
    path, base = write(HEADER, MARIE, *rows), tmp_path / f"{next(bases)}.grc"
    options = ["--match", match, "--as", "contacts", "--json", "--database", base, *(["--strict"] if strict else [])]

    ran = grc("import", path, "--create", *options)

    assert ran.code == 0
    answer = ran.json
    assert answer["read"] == sum(counts(answer).values())
    assert answer["read"] == sum(1 for row in rows if any(text.strip() for text in row)) + 1 + _blanks(rows)
    assert grc("contacts", "--database", base, "--json").json["total"] >= answer["created"]
    if match != "create":
        again = grc("import", path, *options).json
        assert again["created"] == 0
        assert again["read"] == answer["read"]


def _blanks(rows: list[tuple[str, ...]]) -> int:
    """Blank rows are counted as ignored, but for those at the end, which no sheet has."""
    filled = [any(text.strip() for text in row) for row in rows]
    while filled and not filled[-1]:
        filled.pop()
    return filled.count(False)
