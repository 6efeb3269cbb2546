"""A value of the record: read, copied, and edited on a click, Enter or F2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.labels import Label, Role, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.contacts.facts import Fact

_EDIT: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class Value(Label):
    """One fact's value; an empty one asks to be filled in."""

    edit_asked = Signal()
    copied = Signal(str)

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(wrap=True, parent=parent)
        self.setIndent(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._copy = QAction(self)
        self._copy.triggered.connect(lambda: self._put(self.fact.value))
        self._edit = QAction(self)
        self._edit.triggered.connect(self.edit_asked)
        self.show_fact(fact)

    def show_fact(self, fact: Fact) -> None:
        """Show another value."""
        self.fact = fact
        self.show_role(Role.PLAIN if fact.value else Role.SOFT)
        restyle(self, "flush", not fact.label)
        self.setText(fact.value or _("Add"))
        self.setAccessibleName(f"{fact.label} {fact.value}".strip() or _("Add"))
        self.setToolTip("" if fact.value else _("Click to fill it in"))
        self._copy.setText(_("Copy"))
        self._edit.setText(_("Edit"))
        for action in self.actions():
            self.removeAction(action)
        self.addActions([self._copy, self._edit] if fact.value else [self._edit])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _EDIT:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """F2 is for the value, before the page hears of it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_F2)
        return super().event(event)

    def _put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)
