from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.contacts_page.conftest import GARCON, LEFEVRE, Shop


@pytest.fixture
def narrow(shop: Shop) -> Shop:
    shop.window.resize(820, 680)
    shop.until(lambda: not shop.page.desk.isVisible())
    return shop


def test_the_list_has_all_the_room_until_a_record_is_opened(narrow: Shop) -> None:
    narrow.page.table.view.setFocus()
    narrow.key(Qt.Key.Key_Return)
    assert narrow.page.desk.isVisible()
    assert not narrow.page.listing.isVisible()


def test_escape_and_the_arrow_lead_back_to_the_list(narrow: Shop) -> None:
    ways: tuple[Callable[[], None], ...] = (
        lambda: narrow.key(Qt.Key.Key_Escape),
        lambda: narrow.page.desk.record.portrait.back.click(),
    )
    for back in ways:
        narrow.go_to(LEFEVRE)
        narrow.page.table.view.setFocus()
        narrow.key(Qt.Key.Key_Return)
        narrow.until(lambda: narrow.page.desk.record.portrait.back.isVisible())
        back()
        assert narrow.page.listing.isVisible()
        assert narrow.page.table.view.hasFocus()


def test_a_customer_that_is_asked_for_is_shown(narrow: Shop) -> None:
    narrow.page.open(narrow.id_of(GARCON))
    narrow.until(
        lambda: narrow.page.desk.isVisible() and (shown := narrow.shown()) is not None and shown.name == GARCON
    )


def test_both_are_there_again_when_there_is_room(narrow: Shop) -> None:
    narrow.page.begin_new()
    assert not narrow.page.listing.isVisible()
    narrow.window.resize(1170, 680)
    narrow.until(lambda: narrow.page.listing.isVisible() and narrow.page.desk.isVisible())
    assert not narrow.page.desk.record.portrait.back.isVisible()
