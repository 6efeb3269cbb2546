"""What waits to be checked on a record: each text as it was found, a line to correct it in, and a way to drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from grc_desktop.core.errors import Invalid, KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.contacts.words import field_label, origin
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Role, restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.contacts.types import Check

WHY: Final = N_("What was written could not be understood. Correct it, or ignore it.")


class CheckLine(QWidget):
    """One text to check."""

    settled = Signal(int, object)
    """The check's number, and the text that replaces it; None to ignore it."""

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = check
        name = field_label(check.field)
        label, self._problem = Label(Role.SMALL, wrap=True), Label(Role.PROBLEM, wrap=True)
        label.setText(" · ".join(filter(None, (name, origin(check)))))
        self.line = QLineEdit(check.value.replace("\n", " "))
        self.line.setAccessibleName(name)
        self.line.setCursorPosition(0)
        self.correct, self.ignore = Button(), Button(Weight.QUIET)
        self.correct.say(_("Correct"))
        self.ignore.say(_("Ignore"))
        self.correct.setAccessibleName(_("Correct {field}").format(field=name))
        self.ignore.setAccessibleName(_("Ignore {field}").format(field=name))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.correct)
        row.addWidget(self.ignore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self._problem)
        self._problem.hide()
        self.line.returnPressed.connect(self._correct)
        self.correct.clicked.connect(self._correct)
        self.ignore.clicked.connect(lambda: self.settled.emit(check.id, None))

    def is_changed(self) -> bool:
        return self.line.text() != self.check.value.replace("\n", " ")

    def say(self, text: str) -> None:
        """Say why the text is still not right."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        restyle(self.line, "wrong", bool(text))

    def _correct(self) -> None:
        self.settled.emit(self.check.id, self.line.text())


class Checks(QWidget):
    """Everything to check on one record; nothing when there is nothing."""

    settled = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._why = Label(Role.SECTION), Label(Role.SMALL, wrap=True)
        self.lines: list[CheckLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._title)
        self._column.addWidget(self._why)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show `checks`; what is being typed in a line that stays is kept."""
        if checks and [line.check for line in self.lines] == list(checks):
            return
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [CheckLine(check) for check in checks]
        for line in self.lines:
            line.settled.connect(self.settled)
            self._column.addWidget(line)
        self.setVisible(bool(checks))
        self._title.setText(_("To check"))
        self._why.setText(_(WHY))

    def begin(self) -> None:
        """Put the focus on the first text to check."""
        if self.lines:
            self.lines[0].line.setFocus()

    def refuse(self, check: int, error: BaseException) -> None:
        """Say beside the line of `check` why its correction was refused."""
        if isinstance(error, Invalid):
            text = " ".join(problem.sentence() for problem in error.problems)
        else:
            text = error.message() if isinstance(error, KnownError) else ""
        for line in self.lines:
            if line.check.id == check:
                line.say(text)
                line.line.setFocus()
