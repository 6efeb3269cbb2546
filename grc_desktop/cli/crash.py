"""A bug met by a command: kept in a file that names nobody, told in one sentence."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path

import grc_desktop
from grc_desktop.core.paths import state_folder


def keep(error: BaseException) -> Path | None:
    """Write what happened and where, without the error's own words, which may quote a customer; where it was kept."""
    folder = state_folder() / "crashes"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{datetime.now():%Y-%m-%d %H-%M-%S %f}.txt"
        path.write_text(report(error), "utf-8")
    except OSError:
        return None
    return path


def report(error: BaseException) -> str:
    """The chain of errors: their classes and the lines of code they came through."""
    lines = [f"GRC Desktop {grc_desktop.__version__}, Python {platform.python_version()}, {platform.platform()}"]
    one: BaseException | None = error
    while one is not None:
        lines += ["", f"{type(one).__module__}.{type(one).__qualname__}"]
        frames = traceback.extract_tb(one.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines)
