"""The header of a list: titles, the sort arrow, and which columns are shown, how wide and in what order."""

from __future__ import annotations

from typing import Any, Final, Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QHideEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.cells import PADDING
from grc_desktop.ui.kit.column_layout import Layout, layout
from grc_desktop.ui.kit.columns import Align, Column, Sort
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.theme import Size

USUAL_COLUMNS: Final = N_("Usual columns")
_HEIGHT: Final = 32
_ARROW: Final = 12
_NARROWEST: Final = 40
_REMEMBER_MS: Final = 300


class Memory(Protocol):
    """What this computer remembers of windows: plain values that JSON can hold."""

    def get(self, key: str) -> object: ...

    def put(self, key: str, value: object) -> None: ...


class Forgetful:
    """A `Memory` that lasts as long as the program."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}

    def get(self, key: str) -> object:
        return self._values.get(key)

    def put(self, key: str, value: object) -> None:
        self._values[key] = value


class Header(QHeaderView):
    """The header over `columns`; what the user does to it is kept in `memory` under `name`."""

    sorted = Signal(object)
    """A title was clicked: the `Sort` that is asked for."""

    def __init__(self, columns: tuple[Column[Any], ...], memory: Memory, name: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._memory = memory
        self._key = f"columns/{name}"
        self._sort: Sort | None = None
        self._sized = False
        self._usual = True
        self._pressed = False
        self._soon = QTimer(self, singleShot=True, interval=_REMEMBER_MS)
        self._soon.timeout.connect(self._remember)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_NARROWEST)
        self.setStretchLastSection(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_chooser)
        self.sectionClicked.connect(self._clicked)
        self.sectionResized.connect(self._changed)
        self.sectionMoved.connect(self._changed)
        self.sectionHandleDoubleClicked.connect(self._fitted)

    def show_columns(self, columns: tuple[Column[Any], ...]) -> None:
        """Lay `columns` out as they were left; the view's model must have them."""
        self._columns = columns
        kept = self._memory.get(self._key)
        self._usual = kept is None
        self._lay_out(layout(columns, kept))

    def fill(self, width: int) -> None:
        """Share what room is left of `width` among the columns, until the user has sized one."""
        if self._usual:
            self._make_room(width)
        shown = self.shown()
        if self._sized or not shown:
            return
        wanted = {number: self._wanted(number) for number in shown}
        share = max(width / sum(wanted.values()), 1.0)
        for number in shown:
            self.resizeSection(number, int(wanted[number] * share))

    def show_sort(self, sort: Sort | None) -> None:
        """Put the arrow where the list is sorted."""
        self._sort = sort
        self.viewport().update()

    def shown(self) -> list[int]:
        """The columns that are shown, from left to right."""
        places = (self.logicalIndex(place) for place in range(self.count()))
        return [column for column in places if not self.isSectionHidden(column)]

    def chooser(self) -> QMenu:
        """A menu in which columns are shown and hidden."""
        menu = QMenu(self)
        shown = self.shown()
        for number, column in enumerate(self._columns):
            action = QAction(column.heading(), menu)
            action.setCheckable(True)
            action.setChecked(number in shown)
            action.setEnabled(shown != [number])
            action.toggled.connect(lambda wanted, number=number: self._show(number, wanted))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(_(USUAL_COLUMNS), self._forget)
        return menu

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(_HEIGHT, QFontMetrics(_font(False)).height() + 12))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        look, column = theme.current(), self._columns[logical]
        painter.fillRect(rect, look.surface("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.surface("line"))
        sort = self._sort if self._sort is not None and self._sort.key == column.sort else None
        painter.setFont(_font(sort is not None))
        painter.setPen(look.ink("text" if sort else "soft"))
        room = rect.adjusted(PADDING, 0, -PADDING - (_ARROW + 4 if sort else 0), 0)
        title = painter.fontMetrics().elidedText(column.heading(), Qt.TextElideMode.ElideRight, room.width())
        width = painter.fontMetrics().horizontalAdvance(title)
        left = room.right() - width if column.align is Align.RIGHT else room.left()
        painter.drawText(QRect(left, rect.top(), width + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, title)
        if sort:
            arrow = QRectF(left + width + 4, rect.center().y() - _ARROW / 2, _ARROW, _ARROW)
            draw(painter, arrow, "arrow-down-bold" if sort.descending else "arrow-up-bold", look.ink("text"))

    def _make_room(self, width: int) -> None:
        """Show the usual columns, the wide ones from the first on as far as `width` holds them."""
        usual = [(number, column) for number, column in enumerate(self._columns) if column.shown]
        left = width - sum(self._wanted(number) for number, column in usual if not column.wide)
        for number, column in usual:
            if column.wide:
                left -= self._wanted(number)
                self.setSectionHidden(number, left < 0)

    def _clicked(self, logical: int) -> None:
        key = self._columns[logical].sort
        if key:
            again = self._sort is not None and self._sort.key == key
            self.sorted.emit(Sort(key, again and self._sort is not None and not self._sort.descending))

    def _open_chooser(self, where: QPoint) -> None:
        menu = self.chooser()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(where))

    def _wanted(self, logical: int) -> float:
        return self._columns[logical].width * theme.current().scale

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = False

    def hideEvent(self, event: QHideEvent) -> None:
        if self._soon.isActive():
            self._remember()
        super().hideEvent(event)

    def _changed(self) -> None:
        """A column was moved or sized: kept only when the user did it."""
        if self._pressed:
            self._fitted()

    def _fitted(self) -> None:
        self._sized, self._usual = True, False
        self._soon.start()

    def _show(self, logical: int, wanted: bool) -> None:
        self._usual = False
        self.setSectionHidden(logical, not wanted)
        self.fill(self.viewport().width())
        self._soon.start()

    def _forget(self) -> None:
        self._soon.stop()
        self._memory.put(self._key, None)
        self.show_columns(self._columns)

    def _lay_out(self, wanted: Layout) -> None:
        keys = [column.key for column in self._columns]
        self._sized = bool(wanted.widths)
        for number, key in enumerate(keys):
            self.resizeSection(number, wanted.widths.get(key, int(self._wanted(number))))
            self.setSectionHidden(number, key in wanted.hidden)
        for place, key in enumerate(wanted.order):
            self.moveSection(self.visualIndex(keys.index(key)), place)
        self.fill(self.viewport().width())

    def _remember(self) -> None:
        self._soon.stop()
        keys = [column.key for column in self._columns]
        shown = self.shown()
        chosen = Layout(
            order=tuple(keys[self.logicalIndex(place)] for place in range(self.count())),
            hidden=frozenset(key for number, key in enumerate(keys) if number not in shown),
            widths={keys[number]: self.sectionSize(number) for number in shown[:-1] if self._sized},
        )
        self._memory.put(self._key, chosen.remembered())


def _font(strong: bool) -> QFont:
    return theme.font(Size.SMALL, QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
