"""Which columns of a list are shown, how wide and in what order, as the user leaves them."""

from __future__ import annotations

from typing import Any, Final, Protocol

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.table.columns import Column
from grc_desktop.ui.kit.table.layout import Layout, layout

_NARROWEST: Final = 40
_TIGHTEST: Final = 0.8
"""Columns give up as much of their width as this, where that spares a list from scrolling sideways."""
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


class Arrangement(QHeaderView):
    """The sections of `columns`; what the user does to them is kept in `memory` under `name`.

    Until then they share the width of the list, and those that are `wide` wait for it to be large enough.
    """

    def __init__(self, columns: tuple[Column[Any], ...], memory: Memory, name: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._memory = memory
        self._key = f"columns/{name}"
        self._fallback: object = None
        self._scale = theme.current().scale
        self._sized = False
        self._usual = True
        self._pressed = False
        self._soon = QTimer(self, singleShot=True, interval=_REMEMBER_MS)
        self._soon.timeout.connect(self._remember)
        self.setMinimumSectionSize(_NARROWEST)
        self.setStretchLastSection(True)
        self.sectionResized.connect(self._changed)
        self.sectionMoved.connect(self._changed)
        self.sectionHandleDoubleClicked.connect(self._chosen)

    def remember_as(self, name: str, usual: object = None) -> None:
        """Keep the columns under `name` from now on, and lay them out as they were left there.

        `usual` is the layout of a name nothing is kept of, as `Layout.remembered` tells it.
        """
        self._remember_now()
        self._key, self._fallback = f"columns/{name}", usual
        self.show_columns(self._columns)

    def show_columns(self, columns: tuple[Column[Any], ...]) -> None:
        """Lay `columns` out as they were left; the view's model must have them."""
        self._columns = columns
        kept = self._memory.get(self._key)
        kept = self._fallback if kept is None else kept
        self._usual = kept is None
        self._lay_out(layout(columns, kept))

    def remembered(self) -> dict[str, object]:
        """The columns as they are now, as plain values that `remember_as` takes."""
        keys = [column.key for column in self._columns]
        shown = self.shown()
        sizes = {keys[number]: round(self.sectionSize(number) / self._scale) for number in shown[:-1] if self._sized}
        return Layout(
            order=tuple(keys[self.logicalIndex(place)] for place in range(self.count())),
            hidden=frozenset(key for number, key in enumerate(keys) if number not in shown),
            widths=sizes,
        ).remembered()

    def fill(self, width: int) -> None:
        """Share what room is left of `width` among the columns, until the user has sized one."""
        if self._usual:
            self._make_room(width)
        shown = self.shown()
        if self._sized or not shown:
            return
        wanted = {number: self._wanted(number) for number in shown}
        share = width / sum(wanted.values())
        share = share if share >= _TIGHTEST else 1
        for number in shown:
            self.resizeSection(number, int(wanted[number] * share))

    def shown(self) -> list[int]:
        """The columns that are shown, from left to right."""
        places = (self.logicalIndex(place) for place in range(self.count()))
        return [column for column in places if not self.isSectionHidden(column)]

    def show_column(self, logical: int, wanted: bool) -> None:
        """Show a column, or hide it, because the user says so."""
        self._usual = False
        self.setSectionHidden(logical, not wanted)
        self.fill(self.viewport().width())
        self._soon.start()

    def forget(self) -> None:
        """Show the usual columns again."""
        self._soon.stop()
        self._memory.put(self._key, None)
        self.show_columns(self._columns)

    def changeEvent(self, event: QEvent) -> None:
        """Columns follow the text size."""
        super().changeEvent(event)
        scale = theme.current().scale
        if event.type() == QEvent.Type.StyleChange and scale != self._scale:
            ratio, self._scale = scale / self._scale, scale
            for number in self.shown():
                self.resizeSection(number, round(self.sectionSize(number) * ratio))
            self.fill(self.viewport().width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = False

    def hideEvent(self, event: QHideEvent) -> None:
        self._remember_now()
        super().hideEvent(event)

    def _changed(self) -> None:
        """A column was moved or sized: kept only when the user did it."""
        if self._pressed:
            self._chosen()

    def _chosen(self) -> None:
        """The user moved or sized a column: none changes by itself any more."""
        self._sized, self._usual = True, False
        self._soon.start()

    def _make_room(self, width: int) -> None:
        """Show the usual columns, the wide ones from the first on as far as `width` holds them."""
        usual = [(number, column) for number, column in enumerate(self._columns) if column.shown]
        left = width - sum(self._wanted(number) for number, column in usual if not column.wide)
        for number, column in usual:
            if column.wide:
                left -= self._wanted(number)
                self.setSectionHidden(number, left < 0)

    def _wanted(self, logical: int) -> float:
        return self._columns[logical].width * theme.current().scale

    def _lay_out(self, wanted: Layout) -> None:
        keys = [column.key for column in self._columns]
        self._sized = bool(wanted.widths)
        for number, key in enumerate(keys):
            size = wanted.widths[key] * self._scale if key in wanted.widths else self._wanted(number)
            self.resizeSection(number, round(size))
            self.setSectionHidden(number, key in wanted.hidden)
        for place, key in enumerate(wanted.order):
            self.moveSection(self.visualIndex(keys.index(key)), place)
        self.fill(self.viewport().width())

    def _remember_now(self) -> None:
        if self._soon.isActive():
            self._remember()

    def _remember(self) -> None:
        self._soon.stop()
        self._memory.put(self._key, self.remembered())
