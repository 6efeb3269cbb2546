"""One section of the form: groups of fields under a title, and below each group who it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.ui.contacts.alike import FIELDS, Alike, told_at
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grc_desktop.core.errors import Problem
    from grc_desktop.services.contacts.types import Lookalike
    from grc_desktop.ui.contacts.specs import Section
    from grc_desktop.ui.kit.fields.form import Judge

_TELLING = frozenset(name for names in FIELDS.values() for name in names)


class Block(Panel):
    """The fields of `section`; `judge` gives the problems of the fields of some names."""

    changed = Signal()
    opened = Signal(int)
    """A contact that looks alike is to be shown."""
    dismissed = Signal(int)
    """A contact that looks alike is somebody else."""

    def __init__(
        self, section: Section, judge: Callable[[frozenset[str]], list[Problem]], parent: QWidget | None = None
    ) -> None:
        content = QWidget(parent)
        super().__init__(section.title, content, parent=parent)
        self.title, self.signature = section.title, section.signature()
        self.forms: list[Form] = []
        self.alikes: list[Alike] = []
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for group in section.groups:
            names = frozenset(spec.name for spec in group)
            form = Form(group, _judging(judge, names), content)
            form.changed.connect(self.changed)
            self.forms.append(form)
            self._column.addWidget(form)
            if names & _TELLING:
                self._add_alike(content)

    def hold(self, below: QWidget) -> None:
        """Show `below` under the fields."""
        self._column.addWidget(below)
        below.show()

    def show_found(self, found: Sequence[Lookalike]) -> None:
        """Tell those of `found` that are told under a field of this section."""
        telling = [form for form in self.forms if _TELLING.intersection(form.values())]
        for form, alike in zip(telling, self.alikes, strict=True):
            alike.show_found([each for each in found if set(told_at(each)).intersection(form.values())], form)

    def retranslate(self) -> None:
        super().retranslate()
        for form in getattr(self, "forms", ()):
            form.retranslate()

    def _add_alike(self, content: QWidget) -> None:
        alike = Alike(content)
        alike.opened.connect(self.opened)
        alike.dismissed.connect(self.dismissed)
        self.alikes.append(alike)
        self._column.addWidget(alike)


def _judging(judge: Callable[[frozenset[str]], list[Problem]], names: frozenset[str]) -> Judge:
    """What judges the fields called `names`: the whole contact, whatever these alone hold."""
    return lambda _values: judge(names)
