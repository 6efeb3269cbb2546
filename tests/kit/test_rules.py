from __future__ import annotations

import re
from pathlib import Path

from grc_desktop.ui import kit

UI = Path(str(kit.__file__)).parent.parent


def users_of(pattern: str) -> set[str]:
    """The modules of the window in which `pattern` is found."""
    found = (path for path in UI.rglob("*.py") if re.search(pattern, path.read_text(encoding="utf-8")))
    return {path.relative_to(UI).as_posix() for path in found}


def test_nobody_else_makes_threads() -> None:
    makers = users_of(r"threading\.Thread|QThreadPool|ThreadPoolExecutor|\bQThread\b|QtConcurrent")
    assert makers == {"kit/work.py", "kit/watchdog.py"}
    assert users_of(r"import.*watchdog") == set()


def test_labels_are_plain_text_because_nobody_makes_others() -> None:
    assert users_of(r"\bQLabel\(") <= {"kit/labels.py"}
    assert users_of(r"RichText|AutoText|MarkdownText") == set()


def test_the_kit_stands_on_the_core_and_qt_alone() -> None:
    kit_modules = "\n".join(path.read_text(encoding="utf-8") for path in (UI / "kit").glob("*.py"))
    imported = set(re.findall(r"^\s*(?:from|import) (grc_desktop\.\w+(?:\.\w+)?)", kit_modules, re.MULTILINE))
    assert {name for name in imported if not name.startswith(("grc_desktop.core", "grc_desktop.ui.kit"))} == set()
