from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grc_desktop.core.errors import Unreadable
from grc_desktop.services.exporting.files import guarded
from grc_desktop.services.importing.reading.delimited import find_dialect
from grc_desktop.services.importing.reading.encoding import best_one_byte
from grc_desktop.services.importing.reading.formulas import unguard
from grc_desktop.services.importing.reading.preview import preview
from grc_desktop.services.importing.reading.problems import KINDS
from grc_desktop.services.importing.reading.reader import read
from grc_desktop.services.importing.reading.types import CellError, ReadOptions, Row, Source
from tests.importing.reading import files

FRENCH = "Nom;Ville;Né le;Note\nLefèvre;Saint-Étienne;l’été;12,50 €\nNoël;Besançon;à Nîmes;déjà vu\nŒuvré;Mâcon;;où\n"
ROWS = [tuple(cell or None for cell in line.split(";")) for line in FRENCH.splitlines()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clients.csv"


def loaded(path: Path, content: bytes) -> Source:
    """The file of `content`, which the full reading and the preview see alike."""
    path.write_bytes(content)
    whole, first = read(path), preview(path, rows=10_000)
    assert (whole.sheets, whole.encoding, whole.delimiter) == (first.sheets, first.encoding, first.delimiter)
    return whole


def rows(path: Path, content: bytes) -> list[Row]:
    return loaded(path, content).sheets[0].rows


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_accents_are_right_in_every_encoding(path: Path, encoding: str, found: str) -> None:
    source = loaded(path, FRENCH.encode(encoding))
    assert (source.encoding, source.delimiter, source.sheets[0].rows) == (found, ";", ROWS)


@pytest.mark.parametrize("name", ["Hélène", "François", "Zoé", "LEFÈVRE", "BÉRÉNICE", "Agnès", "Maïté"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_one_first_name_tells_the_encoding(name: str, encoding: str) -> None:
    assert best_one_byte(name.encode(encoding)) == encoding


def test_nothing_to_tell_by_means_windows() -> None:
    assert best_one_byte(b"") == "cp1252"


def test_lines_of_two_encodings_in_one_file_are_both_right(path: Path) -> None:
    content = "Nom;Ville\nZoé;Nîmes\n".encode() + "Hélène;Mâcon\nRÉSUMÉ\u00a0: «CAFÉ»;x\n".encode("cp1252")
    source = loaded(path, content)
    assert source.encoding == "utf-8+cp1252"
    assert source.sheets[0].rows[1:] == [("Zoé", "Nîmes"), ("Hélène", "Mâcon"), ("RÉSUMÉ\u00a0: «CAFÉ»", "x")]


def test_one_line_of_two_encodings_is_right(path: Path) -> None:
    content = "Nom;Ville\nZoé;Nîmes\n".encode() + "Hélène;".encode() + "Mâcon\n".encode("cp1252")
    assert rows(path, content)[2] == ("Hélène", "Mâcon")


def test_bytes_that_windows_leaves_undefined_are_no_obstacle(path: Path) -> None:
    assert rows(path, "Nom;Ville\nHélène;Mâ".encode("cp1252") + b"\x81con\nb;c\n")[1][0] == "Hélène"


def test_the_user_may_choose_encoding_and_delimiter(path: Path) -> None:
    path.write_bytes("é,a;b".encode("cp850"))
    source = read(path, ReadOptions("cp850", ","))
    assert (source.encoding, source.delimiter, source.sheets[0].rows) == ("cp850", ",", [("é", "a;b")])


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (ReadOptions(encoding="klingon"), "unknown_encoding"),
        (ReadOptions(encoding="base64"), "unknown_encoding"),
        (ReadOptions(encoding="utf-8"), "unknown_encoding"),
        (ReadOptions(delimiter=";;"), "unknown_delimiter"),
        (ReadOptions(delimiter='"'), "unknown_delimiter"),
    ],
)
def test_options_that_do_not_fit_are_refused(path: Path, options: ReadOptions, code: str) -> None:
    path.write_bytes("é;è\n".encode("cp1252"))
    with pytest.raises(Unreadable) as refused:
        read(path, options)
    assert refused.value.code == code
    with pytest.raises(Unreadable) as refused:
        preview(path, options=options)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Nom;Montant\nA;1 234,50\nB;2,00\nC;3,10\n", ";"),
        ("Nom,Ville\nDupont,Lyon\nMartin,Paris\n", ","),
        ("Nom\tVille\nDupont, Jean\tLyon\n", "\t"),
        ("Nom|Ville|CP\nDupont|Lyon|69000\n", "|"),
        ("Nom\nDupont\nMartin\n", None),
        ("Fichier clients\n\nNom;Prénom;Ville\nDupont;Jean;Lyon\nPetit;Zoé\nRoux;Luc;Nice;x\n", ";"),
        ('"a;b","c"\n"d;e","f"\n', ","),
        ("Bonjour, comment allez-vous ?\nNous partons demain.\nIl pleut, il vente, il neige.\n", None),
        ("a;b\n", ";"),
    ],
)
def test_the_delimiter_is_found(text: str, delimiter: str | None) -> None:
    assert find_dialect(text).delimiter == delimiter


