"""Files stay short, say what they are for, and speak of nothing but the project."""

from __future__ import annotations

import ast

from tests.architecture.checkout import ROOT, modules, written

LONGEST = 400
LONGEST_FUNCTION = 60
MACHINE_PATHS = tuple(f"/{folder}/" for folder in ("work", "root"))
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("pypi", "python"), ("registry", "npmjs"), ("ghcr", "io"))
)


def test_every_module_says_what_it_is_for() -> None:
    told = [path for path in modules() if "tests" not in path.relative_to(ROOT).parts]  # there, names are sentences
    silent = [
        path for path in told if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert [str(path.relative_to(ROOT)) for path in silent] == []


def test_no_module_is_longer_than_one_can_hold_in_mind() -> None:
    lengths = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in modules()}

    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in modules()
        if path.parent.name != "versions"  # a migration is a list of statements, read from top to bottom
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]

    assert long == []


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    told = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in written()
        for word in (*MACHINE_PATHS, *REGISTRIES)
        if word in path.read_text("utf-8")
    ]

    assert told == []
