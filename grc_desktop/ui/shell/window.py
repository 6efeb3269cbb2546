"""The window: what can be done anywhere, how it comes back at the next start, and how it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.actions import Actions
from grc_desktop.ui.kit.buttons import Weight
from grc_desktop.ui.kit.toasts import Toast
from grc_desktop.ui.shell.anywhere import (
    ADD,
    BACK,
    FIND,
    FOLD,
    FORWARD,
    FULL_SCREEN,
    QUIT,
    SEARCH,
    SHORTCUTS,
    UNDO,
)
from grc_desktop.ui.shell.crash import CrashNotice
from grc_desktop.ui.shell.frame import Frame
from grc_desktop.ui.shell.navigator import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent

    from grc_desktop.core.errors import KnownError
    from grc_desktop.services.history.types import Undone
    from grc_desktop.ui.kit.dialogs import Dialog
    from grc_desktop.ui.kit.page import Page
    from grc_desktop.ui.kit.work import Work
    from grc_desktop.ui.shell.house import House
    from grc_desktop.ui.shell.memory import Memory
    from grc_desktop.ui.shell.outline import Line
    from grc_desktop.ui.shell.palette.box import Palette
    from grc_desktop.ui.shell.preferences import Preferences

NAME: Final = "GRC Desktop"
_FOLDED: Final = "sidebar/folded"
_SMALLEST: Final = (880, 560)
_USUAL: Final = (1366, 768)
_TITLE_BAR: Final = 32
"""What the system puts above the window."""
_BUTTONS: Final = {Qt.MouseButton.BackButton: BACK, Qt.MouseButton.ForwardButton: FORWARD}


class Window(QMainWindow):
    """Shows a base, or one screen that takes all the room while there is none."""

    painted = Signal()
    """The window is on the screen for the first time."""
    ended = Signal()
    """The window was closed for good."""

    def __init__(self, work: Work, preferences: Preferences, memory: Memory) -> None:
        super().__init__()
        self._work = work
        self._memory = memory
        self._house: House | None = None
        self._alone: QWidget | None = None
        self._palette: Palette | None = None
        self._question: Dialog | None = None
        self._painted = self._ending = False
        self.commands = Actions(self)
        self._bind()
        self.frame = Frame(work, self.commands)
        self.crashes = CrashNotice(self)
        self._screens = QStackedWidget()
        self._screens.addWidget(self.frame)
        self.setCentralWidget(self._screens)
        self.frame.bar.search.typed.connect(self._search)
        self.frame.moved.connect(self._name)
        self.frame.moved.connect(self._give_way)
        self.frame.stack.made.connect(self._listen)
        work.told.connect(self.tell)
        work.changed.connect(self._withdraw_question)
        work.crashed.connect(self.crashes.show)
        preferences.spoken.connect(self.retranslate)
        self.setMinimumSize(*_SMALLEST)
        self._come_back()
        self.retranslate()

    @property
    def alone(self) -> QWidget | None:
        """The screen that takes the whole window, None while a base is shown."""
        return self._alone

    @property
    def house(self) -> House | None:
        """The open base, None while there is none."""
        return self._house

    @property
    def palette_box(self) -> Palette | None:
        """The palette, while it is open."""
        return self._palette

    def outline(self, lines: Sequence[Line]) -> None:
        """Show the rooms there will be, before the base is open."""
        self._replace_alone(None)
        self.frame.outline(lines)

    def show_alone(self, screen: QWidget) -> None:
        """Give the whole window to `screen`."""
        self._replace_alone(screen)
        screen.setFocus()

    def furnish(self, house: House, start: Place | None = None) -> None:
        """Show an open base, beginning at `start` or where one was last time."""
        self._replace_alone(None)
        self._house = house
        self._offer_search()
        self.frame.furnish(house, start or self._last_place(house))

    def tell(self, error: KnownError) -> None:
        """Say what stopped an action."""
        from grc_desktop.ui.kit.dialogs import tell

        tell(self, _("That could not be done"), error.message())

    def retranslate(self) -> None:
        self.commands.retranslate()
        self.frame.retranslate()
        self._name()

    def raise_to_front(self) -> None:
        """Come before the other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def end(self) -> None:
        """Close without a question."""
        self._ending = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._palette is not None:
            self._palette.cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse's own buttons for back and forward, wherever the pointer is."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            action = _BUTTONS.get(event.button())
            if action is not None and self._palette is None:
                self.commands[action].trigger()
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._ending and not self._may_end():
            event.ignore()
            return
        self._remember()
        self.frame.stop()
        event.accept()
        self.ended.emit()

    def _bind(self) -> None:
        anywhere = Qt.ShortcutContext.WindowShortcut
        for action, handler in (
            (SEARCH, self._search),
            (FIND, lambda: self.frame.page.search() if self.frame.page else None),
            (ADD, self._add),
            (UNDO, self._undo),
            (BACK, lambda: self.frame.back()),
            (FORWARD, lambda: self.frame.forward()),
            (FOLD, lambda: self._memory.put(_FOLDED, self.commands[FOLD].isChecked())),
            (FULL_SCREEN, lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)),
            (SHORTCUTS, self._show_shortcuts),
            (QUIT, self.close),
        ):
            self.commands.bind(action, handler, anywhere)
        self.commands[FOLD].setChecked(self._memory.get(_FOLDED) is True)
        self.commands.enable(False, BACK, FORWARD)
        self._offer_search()

    def _offer_search(self) -> None:
        """Without a base there is nothing to find, nor to add to."""
        self.commands.enable(self._house is not None and self._alone is None, SEARCH, ADD)

    def _search(self, text: str = "") -> None:
        from grc_desktop.ui.shell.palette.box import Palette
        from grc_desktop.ui.shell.palette.sources import sources

        if self._house is not None and self._palette is None:
            self._palette = Palette(sources(self._house, self.frame, self.commands), self._work, self)
            self._palette.closed.connect(self._forget_palette)
            self._palette.open_up(text)

    def _forget_palette(self) -> None:
        self._palette = None

    def _add(self) -> None:
        from grc_desktop.ui.shell.quick_add import open_menu

        if self._house is not None:
            open_menu(self._house, self.frame, self.frame.bar.add)

    def _listen(self, page: Page) -> None:
        for action, made in page.commands:
            if any(set(action.shortcuts) & set(own.shortcuts) for own, _made in self.commands):
                made.changed.connect(self._give_way)

    def _give_way(self) -> None:
        """Leave to the page in front the keys it has a use for now."""
        page = self.frame.page
        used = (
            {keys for action, made in page.commands if made.isEnabled() for keys in action.shortcuts}
            if page is not None
            else set()
        )
        for action, made in self.commands:
            made.setShortcuts([QKeySequence(keys) for keys in action.shortcuts if keys not in used])
        self.commands.retranslate()

    def _undo(self) -> None:
        if self._house is not None:
            self._work.write(self, self._house.undo, self._say_undone, label=_("Undoing"))

    def _say_undone(self, undone: Undone | None) -> None:
        from grc_desktop.ui.history.words import outcome

        if undone is None:
            self.frame.say(Toast(_("Nothing to undo since the program was opened.")))
        else:
            self.frame.say(Toast(outcome(undone), lambda: self.frame.go("history"), N_("History"), undone.entry))

    def _show_shortcuts(self) -> None:
        from grc_desktop.ui.shell.shortcuts import ShortcutSheet, groups

        ShortcutSheet(groups(self.frame, self.commands), self).open()

    def _replace_alone(self, screen: QWidget | None) -> None:
        if self._alone is not None:
            self._screens.removeWidget(self._alone)
            self._alone.deleteLater()
        self._alone = screen
        self._offer_search()
        if screen is not None:
            self._screens.addWidget(screen)
            self._screens.setCurrentWidget(screen)

    def _name(self) -> None:
        page = self.frame.page
        self.setWindowTitle(f"{page.title()} – {NAME}" if page is not None and self._alone is None else NAME)

    def _may_end(self) -> bool:
        from grc_desktop.ui.kit.dialogs import Choice, ask

        if not self.frame.may_leave():
            return False
        if not self._work.jobs():
            return True
        stay = _("Something is still being done. If you quit now it is cancelled, and nothing of it is kept.")
        quit_ = Choice("quit", _("Quit and cancel"), Weight.DANGER)
        self._question = ask(self, _("Quit now?"), stay, (quit_,), self._answered)
        return False

    def _withdraw_question(self) -> None:
        """Ask no more whether to stop what has come to its end."""
        if self._question is not None and not self._work.jobs():
            self._question.reject()

    def _answered(self, answer: str) -> None:
        self._question = None
        if answer == "quit":
            self.end()

    def _come_back(self) -> None:
        room = self.screen().availableGeometry().size() - QSize(0, theme.px(_TITLE_BAR))
        self.resize(QSize(*_USUAL).boundedTo(room))
        if geometry := self._memory.text("window"):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))

    def _remember(self) -> None:
        self._memory.put("window", self.saveGeometry().toBase64().toStdString())
        if self._house is not None and (place := self.frame.place) is not None:
            last = {"base": str(self._house.path), "room": place.room, "state": dict(place.state)}
            self._memory.put("place", last)

    def _last_place(self, house: House) -> Place:
        last = self._memory.state("place")
        state = last.get("state")
        known = last.get("base") == str(house.path) and isinstance(state, dict)
        return Place(str(last["room"]), state) if known and isinstance(state, dict) else Place("")
