"""The lines of the palette, under the titles of their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.theme import Size, Tone
from grc_desktop.ui.shell.keys import caps_width, paint_caps
from grc_desktop.ui.shell.palette.ranking import pieces, shows, spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.ui.shell.palette.entries import Entry, Group

NAME: Final = N_("What was found")
_ENTRY: Final = int(Qt.ItemDataRole.UserRole)
_TITLE: Final = 30
_ONE: Final = 36
_TWO: Final = 48
_ICON: Final = 16
_LEFT: Final = 12
_TEXT: Final = 40

Index = QModelIndex | QPersistentModelIndex


class PaletteList(QListView):
    """Shows groups of entries, one entry chosen; the focus stays in the field above."""

    taken = Signal()
    """The chosen entry was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QStandardItemModel(self)
        self._painter = _Line(self)
        self.setModel(self._lines)
        self.setItemDelegate(self._painter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.entered.connect(self._point)
        self.clicked.connect(lambda index: self.taken.emit() if _entry(index) else None)
        self.setAccessibleName(_(NAME))

    def show_groups(self, groups: Sequence[Group], typed: str) -> None:
        """List `groups`, the first entry chosen, and mark what was `typed`."""
        self._painter.typed = typed
        self._lines.clear()
        for group in groups:
            if group.title:
                title = QStandardItem(group.title)
                title.setFlags(Qt.ItemFlag.NoItemFlags)
                self._lines.appendRow(title)
            for entry in group.entries:
                line = QStandardItem(entry.title)
                line.setData(entry, _ENTRY)
                told = ", ".join(filter(None, (entry.title, entry.detail, entry.keys)))
                line.setData(told, int(Qt.ItemDataRole.AccessibleTextRole))
                self._lines.appendRow(line)
        self.scrollToTop()
        self.go(0)

    def chosen(self) -> Entry | None:
        """The chosen entry."""
        return _entry(self.currentIndex())

    def entries(self) -> list[Entry]:
        """Every entry, from top to bottom."""
        return [entry for row in range(self._lines.rowCount()) if (entry := _entry(self._lines.index(row, 0)))]

    def titles(self) -> list[str]:
        """The titles of the groups, from top to bottom."""
        indexes = (self._lines.index(row, 0) for row in range(self._lines.rowCount()))
        return [str(index.data()) for index in indexes if not _entry(index)]

    def move_by(self, steps: int) -> None:
        """Choose the entry `steps` further down, or the last, or the first."""
        chosen = [row for row in self._rows() if row <= self.currentIndex().row()]
        self.go(max(len(chosen) - 1 + steps, 0))

    def go(self, number: int) -> None:
        """Choose the entry of that number; counted from the end when negative."""
        rows = self._rows()
        if rows:
            row = rows[min(number, len(rows) - 1)]
            self.setCurrentIndex(self._lines.index(row, 0))
            self.scrollTo(self._lines.index(0 if row == rows[0] else row, 0))

    def page(self) -> int:
        """How many entries fit on the screen."""
        return max(self.viewport().height() // theme.px(_ONE) - 1, 1)

    def content_height(self) -> int:
        """The height all lines take together."""
        return sum(self.sizeHintForRow(row) for row in range(self._lines.rowCount()))

    def _rows(self) -> list[int]:
        return [row for row in range(self._lines.rowCount()) if _entry(self._lines.index(row, 0))]

    def _point(self, index: QModelIndex) -> None:
        if _entry(index):
            self.setCurrentIndex(index)


class _Line(QStyledItemDelegate):
    """Paints a group's title, or an entry: icon, title, where it lives, its keys at the right."""

    typed = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = _entry(index)
        if entry is None:
            return QSize(0, theme.px(_TITLE))
        return QSize(0, theme.px(_TWO if entry.below and entry.detail else _ONE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, rect = _entry(index), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            inside = rect.adjusted(theme.px(_LEFT), theme.px(8), 0, 0)
            painter.setFont(theme.font(Size.SMALL, QFont.Weight.DemiBold))
            painter.setPen(theme.current().ink("soft"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        else:
            self._paint_entry(painter, rect, entry, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry, chosen: bool) -> None:
        look = theme.current()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tone(Tone.ACCENT)[1])
            painter.drawRoundedRect(QRectF(rect), 6, 6)
        side = theme.px(_ICON)
        icon = QRectF(rect.left() + theme.px(_LEFT), rect.center().y() + 0.5 - side / 2, side, side)
        if entry.icon:
            draw(painter, icon, entry.icon, look.tone(Tone.ACCENT)[0] if chosen else look.ink("soft"))
        inside = rect.adjusted(theme.px(_TEXT), 0, -theme.px(_LEFT), 0)
        if entry.keys:
            wide = caps_width(entry.keys)
            paint_caps(painter, QRectF(inside.right() - wide + 1, inside.top(), wide, inside.height()), entry.keys)
            inside.setRight(inside.right() - wide - theme.px(_LEFT))
        if entry.below and entry.detail:
            half = inside.height() // 2
            upper, lower = inside.adjusted(0, 4, 0, 1 - half), inside.adjusted(0, half - 1, 0, -4)
            untold = " ".join(word for word in pieces(self.typed) if not shows(word, entry.title))
            _paint_text(painter, upper, entry.title, self.typed, Size.BODY, look.ink("text"))
            _paint_text(painter, lower, entry.detail, untold, Size.SMALL, look.ink("soft"))
            return
        used = _paint_text(painter, inside, entry.title, self.typed, Size.BODY, look.ink("text"))
        inside.setLeft(inside.left() + used + theme.px(_LEFT))
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(look.ink("soft"))
        where = painter.fontMetrics().elidedText(entry.detail, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, where)


def _paint_text(painter: QPainter, rect: QRect, text: str, typed: str, size: Size, ink: QColor) -> int:
    """Paint `text` with what was `typed` in bold; the width it took."""
    plain, bold = theme.font(size), theme.font(size, QFont.Weight.Bold)
    painter.setFont(bold)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    left = rect.left()
    for piece, marked in _runs(shown, typed):
        painter.setFont(bold if marked else plain)
        painter.setPen(theme.current().ink("text") if marked else ink)
        wide = painter.fontMetrics().horizontalAdvance(piece)
        there = QRect(left, rect.top(), wide + 1, rect.height())
        painter.drawText(there, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, piece)
        left += wide
    return left - rect.left()


def _runs(text: str, typed: str) -> list[tuple[str, bool]]:
    """`text` in pieces, each with whether it was typed."""
    pieces, at = [], 0
    for start, end in spans(typed, text):
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _entry(index: Index) -> Entry | None:
    found: Entry | None = index.data(_ENTRY)
    return found
