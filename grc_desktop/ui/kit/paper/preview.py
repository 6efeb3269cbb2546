"""The pages of a list on the screen before they are printed, one at a time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPageLayout, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, IconButton, Weight
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.paper.pages import PAGE_OF, PER_INCH, Pages, inks
from grc_desktop.ui.kit.tabs import Tabs, TabSpec
from grc_desktop.ui.kit.theme import Tone

PORTRAIT: Final = TabSpec("portrait", N_("Portrait"))
LANDSCAPE: Final = TabSpec("landscape", N_("Landscape"))
_MARGIN: Final = 16
_SIZE: Final = QSize(760, 860)
_KEPT_FREE: Final = 60


class Sheet(QWidget):
    """One page, as large as there is room for."""

    turned = Signal(int)
    """Another page is shown: its number, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self.page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)

    def show_pages(self, pages: Pages) -> None:
        self._pages = pages
        self.turn(0)

    def turn(self, page: int) -> None:
        """Show the `page`-th page, from 0, or the nearest there is."""
        if self._pages is not None:
            self.page = max(0, min(page, self._pages.count - 1))
            self.setAccessibleName(_(PAGE_OF).format(page=self.page + 1, pages=self._pages.count))
            self.turned.emit(self.page)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page, last = self.page, self._pages.count - 1 if self._pages else 0
        targets = {
            Qt.Key.Key_PageDown: page + 1,
            Qt.Key.Key_Right: page + 1,
            Qt.Key.Key_PageUp: page - 1,
            Qt.Key.Key_Left: page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self.turn(target)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turn(self.page + (1 if event.angleDelta().y() < 0 else -1))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.current()
        painter.fillRect(self.rect(), look.surface("background"))
        if self._pages is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self._pages.layout.fullRect(QPageLayout.Unit.Inch)
        inside = self._pages.layout.paintRect(QPageLayout.Unit.Inch)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / whole.width(), room.height() / whole.height())
        sheet = QRectF(0, 0, whole.width() * scale, whole.height() * scale)
        sheet.moveCenter(room.center())
        painter.setPen(QPen(look.tone(Tone.ACCENT)[0] if self.hasFocus() else look.surface("control"), 1))
        painter.setBrush(inks().surface("surface"))
        painter.drawRect(sheet)
        painter.translate(sheet.topLeft() + QPointF(inside.left(), inside.top()) * scale)
        painter.scale(scale / PER_INCH, scale / PER_INCH)
        self._pages.paint(painter, self.page)


class PrintPreview(QDialog):
    """The pages, which way the paper lies, and where they go: to a printer or to a file."""

    turn_asked = Signal(bool)
    """The paper is to lie on its long side, or on its short one."""
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.sheet = Sheet()
        self._count = 0
        self._sides = Tabs((PORTRAIT, LANDSCAPE))
        self._place = Label(Role.SMALL)
        self._back, self._on = IconButton("caret-left"), IconButton("caret-right")
        self._close = Button()
        self._save = Button(Weight.PLAIN, "file-pdf")
        self._print = Button(Weight.PRIMARY, "printer")
        self._print.setDefault(True)
        self._lay_out()
        self._connect()
        self.retranslate()
        room = parent.screen().availableSize()
        self.resize(_SIZE.boundedTo(room - QSize(_KEPT_FREE, _KEPT_FREE)))
        self.sheet.setFocus()

    def show_pages(self, pages: Pages) -> None:
        """Show `pages`, from the first."""
        self._count = pages.count
        wide = pages.layout.orientation() == QPageLayout.Orientation.Landscape
        self._sides.show_current((LANDSCAPE if wide else PORTRAIT).key)
        self.sheet.show_pages(pages)

    def retranslate(self) -> None:
        self.setWindowTitle(_("Print"))
        self._sides.retranslate()
        self._back.say(_("Previous page"))
        self._on.say(_("Next page"))
        self._close.say(_("Close"))
        self._save.say(_("Save as PDF…"))
        self._print.say(_("Print…"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 12, 8)
        head.addWidget(self._sides)
        head.addStretch(1)
        for widget in (self._back, self._place, self._on):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(8)
        foot.addWidget(self._close)
        foot.addStretch(1)
        foot.addWidget(self._save)
        foot.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.sheet, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.sheet.turned.connect(self._tell_place)
        self._back.clicked.connect(lambda: self.sheet.turn(self.sheet.page - 1))
        self._on.clicked.connect(lambda: self.sheet.turn(self.sheet.page + 1))
        self._sides.chosen.connect(lambda key: self.turn_asked.emit(key == LANDSCAPE.key))
        self._close.clicked.connect(self.reject)
        self._save.clicked.connect(self.save_asked)
        self._print.clicked.connect(self.print_asked)

    def _tell_place(self, page: int) -> None:
        self._place.setText(self.sheet.accessibleName())
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < self._count)
