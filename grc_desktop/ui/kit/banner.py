"""A sentence on a coloured ground at the head of a page, with the button that does something about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.announcing import announce
from grc_desktop.ui.kit.buttons import Button, IconButton, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role, restyle
from grc_desktop.ui.kit.theme import Tone

_ICONS = {
    Tone.INFO: "info",
    Tone.OK: "check-circle",
    Tone.WARNING: "warning",
    Tone.BAD: "warning-circle",
    Tone.GOLD: "gift",
    Tone.ACCENT: "sparkle",
    Tone.NEUTRAL: "info",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What a banner says: texts ready to be read; `act` is done by the button."""

    text: str
    tone: Tone = Tone.INFO
    title: str = ""
    button: str = ""
    act: Callable[[], object] | None = None
    icon: str = ""
    closable: bool = False


class Banner(QFrame):
    """Shows a `Notice`, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._picture = Picture("info", 18)
        self._title, self._text = Label(Role.STRONG, wrap=True), Label(wrap=True)
        for label in (self._title, self._text):
            label.setObjectName("banner_text")
        self._button = Button(Weight.QUIET)
        self._button.clicked.connect(self._act)
        self._close = IconButton("x", 14)
        self._close.clicked.connect(lambda: self.show_notice(None))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Say `notice`; None takes the banner away."""
        self._notice = notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        restyle(self, "tone", str(notice.tone))
        self._picture.show_icon(notice.icon or _ICONS[notice.tone], notice.tone)
        for label, text in ((self._title, notice.title), (self._text, notice.text)):
            restyle(label, "tone", str(notice.tone))
            label.setText(text)
            label.setVisible(bool(text))
        self._button.say(notice.button)
        self._button.setVisible(bool(notice.button))
        self._close.setVisible(notice.closable)
        self._close.say(_("Close"))
        told = f"{notice.title} {notice.text}".strip()
        self.setAccessibleName(told)
        announce(self, told)

    def _act(self) -> None:
        if self._notice is not None and self._notice.act is not None:
            self._notice.act()
