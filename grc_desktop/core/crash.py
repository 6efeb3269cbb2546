"""What is kept of a bug: a report that stays on this computer and names nobody."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import Final

import grc_desktop
from grc_desktop.core.paths import state_folder

_KEPT: Final = 20


def report(error: BaseException) -> str:
    """What happened where, without the words of the errors: they may quote a customer."""
    qt = getattr(sys.modules.get("PySide6"), "__version__", "–")
    lines = [
        f"GRC Desktop {grc_desktop.__version__}",
        f"Python {platform.python_version()}, Qt {qt}, {platform.platform()}",
        datetime.now().astimezone().isoformat(timespec="seconds"),
    ]
    one: BaseException | None = error
    while one is not None:
        lines += ["", f"{type(one).__module__}.{type(one).__qualname__}"]
        frames = traceback.extract_tb(one.__traceback__)
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines)


def reports_folder() -> Path:
    """Where reports are kept."""
    return state_folder() / "crashes"


def keep(text: str, folder: Path | None = None) -> Path | None:
    """Write a report in `folder` (`reports_folder()` when None), the oldest going; None when the disk refuses."""
    folder = folder or reports_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.txt"))[: -_KEPT + 1]:
            old.unlink()
        path = folder / f"{datetime.now():%Y-%m-%d %H-%M-%S %f}.txt"
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path


def _short(filename: str) -> str:
    """The end of a path: the folders above it may hold the user's name."""
    return "/".join(Path(filename).parts[-3:])
