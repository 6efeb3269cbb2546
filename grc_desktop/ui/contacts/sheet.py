"""The tab of a record that shows what is known: sections of labelled values, each edited where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.ui.contacts.facts import Fact, Section
from grc_desktop.ui.contacts.inline import ValueEditor
from grc_desktop.ui.contacts.value import Value
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.panel import Panel
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from grc_desktop.services.contacts.parts import Part

_LABELS: Final = 140
_TWO_COLUMNS: Final = 660
_GAP: Final = 32


class Sheet(QWidget):
    """The sections of one contact, in two columns where there is room."""

    edit_begun = Signal(object)
    """A value is being edited: its `ValueEditor`."""
    kept = Signal(object, object)
    """The `Part` that was edited, and what its field holds now."""
    copied = Signal(str)

    def __init__(self, editor: Callable[[Part], ValueEditor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_editor = editor
        self._sections: Sequence[Section] = ()
        self._waiting: Sequence[Section] | None = None
        self._panels: list[Panel] = []
        self._wide = False
        self.values: list[Value] = []
        self.editor: ValueEditor | None = None
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column in (self._left, self._right):
            column.setSpacing(20)
            column.addStretch(1)
            self._row.addLayout(column)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show other values; while one is edited, others come and go only when that is over."""
        if _shape(sections) == _shape(self._sections) and self.values:
            facts = [fact for section in sections for fact in section.facts]
            for value, fact in zip(self.values, facts, strict=True):
                value.show_fact(fact)
            self._sections, self._waiting = sections, None
        elif self.editor is not None:
            self._waiting = sections
        else:
            self._build(sections)

    def begin(self) -> None:
        """Put the focus on the first value."""
        if self.values:
            self.values[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, part: Part) -> ValueEditor | None:
        """Edit the value of `part` where it stands; None when it is not there."""
        value = next((each for each in self.values if each.fact.part == part), None)
        return self._edit(value) if value is not None else None

    def close_editor(self) -> None:
        """Give up what is being edited."""
        if self.editor is not None:
            self.editor.give_up()

    def forget(self) -> None:
        """Lay everything out anew the next time."""
        self._sections = ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS)
        if wide != self._wide:
            self._wide = wide
            self._place()

    def _build(self, sections: Sequence[Section]) -> None:
        old_panels, self._panels, self.values = self._panels, [], []
        reached = reached_before(old_panels[0]) if old_panels else None
        self._sections, self._waiting = sections, None
        for section in sections:
            self._panels.append(Panel(section.title, self._grid(section.facts)))
        for old in old_panels:
            old.hide()
            old.deleteLater()
        self._place()
        if reached is not None:
            reach_after(reached, self._panels)

    def _place(self) -> None:
        """Share the panels between the columns, the first half of the lines on the left."""
        self._row.setSpacing(theme.px(_GAP) if self._wide else 0)
        self._row.setStretch(0, 1)
        self._row.setStretch(1, int(self._wide))
        total, lines = sum(_height(section) for section in self._sections), 0
        places = [0, 0]
        for panel, section in zip(self._panels, self._sections, strict=True):
            right = self._wide and lines * 2 >= total
            lines += _height(section)
            column = self._right if right else self._left
            column.insertWidget(places[right], panel)
            places[right] += 1

    def _grid(self, facts: Sequence[Fact]) -> QWidget:
        frame = QWidget()
        grid = QGridLayout(frame)
        labelled = any(fact.label for fact in facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(int(labelled), 1)
        for row, fact in enumerate(facts):
            value = Value(fact)
            value.edit_asked.connect(lambda value=value: self._edit(value))
            value.copied.connect(self.copied)
            self.values.append(value)
            if labelled:
                label = Label(Role.SOFT, wrap=True)
                label.setText(fact.label)
                label.setObjectName("fact_label")
                label.setIndent(0)
                theme.fix(label, width=_LABELS)
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, int(labelled))
        return frame

    def _edit(self, value: Value) -> ValueEditor:
        self.close_editor()
        editor = self.editor = self._make_editor(value.fact.part)
        _swap(value, editor)
        value.hide()
        reach_after(reached_before(value), (editor,))
        editor.show()
        editor.kept.connect(lambda kept: self.kept.emit(value.fact.part, kept))
        editor.ended.connect(lambda step: self._ended(editor, value, step))
        editor.begin()
        self.edit_begun.emit(editor)
        return editor

    def _ended(self, editor: ValueEditor, value: Value, step: int) -> None:
        had_focus = editor.isAncestorOf(editor.window().focusWidget() or self)
        _swap(editor, value)
        self.editor = None
        editor.hide()
        editor.deleteLater()
        value.show()
        place = self.values.index(value) + step
        if step and 0 <= place < len(self.values):
            self._edit(self.values[place])
        elif had_focus:
            value.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.editor is None and self._waiting is not None:
            self._rebuild(value.fact.part)

    def _rebuild(self, part: Part) -> None:
        """Show what waited for the editing to end; the focus stays on the same value."""
        focused = any(each.hasFocus() for each in self.values)
        self._build(self._waiting or ())
        again = next((each for each in self.values if each.fact.part == part), None)
        if focused and again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)


def _swap(old: QWidget, new: QWidget) -> None:
    """Put `new` where `old` is."""
    frame = old.parentWidget()
    grid = frame.layout() if frame is not None else None
    if isinstance(grid, QGridLayout):
        grid.replaceWidget(old, new)


def _shape(sections: Sequence[Section]) -> list[tuple[str, str, Part]]:
    """What is laid out, whatever the values are."""
    return [(section.title, fact.label, fact.part) for section in sections for fact in section.facts]


def _height(section: Section) -> int:
    """About how many lines a section takes."""
    return 2 + sum(1 + fact.value.count("\n") for fact in section.facts)
