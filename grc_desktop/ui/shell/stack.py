"""The pages of the window: each is made at its first visit and read again only when what it watches changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grc_desktop.ui.kit.page import Page
    from grc_desktop.ui.shell.house import Room


class Stack(QStackedWidget):
    """The rooms' pages, one in front. A page is read and translated again when it is in front, or comes forward."""

    made = Signal(object)
    """A page was made: its signals can be listened to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms: dict[str, Room] = {}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._unsaid: set[str] = set()
        self._front = ""

    def fill(self, rooms: Sequence[Room]) -> None:
        """These are the rooms from now on; nothing is made yet."""
        self._rooms = {room.key: room for room in rooms}

    def __contains__(self, key: object) -> bool:
        return key in self._rooms

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages.values())

    @property
    def front(self) -> str:
        """The key of the room in front; empty before the first visit."""
        return self._front

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._front)

    def made_page(self, key: str) -> Page | None:
        """The page of room `key`, None before its first visit."""
        return self._pages.get(key)

    def show_room(self, key: str) -> Page:
        """Bring the page of room `key` to the front, made or read again where that is needed."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._rooms[key].make(self)
            self.addWidget(page)
            page.retranslate()
            self.made.emit(page)
            self._stale.add(key)
        self._front = key
        self._say_again()
        self.setCurrentWidget(page)
        self._read_again()
        return page

    def touch(self, tables: frozenset[str]) -> None:
        """Some tables changed: what shows them is read again, now in front, later behind."""
        self._stale |= {key for key, page in self._pages.items() if page.watches & tables}
        self._read_again()

    def retranslate(self) -> None:
        """The language or the text size is another one: what is in front follows at once."""
        self._unsaid = set(self._pages)
        self._say_again()

    def _say_again(self) -> None:
        if self._front in self._unsaid:
            self._unsaid.discard(self._front)
            self._pages[self._front].retranslate()

    def _read_again(self) -> None:
        if self._front in self._stale:
            self._stale.discard(self._front)
            self._pages[self._front].refresh()
