"""A piece as it looks while it has the focus: only one can have it, but many can be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from grc_desktop.ui.gallery.specimen import Make
    from grc_desktop.ui.kit.work import Work

_RETAKEN_ON = (QEvent.Type.StyleChange, QEvent.Type.WindowActivate)


def focused(make: Make) -> Make:
    """Makes the portrait of what `make` makes."""

    def portrait(work: Work) -> QWidget:
        return FocusPortrait(make(work))

    return portrait


class FocusPortrait(QWidget):
    """The picture of `subject`, taken anew with every size and theme."""

    def __init__(self, subject: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = subject
        self._picture = QPixmap()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.take)
        subject.setParent(self)
        subject.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._subject.sizeHint()

    def take(self) -> None:
        """Give the subject the focus for the time of a picture."""
        if not self.isVisible():
            return
        before = QApplication.focusWidget()
        self._subject.show()
        self._subject.setFocus()
        self._picture = self._taken()
        if before is not None:
            before.setFocus()
        elif (now := QApplication.focusWidget()) is not None:
            now.clearFocus()
        self._subject.hide()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in _RETAKEN_ON:
            self.updateGeometry()
            self._soon.start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._subject.setGeometry(self.rect())
        self._soon.start()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _taken(self) -> QPixmap:
        """The subject alone: what is behind its round corners stays seen."""
        ratio = self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        self._subject.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return picture
