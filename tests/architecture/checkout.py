"""The checkout as the architecture tests see it: its root and the files people wrote in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "grc_desktop"

_MADE_BY_TOOLS = frozenset({"__pycache__", "build", "dist", "shots", "node_modules"})
_WORDS = frozenset(
    {"", ".cfg", ".css", ".html", ".json", ".lock", ".md", ".po", ".py", ".qss", ".sh", ".svg", ".toml", ".txt", ".yml"}
)


def _walk() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or not name.startswith((".", *_MADE_BY_TOOLS))]
        yield from (Path(folder, name) for name in names if name != ".git")


@cache
def written() -> tuple[Path, ...]:
    """Every file of words in the checkout: code, texts, papers."""
    return tuple(sorted(path for path in _walk() if path.suffix in _WORDS))


def modules() -> tuple[Path, ...]:
    """Every Python file in the checkout."""
    return tuple(path for path in written() if path.suffix == ".py")
