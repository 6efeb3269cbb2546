"""``grc history`` and ``grc undo`` answer what programs rely on and what people can read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from grc_desktop import app
from grc_desktop.cli import program
from grc_desktop.core.paths import default_database
from grc_desktop.services.contacts.types import ContactDraft


@pytest.fixture
def created(home: Path) -> None:
    services = app.build(default_database(), create=True)
    for name in ("Petit", "Roux"):
        services.contacts.save(ContactDraft(last_name=name))
    services.close()


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = program.main(["--lang", "en", *arguments])
    return code, capsys.readouterr().out


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code, out = run(capsys, *arguments, "--json")
    return code, json.loads(out)


@pytest.mark.usefixtures("created")
def test_history_lists_the_newest_first(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = answer(capsys, "history")

    assert code == 0
    assert [entry["id"] for entry in told["entries"]] == [2, 1]
    assert set(told["entries"][0]) == {"id", "at", "who", "action", "title", "counts", "undone"}
    assert told["entries"][0]["counts"] == {"contacts": {"I": 1}}


@pytest.mark.usefixtures("created")
def test_undo_takes_back_the_newest_and_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "undo") == (
        0,
        {"id": 3, "entry": 2, "restored": 1, "kept": 0, "impossible": 0, "details": []},
    )
    _code, told = answer(capsys, "history")
    assert [entry["undone"] for entry in told["entries"]] == [False, True, False]
    assert run(capsys, "undo") == (0, "1 record is as it was before.\n")
    assert "undone" in run(capsys, "history")[1]


@pytest.mark.usefixtures("created")
def test_undo_by_number_is_redone_by_its_own_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "undo", "1")[1]["id"] == 3
    assert answer(capsys, "undo", "3")[1]["restored"] == 1


@pytest.mark.usefixtures("created")
def test_undo_says_what_it_left_alone_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    services = app.build(default_database())
    services.contacts.set_field([1], "stage", "client")
    services.close()
    code, told = answer(capsys, "undo", "1")

    assert (code, told["id"], told["restored"], told["kept"]) == (5, None, 0, 1)
    assert told["details"] == [
        {
            "table": "contacts",
            "id": 1,
            "name": "Petit",
            "bucket": "kept",
            "reason": "It was changed since: undoing would lose that change.",
        }
    ]


@pytest.mark.usefixtures("created")
@pytest.mark.parametrize(("number", "code"), [("99", "not_found"), ("0", "not_found")])
def test_undo_of_what_never_was_is_refused(capsys: pytest.CaptureFixture[str], number: str, code: str) -> None:
    exit_code, told = answer(capsys, "undo", number)

    assert (exit_code, told["error"]["code"]) == (5, code)


@pytest.mark.usefixtures("created")
def test_undo_with_nothing_left_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        run(capsys, "undo")
    exit_code, told = answer(capsys, "undo")

    assert (exit_code, told["error"]["code"]) == (5, "nothing_to_undo")


def test_history_needs_a_base(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code, told = answer(capsys, "history")

    assert (exit_code, told["error"]["code"]) == (4, "database_missing")
    assert not default_database().exists()
