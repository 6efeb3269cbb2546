"""Several values of one kind, each on its line: e-mails, phones, addresses."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.buttons import Button, IconButton, Weight
from grc_desktop.ui.kit.chips import REMOVE
from grc_desktop.ui.kit.fields.choice import ChoiceField, TagsField, YesNoField
from grc_desktop.ui.kit.fields.day import DateField
from grc_desktop.ui.kit.fields.file import FileField
from grc_desktop.ui.kit.fields.link import LinkField
from grc_desktop.ui.kit.fields.spec import Field, FieldKind, FieldSpec
from grc_desktop.ui.kit.fields.text import TEXT_FIELDS
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from grc_desktop.core.errors import Problem


class RepeatedField(Field):
    """Lines of parts with a cross each, and a button that adds one. Lines without any typed value do not count."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._lines: list[_Line] = []
        self._name, self._description = "", ""
        self._locked = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._add = Button(Weight.LINK, "plus")
        self._add.clicked.connect(self._add_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def entry(self) -> QWidget:
        return next(iter(self._lines[0].fields.values())) if self._lines else self._add

    def value(self) -> object:
        return tuple(line.item() for line in self._lines if not line.is_blank())

    def set_value(self, value: object) -> None:
        for line in tuple(self._lines):
            self._drop(line)
        for item in value if isinstance(value, tuple | list) else ():
            self._append(item)

    def problem(self) -> Problem | None:
        return next((problem for line in self._lines if (problem := line.problem()) is not None), None)

    def mark(self, wrong: bool) -> None:
        for line in self._lines:
            line.mark(wrong and line.problem() is not None)

    def name_as(self, name: str, description: str = "") -> None:
        self._name, self._description = name, description
        self.setAccessibleDescription(description)
        for line in self._lines:
            line.name_as(name, description)
        self._add.setAccessibleName(f"{self._add.text()} ({name})")

    def set_read_only(self, read_only: bool) -> None:
        self._locked = read_only
        self._add.setVisible(not read_only)
        for line in self._lines:
            line.lock(read_only)

    def retranslate(self) -> None:
        self._add.say(_("Add"))
        for line in self._lines:
            line.retranslate()

    def _add_line(self) -> None:
        self._append(None).begin()
        self.changed.emit()

    def _append(self, item: object | None) -> _Line:
        line = _Line(self.spec, item, self)
        line.retranslate()
        line.name_as(self._name, self._description)
        line.lock(self._locked)
        for field in line.fields.values():
            field.changed.connect(self.changed)
            field.left.connect(self.left)
        line.cross.clicked.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._rows.addWidget(line)
        reach_after(reached_before(self._add), (line,))
        return line

    def _remove(self, line: _Line) -> None:
        place = self._lines.index(line)
        self._drop(line)
        (self._lines[min(place, len(self._lines) - 1)].cross if self._lines else self._add).setFocus()
        self.changed.emit()
        self.left.emit()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()


class _Line(QWidget):
    """One item: its parts side by side."""

    def __init__(self, spec: FieldSpec, item: object | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._make = spec.make or dict
        self._item = item
        self.fields: dict[str, Field] = {part.name: make_field(part) for part in spec.parts}
        self.cross = IconButton("x", 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name, field in self.fields.items():
            row.addWidget(field, field.spec.stretch)
            field.set_value(_part(item, name) if item is not None else _first(field.spec))
        row.addWidget(self.cross)

    def item(self) -> object:
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        if dataclasses.is_dataclass(self._item) and not isinstance(self._item, type):
            return dataclasses.replace(self._item, **values)
        return self._make(**values)

    def is_blank(self) -> bool:
        typed = [field for field in self.fields.values() if field.spec.kind is not FieldKind.CHOICE]
        return all(field.is_blank() and field.value() is not True for field in typed)

    def problem(self) -> Problem | None:
        return next((problem for field in self.fields.values() if (problem := field.problem()) is not None), None)

    def mark(self, wrong: bool) -> None:
        for field in self.fields.values():
            field.mark(wrong and field.problem() is not None)

    def begin(self) -> None:
        """Put the focus where typing begins."""
        typed = (field for field in self.fields.values() if field.spec.kind is not FieldKind.CHOICE)
        next(typed, next(iter(self.fields.values()))).setFocus()

    def lock(self, locked: bool) -> None:
        self.cross.setVisible(not locked)
        for field in self.fields.values():
            field.set_read_only(locked or field.spec.read_only)

    def name_as(self, name: str, description: str) -> None:
        self.cross.say(_(REMOVE).format(name=name))
        for field in self.fields.values():
            field.name_as(f"{name}, {_(field.spec.label)}", description)

    def retranslate(self) -> None:
        for field in self.fields.values():
            field.retranslate()


def make_field(spec: FieldSpec) -> Field:
    """The widget for `spec`."""
    made = _FIELDS[spec.kind](spec)
    if spec.read_only:
        made.set_read_only(True)
    return made


def _part(item: object, name: str) -> object:
    return item.get(name) if isinstance(item, dict) else getattr(item, name, None)


def _first(spec: FieldSpec) -> object:
    return spec.choices[0].value if spec.choices else None


_FIELDS: dict[FieldKind, type[Field]] = {
    **TEXT_FIELDS,
    FieldKind.DATE: DateField,
    FieldKind.CHOICE: ChoiceField,
    FieldKind.TAGS: TagsField,
    FieldKind.YES_NO: YesNoField,
    FieldKind.LINK: LinkField,
    FieldKind.FILE: FileField,
    FieldKind.REPEATED: RepeatedField,
}
