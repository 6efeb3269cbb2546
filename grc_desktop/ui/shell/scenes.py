"""The states of the pages worth looking at, declared one by one; the shots and the demo draw them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from grc_desktop.services.importing.sample import workbook

if TYPE_CHECKING:
    from grc_desktop.ui.shell.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """`play` brings the window, open on the base, to the state. `main`: among the few that show what the program is.

    `sample` and `empty` say on which bases it is worth playing.
    """

    name: str
    play: Callable[[Stage], object]
    sample: bool = True
    empty: bool = True
    main: bool = False


def _edit(stage: Stage) -> None:
    stage.go("contacts")
    stage.do("contacts.edit")


def _add(stage: Stage) -> None:
    stage.go("contacts")
    stage.do("contacts.new")


def _import(stage: Stage, steps: int) -> None:
    stage.go("importing", file=str(workbook()))
    for _ in range(steps):
        stage.do("importing.next")


def _import_result(stage: Stage) -> None:
    _import(stage, 2)
    stage.do("importing.write")


def _undo_import(stage: Stage) -> None:
    stage.go("history")
    stage.press("End")
    stage.do("history.undo")


def _search(stage: Stage) -> None:
    stage.go("contacts")
    stage.press("Ctrl+K")
    stage.type("le")


SCENES: Final = (
    Scene("contacts", lambda stage: stage.go("contacts"), main=True),
    Scene("contacts-edit", _edit, empty=False),
    Scene("contacts-new", _add),
    Scene("contacts-search", _search, empty=False),
    Scene("import", lambda stage: stage.go("importing")),
    Scene("import-file", lambda stage: _import(stage, 0), sample=False),
    Scene("import-columns", lambda stage: _import(stage, 1), sample=False),
    Scene("import-check", lambda stage: _import(stage, 2), main=True),
    Scene("import-result", _import_result, sample=False),
    Scene("import-review", lambda stage: stage.go("importing", step="review"), empty=False),
    Scene("history", lambda stage: stage.go("history"), main=True),
    Scene("history-undone", _undo_import, empty=False),
    Scene("settings", lambda stage: stage.go("settings"), main=True),
    Scene("shortcuts", lambda stage: stage.press("F1"), empty=False),
)
FIRST_START: Final = Scene("first-start", lambda stage: stage.settle())
OPENING_ERROR: Final = Scene("opening-error", lambda stage: stage.settle())
