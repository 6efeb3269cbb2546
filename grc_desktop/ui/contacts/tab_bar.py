"""The views of the list as tabs, and what the user does to their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.contacts.pick import TypedMenu, pop_up
from grc_desktop.ui.contacts.views import ALL, ROOM, TO_CHECK, View, arranged
from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from grc_desktop.services.settings.views import SavedView, SavedViews
    from grc_desktop.ui.kit.work import Work

_NARROWEST: Final = 80


class TabBar(QWidget):
    """Tabs with a button that keeps the present list as a view, and one that changes a view of one's own."""

    chosen = Signal(object)
    """The user went to a `View`."""
    failed = Signal(object)
    """A view could not be kept: the exception."""

    def __init__(
        self, views: SavedViews, work: Work, definition: Callable[[], dict[str, Any]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._views = views
        self._work = work
        self._definition = definition
        self._arranged = arranged(())
        self._wanted = ""
        self.tabs = Tabs([view.tab() for view in self._arranged])
        self._strip = _Strip(self.tabs)
        self.add, self.more = IconButton("plus"), IconButton("dots-three")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._strip)
        row.addWidget(self.add)
        row.addWidget(self.more)
        row.addStretch(1)
        self.tabs.chosen.connect(lambda key: self.chosen.emit(self.view(key)))
        self.add.clicked.connect(self.ask_name)
        self.more.clicked.connect(self.open_menu)
        self.show_current(ALL.key)

    def refresh(self) -> None:
        """Read the saved views again."""
        self._work.read(self, lambda: self._views.list(ROOM), self._arrange, key="views")

    def view(self, key: str) -> View:
        """The view called `key`; the whole list when there is none."""
        return next((view for view in self._arranged if view.key == key), ALL)

    def current(self) -> View:
        return self.view(self.tabs.current())

    def want(self, key: str) -> None:
        """Go to the view `key` as soon as it is there."""
        self._wanted = key

    def show_current(self, key: str) -> None:
        self.tabs.show_current(key)
        self.more.setVisible(self.current().saved is not None)
        self._strip.reveal()

    def show_counts(self, to_check: int) -> None:
        """Say how many contacts wait to be checked."""
        self.tabs.show_count(TO_CHECK.key, to_check)

    def ask_name(self) -> None:
        """Ask how the present list is called, and keep it as a view."""
        menu = TypedMenu(_("Name of the view"), parent=self)
        menu.typed.connect(self.save)
        pop_up(menu, self)

    def open_menu(self) -> None:
        """What can be done with the present view, one of the user's own."""
        view = self.current()
        menu = QMenu(self)
        rename = TypedMenu(_("Name of the view"), view.title, _("Rename"), menu)
        rename.setIcon(icon("pencil-simple"))
        rename.typed.connect(self.rename)
        menu.addAction(icon("check"), _("Keep these filters in it"), lambda: self.save(view.title))
        menu.addMenu(rename)
        menu.addAction(icon("trash"), _("Delete the view"), self.delete)
        pop_up(menu, self)

    def save(self, name: str) -> None:
        """Keep the present list as the view called `name`."""
        definition = self._definition()

        def kept(view: int) -> None:
            self.want(f"saved-{view}")
            self.refresh()

        self._work.write(
            self, lambda _progress: self._views.save(ROOM, name, definition), kept, self.failed.emit, _("Saving")
        )

    def rename(self, name: str) -> None:
        """Give the present view, one of the user's own, another name."""
        view = self.current().saved
        if view is not None:
            self._change(lambda: self._views.rename(view, name))

    def delete(self) -> None:
        """Forget the present view, one of the user's own."""
        view = self.current().saved
        if view is not None:
            self.want(ALL.key)
            self._change(lambda: self._views.delete(view))

    def retranslate(self) -> None:
        self.tabs.retranslate()
        self.add.say(_("Keep these filters and columns as a tab"))
        self.more.say(_("Change this view"))

    def _change(self, call: Callable[[], object]) -> None:
        self._work.write(self, lambda _progress: call(), lambda _done: self.refresh(), self.failed.emit, _("Saving"))

    def _arrange(self, saved: list[SavedView]) -> None:
        before = self.current()
        self._arranged = arranged(saved)
        self.tabs.set_specs([view.tab() for view in self._arranged])
        key, self._wanted = self._wanted or before.key, ""
        self.show_current(key)
        if self.view(key).key != before.key or (key != before.key):
            self.chosen.emit(self.view(key))


class _Strip(QScrollArea):
    """Tabs that slide when there are more than there is room for."""

    def __init__(self, tabs: Tabs) -> None:
        super().__init__()
        self._tabs = tabs
        self.setWidget(tabs)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_NARROWEST)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        tabs.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return self._tabs.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self._fit()
            self._soon.start()  # once more when a new stylesheet has reached every tab
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setFixedHeight(self._tabs.sizeHint().height())
        self.updateGeometry()

    def reveal(self) -> None:
        """Bring the tab that is shown into sight."""
        if (tab := self._tabs.focusWidget()) is not None:
            self.ensureWidgetVisible(tab)
        self.updateGeometry()
