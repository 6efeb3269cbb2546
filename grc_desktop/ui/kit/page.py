"""A page is one room of the window: a title, one primary action, what it watches, and how it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.actions import Action, Actions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grc_desktop.ui.kit.toasts import Toast

State = dict[str, object]
"""What a page remembers of itself: plain values that JSON can hold."""


class Page(QWidget):
    """The base of every page. The window calls its methods; the page emits its signals.

    A page declares `name` (a msgid), the `primary` action of the title bar and the tables it `watches`. It builds its
    widgets in its constructor, without any text; `retranslate` sets the texts, `refresh` reads the content.
    """

    name: ClassVar[str] = ""
    primary: ClassVar[Action | None] = None
    watches: ClassVar[frozenset[str]] = frozenset()

    title_changed = Signal()
    """`title()` or `count()` says something else now."""
    toasted = Signal(object)
    """A `Toast` to show over the page."""
    wanted = Signal(str, object)
    """Another room is wanted: its key, and the `State` to restore in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.commands = Actions(self)

    def title(self) -> str:
        """What the title bar says, in the language in force."""
        return _(self.name)

    def retranslate(self) -> None:
        """Set every text again, in the language in force."""
        self.commands.retranslate()
        self.setAccessibleName(self.title())

    def refresh(self) -> None:
        """Read the content again: on the first visit, and whenever a table it watches changed."""

    def entered(self) -> None:
        """The page came to the front: put the focus where work begins."""
        self.setFocus()

    def may_leave(self) -> bool:
        """Whether the page can be left now; a page with unsaved typing asks once."""
        return True

    def search(self) -> None:
        """Ctrl+F: put the focus in the page's own search, when it has one."""

    def state(self) -> State:
        """What brings the page back to the same place, for `restore`, back and forward, and the next start."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Go to the place `state` tells; unknown or missing keys are left as they are."""

    def toast(self, toast: Toast) -> None:
        """Say that something is done, with a way back."""
        self.toasted.emit(toast)

    def go(self, room: str, **state: object) -> None:
        """Ask the window for another room."""
        self.wanted.emit(room, state)
