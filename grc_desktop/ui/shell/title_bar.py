"""The bar on top of the page: the way back, its title, its one primary action, the search, and what can be added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import ActionButton, IconButton, Weight
from grc_desktop.ui.kit.labels import ElidedLabel, Role
from grc_desktop.ui.shell.search import SearchButton

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from grc_desktop.ui.kit.page import Page

HEIGHT: Final = 55
_TITLE: Final = 200
"""What a title always has, however narrow the window; a longer one is cut where there is no more."""


class TitleBar(QWidget):
    """Follows the page in front."""

    def __init__(
        self, back: QAction, forward: QAction, search: QAction, add: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = _Title(Role.TITLE, parent=self)
        self._primary: ActionButton | None = None
        self.back, self.forward, self.add = (_Quiet(action, self) for action in (back, forward, add))
        self.search = SearchButton(search, self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 16, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.back)
        self._row.addWidget(self.forward)
        self._row.addSpacing(8)
        self._row.addWidget(self._title)
        self._row.addSpacing(20)
        self._place = self._row.count()
        self._row.addSpacing(12)
        self._row.addStretch(1)
        self._row.addWidget(self.search)
        self._row.addSpacing(8)
        self._row.addWidget(self.add)
        theme.fix(self, height=HEIGHT)

    def follow(self, page: Page) -> None:
        """Show the title and the primary action of `page`."""
        if self._primary is not None:
            self._primary.hide()
            self._primary.deleteLater()
            self._primary = None
        if page.primary is not None and page.primary in page.commands:
            self._primary = ActionButton(page.commands[page.primary], Weight.PRIMARY, page.primary.icon, self)
            self._row.insertWidget(self._place, self._primary)
            QWidget.setTabOrder(self.forward, self._primary)
            self._primary.setVisible(page.commands[page.primary].isVisible())
        self.say(page)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, from left to right, but for the primary action, which comes after the second."""
        return [self.back, self.forward, self.search, self.add]

    def say(self, page: Page) -> None:
        """Set the title again."""
        self._title.setText(page.title())


class _Title(ElidedLabel):
    """As wide as its words where there is room; the search gives way first."""

    def __init__(self, role: Role, parent: QWidget) -> None:
        super().__init__(role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(_TITLE)), super().minimumSizeHint().height())


class _Quiet(IconButton):
    """A small button that is one of the window's actions: icon, name, tip and state follow it."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__("plus", parent=parent)
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
