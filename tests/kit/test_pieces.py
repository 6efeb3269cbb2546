from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core import i18n
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.actions import Action, Actions
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.buttons import ActionButton, Button, IconButton, Weight
from grc_desktop.ui.kit.chips import Chip, Chips, ChipSpec
from grc_desktop.ui.kit.dialogs import Choice, ask, tell
from grc_desktop.ui.kit.drop import DropCard
from grc_desktop.ui.kit.empty import Emptiness, Empty
from grc_desktop.ui.kit.labels import ElidedLabel, Label, Role
from grc_desktop.ui.kit.page import Page
from grc_desktop.ui.kit.tabs import Tabs, TabSpec
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.kit.toasts import SHOWN_MS, Toast, Toasts

NEW = Action("people.new", "Undo", icon="plus", shortcuts=("Ctrl+N", "F4"), tip="Close")


class Room(Page):
    name = "Details"
    primary = NEW
    watches = frozenset({"people"})


def test_an_action_is_declared_once_and_done_by_key_button_and_menu(qtbot: QtBot) -> None:
    page = Room()
    done: list[bool] = []
    qtbot.addWidget(page)
    made = page.commands.bind(NEW, lambda: done.append(True))
    button = ActionButton(made, Weight.PRIMARY, parent=page)
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_F4)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page.commands.menu(page, NEW, None).actions()[0].trigger()
    assert done == [True] * 4
    assert [action.key for action, _made in page.commands] == ["people.new"]
    assert NEW in page.commands


def test_an_action_says_its_key_and_follows_the_language(qtbot: QtBot) -> None:
    page = Room()
    qtbot.addWidget(page)
    made = page.commands.bind(NEW, lambda: None)
    button = ActionButton(made, parent=page)
    i18n.use("fr")
    page.retranslate()
    keys = QKeySequence("Ctrl+N").toString(QKeySequence.SequenceFormat.NativeText)
    assert (made.text(), made.toolTip()) == ("Annuler", f"Fermer ({keys})")
    assert (button.text(), button.accessibleName()) == ("Annuler", "Annuler")
    assert (page.title(), page.accessibleName()) == ("Détails", "Détails")


def test_a_button_follows_whether_its_action_can_be_done(qtbot: QtBot) -> None:
    page = Room()
    qtbot.addWidget(page)
    made = page.commands.bind(NEW, lambda: None)
    button = ActionButton(made, parent=page)
    page.commands.enable(False, NEW)
    assert not button.isEnabled()
    page.commands.enable(True, NEW)
    assert button.isEnabled()


def test_an_ampersand_in_a_name_is_shown(qtbot: QtBot) -> None:
    button = Button()
    qtbot.addWidget(button)
    button.say("Lefèvre & fils")
    assert button.text() == "Lefèvre && fils"
    assert button.accessibleName() == "Lefèvre & fils"


def test_a_label_never_reads_html(qtbot: QtBot) -> None:
    for label in (Label(), ElidedLabel(Role.TITLE)):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_what_was_done_is_undone_from_its_toast(qtbot: QtBot, area: QWidget) -> None:
    undone: list[str] = []
    toasts = Toasts(area)
    toasts.show(Toast("One deleted", lambda: undone.append("one")))
    toasts.show(Toast("Two deleted", lambda: undone.append("two")))
    button = next(each for each in area.findChildren(QPushButton) if each.accessibleName() == "Undo (One deleted)")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == ["one"]
    assert toasts.texts() == ("Two deleted",)


def test_toasts_stack_without_lying_over_each_other(area: QWidget) -> None:
    toasts = Toasts(area)
    for number in range(6):
        toasts.show(Toast(f"Number {number}"))
    assert toasts.texts() == tuple(f"Number {number}" for number in range(2, 6))
    slips = [each for each in area.findChildren(QWidget, "toast") if each.isVisible()]
    places = [slip.geometry() for slip in slips]
    assert all(area.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one in places for other in places if one is not other)


def test_a_toast_leaves_in_time_but_not_under_the_keyboard(qtbot: QtBot, area: QWidget) -> None:
    toasts = Toasts(area)
    toasts.show(Toast("Deleted", lambda: None))
    timer = next(each for each in area.findChildren(QTimer) if each.interval() == SHOWN_MS)
    button = next(each for each in area.findChildren(QPushButton) if each.text() == "Undo")
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    button.setFocus()
    assert not timer.isActive()
    button.clearFocus()
    assert timer.isActive()
    timer.timeout.emit()
    assert toasts.texts() == ()


def test_a_chip_goes_away_by_its_cross_or_the_delete_key(qtbot: QtBot) -> None:
    chips = Chips()
    removed: list[str] = []
    qtbot.addWidget(chips)
    chips.removed.connect(removed.append)
    chips.show_chips([ChipSpec("town", "Details", "Lyon"), ChipSpec("stage", "Filter", "Loyal")])
    town, stage = chips.findChildren(Chip)
    assert town.accessibleName() == "Details: Lyon"
    cross = town.findChild(IconButton)
    assert cross is not None
    assert cross.accessibleName() == "Remove Details"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    QTest.keyClick(stage, Qt.Key.Key_Delete)
    assert removed == ["town", "stage"]
    chips.show_chips([])
    qtbot.waitUntil(lambda: chips.findChildren(Chip) == [])


