"""What can be created, from anywhere: a menu under +."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.i18n import _
from grc_desktop.ui.kit.icons import icon

if TYPE_CHECKING:
    from grc_desktop.ui.shell.frame import Frame
    from grc_desktop.ui.shell.house import House


def open_menu(house: House, frame: Frame, under: QWidget) -> QMenu:
    """Offer everything the rooms create, the first chosen already; it opens under the widget `under`."""
    menu = QMenu(frame)
    for room in house.rooms:
        for creation in room.creates:
            line = menu.addAction(icon(creation.action.icon or "plus"), _(creation.action.title))
            line.triggered.connect(lambda _checked=False, room=room, made=creation: frame.begin(room, made))
    menu.aboutToHide.connect(menu.deleteLater)
    below = under.mapToGlobal(QPoint(under.width(), under.height() + 4))
    menu.popup(below - QPoint(menu.sizeHint().width(), 0))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu
