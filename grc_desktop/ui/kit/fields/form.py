"""A form made of field specs, bound to a frozen draft: values in, values out, problems beside the fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core.errors import Problem
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.fields.repeated import make_field
from grc_desktop.ui.kit.fields.spec import REQUIRED, FieldKind, FieldSpec
from grc_desktop.ui.kit.labels import Label, Picture, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from grc_desktop.ui.kit.fields.spec import Field

D = TypeVar("D")
Values = dict[str, Any]
Judge = Callable[[Values], Iterable[Problem]]
MUST: Final = N_("To be filled in.")
_GAP: Final = 12
_MARK: Final = 14


class Form(QWidget):
    """Fields one below the other, each with its label, help and problem.

    `judge` gives the problems of some values (``rules.problems`` of the draft made of them); a problem is shown once
    its field was left. Problems name their field; what follows a dot or bracket (``emails.0``) is inside it.
    """

    changed = Signal()
    """The user changed a value."""

    def __init__(self, specs: Sequence[FieldSpec], judge: Judge | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judge = judge
        self._start: Values = {}
        self._visited: set[str] = set()
        self._refused: dict[str, Problem] = {}
        self._lines = {spec.name: _Line(spec, self) for spec in specs}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for spec, row, place, span in _places(specs):
            grid.addWidget(self._lines[spec.name], row, place, 1, span, Qt.AlignmentFlag.AlignTop)
        for name, line in self._lines.items():
            line.field.changed.connect(lambda name=name: self._changed(name))
            line.field.left.connect(lambda name=name: self._left(name))
        self._start = self.values()
        self.retranslate()

    def field(self, name: str) -> Field:
        """The field called `name`."""
        return self._lines[name].field

    def values(self) -> Values:
        """What is in the fields, by name."""
        return {name: line.field.value() for name, line in self._lines.items()}

    def set_values(self, values: Mapping[str, object] | object) -> None:
        """Show `values` (a mapping, or a draft); fields it does not name are left empty. Problems go away."""
        given = values if isinstance(values, Mapping) else {name: getattr(values, name, None) for name in self._lines}
        for name, line in self._lines.items():
            line.field.set_value(given.get(name))
            line.say(None)
        self._visited.clear()
        self._refused.clear()
        self._start = self.values()

    def draft(self, base: D) -> D:
        """`base`, a frozen dataclass, with the values of the form."""
        return dataclasses.replace(base, **self.values())  # type: ignore[type-var]  # D is a dataclass, as promised

    def is_changed(self) -> bool:
        """Whether the user changed something since `set_values`."""
        return self.values() != self._start or any(line.field.problem() for line in self._lines.values())

    def check(self) -> bool:
        """Whether the values can be saved; if not, every problem is shown and the first field gets the focus."""
        return not self.show_problems(self._problems())

    def show_problems(self, problems: Iterable[Problem]) -> bool:
        """Show `problems` beside their fields until these are changed (a save was refused); whether there was any."""
        by_field = self._refused = _by_field(problems)
        self._visited.update(self._lines)
        for name, line in self._lines.items():
            line.say(by_field.get(name))
        first = next((line for name, line in self._lines.items() if name in by_field), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(by_field)

    def warn(self, name: str, text: str) -> None:
        """Say something about a field that does not stop anything; an empty text takes it back."""
        self._lines[name].warn(text)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Begin with the first field."""
        for line in list(self._lines.values())[:1]:
            line.field.setFocus(reason)

    def retranslate(self) -> None:
        for line in self._lines.values():
            line.retranslate()

    def _problems(self) -> list[Problem]:
        fields = {name: line.field for name, line in self._lines.items()}
        unread = [_of(problem, name) for name, field in fields.items() if (problem := field.problem())]
        missing = [
            Problem(REQUIRED, name) for name, field in fields.items() if field.spec.required and field.is_blank()
        ]
        judged = self._judge(self.values()) if self._judge else ()
        return [*unread, *missing, *judged]

    def _changed(self, name: str) -> None:
        self._refused.pop(name, None)
        if self._lines[name].problem is not None:
            self._show_visited()
        self.changed.emit()

    def _left(self, name: str) -> None:
        self._visited.add(name)
        self._show_visited()

    def _show_visited(self) -> None:
        by_field = self._refused | _by_field(self._problems())
        for name in self._visited:
            self._lines[name].say(by_field.get(name))


class _Line(QWidget):
    """A label, its field, and below it the help or what is wrong."""

    def __init__(self, spec: FieldSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self.field = make_field(spec)
        self.problem: Problem | None = None
        self._warning = ""
        self._label = Label(Role.SMALL)
        self._label.setBuddy(self.field)
        if spec.kind is FieldKind.YES_NO:
            self._label.hide()
        self._mark = Picture("warning-circle", _MARK, Tone.BAD)
        self._below = Label(Role.SMALL, wrap=True)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.field)
        column.addLayout(below)

    def say(self, problem: Problem | None) -> None:
        self.problem = problem
        self.field.mark(problem is not None)
        self._show_below()

    def warn(self, text: str) -> None:
        self._warning = text
        self._show_below()

    def retranslate(self) -> None:
        label = _(self._spec.label)
        self._label.setText((f"{label} *" if self._spec.required else label).replace("&", "&&"))
        self.field.retranslate()
        self._show_below()

    def _show_below(self) -> None:
        wrong = self.problem is not None
        text = self.problem.sentence() if self.problem else self._warning or _(self._spec.help)
        self._below.show_role(Role.PROBLEM if wrong else Role.WARNING if self._warning else Role.SMALL)
        self._mark.show_icon("warning-circle" if wrong else "warning", Tone.BAD if wrong else Tone.WARNING)
        self._mark.setVisible(wrong or bool(self._warning))
        self._below.setText(text)
        self._below.setVisible(bool(text))
        told = (_(MUST) if self._spec.required else "", text)
        self.field.name_as(_(self._spec.label), " ".join(filter(None, told)))


def _places(specs: Sequence[FieldSpec]) -> Iterable[tuple[FieldSpec, int, int, int]]:
    """Where each field goes: row, column and how many columns it takes."""
    row, waiting = -1, False
    for spec in specs:
        second = spec.half and waiting
        row += not second
        waiting = spec.half and not second
        yield spec, row, int(second), 1 if spec.half else 2


def _by_field(problems: Iterable[Problem]) -> dict[str, Problem]:
    found: dict[str, Problem] = {}
    for problem in problems:
        found.setdefault(problem.field.replace("[", ".").partition(".")[0], problem)
    return found


def _of(problem: Problem, name: str) -> Problem:
    return Problem(problem.kind, name, problem.values)
