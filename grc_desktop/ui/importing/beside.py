"""A row of a file and a customer side by side, field by field, what differs marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.services.contacts.values.choices import CHANNELS, CIVILITIES, LANGUAGES, STAGES, Choices, label
from grc_desktop.services.importing.fields import BY_NAME, CUSTOM
from grc_desktop.ui.kit.labels import Label, Pill, Role, Rule
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grc_desktop.services.importing.types import Review

KNOWN: Final = N_("Your customer")
ROW: Final = N_("Row {row} of the file")
BLANK: Final = "—"
_YES_NO: Final = {"True": N_("Yes"), "False": N_("No"), "1": N_("Yes"), "0": N_("No")}
_CHOICES: Final[dict[str, Choices]] = {
    "civility": CIVILITIES, "language": LANGUAGES, "stage": STAGES, "channel": CHANNELS,
}  # fmt: skip
_STRETCH: Final = (0, 3, 3, 0)


class Beside(QWidget):
    """Shows one `Review`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = Stack(margin=0, gap=0)
        self._sheet: QWidget | None = None
        self._kinds: Mapping[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def know(self, kinds: Mapping[str, str]) -> None:
        """The kinds of the shop's own fields, by label."""
        self._kinds = kinds

    def show_review(self, review: Review | None) -> None:
        """Show another row, or none."""
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
        if review is not None:
            self._sheet = _sheet(review, self._kinds)
            self._stack.add(self._sheet)


def _sheet(review: Review, kinds: Mapping[str, str]) -> QWidget:
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(0, 4, 8, 4)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    for place, stretch in enumerate(_STRETCH):
        grid.setColumnStretch(place, stretch)
    for place, text in ((1, _(KNOWN)), (2, _(ROW).format(row=review.row))):
        grid.addWidget(_label(text, Role.SMALL), 0, place)
    for place, text in ((1, review.candidate_name), (2, review.name)):
        grid.addWidget(_label(text, Role.SECTION), 1, place)
    line = 2
    for name, theirs, ours in review.fields:
        grid.addWidget(Rule(), line, 0, 1, 4)
        differs = theirs != ours
        kind = kinds.get(name.removeprefix(CUSTOM), "") if name.startswith(CUSTOM) else name
        grid.addWidget(_label(field_name(name), Role.SMALL), line + 1, 0)
        grid.addWidget(_label(_said(kind, theirs), Role.PLAIN if theirs else Role.SOFT), line + 1, 1)
        grid.addWidget(_label(_said(kind, ours), Role.STRONG if differs and ours else Role.SOFT), line + 1, 2)
        if (pill := _difference(theirs, ours)) is not None:
            grid.addWidget(pill, line + 1, 3, Qt.AlignmentFlag.AlignTop)
        line += 2
    return sheet


def _difference(theirs: str, ours: str) -> Pill | None:
    if theirs == ours or not ours:
        return None
    if not theirs:
        return Pill(_("added"), Tone.OK, "plus")
    return Pill(_("differs"), Tone.WARNING, "arrows-left-right")


def _said(kind: str, text: str) -> str:
    """A value as people read it."""
    if kind in ("bool", "newsletter") and text in _YES_NO:
        return _(_YES_NO[text])
    if kind in _CHOICES and text:
        return _(label(text, _CHOICES[kind]))
    if kind == "money" and text.lstrip("-").isdecimal():
        return shown.money(int(text))
    if kind == "date":
        try:
            return shown.day(date.fromisoformat(text))
        except ValueError:
            return text or BLANK
    return text or BLANK


def field_name(name: str) -> str:
    """A field as people call it."""
    if name.startswith(CUSTOM):
        return name.removeprefix(CUSTOM)
    return _(BY_NAME[name].label) if name in BY_NAME else name


def _label(text: str, role: Role) -> Label:
    made = Label(role, wrap=True)
    made.setText(text)
    made.setMinimumWidth(90)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
