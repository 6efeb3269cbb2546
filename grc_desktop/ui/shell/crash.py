"""A bug: one plain sentence, the details folded, and a report that is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from grc_desktop.core.i18n import N_, _

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


class CrashNotice(QObject):
    """Tells bugs as they come, one at a time; each is kept as a report."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: Dialog | None = None

    def show(self, error: BaseException) -> None:
        """Keep a report of `error` and say so, unless one is being said already."""
        from grc_desktop.core import crash
        from grc_desktop.ui.kit.dialogs import tell

        text = crash.report(error)
        path = crash.keep(text)
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
