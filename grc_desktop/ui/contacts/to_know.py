"""À savoir: the few things that matter about a customer now, each with the button that does something about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.services.contacts.notable import Notable, Reason
from grc_desktop.services.contacts.service import BIN_DAYS
from grc_desktop.ui.contacts.alike import reasons_of
from grc_desktop.ui.contacts.words import field_label, short_day
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Picture, restyle
from grc_desktop.ui.kit.tab_order import reach_after, reached_before
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

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
            return Told(title, ", ".join(names), _("Check"))
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
        title, text = _("Birthday {when}.").format(when=when), _("{years} on {day}.").format(years=years, day=day)
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


class KnowLine(QFrame):
    """One thing to know, on the ground of its tone; why it is said is its tooltip."""

    def __init__(self, notable: Notable, words: Told, act: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notable = notable
        icon, tone = _LOOKS[notable.reason]
        restyle(self, "tone", str(tone))
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


class Sentence(QWidget):
    """Strong words and plain ones after them, wrapped together."""

    def __init__(self, strong: str, plain: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong, self._plain, self._tone = strong, plain, tone
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{strong} {plain}")

    def sizeHint(self) -> QSize:
        layout = self._laid_out(10_000)
        return QSize(round(layout.boundingRect().width()) + 2, round(layout.boundingRect().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width).boundingRect().height()) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setPen(theme.current().tone(self._tone)[0])
        top = (self.height() - layout.boundingRect().height()) / 2
        layout.draw(painter, QPointF(0, top))

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(f"{self._strong} {self._plain}".strip(), theme.font())
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = 0, len(self._strong)
        bold.format = QTextCharFormat()
        bold.format.setFontWeight(QFont.Weight.DemiBold)
        layout.setFormats([bold])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout
