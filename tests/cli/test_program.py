"""Every command answers alike: exit codes, one sentence of refusal, JSON for programs, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grc_desktop.cli import output, program
from grc_desktop.cli.program import Program, hoisted
from grc_desktop.core.errors import Cancelled
from grc_desktop.core.paths import default_database
from grc_desktop.core.progress import Step
from grc_desktop.services.contacts.service import ContactService
from grc_desktop.services.contacts.types import ContactDraft, ContactFilter
from tests.architecture.checkout import ROOT
from tests.cli.conftest import Grc

COMMANDS = (["check"], ["contacts"], ["contact", "1"], ["export", "contacts", "out.csv"])


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_makes_a_base_where_one_is_missing(grc: Grc, command: list[str]) -> None:
    ran = grc(*command, "--json")

    assert (ran.code, ran.json["error"]["code"]) == (4, "database_missing")
    assert ran.json["error"]["message"] == ran.err.strip()
    assert str(default_database()) in ran.err
    assert not default_database().exists()


@pytest.mark.parametrize(
    "command",
    [
        ["nonsense"],
        ["contacts", "--nonsense"],
        ["contacts", "--limit", "0"],
        ["contacts", "--limit", "many"],
        ["contact"],
        ["contact", "abc"],
        ["export", "contacts"],
        ["export", "tickets", "out.csv"],
        ["export", "contacts", "out.doc"],
        ["contacts", "--lang", "de"],
        ["contacts", "--database"],
        ["init", "surplus"],
    ],
)
def test_wrong_usage_is_told_in_one_sentence(grc: Grc, command: list[str]) -> None:
    ran = grc("--json", *command)

    assert (ran.code, ran.json["error"]["code"]) == (2, "usage")
    assert len(ran.err.strip().splitlines()) == 1


def test_global_options_stand_anywhere(grc: Grc, add: Callable[..., list[int]], tmp_path: Path) -> None:
    other = tmp_path / "autre base.grc"
    assert grc("init", "--database", other).code == 0

    before, after = grc("--json", "--database", other, "contacts"), grc("contacts", f"--database={other}", "--json")

    assert before.json == after.json == {"total": 0, "contacts": []}


def test_what_follows_two_dashes_is_no_option() -> None:
    assert hoisted(["contacts", "--lang", "fr", "--", "--json"]) == ["--lang", "fr", "contacts", "--", "--json"]


def test_french_is_spoken_when_asked_for(grc: Grc) -> None:
    assert "Trouver des clients" in grc("--lang=fr", "--help").out
    assert "Find contacts" in grc("--help", "--lang", "en").out


def test_a_server_is_refused_in_one_sentence(grc: Grc) -> None:
    assert grc("contacts", "--database", "postgresql://localhost/shop").code == 4


@pytest.mark.parametrize("content", [b"", b"not a base", b"SQLite format 3\x00" + b"\xff" * 2000])
def test_a_file_that_is_no_base_is_refused_and_left_as_it_is(grc: Grc, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.grc"
    path.write_bytes(content)

    ran = grc("check", "--database", path, "--json")

    assert (ran.code, ran.json["error"]["code"]) == (4, "database_damaged")
    assert path.read_bytes() == content


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Cancelled()])
def test_an_interrupted_command_says_so(
    grc: Grc, add: Callable[..., list[int]], monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    def stopped(*_: object) -> None:
        raise stop

    add()
    monkeypatch.setattr(ContactService, "find_ids", stopped)

    ran = grc("contacts", "--json")

    assert (ran.code, ran.json["error"]["code"]) == (130, "interrupted")


def test_a_bug_is_kept_in_a_file_that_names_nobody(
    grc: Grc, add: Callable[..., list[int]], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def broken(_contacts: ContactService, chosen: ContactFilter) -> None:
        raise RuntimeError(chosen.text)

    add()
    monkeypatch.setattr(ContactService, "find_ids", broken)

    ran = grc("contacts", "Lefèvre", "--json")

    (report,) = (home / "state" / "crashes").iterdir()
    assert (ran.code, ran.json["error"]["code"]) == (1, "bug")
    assert str(report) in ran.err
    assert "RuntimeError" in report.read_text("utf-8")
    assert "Lefèvre" not in report.read_text("utf-8") + ran.err + ran.out


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=12) | st.sampled_from(["contacts", "contact", "--json", "--lang", "--", "check"])))
def test_no_line_of_arguments_brings_a_traceback(grc: Grc, arguments: list[str]) -> None:
    ran = grc("--database", "nowhere.grc", *arguments)

    assert ran.code in (0, 2, 4)


def test_without_a_command_the_window_opens_on_the_base_named(tmp_path: Path) -> None:
    opened: list[Path | None] = []

    def window(path: Path | None) -> int:
        opened.append(path)
        return 7

    codes = [program.main(line, window) for line in ([], ["--database", str(tmp_path / "a.grc")])]

    assert codes == [7, 7]
    assert opened == [None, tmp_path / "a.grc"]


def test_without_a_window_help_is_shown(grc: Grc) -> None:
    assert "contacts" in grc().out


def test_a_base_is_closed_whatever_happens(add: Callable[..., list[int]], monkeypatch: pytest.MonkeyPatch) -> None:
    add()
    asked = Program()

    with pytest.raises(ZeroDivisionError), asked.services() as services:
        raise ZeroDivisionError

    default_database().unlink()
    assert services.db.path == default_database()


def test_progress_is_one_line_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    steps = output._Steps(written.append)

    for done in (0, 1, 2, 100, 200):
        steps.tell(Step("Exporting", done, 200))

    assert [text.strip("\r\x1b[K") for text in written] == ["Exporting 0 %", "Exporting 1 %", "Exporting 50 %", ""]


def test_the_program_speaks_utf8_even_where_the_system_does_not(add: Callable[..., list[int]]) -> None:
    add(ContactDraft(last_name="Lefèvre 🥐"))
    environment = os.environ | {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }

    ran = subprocess.run(
        [sys.executable, "-m", "grc_desktop", "contacts", "lefevre", "--json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
    )

    assert json.loads(ran.stdout.decode())["contacts"][0]["name"] == "Lefèvre 🥐"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_matter(add: Callable[..., list[int]]) -> None:
    add(*(ContactDraft(last_name=f"Client {number}", note="x" * 3000) for number in range(40)))
    reader, writer = os.pipe()
    os.close(reader)

    ran = subprocess.run(
        [sys.executable, "-m", "grc_desktop", "contacts", "--json"],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_help_loads_nothing_it_does_not_need() -> None:
    code = (
        "import sys; from grc_desktop.cli import program; program.main(['--help', '--lang', 'en']); "
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )

    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    loaded = {name.partition(".")[0] for name in ran.stderr.split()}
    assert not loaded & {"sqlalchemy", "openpyxl", "PySide6", "alembic", "phonenumbers", "rich", "rapidfuzz"}
