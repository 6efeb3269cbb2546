"""A month to pick a day in: arrows go by days and weeks, Page Up and Page Down by months, Enter takes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPen, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from grc_desktop.core import i18n
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_LOCALES: Final = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.France),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_WIDTH: Final = 296
_HEIGHT: Final = 248
PREVIOUS_MONTH: Final = N_("Previous month")
NEXT_MONTH: Final = N_("Next month")
MONTH: Final = N_("Month")
YEAR: Final = N_("Year")
TODAY: Final = N_("Today")


class DayPicker(QWidget):
    """A month, and a button for today."""

    picked = Signal(object)
    """The `date` that was chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calendar = Calendar()
        self.calendar.name_as(name)
        theme.fix(self.calendar, _WIDTH, _HEIGHT)
        today = Button(Weight.LINK)
        today.say(_(TODAY))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addWidget(self.calendar)
        column.addWidget(today, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.calendar)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        today.clicked.connect(lambda: self.picked.emit(date.today()))

    def _take(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))


class Calendar(QCalendarWidget):
    """The month itself, Monday first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_LOCALES[i18n.language()])
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        words = QTextCharFormat()
        words.setForeground(theme.current().ink("soft"))
        words.setBackground(theme.current().surface("surface"))
        self.setHeaderTextFormat(words)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, QTextCharFormat())
        self._dress("prevmonth", _(PREVIOUS_MONTH), "caret-left")
        self._dress("nextmonth", _(NEXT_MONTH), "caret-right")
        self._dress("monthbutton", _(MONTH))
        self._dress("yearbutton", _(YEAR))
        for spin in self.findChildren(QAbstractSpinBox):
            spin.setAccessibleName(_(YEAR))

    def name_as(self, name: str) -> None:
        """What screen readers call the month."""
        self.setAccessibleName(name)
        for days in self.findChildren(QAbstractItemView):
            days.setAccessibleName(name)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        day = QDate(day.year, day.month, day.day) if isinstance(day, date) else day
        look, chosen = theme.current(), day == self.selectedDate()
        solid = look.solid["accent"]
        ink = look.ink("disabled" if day.month() != self.monthShown() else "text")
        around = rect.adjusted(theme.px(3), 2, -theme.px(3), -2)
        painter.save()
        painter.fillRect(rect, look.surface("surface"))
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(solid.ground))
            painter.drawRoundedRect(around, 6, 6)
            ink = QColor(solid.ink)
        elif day == QDate.currentDate():
            ink = look.tone(Tone.ACCENT)[0]
            painter.setPen(QPen(ink, 1))
            painter.drawRoundedRect(around, 6, 6)
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()

    def _dress(self, name: str, said: str, arrow: str = "") -> None:
        button = self.findChild(QToolButton, f"qt_calendar_{name}")
        if button is None:
            return
        button.setAccessibleName(said)
        button.setToolTip(said)
        if arrow:
            button.setIcon(icon(arrow))
