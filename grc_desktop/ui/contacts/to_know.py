"""À savoir: the few things that matter about a customer now, each with the button that does something about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.services.contacts.notable import Notable, Reason
from grc_desktop.services.contacts.service import BIN_DAYS
from grc_desktop.ui.contacts.alike import reasons_of
from grc_desktop.ui.contacts.toned import Sentence, Toned
from grc_desktop.ui.contacts.words import field_label, short_day
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Picture
from grc_desktop.ui.kit.tab_order import reach_after, reached_before
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.contacts.types import ContactDraft

_MOST: Final = 3
_LOOKS: Final = {
    Reason.BIN: ("trash", Tone.WARNING),
    Reason.CHECKS: ("warning", Tone.WARNING),
    Reason.TWIN: ("users", Tone.INFO),
    Reason.BIRTHDAY: ("cake", Tone.GOLD),
    Reason.ANNIVERSARY: ("medal", Tone.GOLD),
    Reason.UNREACHABLE: ("phone-x", Tone.WARNING),
    Reason.CONSENT: ("question", Tone.NEUTRAL),
}
_WHY: Final = {
    Reason.BIN: N_("This customer was moved to the bin."),
    Reason.CHECKS: N_("What was written could not be understood. Correct it, or ignore it."),
    Reason.TWIN: N_("Both records have nearly the same name, and something only one person has."),
    Reason.BIRTHDAY: N_("A birthday is told two weeks ahead."),
    Reason.ANNIVERSARY: N_("The day this person became a customer comes round."),
    Reason.UNREACHABLE: N_("The record has no phone, no e-mail and no street."),
    Reason.CONSENT: N_("Nothing says whether this person accepts your news by e-mail or SMS."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A notable as it is read: what it is, a little more, and the words of its button."""

    title: str
    text: str
    button: str = ""


def told(notable: Notable, draft: ContactDraft) -> Told:
    """`notable` in words."""
    match notable.reason:
        case Reason.BIN if notable.day is not None:
            last = _("Deleted for good on {day}.").format(day=shown.day(notable.day + timedelta(days=BIN_DAYS)))
            return Told(_("In the bin since {day}.").format(day=shown.day(notable.day)), last, _("Restore"))
        case Reason.CHECKS:
            title = _n("{n} value to check.", "{n} values to check.", notable.number).format(n=notable.number)
            names = dict.fromkeys(field_label(check.field) for check in draft.checks)
            return Told(title, ", ".join(names), _("Check it"))
        case Reason.TWIN if notable.twin is not None:
            why = ", ".join(reasons_of(notable.twin))
            return Told(_("Perhaps the same as {name}:").format(name=notable.twin.name), why, _("Open"))
        case Reason.BIRTHDAY | Reason.ANNIVERSARY if notable.day is not None:
            return _yearly(notable, draft)
        case Reason.UNREACHABLE:
            return Told(_("No way to reach this customer."), "", _("Add a phone"))
        case _:
            return Told(_("Agreement not noted."), _("May you send news to this customer?"), _("Note it"))


def _yearly(notable: Notable, draft: ContactDraft) -> Told:
    soon = _n("in {n} day", "in {n} days", notable.number).format(n=notable.number)
    when = {0: _("today"), 1: _("tomorrow")}.get(notable.number, soon)
    years = _n("{n} year", "{n} years", notable.years).format(n=notable.years)
    day = short_day(notable.day) if notable.day else ""
    if notable.reason is Reason.BIRTHDAY:
        title, text = _("Birthday {when}.").format(when=when), _("{years} on {day}").format(years=years, day=day)
    else:
        title, text = _("{years} a customer {when}.").format(years=years, when=when), ""
    button = _("Write") if draft.emails else _("Call") if any(each.e164 for each in draft.phones) else ""
    return Told(title, text, button)


class ToKnow(QWidget):
    """At most three lines; the others behind a button."""

    acted = Signal(object)
    """The button of a `Notable` was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[KnowLine] = []
        self._all = False
        self.more = Button(Weight.LINK)
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_notables(self, notables: Sequence[Notable], draft: ContactDraft) -> None:
        """Show `notables`, or nothing."""
        reached = reached_before(self.more)
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._all = False
        self.lines = [KnowLine(each, told(each, draft), self._act(each)) for each in notables]
        for place, line in enumerate(self.lines):
            self._column.insertWidget(place, line)
        reach_after(reached if not self.lines else reached_before(self.more), self.lines)
        self._fold()
        self.setVisible(bool(notables))

    def _act(self, notable: Notable) -> Callable[[], None]:
        return lambda: self.acted.emit(notable)

    def _show_all(self) -> None:
        self._all = True
        self._fold()
        if self.lines:
            self.lines[-1].button.setFocus()

    def _fold(self) -> None:
        for place, line in enumerate(self.lines):
            line.setVisible(self._all or place < _MOST)
        hidden = len(self.lines) - _MOST
        self.more.setVisible(hidden > 0 and not self._all)
        self.more.say(_n("See {n} more", "See {n} more", hidden).format(n=hidden) if hidden > 0 else "")


class KnowLine(Toned):
    """One thing to know, on the ground of its tone; why it is said is its tooltip."""

    def __init__(self, notable: Notable, words: Told, act: Callable[[], None], parent: QWidget | None = None) -> None:
        icon, tone = _LOOKS[notable.reason]
        super().__init__(tone, parent)
        self.notable = notable
        self.button = Button(Weight.LINK, parent=self)
        self.button.say(words.button)
        self.button.setVisible(bool(words.button))
        self.button.setAccessibleName(f"{words.button} ({words.title} {words.text})")
        self.button.clicked.connect(act)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(10)
        row.addWidget(Picture(icon, 16, tone))
        row.addWidget(Sentence(words.title, words.text, tone), 1)
        row.addWidget(self.button)
        self.setToolTip(_(_WHY[notable.reason]))
        self.setAccessibleName(f"{words.title} {words.text}")
