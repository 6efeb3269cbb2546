"""A bug: one plain sentence, the details folded, and a report that stays on this computer and names nobody."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

import grc_desktop
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.paths import state_folder

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.dialogs import Dialog

SORRY: Final = N_("Something went wrong that should not have")
WHAT_NOW: Final = N_(
    "What you had saved is safe. You can go on working; if it happens again, close the program and open it again.\n\n"
    "A report without any customer data was kept in {path}. Nothing was sent."
)
UNKEPT: Final = N_("What you had saved is safe. You can go on working. No report could be kept, and nothing was sent.")
_KEPT: Final = 20


def report(error: BaseException) -> str:
    """What happened where, without the words of the error: they may quote a customer."""
    import platform
    import traceback
    from datetime import datetime

    import PySide6

    lines = [
        f"GRC Desktop {grc_desktop.__version__}",
        f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.platform()}",
        datetime.now().astimezone().isoformat(timespec="seconds"),
        "",
    ]
    one: BaseException | None = error
    while one is not None:
        frames = traceback.extract_tb(one.__traceback__)
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames]
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines)


def keep(text: str, folder: Path) -> Path | None:
    """Write a report in `folder`, the oldest ones going; None when the disk refuses."""
    from datetime import datetime

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.txt"))[: -_KEPT + 1]:
            old.unlink()
        path = folder / f"{datetime.now():%Y-%m-%d %H-%M-%S %f}.txt"
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path


class CrashNotice(QObject):
    """Tells bugs as they come, one at a time; each is kept as a report."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: Dialog | None = None

    def show(self, error: BaseException) -> None:
        """Keep a report of `error` and say so, unless one is being said already."""
        from grc_desktop.ui.kit.dialogs import tell

        text = report(error)
        path = keep(text, state_folder() / "reports")
        if self._open is None:
            words = _(WHAT_NOW).format(path=path) if path else _(UNKEPT)
            self._open = tell(self._window, _(SORRY), words, text)
            self._open.finished.connect(self._closed)

    def watch(self) -> None:
        """Be told of exceptions nobody caught."""
        sys.excepthook = self._uncaught

    def _uncaught(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(_kind, error, _trace)
        else:
            self.show(error)

    def _closed(self) -> None:
        self._open = None


def _short(filename: str) -> str:
    """The end of a path: the folders above it may hold the user's name."""
    return "/".join(Path(filename).parts[-3:])
