"""Every page drawn to PNG without a screen: ``python -m grc_desktop.ui.shots --out shots``.

Both languages, light and dark, two sizes, the sample shop and an empty base; and once each with texts 40 % longer, with
the largest text and with high contrast. The clock, the name of the user, the font and the folder are always the same,
so that two runs can be compared.

The picture of the README: ``python -m grc_desktop.ui.shots --picture docs/pictures/clients.png``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from grc_desktop.ui.stage.scenes import Scene
    from grc_desktop.ui.stage.stage import Stage

LANGUAGES: Final = ("fr", "en")
THEMES: Final = ("light", "dark")
SIZES: Final = ((1366, 768), (1920, 1080))
SCREEN: Final = {"x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
"""The screen there is not; menus open inside it."""
NOON: Final = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


class StandingClock:
    """Always noon of the same day."""

    def now(self) -> datetime:
        return NOON

    def today(self) -> date:
        return NOON.date()


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is drawn, once in each of `themes` and `sizes`; `name` tells it in file names.

    `longer`: with texts 40 % longer than they are. `text_size` is in percent.
    """

    language: str
    themes: tuple[str, ...] = THEMES
    sizes: tuple[tuple[int, int], ...] = SIZES
    name: str = ""
    longer: bool = False
    text_size: str = "100"


LOOKS: Final = (
    *(Look(language) for language in LANGUAGES),
    Look("fr", THEMES[:1], SIZES[:1], "longer", longer=True),
    Look("fr", THEMES[:1], SIZES[:1], "large", text_size="150"),
    Look("fr", ("contrast-light", "contrast-dark"), SIZES[:1]),
)


@dataclass(frozen=True, slots=True)
class Base:
    """What the window is opened on, and the scenes played there; `name` tells it in file names.

    `path` is copied for each scene. Without one there is no base yet; without its file the base is missing.
    """

    name: str
    path: Path | None
    scenes: tuple[Scene, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what is asked for; answers an exit code."""
    asked = _arguments(arguments)
    with _fixed_home() as home:
        from grc_desktop.ui.stage.scenes import SCENES

        app = _application()
        if asked.picture is not None:
            return _draw_one(app, home, asked.picture)
        looks = LOOKS
        if asked.database is None:
            bases = _bases(home)
        else:
            looks = (Look(asked.language, THEMES[:1], SIZES[:1]),)
            bases = [Base("", asked.database, tuple(scene for scene in SCENES if scene.main))]
        for look, base in product(looks, bases):
            for scene in base.scenes:
                if asked.only in scene.name:
                    for path in _shoot(app, home, asked.out, look, base, scene):
                        print(path, flush=True)  # noqa: T201 - the answer of a command
    return 0


def _draw_one(app: QApplication, home: Path, path: Path) -> int:
    """Draw the customers of the sample shop to `path`."""
    with _window(app, home, Look("fr", THEMES[:1], SIZES[:1]), _bases(home)[0]) as stage:
        stage.go("contacts")
        stage.picture(path)
    return 0


def _shoot(app: QApplication, home: Path, out: Path, look: Look, base: Base, scene: Scene) -> Iterator[Path]:
    """Play `scene` and draw it in every theme and size; the paths, as they are written."""
    with _window(app, home, look, base) as stage:
        scene.play(stage)
        for theme, (width, height) in product(look.themes, look.sizes):
            stage.preferences.choose_theme(theme)
            stage.resize(width, height)
            name = "-".join(filter(None, (scene.name, base.name, look.language, theme, look.name)))
            path = out / f"{name}-{width}x{height}.png"
            stage.picture(path)
            yield path


@contextmanager
def _window(app: QApplication, home: Path, look: Look, base: Base) -> Iterator[Stage]:
    """The window on a copy of `base`, in a home where nobody was before."""
    from grc_desktop.core import i18n
    from grc_desktop.ui.kit.stretched import Stretched
    from grc_desktop.ui.shell.opening.session import Wanted
    from grc_desktop.ui.shell.opening.start import Program
    from grc_desktop.ui.stage.stage import Stage

    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    path = base.path
    if path is not None and path.exists():
        place = home / "sample" if path.parent.name == "sample" else home
        place.mkdir(exist_ok=True)
        path = Path(shutil.copy(path, place))
    program = Program(app, home / "state", StandingClock())
    program.preferences.choose_language(look.language)
    program.preferences.choose_theme(look.themes[0])
    program.preferences.choose_text_size(look.text_size)
    program.begin(Wanted(path))
    if program.session is None:
        raise RuntimeError("no window came")
    stage = Stage(app, program.session, program.preferences)
    stage.resize(*look.sizes[0])
    if look.longer:
        i18n.change(Stretched)
        stage.preferences.spoken.emit()
    stage.window.frame.check()
    stage.settle()
    try:
        yield stage
    finally:
        stage.window.end()
        program.deleteLater()


def _bases(home: Path) -> list[Base]:
    """The sample shop and an empty base, as at noon; no base yet; a base that is gone."""
    from grc_desktop import app
    from grc_desktop.core import i18n
    from grc_desktop.services.importing import sample
    from grc_desktop.ui.stage.scenes import FILE_HELD, FIRST_START, FIRST_START_AGAIN, OPENING_ERROR, SCENES

    i18n.use("fr")
    full, empty = home.parent / "sample" / "boutique.grc", home.parent / "clients.grc"
    services = app.build(full, create=True, clock=StandingClock())
    sample.fill(services.importing, services.settings)
    services.close()
    app.build(empty, create=True, clock=StandingClock()).close()
    return [
        Base("sample", full, tuple(scene for scene in SCENES if scene.sample)),
        Base("empty", empty, tuple(scene for scene in SCENES if scene.empty)),
        Base("", None, (FIRST_START, FIRST_START_AGAIN, FILE_HELD)),
        Base("", home / "gone.grc", (OPENING_ERROR,)),
    ]


@contextmanager
def _fixed_home() -> Iterator[Path]:
    """A home, a user, a place on earth and no screen, the same everywhere."""
    os.environ |= {"LOGNAME": "camille", "TZ": "Europe/Paris"}
    if hasattr(time, "tzset"):
        time.tzset()
    folder = Path(tempfile.gettempdir()) / f"grc-desktop-shots-{os.getpid()}"
    folder.mkdir(parents=True)
    (folder / "screen.json").write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screen.json'}"
    os.environ["GRC_HOME"] = str(folder / "home")
    try:
        yield folder / "home"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _application() -> QApplication:
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QFont

    from grc_desktop.ui.kit.garbage import Garbage
    from grc_desktop.ui.shell.opening.start import application

    qInstallMessageHandler(_pass_on)
    app = application(["grc"])
    Garbage(app)
    app.setFont(QFont("Inter"))
    app.setCursorFlashTime(0)
    return app


def _pass_on(_kind: object, _where: object, message: str) -> None:
    """Say what Qt says, but for what it says of every window without a screen."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m grc_desktop.ui.shots", description="Draw every page to PNG.")
    parser.add_argument("--out", type=Path, default=Path("shots"), metavar="FOLDER", help="where the pictures go")
    parser.add_argument("--only", default="", metavar="NAME", help="the scenes whose name contains this")
    parser.add_argument("--database", type=Path, metavar="PATH", help="the main pages of this base, and nothing else")
    parser.add_argument(
        "--picture", type=Path, metavar="PNG", help="the customers of the sample shop, and nothing else"
    )
    parser.add_argument("--language", default="fr", choices=LANGUAGES, help="for --database")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
