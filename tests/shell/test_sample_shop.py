"""The sample shop says what it is, and goes away with one click; nothing else ever does."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QPushButton

from grc_desktop import app
from grc_desktop.core.paths import default_database
from grc_desktop.services.contacts.types import ContactDraft
from grc_desktop.services.importing import sample
from grc_desktop.services.settings.sample import FILES, is_removable, remove, sample_database
from grc_desktop.ui.kit.dialogs import Dialog
from grc_desktop.ui.kit.labels import Label
from grc_desktop.ui.settings.page import SettingsPage
from grc_desktop.ui.shell.opening.first_start import FirstStart
from grc_desktop.ui.shell.opening.sample_strip import SampleStrip
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk
from tests.shell.test_fit import clipped


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample shop, made once."""
    path = tmp_path_factory.mktemp("sample") / "boutique.grc"
    services = app.build(path, create=True)
    sample.fill(services.importing, services.settings)
    services.close()
    return path


@pytest.fixture
def shop(made: Path, home: Path) -> Path:
    """The sample shop where the program keeps it."""
    sample_database().parent.mkdir(parents=True)
    return Path(shutil.copy(made, sample_database()))


@pytest.fixture
def open_shop(desk: Desk, shop: Path) -> Stage:
    return desk.open(shop)


def strip(stage: Stage) -> SampleStrip:
    found = stage.window.menuWidget()
    assert isinstance(found, SampleStrip)
    return found


def files(path: Path) -> Iterator[Path]:
    return (part for ending in FILES if (part := path.with_name(path.name + ending)).exists())


def question() -> Dialog:
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Dialog)
    return asked


def press(asked: Dialog, answer: str) -> None:
    button = asked.findChild(QPushButton, answer)
    assert isinstance(button, QPushButton)
    button.click()


def test_the_sample_shop_says_what_it_is_on_top_of_every_page(open_shop: Stage) -> None:
    for room in ("contacts", "history", "settings"):
        open_shop.go(room)
        assert strip(open_shop).isVisible()
        assert "invented" in strip(open_shop).accessibleName()


def test_one_s_own_base_says_nothing_of_the_kind(window: Stage) -> None:
    assert window.window.menuWidget() is None


def test_one_click_removes_the_sample_and_its_files(open_shop: Stage, desk: Desk, shop: Path) -> None:
    open_shop.settle()

    strip(open_shop).removal.click()
    open_shop.settle()
    stage = desk.stage

    assert list(files(shop)) == []
    assert isinstance(stage.window.alone, FirstStart)
    assert not shop.parent.exists()


def test_removing_the_sample_goes_back_to_one_s_own_base_and_leaves_it_alone(
    desk: Desk, shop: Path, base: Path
) -> None:
    stage = desk.open(shop)
    assert strip(stage).mine.text() == "Return to my customers"

    strip(stage).removal.click()
    stage.settle()
    stage = desk.stage

    assert stage.services.db.path == base
    assert stage.services.contacts.count() == 3
    assert stage.window.frame.toasts.texts() == ("The sample shop is removed.",)
    assert not shop.exists()


def test_the_sample_that_was_removed_can_be_put_back(desk: Desk, shop: Path, base: Path) -> None:
    stage = desk.open(shop)
    strip(stage).removal.click()
    stage.settle()
    back = desk.stage.window.findChild(QPushButton, "toast_action")
    assert isinstance(back, QPushButton)

    back.click()
    desk.app.processEvents()
    stage = desk.stage

    assert stage.services.db.path == shop
    assert stage.services.contacts.count() > 1000
    assert strip(stage).isVisible()


def test_real_customers_in_the_sample_are_counted_and_kept_unless_that_is_agreed_to(
    open_shop: Stage, desk: Desk, shop: Path
) -> None:
    for name in ("Vrai", "Véritable"):
        open_shop.services.contacts.save(ContactDraft(last_name=name))

    strip(open_shop).removal.click()
    open_shop.settle()
    asked = question()
    assert any("You added 2 customers" in label.text() for label in asked.findChildren(Label))
    asked.reject()
    open_shop.settle()
    assert shop.exists()

    strip(open_shop).removal.click()
    open_shop.settle()
    press(question(), "remove")
    open_shop.settle()
    assert isinstance(desk.stage.window.alone, FirstStart)
    assert not shop.exists()


