"""What the gallery shows, as data: each piece of the kit by its name, in each of its states.

A page is one module with a `Sheet` in it, and a line in `sheets.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.work import Work

Make = Callable[["Work"], "QWidget"]
"""Makes a piece in one state. It is made anew for every language, so its texts may be said once: ``_("…")``."""

EMPTY: Final = N_("Empty")
LOADING: Final = N_("Loading")
FILLED: Final = N_("Full")
ERROR: Final = N_("Error")
NORMAL: Final = N_("At rest")
FOCUSED: Final = N_("Focused")
DISABLED: Final = N_("Disabled")
WRONG: Final = N_("Wrong")
READ_ONLY: Final = N_("Read-only")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A piece of the kit. `name` and the keys of `states` are msgids.

    Each state takes `width` pixels of the page (all of it: 0) and is `height` high (as high as it wants: 0).
    """

    name: str
    states: Mapping[str, Make]
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the gallery: its `key` names its pictures, `title` is a msgid."""

    key: str
    title: str
    icon: str
    specimens: tuple[Specimen, ...]
