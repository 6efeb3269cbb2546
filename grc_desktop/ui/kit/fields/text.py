"""Fields one types in: words, e-mails, phones, numbers and amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.errors import Problem
from grc_desktop.core.i18n import _
from grc_desktop.core.money import parse_cents, parse_number
from grc_desktop.core.text import clean, clean_lines
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.fields.spec import Field, FieldKind, FieldSpec
from grc_desktop.ui.kit.labels import restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent

_AROUND: Final = 24
_HEIGHT: Final = 84
"""Four lines."""


class LineEdit(QLineEdit):
    """A line that offers to complete what is typed from texts known at the time of typing."""

    def __init__(self, known: Callable[[], Sequence[str]] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._model = QStringListModel(self)
        if known is not None:
            completer = QCompleter(self._model, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)

    def sizeHint(self) -> QSize:
        """Room for the hint, at least."""
        hint = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(self.placeholderText()) + theme.px(_AROUND)
        return QSize(max(hint.width(), wanted), hint.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._known is not None:
            self._model.setStringList(list(self._known()))
        super().focusInEvent(event)


class TextField(Field):
    """One line of text."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.line = LineEdit(spec.known)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.line)
        self.adopt(self.line)

    def value(self) -> object:
        return clean(self.line.text())

    def set_value(self, value: object) -> None:
        self.line.setText(self.shown(value))
        self.line.setCursorPosition(0)

    def is_blank(self) -> bool:
        return not self.line.text().strip()

    def shown(self, value: object) -> str:
        """`value` as it stands in the line."""
        return "" if value is None else str(value)

    def tidy(self) -> None:
        if self.problem() is None:
            text = self.shown(self.value())
            text = self.spec.tidy(text) if self.spec.tidy and text else text
            if text != self.line.text():
                self.line.setText(text)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(_(self.spec.hint))


class PhoneField(TextField):
    """A phone number; ten French digits are grouped by twos on leaving."""

    def shown(self, value: object) -> str:
        text = super().shown(value)
        digits = "".join(text.split()).replace(".", "").replace("-", "")
        if len(digits) == 10 and digits.isascii() and digits.isdigit() and digits.startswith("0"):
            return " ".join(digits[at : at + 2] for at in range(0, 10, 2))
        return text


class NumberField(TextField):
    """A number, with a comma or a point."""

    def value(self) -> object:
        read = self.read()
        return None if isinstance(read, Problem) else read

    def problem(self) -> Problem | None:
        read = self.read()
        return read if isinstance(read, Problem) else None

    def read(self) -> Decimal | int | Problem | None:
        """The number typed, or what is wrong with it."""
        return parse_number(self.line.text())

    def shown(self, value: object) -> str:
        return shown.number(value) if isinstance(value, Decimal | int | float) else ""

    def retranslate(self) -> None:
        super().retranslate()
        if self.problem() is None:
            self.set_value(self.value())


class MoneyField(NumberField):
    """An amount in euros; its value is in cents."""

    def read(self) -> int | Problem | None:
        return parse_cents(self.line.text())

    def shown(self, value: object) -> str:
        return shown.money(value) if isinstance(value, int) else ""


class LongTextField(Field):
    """Several lines of text. Tab goes on to the next field."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        theme.fix(self.text, height=_HEIGHT)
        self._setting = False
        self.text.textChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.adopt(self.text)

    def value(self) -> object:
        return clean_lines(self.text.toPlainText())

    def set_value(self, value: object) -> None:
        self._setting = True
        self.text.setPlainText("" if value is None else str(value))
        self._setting = False

    def set_read_only(self, read_only: bool) -> None:
        self.text.setReadOnly(read_only)
        restyle(self.text, "locked", read_only)

    def retranslate(self) -> None:
        self.text.setPlaceholderText(_(self.spec.hint))

    def _changed(self) -> None:
        if not self._setting:
            self.changed.emit()


TEXT_FIELDS: Final[dict[FieldKind, type[Field]]] = {
    FieldKind.TEXT: TextField,
    FieldKind.EMAIL: TextField,
    FieldKind.PHONE: PhoneField,
    FieldKind.NUMBER: NumberField,
    FieldKind.MONEY: MoneyField,
    FieldKind.LONG_TEXT: LongTextField,
}
