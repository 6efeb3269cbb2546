"""The pages of the gallery drawn to PNG, whole, in every look they can take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QAbstractItemView

from grc_desktop.core import i18n
from grc_desktop.ui.gallery.sheets import SHEETS
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.stretched import Stretched

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from grc_desktop.ui.gallery.window import GalleryWindow

WIDTH: Final = 1366
BIG: Final = 1.5
_TALLEST: Final = 8000
_ROUNDS: Final = 4
_ROUND_MS: Final = 10


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is drawn: `longer`, with texts 40 % longer; `scale`, the size of the text."""

    language: str
    theme: str
    longer: bool = False
    scale: float = 1.0

    @property
    def name(self) -> str:
        """What tells it in file names."""
        extra = (*(("longer",) if self.longer else ()), *(("big",) if self.scale > 1 else ()))
        return "-".join((self.language, self.theme, *extra))


def looks() -> Iterator[Look]:
    """Every way a page is drawn."""
    for language, name in product(i18n.LANGUAGES, theme.NAMES):
        yield from (Look(language, name), Look(language, name, longer=True), Look(language, name, scale=BIG))


def draw(app: QApplication, window: GalleryWindow, out: Path, only: str = "") -> Iterator[Path]:
    """Draw the pages and looks whose name contains `only` into `out`; the paths, as they are written."""
    out.mkdir(parents=True, exist_ok=True)
    app.setCursorFlashTime(0)
    for look, sheet in product(looks(), SHEETS):
        name = f"{sheet.key}-{look.name}"
        if only in name:
            pose(app, window, look, sheet.key)
            path = out / f"{name}.png"
            window.grab().save(str(path))
            yield path


def pose(app: QApplication, window: GalleryWindow, look: Look, key: str) -> None:
    """Show the page `key` in `look`, all of it, with everything read and painted."""
    i18n.use(look.language)
    if look.longer:
        i18n.change(Stretched)
    window.show_look(look.theme, look.scale)
    window.show_sheet(key)
    window.activateWindow()
    window.resize(WIDTH, _TALLEST)
    settle(app, window)
    window.resize(WIDTH, window.height_wanted())
    settle(app, window)
    for view in window.findChildren(QAbstractItemView):
        app.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))  # there is no mouse in a picture
    if (focused := app.focusWidget()) is not None:
        focused.clearFocus()


def settle(app: QApplication, window: GalleryWindow) -> None:
    """Wait until everything asked for was read and painted, and what was there before is gone."""
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _round in range(_ROUNDS):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _ROUND_MS)
        while window.busy:
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _ROUND_MS)
