from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core import i18n
from grc_desktop.services.settings.declared import LANGUAGE, SHOP_NAME, TEXT_SIZE, THEME
from grc_desktop.services.settings.place import Place, place_of
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.labels import Label
from grc_desktop.ui.settings.page import SettingsPage
from grc_desktop.ui.settings.place import PlaceView
from grc_desktop.ui.settings.rows import SettingRow
from grc_desktop.ui.settings.section import Section
from grc_desktop.ui.shell.opening.first_start import FirstStart
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk


@pytest.fixture
def page(window: Stage) -> SettingsPage:
    window.go("settings")
    made = window.page
    assert isinstance(made, SettingsPage)
    return made


def test_the_name_of_the_shop_is_kept_on_leaving_the_field(window: Stage, page: SettingsPage) -> None:
    window.type("  Maison   Tilleul ")
    window.press("Tab")

    assert window.services.settings.get(SHOP_NAME) == "Maison Tilleul"
    assert window.window.frame.sidebar.accessible_names()[0] == "Maison Tilleul"


def test_the_language_switches_at_once_everywhere(window: Stage, page: SettingsPage) -> None:
    page.choose(LANGUAGE, "fr")
    window.settle()

    assert i18n.language() == "fr"
    assert page.title() == "Réglages"
    assert "Clients" in window.window.frame.sidebar.accessible_names()
    assert window.window.windowTitle() == "Réglages – GRC Desktop"
    assert page.sample.figures() == "21/11/2026 · 1\u202f234,50\u00a0€"


def test_the_theme_switches_at_once(window: Stage, page: SettingsPage) -> None:
    page.choose(THEME, "dark")
    window.settle()

    assert theme.current().name == "dark"


def test_the_text_grows_at_once_and_the_setting_says_so(window: Stage, page: SettingsPage) -> None:
    before = page.findChildren(Label)[0].fontMetrics().height()

    page.choose(TEXT_SIZE, "150")
    window.settle()

    assert theme.current().scale == 1.5
    assert page.findChildren(Label)[0].fontMetrics().height() > before
    assert {row.setting.key: row.field.value() for row in page.findChildren(SettingRow)}["text_size"] == "150"


def test_a_setting_shows_its_default_before_anything_is_chosen(window: Stage, page: SettingsPage) -> None:
    shown = {row.setting.key: row.field.value() for row in page.findChildren(SettingRow)}
    assert (shown["text_size"], shown["theme"]) == ("100", "light")


def test_what_was_chosen_is_there_at_the_next_start(window: Stage, page: SettingsPage, desk: Desk, base: Path) -> None:
    page.choose(THEME, "dark")
    window.settle()
    desk.close()

    assert Desk(desk.app).program.preferences.theme == "dark"


def test_the_place_of_the_data_is_told(window: Stage, page: SettingsPage, base: Path) -> None:
    assert page.place.path() == str(base)

    QTest.mouseClick(page.place.copy_button, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == str(base)
    assert window.window.frame.toasts.texts() == ("The path is copied.",)


def test_another_base_can_be_chosen(page: SettingsPage, desk: Desk) -> None:
    QTest.mouseClick(page.place.other_button, Qt.MouseButton.LeftButton)

    assert isinstance(desk.stage.window.alone, FirstStart)


def test_the_files_of_a_base_are_weighed_together(tmp_path: Path) -> None:
    (tmp_path / "a.grc").write_bytes(b"x" * 3000)
    (tmp_path / "a.grc-wal").write_bytes(b"x" * 2000)

    assert place_of(tmp_path / "a.grc").size == 5000


@pytest.mark.parametrize(
    ("local", "synced", "words"),
    [(True, "OneDrive - Tilleul", "OneDrive - Tilleul"), (False, None, "network"), (True, None, "")],
)
def test_a_risky_place_is_told(qtbot: QtBot, local: bool, synced: str | None, words: str) -> None:
    view = PlaceView(sample=False)
    qtbot.addWidget(view)
    view.show_place(Place(Path("clients.grc"), 1000, local, synced))

    assert words in view.warning()
    assert bool(view.warning()) == bool(words)


def test_what_a_part_is_about_stands_beside_its_card_where_there_is_room(window: Stage, page: SettingsPage) -> None:
    shop = page.findChildren(Section)[0]
    title, card = shop.findChildren(Label)[0], page.findChildren(SettingRow)[0]

    def left(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint()).x()

    window.resize(1366, 768)
    assert left(card) > left(title) + title.width()
    window.resize(880, 560)
    assert left(card) - left(title) < 8
