"""Texts made longer by 40 %, as another language may need: what has no room for them shows."""

from __future__ import annotations

from gettext import NullTranslations
from math import ceil
from typing import Final

LONGER: Final = 0.4
_FILLER: Final = " éàùôïçœ"


class Stretched(NullTranslations):
    """What `texts` says, longer."""

    def __init__(self, texts: NullTranslations) -> None:
        super().__init__()
        self._texts = texts

    def gettext(self, message: str) -> str:
        return stretched(self._texts.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretched(self._texts.ngettext(msgid1, msgid2, n))


def stretched(text: str) -> str:
    """`text` with words without meaning behind it."""
    wanted = ceil(len(text) * LONGER)
    return text + (_FILLER * wanted)[:wanted] if text.strip() else text
