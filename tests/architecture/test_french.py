"""The French catalogue is complete, agrees with itself and follows French typography."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from grc_desktop.core.i18n import compile_catalogue
from tests.architecture.checkout import PACKAGE, ROOT

Msgid = str | tuple[str, ...]

KEYWORDS = {"_": None, "N_": None, "_n": (1, 2)}
SOURCES = sorted((ROOT / "resources" / "i18n" / "fr").glob("*.po"))
FAULTS = {
    "a narrow no-break space goes before ; : ! ? »": r"(?:^|[^\u202f!?;])(?:[!?»]|;(?!;)|:(?=\s|$))",
    "a narrow no-break space goes after «": r"«(?!\u202f)",
    "quotes are « », the apostrophe is ’": r"[\"'“”]",
    "an ellipsis is one character": r"\.\.\.",
    "spaces are single and never at an end": r"[ \u00a0\u202f]{2}|^\s|\s$",
}


@cache
def used() -> frozenset[Msgid]:
    """Every text of the source that people may read."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return frozenset(text if isinstance(text, str) else tuple(text) for _, _, text, _, _ in found)


@cache
def catalogues() -> dict[str, Catalog]:
    """The French files by name, as read."""
    read = {}
    for source in SOURCES:
        with source.open("rb") as file:
            read[source.name] = read_po(file, locale="fr", abort_invalid=True)
    return read


def translations() -> list[tuple[str, Msgid, tuple[str, ...]]]:
    """Each entry: its file, its text and its French forms (two for a text that counts)."""
    return [
        (name, _frozen(message.id), _forms(message.string))
        for name, catalogue in catalogues().items()
        for message in catalogue
        if message.id
    ]


def _frozen(text: Iterable[str]) -> Msgid:
    return text if isinstance(text, str) else tuple(text)


def _forms(text: Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def placeholders(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def faults(text: str) -> list[str]:
    """The rules of French typography that `text` breaks; what will stand in for ``{…}`` is not looked at."""
    bare = re.sub(r"\{[^}]*\}", "x", text)
    return [rule for rule, pattern in FAULTS.items() if re.search(pattern, bare)]


def test_every_text_is_translated() -> None:
    known = {text for _, text, forms in translations() if forms and all(forms)}

    assert sorted(map(str, used() - known)) == []


def test_no_text_hides_from_the_translators_inside_an_f_string() -> None:
    assert [str(path) for path in PACKAGE.rglob("*.py") for _ in _within_f_strings(path)] == []


def _within_f_strings(path: Path) -> list[ast.Call]:
    strings = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)]
    calls = [node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)]
    return [
        call
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS and isinstance(call.args[0], ast.Constant)
    ]


def test_no_translation_is_of_a_text_that_is_gone() -> None:
    gone = [f"{name}: {text}" for name, text, _ in translations() if text not in used()]
    commented = [f"{name}: {text}" for name, catalogue in catalogues().items() for text in catalogue.obsolete]

    assert gone + commented == []


def test_no_translation_is_a_guess() -> None:
    assert [f"{name}: {m.id}" for name, catalogue in catalogues().items() for m in catalogue if m.id and m.fuzzy] == []


def test_a_text_that_counts_has_both_its_french_forms() -> None:
    assert [text for _, text, forms in translations() if isinstance(text, tuple) and len(forms) != 2] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    differing = [
        f"{name}: {form}"
        for name, text, forms in translations()
        for form in forms
        if placeholders(form) != placeholders(text if isinstance(text, str) else text[-1])
    ]

    assert differing == []


def test_no_two_files_disagree() -> None:
    assert compile_catalogue(SOURCES)


def test_french_is_written_the_french_way() -> None:
    broken = [
        f"{name}: {form!r}: {rule}" for name, _, forms in translations() for form in forms for rule in faults(form)
    ]

    assert broken == []


@pytest.mark.parametrize(
    "text",
    ["Attention!", "Nom :", "Nom\u00a0:", "Voulez-vous ?", "l'import", "« Oui »", '"Oui"', "Un instant...", "Fin "],
)
def test_wrong_typography_is_caught(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    ["Attention\u202f!", "Nom\u202f: {name}", "{a}:{b}", "«\u202fOui\u202f»", "De 10:30 à 12:00…", "Vraiment\u202f?!"],
)
def test_right_typography_passes(text: str) -> None:
    assert faults(text) == []
