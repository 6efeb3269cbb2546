"""Fields of a form, as data, and what every field widget promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.ui.kit.labels import restyle

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Work

REQUIRED: Final = Kind("required", N_("Please fill this in."))
_STILL_THERE: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class FieldKind(StrEnum):
    """What a field holds; its value is what follows the dash."""

    TEXT = "text"  # str
    LONG_TEXT = "long_text"  # str with line breaks
    EMAIL = "email"  # str
    PHONE = "phone"  # str, grouped by twos
    NUMBER = "number"  # Decimal or None
    MONEY = "money"  # cents, or None
    DATE = "date"  # date or None
    CHOICE = "choice"  # the value of one of `choices`
    TAGS = "tags"  # tuple of str
    YES_NO = "yes_no"  # bool, None while untouched
    LINK = "link"  # the id of a record, or None
    FILE = "file"  # Path or None
    REPEATED = "repeated"  # tuple of what `make` makes of its `parts`


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice: its value and the msgid of its label."""

    value: object
    label: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record a link can lead to; `detail` tells it from another of the same name."""

    id: int
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Where a link field looks. `find` and `get` run on the read lane of `work`.

    `find` gives the records that fit a text, the best first (some of them for an empty text); `get` the record of an
    id, None when it is gone. `create`, if any, is given the typed text and whom to tell about the new record.
    """

    work: Work
    find: Callable[[str], Sequence[Candidate]]
    get: Callable[[int], Candidate | None]
    create: Callable[[str, Callable[[Candidate], object]], object] | None = None


@dataclass(frozen=True, slots=True)
class FileRule:
    """Which files a field takes: the `endings` of their names (``.pdf``; any: none), and at most so many bytes."""

    endings: tuple[str, ...] = ()
    most: int = 20_000_000


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. `name` is the attribute of the draft; `label`, `help` and `hint` are msgids.

    `known` gives texts to complete what is typed; `tidy` puts the typed text in form on leaving the field. A repeated
    field shows its `parts` side by side on a line, and `make` builds an item from them by keyword. A link field needs
    `links`. A `half` field shares its line with the next half one.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    help: str = ""
    hint: str = ""
    choices: tuple[Option, ...] = ()
    known: Callable[[], Sequence[str]] | None = None
    tidy: Callable[[str], str] | None = None
    parts: tuple[FieldSpec, ...] = ()
    make: Callable[..., object] | None = None
    links: Links | None = None
    file: FileRule = FileRule()
    read_only: bool = False
    half: bool = False
    stretch: int = 1


class Field(QWidget):
    """A field on the screen. What is typed stays as typed, even when it cannot be read."""

    changed = Signal()
    """The user changed the value."""
    left = Signal()
    """The focus left the field."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._editors: list[QWidget] = []

    def value(self) -> object:
        """What is in the field; the empty value of its kind where that cannot be read."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show `value`; this is not a change by the user."""
        raise NotImplementedError

    def problem(self) -> Problem | None:
        """Why what was typed cannot be read, if so."""
        return None

    def is_blank(self) -> bool:
        """Whether nothing was given."""
        return self.value() in (None, "", ())

    def retranslate(self) -> None:
        """Set the field's own texts again."""

    def mark(self, wrong: bool) -> None:
        """Show whether there is something to say about the value."""
        for editor in self._editors:
            restyle(editor, "wrong", wrong)

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read, selected and copied, but not changed."""
        raise NotImplementedError

    def name_as(self, name: str, description: str = "") -> None:
        """What screen readers call the field."""
        for editor in self._editors:
            editor.setAccessibleName(name)
            editor.setAccessibleDescription(description)

    def adopt(self, *editors: QWidget) -> None:
        """Make `editors` the parts of the field that take typing; the first gets the focus."""
        self._editors += editors
        for editor in editors:
            editor.installEventFilter(self)

    def entry(self) -> QWidget:
        """Where the focus goes when the field is given it."""
        return self._editors[0]

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Put the focus on `entry`. A focus proxy would make Tab go past what lies before it."""
        self.entry().setFocus(reason)

    def hasFocus(self) -> bool:
        """Whether typing goes to a part of the field."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entry().setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_THERE:
            self.tidy()
            self.left.emit()
        return super().eventFilter(watched, event)

    def tidy(self) -> None:
        """Put what was typed in form."""
