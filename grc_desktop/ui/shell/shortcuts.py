"""The sheet of keyboard shortcuts: everything that works in the page in front, and anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMetaMethod, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.fields.spec import Field
from grc_desktop.ui.kit.labels import Label, Role, Rule
from grc_desktop.ui.kit.search_line import SearchLine
from grc_desktop.ui.kit.table.table import Table
from grc_desktop.ui.shell.keys import Caps, Shortcut, shortcuts_of, written
from grc_desktop.ui.shell.palette.ranking import score
from grc_desktop.ui.shell.sidebar import ROOMS

if TYPE_CHECKING:
    from grc_desktop.ui.kit.actions import Actions
    from grc_desktop.ui.shell.frame import Frame

TITLE: Final = N_("Keyboard shortcuts")
EVERYWHERE: Final = N_("Everywhere")
LISTS: Final = N_("In a list")
FORMS: Final = N_("In a form")
FIND: Final = N_("Find a shortcut")
NONE: Final = N_("No shortcut does that.")
_IN_LISTS: Final = (
    (N_("Open"), ("Return",), "opened"),
    (N_("Edit"), ("F2",), "edit_asked"),
    (N_("Jump to what you type"), ("A…Z",), ""),
    (N_("First, last"), ("Home", "End"), ""),
    (N_("Select more"), ("Shift+Up", "Shift+Down"), ""),
    (N_("Select everything"), ("Ctrl+A",), ""),
    (N_("Copy for Excel"), ("Ctrl+C",), ""),
    (N_("Delete"), ("Del",), "delete_asked"),
)
"""What a list does by itself; with the signal that says whether somebody does it here."""
_IN_FORMS: Final = (
    (N_("Next field, the one before"), ("Tab", "Shift+Tab")),
    (N_("Undo the typing"), ("Ctrl+Z",)),
    (N_("Open the list or the calendar"), ("F4", "Alt+Down")),
)
_LEAVE: Final = (N_("Leave the form"), ("Esc",))
_ESC: Final = QKeySequence(Qt.Key.Key_Escape)
_WIDTH: Final = 780
_EDGE: Final = 24
_AROUND: Final = 40


Told = tuple[str, tuple[str, ...]]
"""What is done (a msgid), and the keys that do it."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Shortcuts under a title, all ready to be read."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def groups(frame: Frame, commands: Actions) -> list[Keys]:
    """Everything that works now: in the page in front, in its list and its form, then anywhere (`commands`)."""
    found: list[Keys] = []
    page = frame.page
    if page is not None:
        found.append(Keys(page.title(), tuple(shortcuts_of(page.commands))))
        said = {keys for _what, keys in found[0].shortcuts}
        found.append(Keys(_(LISTS), tuple(_told(_in_lists(page), said))))
        found.append(Keys(_(FORMS), tuple(_told(_in_forms(page), said))))
    found += [
        Keys(_(EVERYWHERE), tuple(shortcuts_of(commands))),
        Keys(_(ROOMS), tuple(frame.sidebar.shortcuts())),
    ]
    return [group for group in found if group.shortcuts]


def _in_lists(page: QWidget) -> Iterator[Told]:
    tables = [table for table in page.findChildren(Table) if table.isVisible()]
    for what, keys, signal in _IN_LISTS:
        if any(not signal or _is_heard(table, signal) for table in tables):
            yield what, keys


def _is_heard(table: Table, signal: str) -> bool:
    return table.isSignalConnected(QMetaMethod.fromSignal(getattr(table, signal)))


def _in_forms(page: QWidget) -> Iterator[Told]:
    fields = [field for field in page.findChildren(Field) if field.isVisible()]
    if fields:
        yield from _IN_FORMS
    if any(_is_left_by_esc(field) for field in fields):
        yield _LEAVE


def _is_left_by_esc(widget: QWidget | None) -> bool:
    while widget is not None and not any(action.shortcut() == _ESC for action in widget.actions()):
        widget = widget.parentWidget()
    return widget is not None


def _told(keys: Iterable[Told], said: set[str]) -> Iterator[Shortcut]:
    """`keys` in words, without those the page itself `said` already."""
    return ((_(what), written(each)) for what, each in keys if written(each) not in said)


class ShortcutSheet(QDialog):
    """Groups of shortcuts in two columns, narrowed by what is typed; Esc closes."""

    def __init__(self, shown: Sequence[Keys], parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(TITLE))
        self.setModal(True)
        self.field = SearchLine()
        self.field.say(_(FIND))
        self.field.textChanged.connect(self._list)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words: list[Shortcut] = []
        self._lay_out()
        self._list("")
        room = parent.size()
        width = min(theme.px(_WIDTH), room.width() - _AROUND)
        self.resize(width, min(self._height(width), room.height() - _AROUND))

    def words(self) -> list[Shortcut]:
        """All that the sheet says now."""
        return list(self._words)

    def _height(self, width: int) -> int:
        """How high the sheet is with all that it says, at this width."""
        inside, layout = self._area.widget(), self.layout()
        if inside is None or layout is None:
            return self.sizeHint().height()
        around = layout.minimumSize().height() - self._area.minimumSizeHint().height()
        return around + (inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height())

    def _lay_out(self) -> None:
        heading = Label(Role.SECTION)
        heading.setText(_(TITLE))
        theme.fix(self.field, width=220)
        head = QHBoxLayout()
        head.setContentsMargins(_EDGE, 16, _EDGE, 12)
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self._area, 1)

    def _list(self, typed: str) -> None:
        fitting = [Keys(group.title, tuple(_fitting(group, typed))) for group in self._shown]
        fitting = [group for group in fitting if group.shortcuts]
        self._words = [shortcut for group in fitting for shortcut in group.shortcuts]
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(_EDGE, 16, _EDGE, 16)
        row.setSpacing(2 * _EDGE)
        for column in _in_two(fitting) if fitting else ():
            row.addLayout(_column(column), 1)
        if not fitting:
            nothing = Label(Role.SOFT, wrap=True)
            nothing.setText(_(NONE))
            row.addWidget(nothing, 1, Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(inside)


def _fitting(group: Keys, typed: str) -> Iterable[Shortcut]:
    return (each for each in group.shortcuts if not typed.strip() or score(typed, each[0], each[1]))


def _in_two(shown: Sequence[Keys]) -> tuple[Sequence[Keys], Sequence[Keys]]:
    """`shown` in two columns of about the same height, in order."""
    heights = [len(group.shortcuts) + 2 for group in shown]
    first = min(range(1, len(shown) + 1), key=lambda place: abs(sum(heights[:place]) - sum(heights[place:])))
    return shown[:first], shown[first:]


def _column(shown: Sequence[Keys]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for group in shown:
        heading = Label(Role.STRONG)
        heading.setText(group.title)
        column.addWidget(heading)
        column.addWidget(Rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, (what, keys) in enumerate(group.shortcuts):
            words = Label(wrap=True)
            words.setText(what)
            grid.addWidget(words, row, 0)
            grid.addWidget(Caps(keys), row, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        column.addSpacing(12)
    column.addStretch(1)
    return column
