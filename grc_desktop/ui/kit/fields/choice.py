"""Fields one chooses in: a list, tags, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.core.text import clean, fold
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.chips import Chip, ChipSpec
from grc_desktop.ui.kit.fields.spec import Field, FieldSpec
from grc_desktop.ui.kit.fields.text import LineEdit
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.labels import restyle
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

ADD_TAG = N_("Add a tag")
_CARET = 12


class ComboBox(QComboBox):
    """A list to choose in; the wheel scrolls the page, not the choice. Locked, it can be read but not opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def lock(self, locked: bool) -> None:
        """Let nothing else be chosen."""
        restyle(self, "locked", locked)

    def showPopup(self) -> None:
        if not self.property("locked"):
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.property("locked"):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("locked"):
            return
        painter = QPainter(self)
        side = theme.px(_CARET)
        box = QRectF(self.width() - side - theme.px(8), (self.height() - side) / 2, side, side)
        look = theme.current()
        ink = look.ink("soft" if self.isEnabled() else "disabled")
        draw(painter, box, "caret-down", ink)


class CheckBox(QCheckBox):
    """A box to tick; its mark is drawn in the theme's colours. Locked, it keeps its state."""

    def lock(self, locked: bool) -> None:
        """Let it be ticked no more."""
        restyle(self, "locked", locked)

    def nextCheckState(self) -> None:
        if not self.property("locked"):
            super().nextCheckState()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            look = theme.current()
            plain = self.isEnabled() and not self.property("locked")
            ink = QColor(look.solid["accent"].ink) if plain else look.ink("soft")
            draw(QPainter(self), QRectF(box).adjusted(2, 2, -2, -2), "check-bold", ink)


class ChoiceField(Field):
    """One of the options; a value that is not among them is kept and shown as it is."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.box = ComboBox()
        self._values: list[object] = [option.value for option in spec.choices]
        for option in spec.choices:
            self.box.addItem(_(option.label))
        self.box.activated.connect(lambda _place: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.adopt(self.box)

    def value(self) -> object:
        place = self.box.currentIndex()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: object) -> None:
        if value not in self._values and value is not None:
            self._values.append(value)
            self.box.addItem(str(value))
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def set_read_only(self, read_only: bool) -> None:
        self.box.lock(read_only)

    def retranslate(self) -> None:
        for place, option in enumerate(self.spec.choices):
            self.box.setItemText(place, _(option.label))
        self.box.setPlaceholderText(_(self.spec.hint))


class YesNoField(Field):
    """A box to tick; None until somebody did."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._value: bool | None = None
        self.box = CheckBox()
        self.box.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.adopt(self.box)

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        self._value = None if value is None else bool(value)
        self.box.setChecked(bool(value))

    def set_read_only(self, read_only: bool) -> None:
        self.box.lock(read_only)

    def retranslate(self) -> None:
        label = _(self.spec.label)
        self.box.setText((f"{label} *" if self.spec.required else label).replace("&", "&&"))

    def _clicked(self, ticked: bool) -> None:
        if ticked != bool(self._value):
            self._value = ticked
            self.changed.emit()


class TagsField(Field):
    """Words as chips: Enter or a comma adds one, Backspace in the empty line takes the last away."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._tags: list[str] = []
        self._chips: list[Chip] = []
        self._read_only = False
        self.line = LineEdit(spec.known)
        self.line.textEdited.connect(self._typed)
        if (completer := self.line.completer()) is not None:
            completer.activated.connect(lambda _text: self._add_typed(), Qt.ConnectionType.QueuedConnection)
        self._row = FlowLayout(self, gap=6)
        self._row.addWidget(self.line)
        self.adopt(self.line)

    def value(self) -> object:
        typed = clean(self.line.text())
        return (*self._tags, typed) if typed and not self._has(typed) else tuple(self._tags)

    def set_value(self, value: object) -> None:
        tags: Sequence[object] = value if isinstance(value, tuple | list) else ()
        self._tags = [str(tag) for tag in tags]
        self.line.clear()
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.line.setReadOnly(read_only)
        self._show()

    def retranslate(self) -> None:
        self.line.setPlaceholderText("" if self._read_only else _(self.spec.hint) or _(ADD_TAG))

    def tidy(self) -> None:
        self._add_typed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.line:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text().strip():
                self._add_typed()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._tags:
                self._remove(self._tags[-1])
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        if text.endswith((",", ";")):
            self.line.setText(text[:-1])
            self._add_typed()
        self.changed.emit()

    def _add_typed(self) -> None:
        typed = clean(self.line.text())
        self.line.clear()
        if typed and not self._has(typed):
            self._tags.append(typed)
            self._show()
            self.changed.emit()

    def _has(self, tag: str) -> bool:
        return fold(tag) in map(fold, self._tags)

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._show()
        self.line.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(ChipSpec(tag, "", tag), self) for tag in self._tags]
        for place, chip in enumerate(self._chips):
            chip.removed.connect(self._remove)
            chip.lock(self._read_only)
            self._row.insertWidget(place, chip)
            chip.show()
        reach_after(reached_before(self.line), self._chips)
        self.line.setVisible(not (self._read_only and self._tags))
        self.updateGeometry()
