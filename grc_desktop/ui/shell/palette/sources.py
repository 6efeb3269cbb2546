"""Where the palette has its lines from: the rooms, the pages, and what can be done anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import _
from grc_desktop.ui.shell.keys import keys_of, native
from grc_desktop.ui.shell.palette.box import Sources
from grc_desktop.ui.shell.palette.entries import Entry, Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QAction

    from grc_desktop.ui.kit.actions import Action, Actions
    from grc_desktop.ui.shell.frame import Frame
    from grc_desktop.ui.shell.house import House, Match, Room

_RECENT: Final = 5
_ICON: Final = "caret-right"
"""In front of an action that has none of its own."""


def sources(house: House, frame: Frame, commands: Actions) -> Sources:
    """What the palette needs of an open base and its window; `commands` can be done anywhere."""
    known = [contact for contact in frame.visited.ids(_RECENT + 1) if contact != frame.contact][:_RECENT]

    def recent() -> Sequence[Match]:
        return house.recall(known) if known else ()

    def create(text: str) -> None:
        for room in house.rooms:
            for creation in room.creates[:1]:
                frame.begin(room, creation, text)
                return

    return Sources(
        offer=lambda: Offer(tuple(_rooms(house, frame)), tuple(_actions(house, frame, commands))),
        find=house.find,
        recent=recent,
        open=frame.show_contact,
        create=create,
    )


def _rooms(house: House, frame: Frame) -> Iterator[Entry]:
    for room in house.rooms:
        line, keys = room.line, frame.sidebar.key_of(room.key)
        yield Entry(_(line.title), partial(frame.go, room.key), line.icon, keys=native(keys), words=_(line.words))


def _actions(house: House, frame: Frame, commands: Actions) -> Iterator[Entry]:
    """The actions of the page in front, then what can be begun in other rooms, then what can be done anywhere."""
    if frame.page is not None:
        for action, made in frame.page.commands:
            if _is_offered(action, made):
                yield _told(action, made, frame.page.title())
    for room in house.rooms:
        if room.key != frame.stack.front:
            yield from _begun_elsewhere(room, frame)
    for action, made in commands:
        if _is_offered(action, made):
            yield _told(action, made)


def _begun_elsewhere(room: Room, frame: Frame) -> Iterator[Entry]:
    """What is created in `room`, then what it is known to offer or, once its page is made, the page's first action."""
    page = frame.stack.made_page(room.key)
    for creation in room.creates:
        yield _there(creation.action, room, partial(frame.begin, room, creation))
    created = {creation.action.key for creation in room.creates}
    offered = {action.key: action for action in room.offers}
    if page is not None and page.primary is not None:
        offered.setdefault(page.primary.key, page.primary)
    for action in offered.values():
        usable = page is None or (action in page.commands and _is_offered(action, page.commands[action]))
        if usable and action.key not in created:
            yield _there(action, room, partial(frame.do, room.key, action))


def _there(action: Action, room: Room, do: Callable[[], object]) -> Entry:
    return Entry(_(action.title), do, action.icon or _ICON, _(room.line.title), words=_(action.words))


def _is_offered(action: Action, made: QAction) -> bool:
    return not action.quiet and made.isEnabled() and made.isVisible()


def _told(action: Action, made: QAction, where: str = "") -> Entry:
    return Entry(made.text(), made.trigger, action.icon or _ICON, where, keys_of(made), _(action.words))