def test_customers_that_were_typed_and_undone_are_nobody_s(open_shop: Stage) -> None:
    services = open_shop.services
    services.contacts.save(ContactDraft(last_name="Vrai"))
    assert sample.own_customers(services.history) == 1
    last = services.history.last()
    assert last is not None

    services.history.undo(last.id)

    assert sample.own_customers(services.history) == 0


def test_deciding_the_rows_that_wait_makes_nobody_real(open_shop: Stage) -> None:
    importing = open_shop.services.importing
    waiting = [review.id for review in importing.reviews()]
    assert waiting

    importing.decide(waiting, "create")

    assert sample.own_customers(open_shop.services.history) == 0


def test_the_sample_can_be_removed_in_the_settings(open_shop: Stage, desk: Desk, shop: Path) -> None:
    open_shop.go("settings")
    page = open_shop.page
    assert isinstance(page, SettingsPage)
    button = next(one for one in page.place.findChildren(QPushButton) if one.text() == "Remove the sample shop")

    button.click()
    open_shop.settle()

    assert isinstance(desk.stage.window.alone, FirstStart)
    assert not shop.exists()


def test_a_copy_of_the_sample_that_was_put_elsewhere_is_its_owner_s(desk: Desk, made: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(made, tmp_path / "copie.grc"))
    stage = desk.open(copy)

    assert strip(stage).isVisible()
    assert strip(stage).removal.isHidden()
    assert desk.program.session is not None
    desk.program.session.remove_sample()
    stage.settle()

    assert copy.exists()
    with pytest.raises(ValueError, match="copie"):
        remove(copy)


def test_a_base_of_one_s_own_put_among_the_samples_is_left_alone(desk: Desk, template: Path, home: Path) -> None:
    sample_database().parent.mkdir(parents=True)
    mine = Path(shutil.copy(template, sample_database().with_name("clients.grc")))
    assert is_removable(mine)
    stage = desk.open(mine)

    assert desk.program.session is not None
    desk.program.session.remove_sample()
    stage.settle()

    assert stage.window.menuWidget() is None
    assert mine.exists()


def test_the_ways_out_of_the_sample_lead_to_the_first_screen_when_there_is_no_base_yet(
    open_shop: Stage, desk: Desk, shop: Path
) -> None:
    assert strip(open_shop).mine.text() == "Start with my customers"

    strip(open_shop).mine.click()
    open_shop.settle()

    assert isinstance(desk.stage.window.alone, FirstStart)
    assert shop.exists()


def test_leaving_the_sample_while_work_is_under_way_asks_and_removes_nothing_when_one_stays(
    open_shop: Stage, desk: Desk, shop: Path
) -> None:
    go_on = threading.Event()
    open_shop.work.compute(open_shop.window, lambda _progress: go_on.wait(20), label="Counting")
    strip(open_shop).removal.click()
    while QApplication.activeModalWidget() is None:
        desk.app.processEvents()
    question().reject()
    go_on.set()
    open_shop.settle()

    assert shop.exists()
    assert desk.stage.services.db.path == shop


def test_the_strip_has_room_for_its_buttons_in_the_smallest_window_and_the_largest_text(
    desk: Desk, open_shop: Stage
) -> None:
    desk.program.preferences.choose_text_size("150")

    open_shop.resize(880, 560)

    assert list(clipped(strip(open_shop))) == []
    assert open_shop.window.width() == 880


def test_a_file_of_one_s_own_goes_to_one_s_own_base_or_to_the_sample_as_one_says(
    desk: Desk, open_shop: Stage, tmp_path: Path
) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("Nom;Ville\nVrai;Lyon\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])

    open_shop.drop(data)
    press(question(), "sample")
    open_shop.settle()
    assert open_shop.page.state()["file"] == str(file)

    open_shop.drop(data)
    press(question(), "own")
    open_shop.settle()
    stage = desk.stage
    assert stage.services.db.path == default_database()
    assert stage.page.state()["file"] == str(file)
