from __future__ import annotations

import random
import struct
import threading
import zipfile
from pathlib import Path

import pytest

from grc_desktop.core import i18n
from grc_desktop.core.errors import Cancelled, Unreadable
from grc_desktop.core.progress import Progress, Step
from grc_desktop.services.importing.reading import reader
from grc_desktop.services.importing.reading.preview import preview
from grc_desktop.services.importing.reading.problems import KINDS
from grc_desktop.services.importing.reading.reader import read
from grc_desktop.services.importing.reading.types import ORDINARY, Limits
from tests.importing.reading import files

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(path: Path, limits: Limits = ORDINARY) -> str:
    """The code with which the reading refuses `path`."""
    with pytest.raises(Unreadable) as refused:
        read(path, limits=limits)
    assert path.name in refused.value.message()
    return refused.value.code


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"x", "empty_file"),
        (b" \r\n\r\n", "empty_file"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not_a_table"),
        (b"MZ\x90\0\x03\0\0\0", "not_a_table"),
        (b"BEGIN:VCARD\r\nFN:Zo\r\nEND:VCARD\r\n", "not_a_table"),
        (bytes(range(32)) * 20, "not_a_table"),
        (b"<html><table><tr><td>Nom</td></tr></table></html>", "web_page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "old_xml"),
        (b"PK\x03\x04 not a zip", "file_damaged"),
        (files.zipped({"word/document.xml": b"<w/>"}), "not_a_table"),
        (files.zipped({"xl/workbook.xml": b"<workbook"}), "file_damaged"),
        (_OLE + bytes(600), "file_damaged"),
        (_OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "file_protected"),
        (_OLE + "WordDocument".encode("utf-16-le") + bytes(600), "not_a_table"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = written(tmp_path / "clients.xls", content)
    assert refusal(path) == code
    with pytest.raises(Unreadable) as refused:
        preview(path)
    assert refused.value.code == code


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.xlsx") == "file_missing"
    assert refusal(tmp_path) == "not_a_file"


def test_an_endless_ole_chain_is_given_up(tmp_path: Path) -> None:
    header = bytearray(512)
    header[:8] = _OLE
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    looping = struct.pack("<128I", 1, 1, *[0xFFFFFFFF] * 126)
    path = written(tmp_path / "loop.xls", bytes(header) + looping + looping)
    assert refusal(path, Limits(seconds=5)) in {"reader_stopped", "too_slow", "file_damaged"}


def test_entities_are_refused_wherever_they_are_declared(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!-- a --><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    part = bomb + files.sheet([("a",)])
    assert refusal(files.xlsx(tmp_path / "sheet.xlsx", {"S": part})) == "file_unsafe"
    wide = part.encode("utf-16")
    path = files.simple(tmp_path / "other.xlsx", [("a",)], extra={"xl/other.xml": wide})
    assert refusal(path) == "file_unsafe"


def test_a_bomb_by_declared_size_is_refused(tmp_path: Path) -> None:
    path = files.simple(tmp_path / "bomb.xlsx", [("a",)], extra={"xl/media/zero.bin": bytes(64 << 20)})
    assert refusal(path) == "too_large"


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></is></c>'
    part = files.sheet([]).replace("<sheetData>", "<sheetData>" + f"<row>{cell * 1000}</row>" * 500)
    path = files.xlsx(tmp_path / "bomb.xlsx", {"S": part})
    content = bytearray(path.read_bytes())
    true_size = struct.pack("<I", len(part))
    assert content.count(true_size) == 2
    path.write_bytes(content.replace(true_size, struct.pack("<I", len(part) // 300)))
    assert refusal(path) in {"file_damaged", "too_large", "reader_stopped"}


def test_ten_thousand_parts_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / "parts.xlsx"
    files.simple(path, [("a",)])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        for number in range(10_000):
            archive.writestr(f"xl/{number}", b"")
    assert refusal(path) == "too_large"


def test_protected_archives_are_recognised(tmp_path: Path) -> None:
    path = files.ods(tmp_path / "a.ods", "", manifest="<manifest><encryption-data/></manifest>")
    assert refusal(path) == "file_protected"


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    wild = random.Random(seed)  # noqa: S311 damage, not secrets
    path = files.simple(tmp_path / "a.xlsx", [("Nom", number) for number in range(50)])
    content = bytearray(path.read_bytes())
    for _ in range(1 + 10 * seed):
        content[wild.randrange(len(content))] = wild.randrange(256)
    path.write_bytes(content[: len(content) if seed % 2 else wild.randrange(len(content))])
    assert files.outcome(read, path) in {"read", *KINDS}
    assert files.outcome(preview, path) in {"read", *KINDS}


def test_more_cells_than_allowed_are_refused(tmp_path: Path) -> None:
    path = files.simple(tmp_path / "a.xlsx", [("a",) * 20] * 20)
    assert refusal(path, Limits(cells=399)) == "too_large"
    assert len(read(path, limits=Limits(cells=400)).sheets[0].rows) == 20


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = written(tmp_path / "long.csv", b"a;b\n" * 2_000_000)
    assert refusal(path, Limits(seconds=0.05)) == "too_slow"


def test_cancelling_stops_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "long.csv", b"a;b\n" * 200_000)
    seen: list[Step] = []

    def listen(step: Step) -> None:
        seen.append(step)
        if step.done:
            progress.cancel()

    progress = Progress(listen)
    before = threading.active_count()
    with pytest.raises(Cancelled):
        read(path, progress=progress)
    assert seen[-1].done < 200_000
    assert threading.active_count() == before


def test_a_reader_that_dies_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MODULE", "grc_desktop.no_such_module")
    assert refusal(written(tmp_path / "a.csv", b"a;b\n")) == "reader_stopped"


def test_a_reader_that_says_nonsense_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MODULE", "this")  # a module that prints a poem
    assert refusal(written(tmp_path / "a.csv", b"a;b\n")) in {"reader_stopped", "too_large"}


def test_a_long_text_repeated_without_end_is_given_up(tmp_path: Path) -> None:
    cells = '<c t="s"><v>0</v></c>' * 1000
    part = files.sheet([]).replace("<sheetData>", "<sheetData>" + f"<row>{cells}</row>" * 20)
    path = files.xlsx(tmp_path / "a.xlsx", {"S": part}, strings=f"<si><t>{'a' * 32_000}</t></si>")
    assert refusal(path) == "too_large"


def test_every_refusal_is_said_in_french(tmp_path: Path) -> None:
    i18n.use("fr")
    try:
        for kind in KINDS.values():
            for text in (kind.sentence, kind.advice):
                assert not text or i18n._(text) != text, text
    finally:
        i18n.use("en")
