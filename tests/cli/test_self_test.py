"""``grc self-test`` tries the program as it is installed, and finds what is broken."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grc_desktop.cli import self_checks, self_test
from grc_desktop.cli.self_checks import CHECKS, Check, Failed, Skipped, Trial
from grc_desktop.core.errors import CHANGED_ELSEWHERE, Cancelled, StorageError
from grc_desktop.services.history.service import HistoryService
from grc_desktop.services.importing import service
from tests.cli.conftest import Grc


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    folder = tmp_path / "trial"
    folder.mkdir()
    return Trial(folder)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with the sample shop's customers, closed."""
    made = Trial(tmp_path_factory.mktemp("sample"))
    self_checks.makes_base(made)
    self_checks.imports(made)
    return made.base


@pytest.fixture
def filled(trial: Trial, sample: Path) -> Trial:
    shutil.copy(sample, trial.base)
    return trial


def raising(error: Exception) -> Callable[..., Any]:
    def run(*_: object, **__: object) -> str:
        raise error

    return run


def test_everything_works_here_and_nothing_of_the_shop_is_touched(grc: Grc, home: Path) -> None:
    ran = grc("self-test", "--json")

    answer = ran.json
    assert {each["name"]: each["outcome"] for each in answer["checks"]} == {each.name: "passed" for each in CHECKS}
    assert (ran.code, answer["passed"], answer["failed"]) == (0, len(CHECKS), 0)
    assert all(each["seconds"] >= 0 for each in answer["checks"])
    assert not home.exists()


def test_a_failed_check_is_told_and_the_others_are_still_made(grc: Grc, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = (
        Check("found", "Found", raising(Failed("two are missing"))),
        Check("known", "Known", raising(StorageError(CHANGED_ELSEWHERE))),
        Check("bug", "Bug", raising(ZeroDivisionError("by zero"))),
        Check("elsewhere", "Elsewhere", raising(Skipped("not here"))),
        Check("fine", "Fine", lambda _trial: "as it should"),
    )
    monkeypatch.setattr(self_test, "CHECKS", checks)

    ran = grc("self-test", "--json")
    told = grc("self-test")

    assert (ran.code, ran.json["passed"], ran.json["failed"], ran.json["skipped"]) == (4, 1, 3, 1)
    details = {each["name"]: each["detail"] for each in ran.json["checks"]}
    assert details["found"] == "two are missing"
    assert details["known"].startswith("This record was changed elsewhere")
    assert details["bug"] == "ZeroDivisionError: by zero"
    assert told.code == 4
    lines = told.out.splitlines()
    assert lines[0].split() == ["FAILED", "0.0", "s", "Found", "(two", "are", "missing)"]
    assert lines[4].split() == ["passed", "0.0", "s", "Fine", "(as", "it", "should)"]
    assert lines[5:] == ["3 checks failed."]


def test_a_run_without_fault_ends_with_a_kind_word(grc: Grc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "CHECKS", (Check("fine", "Fine", lambda _trial: ""),))

    assert grc("self-test").out.splitlines()[1:] == ["All is well."]
    assert grc("self-test", "--lang", "fr").out.splitlines()[1:] == ["Tout va bien."]


def test_missing_files_of_the_program_are_named(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_checks, "resources", lambda: trial.folder)

    with pytest.raises(Failed, match=r"boutique\.xlsx.*light\.toml"):
        self_checks.has_resources(trial)


def test_a_program_without_its_french_is_found_out(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_checks, "CHECKS", (replace(CHECKS[0], title="Said in no other language"),))

    with pytest.raises(Failed, match="Said in no other language"):
        self_checks.speaks_french(trial)


def test_a_careless_connection_is_found_out(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_checks, "PRAGMAS", {"foreign_keys": 1, "synchronous": 3})

    with pytest.raises(Failed, match=r"^synchronous=2$"):
        self_checks.makes_base(trial)


@pytest.mark.parametrize(
    "check", [self_checks.searches, self_checks.edits, self_checks.comes_back, self_checks.takes_back]
)
def test_a_base_that_stayed_empty_proves_nothing(trial: Trial, check: Callable[[Trial], str]) -> None:
    self_checks.makes_base(trial)

    with pytest.raises(Failed, match="no customer to try"):
        check(trial)


def test_an_undo_that_does_nothing_is_found_out(filled: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    undo = HistoryService.undo

    def twice(history: HistoryService, entry: int) -> Any:
        undone = undo(history, entry)
        return undo(history, undone.id or 0)

    monkeypatch.setattr(HistoryService, "undo", twice)

    with pytest.raises(Failed, match="not undone"):
        self_checks.edits(filled)


def test_an_import_that_is_not_all_taken_back_is_found_out(filled: Trial) -> None:
    with filled.services() as services:
        ids = services.contacts.find_ids()
        (draft,) = services.contacts.drafts(ids[:1])
        services.contacts.save(replace(draft, note="edited since"))

    with pytest.raises(Failed, match="1 customer is left"):
        self_checks.takes_back(filled)


def test_an_export_that_lost_something_is_found_out(filled: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(services: Any, path: Path) -> Any:
        imported = real(services, path)
        return replace(imported, counts=replace(imported.counts, updated=1))

    real = self_checks._import
    monkeypatch.setattr(self_checks, "_import", changed)

    with pytest.raises(Failed, match="updated: 1"):
        self_checks.comes_back(filled)


def test_a_base_out_of_step_with_its_index_is_found_out(filled: Trial) -> None:
    with filled.services() as services, services.db._writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM contact_words WHERE rowid = 1")

    with pytest.raises(Failed, match="contact_words"):
        self_checks.is_sound(filled)


@pytest.mark.parametrize("answer", [raising(Cancelled()), lambda *_, **__: None])
def test_a_reader_that_does_not_stop_is_found_out(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, answer: Callable[..., Any]
) -> None:
    def open_file(path: Path, **asked: Any) -> Any:
        return None if "limits" in asked else answer()

    monkeypatch.setattr(service, "open_file", open_file)

    with pytest.raises(Failed, match="Reading went on"):
        self_checks.stops_reading(trial)


@pytest.mark.parametrize(
    ("said", "code", "expected"),
    [
        (b"ImportError: libEGL.so.1: cannot open shared object file: No such file or directory", 1, Skipped),
        (b"RuntimeError: no window came", 1, Failed),
        (b"", 0, Failed),
    ],
)
def test_a_window_that_does_not_come_is_told_from_a_computer_without_qt(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, said: bytes, code: int, expected: type[Exception]
) -> None:
    done = subprocess.CompletedProcess[bytes]([], code, b"", b"Traceback (most recent call last):\n" + said)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)

    with pytest.raises(expected):
        self_checks.is_drawn(trial)


def test_a_window_that_hangs_is_given_up(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", raising(subprocess.TimeoutExpired("draw", 120)))

    with pytest.raises(Failed, match="never came to rest"):
        self_checks.is_drawn(trial)
