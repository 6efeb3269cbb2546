"""A value of the record edited where it stands: Enter keeps it, Esc gives it up, Tab keeps it and goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit.fields.choice import ChoiceField, TagsField
from grc_desktop.ui.kit.fields.text import LongTextField, TextField
from grc_desktop.ui.kit.labels import Label, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from grc_desktop.core.errors import Problem
    from grc_desktop.ui.kit.fields.spec import Field

HINT: Final = N_("Enter keeps it, Esc gives it up")
LONG_HINT: Final = N_("Ctrl + Enter keeps it, Esc gives it up")
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class ValueEditor(QWidget):
    """The field of one value, with what is wrong with it below. What was typed stays until it is kept or given up."""

    kept = Signal(object)
    """The new value is right and to be saved."""
    ended = Signal(int)
    """Editing is over; go on to the next value (1), the one before (-1), or stay (0)."""

    def __init__(
        self, field: Field, value: object, judge: Callable[[object], Problem | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._judge = judge
        self._over = False
        self._below = Label(Role.SMALL, wrap=True)
        field.set_value(value)
        field.retranslate()
        self._start = field.value()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        column.addWidget(field)
        column.addWidget(self._below)
        self.say(None)
        self.setFocusProxy(field)
        for each in (field, *field.findChildren(QWidget)):
            each.installEventFilter(self)

    def begin(self) -> None:
        """Put the focus in the field; the list of a choice opens at once."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        if isinstance(self.field, TextField):
            self.field.line.selectAll()
        elif isinstance(self.field, LongTextField):
            self.field.text.moveCursor(self.field.text.textCursor().MoveOperation.End)
        elif isinstance(self.field, ChoiceField):
            self.field.changed.connect(self.finish)
            QTimer.singleShot(0, self.field.box, self.field.box.showPopup)

    def say(self, problem: Problem | None) -> None:
        """Say what is wrong below the field, or which keys end it."""
        hint = LONG_HINT if isinstance(self.field, LongTextField) else HINT
        text = problem.sentence() if problem else _(hint)
        self._below.show_role(Role.PROBLEM if problem else Role.SMALL)
        self._below.setText(text)
        self.field.mark(problem is not None)
        self.field.name_as(_(self.field.spec.label), text)

    def finish(self, step: int = 0) -> None:
        """Keep the value if it is right and another one; what is wrong is said, and the typing stays."""
        if self._over:
            return
        self.field.tidy()
        value = self.field.value()
        problem = self.field.problem() or (self._judge(value) if value != self._start else None)
        if problem is not None:
            self.say(problem)
            return
        self._over = True
        if value != self._start:
            self.kept.emit(value)
        self.ended.emit(step)

    def count_from_here(self) -> None:
        """Take what is in the field now for what it began with: only more typing is a change."""
        self._start = self.field.value()

    def is_changed(self) -> bool:
        """Whether something was typed that is not kept."""
        return self.field.value() != self._start or self.field.problem() is not None

    def give_up(self) -> None:
        """End without keeping anything."""
        if not self._over:
            self._over = True
            self.ended.emit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return super().eventFilter(watched, event)
        act = self._meant(event)
        if act is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does to the whole value; None when it is the field's own."""
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            return self.give_up
        if key in _STEPS and not control and self._leaves(_STEPS[key]):
            return lambda: self.finish(_STEPS[key])
        if key in _ENTER and (control or not self._takes_enter()):
            return self.finish
        return self.finish if key == Qt.Key.Key_S and control else None

    def _takes_enter(self) -> bool:
        typing_tag = isinstance(self.field, TagsField) and bool(self.field.line.text().strip())
        return typing_tag or isinstance(self.field, LongTextField)

    def _leaves(self, step: int) -> bool:
        """Whether Tab leaves the value: one of several lines is gone through first."""
        stops = [each for each in self.field.findChildren(QWidget) if _stops(each)]
        return not stops or self.window().focusWidget() is stops[-1 if step > 0 else 0]

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Whoever clicks elsewhere keeps what was typed."""
        if new is not None and not self._over and not _is_in(new, self):
            self.finish()


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.focusProxy() is None


def _is_in(widget: QWidget | None, whole: QWidget) -> bool:
    """Whether `widget` is in `whole`, or in a menu or list it opened."""
    while widget is not None and widget is not whole:
        widget = widget.parentWidget()
    return widget is whole
