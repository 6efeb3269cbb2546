"""A day, typed as ``21/11/1984`` or ``21111984``, or picked in a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QToolButton, QWidget, QWidgetAction

from grc_desktop.core import format as shown
from grc_desktop.core import i18n
from grc_desktop.core.dates import parse_date
from grc_desktop.core.errors import Problem
from grc_desktop.core.i18n import _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.text_fields import TextField

if TYPE_CHECKING:
    from grc_desktop.ui.kit.fields import FieldSpec

_LOCALES = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.France),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Calendar(QCalendarWidget):
    """A month to pick a day in, Monday first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_LOCALES[i18n.language()])
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumSize(296, 248)
        words = QTextCharFormat()
        words.setForeground(theme.current().ink("soft"))
        self.setHeaderTextFormat(words)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, QTextCharFormat())
        for name, arrow in (("prev", "caret-left"), ("next", "caret-right")):
            button = self.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(icon(arrow))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        day = QDate(day.year, day.month, day.day) if isinstance(day, date) else day
        look, chosen = theme.current(), day == self.selectedDate()
        solid = look.solid["accent"]
        other_month = day.month() != self.monthShown()
        painter.save()
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(solid.ground))
            painter.drawRoundedRect(rect.adjusted(3, 2, -3, -2), 6, 6)
        painter.setPen(QColor(solid.ink) if chosen else look.ink("disabled" if other_month else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class DateField(TextField):
    """A day, or nothing."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._pick = IconButton("calendar-blank", 18)
        self._pick.clicked.connect(self.pick)
        self.column.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._pick)
        self.column.addLayout(row)

    def value(self) -> object:
        read = parse_date(self.line.text())
        return read if isinstance(read, date) else None

    def problem(self) -> Problem | None:
        read = parse_date(self.line.text())
        return read if isinstance(read, Problem) else None

    def shown(self, value: object) -> str:
        return shown.day(value) if isinstance(value, date) else ""

    def retranslate(self) -> None:
        self.line.setPlaceholderText(_(self.spec.hint) or _("dd/mm/yyyy"))
        self._pick.say(_("Choose a day"))

    def pick(self) -> None:
        """Open the calendar under the field."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = Calendar()
        day = self.value()
        if isinstance(day, date):
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(lambda picked: self._take(picked, menu))
        calendar.clicked.connect(lambda picked: self._take(picked, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        calendar.setFocus()

    def _take(self, picked: QDate, menu: QMenu) -> None:
        menu.close()
        self.set_value(date(picked.year(), picked.month(), picked.day()))
        self.changed.emit()
        self.left.emit()
