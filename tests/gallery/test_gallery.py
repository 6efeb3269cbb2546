"""Every piece of the kit, in every state, is seen, fits, and can be reached."""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from grc_desktop.core import i18n
from grc_desktop.ui.gallery.__main__ import main
from grc_desktop.ui.gallery.drawing import BIG, Look, draw, looks, pose
from grc_desktop.ui.gallery.portrait import FocusPortrait
from grc_desktop.ui.gallery.sheets import SHEETS
from grc_desktop.ui.gallery.specimen import Sheet
from grc_desktop.ui.gallery.view import STATE
from grc_desktop.ui.gallery.window import GalleryWindow
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.fields.choice import ComboBox
from grc_desktop.ui.kit.labels import Label
from tests.architecture.checkout import ROOT
from tests.shell.test_fit import clipped
from tests.shell.test_reach import focusable, goes_back, place, told

every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)


@pytest.mark.parametrize(("name", "language"), list(zip(theme.NAMES, cycle(i18n.LANGUAGES), strict=False)))
def test_every_page_is_seen(window: GalleryWindow, qapp: QApplication, name: str, language: str) -> None:
    for sheet in SHEETS:
        pose(qapp, window, Look(language, name), sheet.key)
        headings = {label.text() for label in window.sheet.findChildren(Label) if label.property("role") == "section"}
        assert {i18n._(specimen.name) for specimen in sheet.specimens} <= headings
        ground = window.grab().toImage().pixelColor(window.width() - 4, window.height() - 4)
        assert ground == theme.load(name).surface("background")


@every_sheet
@pytest.mark.parametrize("look", [Look("en", "light", longer=True), Look("fr", "dark", scale=BIG)], ids=str)
def test_nothing_is_cut(window: GalleryWindow, qapp: QApplication, sheet: Sheet, look: Look) -> None:
    pose(qapp, window, look, sheet.key)
    assert list(clipped(window)) == []


@every_sheet
def test_every_control_has_a_name_and_its_turn(window: GalleryWindow, qapp: QApplication, sheet: Sheet) -> None:
    pose(qapp, window, Look("en", "light"), sheet.key)
    controls = list(focusable(window.sheet))
    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in controls]
    assert [told(one) for one, name in zip(controls, names, strict=True) if not name] == []
    for state in window.sheet.findChildren(QWidget, STATE):
        places = [(told(one), place(one, window.sheet)) for one in controls if state.isAncestorOf(one)]
        assert [(before, after) for (before, a), (after, b) in pairwise(places) if goes_back(a, b)] == []


def test_tab_goes_through_a_page_and_out_of_it(window: GalleryWindow, qapp: QApplication) -> None:
    pose(qapp, window, Look("en", "light"), "fields")
    controls = list(focusable(window.sheet))
    controls[0].setFocus()
    for one in controls:
        focused = qapp.focusWidget()
        assert focused is not None
        assert told(focused) == told(one)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert qapp.focusWidget() is not controls[-1]


def test_a_portrait_shows_the_focus_and_does_not_keep_it(window: GalleryWindow, qapp: QApplication) -> None:
    pose(qapp, window, Look("en", "light"), "fields")
    accent = theme.current().tone(theme.Tone.ACCENT)[0].name()
    portraits = window.sheet.findChildren(FocusPortrait)
    assert portraits
    for portrait in portraits:
        image = portrait.grab().toImage()
        colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert accent in colors
        now = qapp.focusWidget()
        assert now is None or not portrait.isAncestorOf(now)


def test_the_look_is_switched_on_top(window: GalleryWindow) -> None:
    themes, languages, scales = window.findChildren(ComboBox)[:3]
    themes.setCurrentIndex(theme.NAMES.index("dark"))
    themes.activated.emit(theme.NAMES.index("dark"))
    assert theme.current().name == "dark"
    scales.setCurrentIndex(4)
    scales.activated.emit(4)
    assert theme.current().scale == BIG
    languages.activated.emit(list(i18n.LANGUAGES).index("fr"))
    assert window.windowTitle() == "Galerie"


def test_pages_are_drawn_whole(window: GalleryWindow, qapp: QApplication, tmp_path: Path) -> None:
    paths = list(draw(qapp, window, tmp_path, "drops-fr-light"))
    assert [path.name for path in paths] == [f"drops-fr-light{look}.png" for look in ("", "-longer", "-big")]
    assert QImage(str(paths[2])).height() > QImage(str(paths[0])).height()


def test_there_is_a_look_for_every_theme_and_language() -> None:
    assert len(list(looks())) == 3 * len(theme.NAMES) * len(i18n.LANGUAGES)


def test_no_page_opens_a_dialog_by_itself(window: GalleryWindow) -> None:
    for sheet in SHEETS:
        window.show_sheet(sheet.key)
        assert not [one for one in window.findChildren(QDialog) if one.isWindow()]


def test_the_program_does_not_carry_the_gallery() -> None:
    code = "import sys, grc_desktop.ui.shell.opening.start, grc_desktop.ui.shell.rooms; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "grc_desktop.ui.kit.theme" in loaded
    assert "grc_desktop.ui.gallery" not in loaded


def test_without_a_screen_one_is_told_how_to_draw(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(SystemExit):
        main([])
    assert "--out FOLDER" in capsys.readouterr().err