def test_the_sep_line_of_excel_is_obeyed_and_hidden(path: Path) -> None:
    source = loaded(path, b"sep=|\r\na;x|b;y\r\n")
    assert (source.delimiter, source.sheets[0].rows) == ("|", [("a;x", "b;y")])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(path: Path, end: str) -> None:
    content = end.join(["a;b", '"un\ndeux";c', "", "d;e"]).encode()
    assert rows(path, content) == [("a", "b"), ("un\ndeux", "c"), (), ("d", "e")]


def test_nul_bytes_are_taken_out(path: Path) -> None:
    assert rows(path, b"Nom;Ville\nDu\0pont;Lyon\n") == [("Nom", "Ville"), ("Dupont", "Lyon")]


def test_ragged_rows_are_kept_as_they_are(path: Path) -> None:
    assert rows(path, b"a;b;c\nd;e\nf;g;h;i\n\nj;;\n;k\n") == [
        ("a", "b", "c"),
        ("d", "e"),
        ("f", "g", "h", "i"),
        (),
        ("j",),
        (None, "k"),
    ]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ('"Dupont;Marie;Lyon', ("Dupont", "Marie", "Lyon")),
        ('Dupont;"Marie;Lyon', ("Dupont", "Marie", "Lyon")),
        ('Écran 12";noir;1', ('Écran 12"', "noir", "1")),
        ('"Le "Petit" Roux";b;c', ('Le "Petit" Roux', "b", "c")),
        ('"dit ""Jo""";b;c', ('dit "Jo"', "b", "c")),
    ],
)
def test_a_stray_quote_spoils_its_line_only(path: Path, line: str, row: Row) -> None:
    others = [f"Nom{number};Prénom;Ville" for number in range(50)] + ['"Roux";"Zoé";"Nice"', '"Petit;Luc;Pau']
    content = "\n".join(["Nom;Prénom;Ville", line, *others]).encode()
    found = rows(path, content)
    assert len(found) == 54
    assert (found[1], found[-2], found[-1]) == (row, ("Roux", "Zoé", "Nice"), ("Petit", "Luc", "Pau"))


def test_two_stray_quotes_that_seem_to_make_a_cell_do_not_hide_rows(path: Path) -> None:
    assert len(rows(path, b'a;b;c\n"d;e;f\ng;h;i\nj;k;l"\nm;n;o\n')) == 5


def test_a_note_of_many_lines_stays_one_cell(path: Path) -> None:
    note = "\n".join(f"ligne {number}; suite" for number in range(300))
    assert rows(path, f'Nom;Note\nDupont;"{note}"\nPetit;x\n'.encode())[1] == ("Dupont", note)


def test_a_cell_of_a_megabyte_is_read(path: Path) -> None:
    assert rows(path, b'Nom;Note\n"' + b"x" * 1_000_000 + b'";y\n')[1] == ("x" * 1_000_000, "y")


def test_sixteen_thousand_columns_are_read_and_more_refused(path: Path) -> None:
    assert len(rows(path, b";".join([b"x"] * 16_384) + b"\n")[0]) == 16_384
    path.write_bytes(b";".join([b"x"] * 16_385))
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert refused.value.code == "too_large"


def test_the_apostrophe_that_keeps_a_formula_text_is_taken_off(path: Path) -> None:
    assert rows(path, b"'=1+1;'+33612345678;l'ami;'Nom\n") == [("=1+1", "+33612345678", "l'ami", "'Nom")]


@given(text=st.text("'=+-@\t\r＝a1 |", max_size=6))
def test_the_apostrophe_our_own_export_puts_comes_off_again(text: str) -> None:
    assert unguard(guarded(text)) == text


def test_spreadsheet_errors_in_text_are_seen(path: Path) -> None:
    path.write_bytes(b"Nom;Solde\nDupont;#N/A\n")
    assert isinstance(read(path).sheets[0].rows[1][1], CellError)


def test_the_preview_of_a_long_text_stops_early(path: Path) -> None:
    path.write_bytes(b"a;b\n" * 100_000)
    first = preview(path, rows=3)
    assert (first.truncated, first.sheets[0].rows) == (True, [("a", "b")] * 3)


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n;,\"' é"), max_size=12
)
_WILD = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@_WILD
@given(table=st.lists(st.lists(_TEXT, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_a_csv_writer_wrote_comes_back(path: Path, table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([["a", "b", "c"], *table])
    path.write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())
    found = preview(path, rows=100, options=ReadOptions("utf-8-sig", ";")).sheets[0].rows
    expected = [tuple(row) for row in table]
    while expected and not any(expected[-1]):
        expected.pop()
    assert [(row + ("",) * 3)[:3] for row in (tuple(cell or "" for cell in row) for row in found[1:])] == [
        tuple(cell[1:] if cell[:1] == "'" and cell[1:2] in set("'=+-@＝＋－＠") - {""} else cell for cell in row)
        for row in expected
    ]


@_WILD
@given(content=st.binary(min_size=0, max_size=400) | st.text('"\n\r;,ab\0', max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert files.outcome(preview, path) in {"read", *KINDS}
