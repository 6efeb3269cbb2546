"""Menus one types in."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from grc_desktop.ui.contacts.pick import PickMenu
from tests.contacts_page.conftest import Shop


def test_what_is_offered_later_stays_on_the_screen(shop: Shop) -> None:
    menu = PickMenu(shop.work, lambda _text: [f"Tag {number}" for number in range(12)], "Tag", parent=shop.page)
    room = shop.page.screen().availableGeometry()
    menu.popup(QPoint(40, room.bottom() - 60))
    shop.until(lambda: len(menu.actions()) == 13)
    assert room.contains(menu.geometry())
    assert menu.line.hasFocus()
    menu.close()
