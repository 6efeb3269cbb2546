"""Words and buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.portrait import focused
from grc_desktop.ui.gallery.specimen import DISABLED, FOCUSED, NORMAL, Make, Sheet, Specimen
from grc_desktop.ui.kit.buttons import Button, IconButton, Weight
from grc_desktop.ui.kit.labels import Label, Pill, Role
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.kit.work import Work

_ROLES: Final = {
    Role.TITLE: N_("Page title"),
    Role.SECTION: N_("Section"),
    Role.FIGURE: "1 248",
    Role.STRONG: N_("A name in a list"),
    Role.PLAIN: N_("Plain text, as it is read all day."),
    Role.SOFT: N_("What matters a little less."),
    Role.SMALL: N_("Help under a field."),
    Role.PROBLEM: N_("What is wrong, beside its field."),
    Role.WARNING: N_("What deserves a look and stops nothing."),
}
_PILLS: Final = (
    (N_("Prospect"), Tone.NEUTRAL, "user"),
    (N_("Loyal"), Tone.OK, "check-circle"),
    (N_("To check"), Tone.WARNING, "warning"),
    (N_("Overdue"), Tone.BAD, "warning-circle"),
    (N_("In progress"), Tone.INFO, "info"),
    (N_("Gold card"), Tone.GOLD, "gift"),
    (N_("New"), Tone.ACCENT, "sparkle"),
)
_WORDS: Final = {
    Weight.PRIMARY: (N_("Save"), "check"),
    Weight.PLAIN: (N_("Export"), "export"),
    Weight.QUIET: (N_("Details"), "caret-down"),
    Weight.LINK: (N_("Add"), "plus"),
    Weight.DANGER: (N_("Erase"), "trash"),
    Weight.CHIP: (N_("Filter"), "plus"),
}


def _words(_work: Work) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for role, text in _ROLES.items():
        label = Label(role)
        label.setText(_(text))
        column.addWidget(label)
    return whole


def _pills(_work: Work) -> QWidget:
    return _row(*(Pill(_(text), tone, icon) for text, tone, icon in _PILLS))


def _button(weight: Weight, with_icon: bool, enabled: bool = True) -> Make:
    def make(_work: Work) -> QWidget:
        text, icon = _WORDS[weight]
        button = Button(weight, icon if with_icon else "")
        button.say(_(text))
        button.setEnabled(enabled)
        return button

    return make


def _icon_button(enabled: bool = True) -> Make:
    def make(_work: Work) -> QWidget:
        button = IconButton("calendar-blank", 18)
        button.say(_("Choose a day"))
        button.setEnabled(enabled)
        return button

    return make


def _row(*pieces: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for piece in pieces:
        row.addWidget(piece)
    row.addStretch(1)
    return whole


def _buttons(name: str, weight: Weight) -> Specimen:
    states = {
        NORMAL: _button(weight, False),
        N_("With an icon"): _button(weight, True),
        FOCUSED: focused(_button(weight, True)),
        DISABLED: _button(weight, True, enabled=False),
    }
    return Specimen(name, {state: _held(make) for state, make in states.items()}, width=200)


def _held(make: Make) -> Make:
    """At its own width, as buttons are on a page."""
    return lambda work: _row(make(work))


SHEET: Final = Sheet(
    "words",
    N_("Words and buttons"),
    "text-aa",
    (
        Specimen(N_("Words"), {NORMAL: _words}),
        Specimen(N_("Statuses"), {NORMAL: _pills}),
        _buttons(N_("Primary button"), Weight.PRIMARY),
        _buttons(N_("Plain button"), Weight.PLAIN),
        _buttons(N_("Quiet button"), Weight.QUIET),
        _buttons(N_("Link"), Weight.LINK),
        _buttons(N_("Button that erases"), Weight.DANGER),
        Specimen(
            N_("Icon button"),
            {
                NORMAL: _held(_icon_button()),
                FOCUSED: _held(focused(_icon_button())),
                DISABLED: _held(_icon_button(enabled=False)),
            },
            width=200,
        ),
    ),
)
