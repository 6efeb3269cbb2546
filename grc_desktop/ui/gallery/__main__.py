"""Every piece of the kit in every state: ``python -m grc_desktop.ui.gallery``.

A window where there is a screen; with ``--out``, every page drawn to PNG: languages, themes, texts 40 % longer, text
half as big again.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from grc_desktop.core import i18n

_STYLE: Final = ("-style", "Fusion")


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the gallery, or draw it; answers an exit code."""
    asked = _arguments(arguments)
    if asked.out is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from grc_desktop.ui.gallery.drawing import draw
    from grc_desktop.ui.gallery.window import GalleryWindow
    from grc_desktop.ui.kit import theme
    from grc_desktop.ui.kit.garbage import Garbage

    i18n.use(asked.language)
    app = QApplication(["gallery", *_STYLE])
    theme.apply(app, theme.load(theme.NAMES[0]))
    window = GalleryWindow(app)
    Garbage(window)
    window.show()
    if asked.out is None:
        return app.exec()
    for path in draw(app, window, asked.out, asked.only):
        print(path, flush=True)  # noqa: T201 - the answer of a command
    window.close()
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m grc_desktop.ui.gallery", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="draw every page there, without a screen")
    parser.add_argument("--only", default="", metavar="NAME", help="the pictures whose name contains this")
    parser.add_argument("--language", default=i18n.preferred(), choices=i18n.LANGUAGES, help="of the window")
    asked = parser.parse_args(arguments)
    if asked.out is None and not _screen():
        parser.error("there is no screen here; --out FOLDER draws every page to PNG")
    return asked


def _screen() -> bool:
    """Whether a window can be opened here."""
    told = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return told or sys.platform != "linux"


if __name__ == "__main__":
    sys.exit(main())
