"""Small menus one types in: a value among suggestions, or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCursor, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from grc_desktop.core.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grc_desktop.ui.kit.work import Work

_WIDTH: Final = 220
_MOST: Final = 12


class TypedMenu(QMenu):
    """A menu with a line to type in; Enter gives the text."""

    typed = Signal(str)

    def __init__(self, hint: str, text: str = "", title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title.replace("&", "&&"), parent)
        self.line = QLineEdit(text)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.line.setMinimumWidth(_WIDTH)
        self.line.selectAll()
        self.line.installEventFilter(self)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.line)
        action = QWidgetAction(self)
        action.setDefaultWidget(frame)
        self.addAction(action)
        self.aboutToShow.connect(self.line.setFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take(clean(self.line.text()))
                return True
            if event.key() == Qt.Key.Key_Down:
                self.setFocus()
        return super().eventFilter(watched, event)

    def take(self, text: str) -> None:
        """Give `text`, unless it is blank."""
        if text:
            self.close_all()
            self.typed.emit(text)

    def close_all(self) -> None:
        """Close this menu and those it hangs from."""
        menu: QWidget | None = self
        while isinstance(menu, QMenu):
            menu.close()
            menu = menu.parentWidget()


class PickMenu(TypedMenu):
    """Suggestions that follow what is typed, read in the background; `free` takes any text, else the first of them."""

    def __init__(
        self,
        work: Work,
        suggest: Callable[[str], Sequence[str]],
        hint: str,
        title: str = "",
        free: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(hint, title=title, parent=parent)
        self._work = work
        self._suggest = suggest
        self._free = free
        self._offered: list[QAction] = []
        self.line.textEdited.connect(self._ask)
        self.aboutToShow.connect(lambda: self._ask(self.line.text()))

    def take(self, text: str) -> None:
        if not self._free:
            text = self._offered[0].text().replace("&&", "&") if self._offered else ""
        super().take(text)

    def _ask(self, text: str) -> None:
        suggest = self._suggest
        self._work.read(self, lambda: suggest(text), self._offer, key="suggest")

    def _offer(self, names: Sequence[str]) -> None:
        for old in self._offered:
            self.removeAction(old)
        self._offered = []
        for name in names[:_MOST]:
            action = QAction(name.replace("&", "&&"), self)
            action.triggered.connect(lambda _checked=False, name=name: self.typed.emit(name))
            self.addAction(action)
            self._offered.append(action)
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Go up as far as what is offered below asks for."""
        room = self.screen().availableGeometry()
        self.move(self.x(), max(room.top(), min(self.y(), room.bottom() + 1 - self.sizeHint().height())))


def pop_up(menu: QMenu, owner: QWidget) -> None:
    """Open `menu` under the button that was pressed, else at the mouse."""
    button = owner.window().focusWidget()
    under = isinstance(button, QPushButton | QToolButton) and button.isVisible()
    where = button.mapToGlobal(QPoint(0, button.height())) if under and button is not None else QCursor.pos()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(where)
