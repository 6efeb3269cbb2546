"""The records found for what is typed, in a list under the field; the focus stays in the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.announcing import announce
from grc_desktop.ui.kit.fields.spec import Candidate
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import Size, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

CREATE: Final = N_("Create “{text}”")
NOBODY: Final = N_("Nothing found for “{text}”.")
SEARCHING: Final = N_("Searching…")
_CANDIDATE: Final = int(Qt.ItemDataRole.UserRole)
_LINE: Final = 44
_SHORT: Final = 34
_MOST: Final = 7
_GAP: Final = 4


class CandidateList(QFrame):
    """Shows candidates, perhaps “Create …” below them, or a word on why there are none."""

    taken = Signal(object)
    """The chosen `Candidate`, or None for a new record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidates")
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_CandidateLine(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setMouseTracking(True)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(lambda _index: self.take())
        self._word = Label(Role.SOFT, wrap=True, parent=self)
        self._word.setContentsMargins(10, 8, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        column.setSpacing(0)
        column.addWidget(self._word)
        column.addWidget(self._list)

    def name_as(self, name: str) -> None:
        """What screen readers call the list."""
        self._list.setAccessibleName(name)

    def show_candidates(self, text: str, found: Sequence[Candidate], creates: bool = False) -> None:
        """List `found`, the first chosen; `creates`: with the offer to make a record called `text`."""
        self._model.clear()
        for candidate in found:
            self._add(candidate.name, candidate)
        if creates and text:
            self._add(_(CREATE).format(text=text), None)
        self.say("" if found else _(NOBODY).format(text=text), keep=True)
        if self._model.rowCount():
            self._choose(0)

    def say(self, word: str, keep: bool = False) -> None:
        """Show `word` above the list, which is emptied unless it is to be kept."""
        if not keep:
            self._model.clear()
        self._word.setText(word)
        self._word.setVisible(bool(word))
        rows = range(min(self._model.rowCount(), _MOST))
        self._list.setVisible(bool(rows))
        self._list.setFixedHeight(sum(_height(self._model.index(row, 0)) for row in rows))
        if word:
            announce(self, word)

    def show_under(self, field: QWidget) -> None:
        """Lie under `field`, or over it where the window ends."""
        window = field.window()
        self.setParent(window)
        self.setFixedWidth(field.width())
        self.adjustSize()
        below = field.mapTo(window, QPoint(0, field.height() + _GAP))
        above = field.mapTo(window, QPoint(0, -_GAP - self.height()))
        self.move(above if below.y() + self.height() > window.height() and above.y() >= 0 else below)
        self.show()
        self.raise_()

    def step(self, step: int) -> None:
        """Choose the row so many below; the ends are not passed."""
        last = self._model.rowCount() - 1
        if last >= 0:
            self._choose(min(max(self._list.currentIndex().row() + step, 0), last))

    def take(self) -> None:
        """Take the chosen row."""
        index = self._list.currentIndex()
        if self.isVisible() and index.isValid():
            self.taken.emit(index.data(_CANDIDATE))

    def _add(self, name: str, candidate: Candidate | None) -> None:
        item = QStandardItem(name)
        item.setData(candidate, _CANDIDATE)
        told = ", ".join(filter(None, (name, candidate.detail if candidate else "")))
        item.setData(told, int(Qt.ItemDataRole.AccessibleTextRole))
        self._model.appendRow(item)

    def _choose(self, row: int) -> None:
        index = self._model.index(row, 0)
        self._list.setCurrentIndex(index)
        if self.isVisible():
            announce(self, str(index.data(int(Qt.ItemDataRole.AccessibleTextRole))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.surface("control"))
        painter.setBrush(look.surface("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class _CandidateLine(QStyledItemDelegate):
    """A record on one or two lines: the name, and below what tells it from another."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _height(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tone(Tone.ACCENT)[1])
            painter.drawRoundedRect(option.rect, 4, 4)
        inside = option.rect.adjusted(theme.px(8), theme.px(4), -theme.px(8), -theme.px(4))
        candidate: Candidate | None = index.data(_CANDIDATE)
        name = str(index.data())
        if candidate is None:
            side = theme.px(16)
            accent = look.tone(Tone.ACCENT)[0]
            draw(painter, QRectF(inside.left(), inside.center().y() - side / 2, side, side), "plus", accent)
            painter.setPen(accent)
            self._line(painter, inside.adjusted(side + theme.px(8), 0, 0, 0), name, theme.font())
        else:
            half = inside.height() // 2 if candidate.detail else 0
            painter.setPen(look.ink("text"))
            self._line(painter, inside.adjusted(0, 0, 0, -half), name, theme.font(weight=QFont.Weight.Medium))
            painter.setPen(look.ink("soft"))
            self._line(painter, inside.adjusted(0, half, 0, 0), candidate.detail, theme.font(Size.SMALL))
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, rect: QRect, text: str, font: QFont) -> None:
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _height(index: QModelIndex | QPersistentModelIndex) -> int:
    candidate: Candidate | None = index.data(_CANDIDATE)
    return theme.px(_LINE if candidate is not None and candidate.detail else _SHORT)