def test_chips_wrap_where_the_window_is_narrow(qtbot: QtBot) -> None:
    chips = Chips(QMenu())
    qtbot.addWidget(chips)
    chips.show_chips([ChipSpec(str(number), "Details", "Lyon and around") for number in range(6)])
    layout = chips.layout()
    assert layout is not None
    assert layout.heightForWidth(300) > 2 * layout.heightForWidth(3000)
    layout.setGeometry(QRect(0, 0, 300, 400))
    rights = [chip.geometry().right() for chip in chips.findChildren(Chip)]
    assert max(rights) < 300


def test_tabs_are_walked_with_the_arrows_and_say_their_counts(qtbot: QtBot) -> None:
    tabs = Tabs([TabSpec("all", "Details"), TabSpec("check", "Filter", Tone.WARNING)])
    chosen: list[str] = []
    qtbot.addWidget(tabs)
    tabs.chosen.connect(chosen.append)
    tabs.show_count("check", 1400)
    assert tabs.current() == "all"
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen == ["check", "all"]
    names = [button.accessibleName() for button in tabs.findChildren(QPushButton)]
    assert names == ["Details", "Filter (1,400)"]


def test_a_tab_that_is_gone_gives_way_to_the_first(qtbot: QtBot) -> None:
    tabs = Tabs([TabSpec("all", "Details"), TabSpec("mine", "Filter")])
    qtbot.addWidget(tabs)
    tabs.show_current("mine")
    tabs.set_specs([TabSpec("mine", "Filter"), TabSpec("all", "Details")])
    assert tabs.current() == "mine"
    tabs.set_specs([TabSpec("all", "Details")])
    assert tabs.current() == "all"


def test_a_banner_says_something_and_does_something(qtbot: QtBot) -> None:
    banner = Banner()
    done: list[bool] = []
    qtbot.addWidget(banner)
    assert not banner.isVisible()
    notice = Notice("It is a sample.", Tone.WARNING, button="Take away", act=lambda: done.append(True), closable=True)
    banner.show_notice(notice)
    button = next(each for each in banner.findChildren(QPushButton) if each.text() == "Take away")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [True]
    cross = banner.findChild(IconButton)
    assert cross is not None
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


@pytest.mark.parametrize(("press", "expected"), [("erase", "erase"), ("", ""), (None, "")])
def test_a_question_is_answered_by_a_button_or_left_with_escape(
    qtbot: QtBot, area: QWidget, press: str | None, expected: str
) -> None:
    answers: list[str] = []
    dialog = ask(area, "Erase?", "It cannot be undone.", [Choice("erase", "Erase", Weight.DANGER)], answers.append)
    if press is None:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        button = next(each for each in dialog.findChildren(QPushButton) if each.objectName() == press)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answers == [expected]


def test_details_of_an_error_are_folded(qtbot: QtBot, area: QWidget) -> None:
    dialog = tell(area, "The base is busy", "Try again.", "database is locked")
    details = dialog.findChild(QPlainTextEdit)
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Details")
    assert details is not None
    assert not details.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert details.isVisible()
    assert details.toPlainText() == "database is locked"
    dialog.close()


def dropped(card: DropCard, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    card.dropEvent(event)


def test_a_card_takes_the_files_it_is_for(qtbot: QtBot, tmp_path: Path) -> None:
    card = DropCard((".xlsx", ".csv"))
    taken: list[Path] = []
    qtbot.addWidget(card)
    card.dropped.connect(taken.append)
    dropped(card, tmp_path / "Été.XLSX")
    dropped(card, tmp_path / "photo.jpg")
    assert taken == [tmp_path / "Été.XLSX"]


def test_a_card_is_pressed_with_the_mouse_or_enter(qtbot: QtBot) -> None:
    card = DropCard()
    pressed: list[bool] = []
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.pressed.connect(lambda: pressed.append(True))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert pressed == [True, True]


def _chips() -> QWidget:
    chips = Chips(QMenu())
    chips.show_chips([ChipSpec("town", "Details", "Lyon and around")])
    return chips


def _tabs() -> QWidget:
    tabs = Tabs([TabSpec("a", "Usual columns"), TabSpec("b", "This list could not be read.")])
    tabs.show_count("b", 14)
    return tabs


def _banner() -> QWidget:
    banner = Banner()
    banner.show_notice(Notice("This list could not be read.", title="Loading", button="Try again", closable=True))
    return banner


def _empty() -> QWidget:
    return Empty(Emptiness("users", "This list could not be read.", "Try again"))


def _actions() -> QWidget:
    owner = QWidget()
    column = QVBoxLayout(owner)
    actions = Actions(owner)
    for weight in Weight:
        column.addWidget(
            ActionButton(actions.bind(Action(weight, "This list could not be read.", "x"), lambda: None), weight)
        )
    return owner


@pytest.mark.parametrize("make", [_chips, _tabs, _banner, _empty, _actions])
def test_nothing_is_clipped_when_texts_are_much_longer(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, make: Callable[[], QWidget]
) -> None:
    theme.apply(qapp, theme.load("light", scale=1.4))
    monkeypatch.setattr("gettext.NullTranslations.gettext", lambda _self, text: text + "~" * (len(text) * 2 // 5))
    piece = make()
    qtbot.addWidget(piece)
    piece.resize(piece.sizeHint())
    piece.show()
    for label in piece.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    for button in piece.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            assert button.height() >= button.fontMetrics().height()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_focus_is_pressed_by_enter_and_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button()
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
