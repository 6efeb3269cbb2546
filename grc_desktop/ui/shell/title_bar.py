"""The bar on top of the page: its title, its one primary action, and the search over everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from grc_desktop.ui.kit.buttons import ActionButton, Weight
from grc_desktop.ui.kit.labels import Label, Role

if TYPE_CHECKING:
    from grc_desktop.ui.kit.page import Page
    from grc_desktop.ui.shell.search import SearchField

HEIGHT: Final = 55


class TitleBar(QWidget):
    """Follows the page in front."""

    def __init__(self, search: SearchField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(Role.TITLE, parent=self)
        self._primary: ActionButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(20)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(search)
        self.setFixedHeight(HEIGHT)

    def follow(self, page: Page) -> None:
        """Show the title and the primary action of `page`."""
        if self._primary is not None:
            self._primary.hide()
            self._primary.deleteLater()
            self._primary = None
        if page.primary is not None and page.primary in page.commands:
            self._primary = ActionButton(page.commands[page.primary], Weight.PRIMARY, page.primary.icon, self)
            self._row.insertWidget(1, self._primary)
            self._primary.setVisible(page.commands[page.primary].isVisible())
        self.say(page)

    def say(self, page: Page) -> None:
        """Set the title again."""
        self._title.setText(page.title())
