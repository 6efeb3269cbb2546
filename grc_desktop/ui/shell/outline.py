"""The rooms in the order of the sidebar, known before the base is open and their pages are loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from grc_desktop.core.i18n import N_


@dataclass(frozen=True, slots=True)
class Line:
    """What the sidebar says of a room: `title` is a msgid, `aside` puts it at the foot.

    `words` (a msgid) are other names people search it by in the palette.
    """

    key: str
    title: str
    icon: str
    aside: bool = False
    words: str = ""


TODAY: Final = Line("today", N_("Today"), "house", words=N_("home morning dashboard what to do"))
CONTACTS: Final = Line("contacts", N_("Customers"), "users", words=N_("contacts people companies file"))
IMPORT: Final = Line("importing", N_("Import"), "download-simple", aside=True, words=N_("excel csv file bring in"))
HISTORY: Final = Line("history", N_("History"), "clock", aside=True, words=N_("journal undo what was done"))
SETTINGS: Final = Line(
    "settings", N_("Settings"), "gear", aside=True, words=N_("preferences language theme text size options")
)

OUTLINE: Final = (TODAY, CONTACTS, IMPORT, HISTORY, SETTINGS)
