"""The rare question, and what went wrong with its details folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.labels import Label, Picture, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CANCEL: Final = N_("Cancel")
CLOSE: Final = N_("Close")
DETAILS: Final = N_("Details")
_WIDTH: Final = 440
_DETAILS: Final = 160


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a question: its `key`, its text ready to be read, and how it looks."""

    key: str
    text: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Remedy:
    """What can be done about it: the words of its button, ready to be read, and what that does."""

    text: str
    act: Callable[[], object]


class Dialog(QDialog):
    """A short text and answers in a row; Esc answers with the empty key."""

    def __init__(
        self,
        title: str,
        text: str,
        choices: Sequence[Choice],
        details: str = "",
        tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.answer = ""
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(theme.px(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addLayout(_head(title, tone))
        words = Label(wrap=True)
        words.setText(text)
        column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(8)
        if details:
            row.addWidget(self._folded(details, column))
        row.addStretch(1)
        for choice in choices:
            row.addWidget(self._button(choice))
        column.addSpacing(8)
        column.addLayout(row)

    def _button(self, choice: Choice) -> Button:
        button = Button(choice.weight)
        button.say(choice.text)
        button.setObjectName(choice.key)
        button.setDefault(choice.weight is Weight.PRIMARY)
        button.clicked.connect(lambda: self._end(choice.key))
        return button

    def _folded(self, details: str, column: QVBoxLayout) -> Button:
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName(_(DETAILS))
        text.setMinimumHeight(theme.px(_DETAILS))
        text.hide()
        column.addWidget(text)
        button = Button(Weight.QUIET, "caret-down")
        button.say(_(DETAILS))
        button.setCheckable(True)
        button.toggled.connect(text.setVisible)
        button.toggled.connect(lambda _shown: self.adjustSize())
        return button

    def _end(self, key: str) -> None:
        self.answer = key
        self.accept()


def ask(parent: QWidget, title: str, text: str, choices: Sequence[Choice], then: Callable[[str], object]) -> Dialog:
    """Ask what cannot be undone afterwards; `then` gets the key of the answer, empty for Cancel and Esc."""
    dialog = Dialog(title, text, (Choice("", _(CANCEL)), *choices), parent=parent)
    dialog.finished.connect(lambda _code: then(dialog.answer))
    return _opened(dialog)


def tell(
    parent: QWidget, title: str, text: str, details: str = "", tone: Tone = Tone.BAD, remedy: Remedy | None = None
) -> Dialog:
    """Say what happened and what to do, with the button that does it; `details` are folded."""
    close = Choice("close", _(CLOSE), Weight.PLAIN if remedy else Weight.PRIMARY)
    choices = (close, Choice("remedy", remedy.text, Weight.PRIMARY)) if remedy else (close,)
    dialog = Dialog(title, text, choices, details, tone, parent)
    if remedy is not None:
        dialog.finished.connect(lambda _code: remedy.act() if dialog.answer == "remedy" else None)
    return _opened(dialog)


def _opened(dialog: Dialog) -> Dialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _head(title: str, tone: Tone | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    if tone is not None:
        row.addWidget(Picture("warning-circle" if tone is Tone.BAD else "info", 20, tone))
    heading = Label(Role.SECTION, wrap=True)
    heading.setText(title)
    row.addWidget(heading, 1)
    return row
