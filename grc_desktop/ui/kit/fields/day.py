"""A day, typed as ``21/11/1984``, ``21111984`` or ``21/11`` (of this year), or picked in a calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget, QWidgetAction

from grc_desktop.core import format as shown
from grc_desktop.core.dates import parse_date
from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.fields.day_picker import DayPicker
from grc_desktop.ui.kit.fields.text import TextField

if TYPE_CHECKING:
    from grc_desktop.core.errors import Problem
    from grc_desktop.ui.kit.fields.spec import FieldSpec

_DAY_AND_MONTH: Final = re.compile(r"\s*\d{1,2}\s*[/.\-]\s*\d{1,2}\s*")
_OPENING: Final = (Qt.Key.Key_Down, Qt.Key.Key_F4)


class DateField(TextField):
    """A day, or nothing. Down or F4 opens the calendar; Esc closes it, and what was typed is still there."""

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
        read = self._read()
        return read if isinstance(read, date) else None

    def problem(self) -> Problem | None:
        read = self._read()
        return None if isinstance(read, date) else read

    def shown(self, value: object) -> str:
        return shown.day(value) if isinstance(value, date) else ""

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._pick.setVisible(not read_only)

    def name_as(self, name: str, description: str = "") -> None:
        super().name_as(name, description)
        self._pick.setAccessibleName(f"{self._pick.toolTip()} ({name})")

    def retranslate(self) -> None:
        self.line.setPlaceholderText("" if self.line.isReadOnly() else _(self.spec.hint) or _("dd/mm/yyyy"))
        self._pick.say(_("Choose a day"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typing = watched is self.line and not self.line.isReadOnly() and event.type() == QEvent.Type.KeyPress
        if typing and isinstance(event, QKeyEvent) and event.key() in _OPENING:
            self.pick()
            return True
        return super().eventFilter(watched, event)

    def pick(self) -> None:
        """Open the calendar under the field."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker = DayPicker(self._pick.toolTip())
        day = self.value()
        if isinstance(day, date):
            picker.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        picker.picked.connect(lambda picked: self._take(picked, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(picker)
        menu.addAction(action)
        menu.aboutToHide.connect(self.line.setFocus)
        menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        picker.calendar.setFocus()

    def _take(self, picked: date, menu: QMenu) -> None:
        menu.close()
        self.set_value(picked)
        self.changed.emit()
        self.left.emit()

    def _read(self) -> date | Problem | None:
        text = self.line.text()
        if _DAY_AND_MONTH.fullmatch(text):
            text = f"{text.strip()}/{date.today().year}"
        return parse_date(text)
