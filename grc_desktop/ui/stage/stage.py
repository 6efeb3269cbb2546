"""A window played without anybody: it is given its base, keys and actions, and waits until all is quiet."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from grc_desktop.ui.kit import theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData

    from grc_desktop.app import Services
    from grc_desktop.ui.kit.page import Page
    from grc_desktop.ui.kit.work import Work
    from grc_desktop.ui.shell.opening.session import Session
    from grc_desktop.ui.shell.preferences import Preferences
    from grc_desktop.ui.shell.window import Window

PATIENCE: Final = 60.0
_QUIET: Final = 0.2
_NAP: Final = 0.005
_NO_KEY: Final = Qt.KeyboardModifier.NoModifier


class Stage:
    """What can be done to the window of `session`."""

    def __init__(self, app: QApplication, session: Session, preferences: Preferences) -> None:
        self._app = app
        self._session = session
        self.preferences = preferences
        QTest.qWaitForWindowExposed(session.window)
        self.settle()
        session.window.activateWindow()
        QTest.qWaitForWindowActive(session.window)
        self.settle()

    @property
    def window(self) -> Window:
        return self._session.window

    @property
    def work(self) -> Work:
        """The background work of the window."""
        return self._session.work

    @property
    def services(self) -> Services:
        """The services on the base that is open."""
        if self._session.services is None:
            raise LookupError("no base is open")
        return self._session.services

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.window.frame.page
        if page is None:
            raise LookupError("no page is in front")
        return page

    def go(self, room: str, **state: object) -> None:
        """Go to a room, and there to `state`."""
        self.window.frame.go(room, state)
        self.settle()

    def do(self, key: str) -> None:
        """Trigger the page's action of that key."""
        actions = {action.key: made for action, made in self.page.commands}
        actions[key].trigger()
        self.settle()

    def press(self, keys: str) -> None:
        """Press `keys` (``Down``, ``Ctrl+K``) where the focus is."""
        QTest.keySequence(self._target(), QKeySequence(keys))
        self.settle()

    def type(self, text: str) -> None:
        """Type `text`, accents and all, where the focus is."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self._target(), event)
        self.settle()

    def hold(self, data: QMimeData) -> None:
        """Hold `data` over the middle of the window, as one drags a file."""
        middle = self.window.rect().center()
        event = QDragEnterEvent(middle, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _NO_KEY)
        QCoreApplication.sendEvent(self.window.windowHandle(), event)
        self.settle()

    def drop(self, data: QMimeData) -> None:
        """Let go of `data` over the middle of the window."""
        self.hold(data)
        middle = QPointF(self.window.rect().center())
        event = QDropEvent(middle, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _NO_KEY)
        QCoreApplication.sendEvent(self.window.windowHandle(), event)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        """Give the window a size."""
        self.window.resize(QSize(width, height))
        self.settle()

    def settle(self) -> None:
        """Wait until no work is under way and nothing has happened for a while. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        quiet = time.monotonic()
        while time.monotonic() - quiet < _QUIET:
            if time.monotonic() > end:
                raise TimeoutError("the window never came to rest")
            self._app.processEvents()
            if self._session.work.busy:
                quiet = time.monotonic()
            time.sleep(_NAP)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._app.processEvents()

    def picture(self, path: Path) -> None:
        """Keep what the window looks like as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        shown = self.window.grab()
        if (over := self._app.activeModalWidget()) is not None:
            painter = QPainter(shown)
            place = over.rect().translated(shown.rect().center() - over.rect().center())
            painter.drawPixmap(place.topLeft(), over.grab())
            painter.setPen(theme.current().surface("control"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.end()
        if (menu := self._app.activePopupWidget()) is not None:
            painter = QPainter(shown)
            painter.drawPixmap(self.window.mapFromGlobal(menu.pos()), menu.grab())
            painter.end()
        if not shown.save(str(path)):
            raise OSError(f"{path} could not be written")

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.window
