"""What one can do, declared once: menus, buttons, the palette and the shortcut sheet derive from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grc_desktop.ui.kit.theme import Tone


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do: `title`, `tip` and `words` are msgids, `shortcuts` portable key texts.

    `words` are other names people search it by in the palette. `quiet` keeps it out of the palette.
    """

    key: str
    title: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    words: str = ""
    tone: Tone | None = None
    checkable: bool = False
    quiet: bool = False


class Actions:
    """The actions of one widget, bound to what they do; their shortcuts work while the widget has the focus."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._made: dict[str, tuple[Action, QAction]] = {}

    def bind(
        self,
        action: Action,
        handler: Callable[[], object],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
    ) -> QAction:
        """Do `handler` when `action` is triggered."""
        made = QAction(self._owner)
        made.setObjectName(action.key)
        if action.icon:
            made.setIcon(icon(action.icon, action.tone))
        made.setShortcuts([QKeySequence(text) for text in action.shortcuts])
        made.setShortcutContext(context)
        made.setCheckable(action.checkable)
        made.triggered.connect(lambda _checked=False: handler())
        self._owner.addAction(made)
        self._made[action.key] = (action, made)
        self._label(action, made)
        return made

    def __getitem__(self, action: Action) -> QAction:
        return self._made[action.key][1]

    def __contains__(self, action: object) -> bool:
        return isinstance(action, Action) and action.key in self._made

    def __iter__(self) -> Iterator[tuple[Action, QAction]]:
        return iter(self._made.values())

    def enable(self, enabled: bool, *actions: Action) -> None:
        """Let `actions` be done, or not for now."""
        for action in actions:
            self[action].setEnabled(enabled)

    def menu(self, parent: QWidget, *actions: Action | None) -> QMenu:
        """A menu of `actions`; None is a separator."""
        made = QMenu(parent)
        for action in actions:
            if action is None:
                made.addSeparator()
            else:
                made.addAction(self[action])
        return made

    def retranslate(self) -> None:
        """Say every title again, in the language in force."""
        for action, made in self._made.values():
            self._label(action, made)

    @staticmethod
    def _label(action: Action, made: QAction) -> None:
        made.setText(_(action.title))
        keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = _(action.tip) or _(action.title)
        made.setToolTip(f"{tip} ({keys})" if keys else tip)
