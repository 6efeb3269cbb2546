"""A field that leads to a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import DATABASE_LOCKED, StorageError
from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.chips import Chip
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.link import LinkField
from grc_desktop.ui.kit.fields.spec import Candidate, FieldKind, FieldSpec, Links
from grc_desktop.ui.kit.labels import Label
from grc_desktop.ui.kit.work import Work

PEOPLE = (Candidate(1, "Zoé Müller", "Lyon"), Candidate(2, "Zoé Martin", "Paris"), Candidate(3, "Karim Benali"))
SPEC = FieldSpec("buyer", "Buyer", FieldKind.LINK)


class Register:
    """A base of people that can be out of order, and takes new ones."""

    def __init__(self) -> None:
        self.people = list(PEOPLE)
        self.asked: list[str] = []
        self.fails = False

    def find(self, text: str) -> Sequence[Candidate]:
        self.asked.append(text)
        if self.fails:
            raise StorageError(DATABASE_LOCKED)
        return [person for person in self.people if text.lower() in person.name.lower()]

    def get(self, id_: int) -> Candidate | None:
        return next((person for person in self.people if person.id == id_), None)

    def create(self, text: str, then: Callable[[Candidate], object]) -> None:
        self.people.append(Candidate(9, text))
        then(self.people[-1])


@pytest.fixture
def register() -> Register:
    return Register()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 480)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def form(qtbot: QtBot, work: Work, register: Register, window: QWidget) -> Form:
    links = Links(work, register.find, register.get, register.create)
    made = Form((replace(SPEC, links=links), FieldSpec("note", "Note")))
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


@pytest.fixture
def field(form: Form) -> LinkField:
    found = form.field("buyer")
    assert isinstance(found, LinkField)
    found.setFocus()
    return found


def typed(qtbot: QtBot, work: Work, field: LinkField, text: str) -> None:
    QTest.keyClicks(field.line, text)
    qtbot.waitUntil(lambda: not work.busy)


def listed(field: LinkField) -> list[str]:
    """What the list under the field offers."""
    view = field.list.findChild(QListView)
    assert view is not None
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def said(form: Form) -> list[str]:
    labels = (label for label in form.findChildren(Label) if label.property("role") == "problem")
    return [label.text() for label in labels if label.isVisible()]


def test_a_record_is_found_by_typing_and_taken_with_the_keys(qtbot: QtBot, work: Work, field: LinkField) -> None:
    changes: list[object] = []
    field.changed.connect(lambda: changes.append(field.value()))
    typed(qtbot, work, field, "zo")
    assert listed(field) == ["Zoé Müller", "Zoé Martin", "Create “zo”"]
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == 2
    assert changes[-1] == 2
    assert not field.list.isVisible()
    chip = field.findChild(Chip)
    assert chip is not None
    assert chip.accessibleName() == "Buyer: Zoé Martin"
    assert chip.hasFocus()


def test_a_record_is_taken_with_the_mouse(qtbot: QtBot, work: Work, field: LinkField) -> None:
    typed(qtbot, work, field, "karim")
    view = field.list.findChild(QListView)
    assert view is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    assert field.value() == 3


def test_the_cross_or_the_delete_key_takes_the_record_away(qtbot: QtBot, form: Form, field: LinkField) -> None:
    for key in (Qt.Key.Key_Delete, None):
        field.set_value(PEOPLE[0])
        chip = next(one for one in field.findChildren(Chip) if one.isVisible())
        cross = chip.findChild(IconButton)
        assert cross is not None
        if key is not None:
            QTest.keyClick(chip, key)
        else:
            cross.setFocus()
            cross.click()
        assert field.value() is None
        assert field.line.hasFocus()
    assert form.is_changed() is False


def test_the_name_of_a_record_is_read_in_the_background(qtbot: QtBot, work: Work, form: Form, field: LinkField) -> None:
    form.set_values({"buyer": 1})
    assert field.value() == 1
    qtbot.waitUntil(lambda: not work.busy)
    names = [chip.accessibleName() for chip in field.findChildren(Chip) if chip.isVisible()]
    assert names == ["Buyer: Zoé Müller"]
    assert form.values() == {"buyer": 1, "note": ""}
    assert not form.is_changed()


def test_a_record_that_is_gone_is_told(qtbot: QtBot, work: Work, form: Form) -> None:
    form.set_values({"buyer": 77})
    qtbot.waitUntil(lambda: not work.busy)
    assert said(form) == ["What stood here is gone."]
    assert not form.check()


def test_what_was_typed_without_choosing_stays_and_is_told(
    qtbot: QtBot, work: Work, form: Form, field: LinkField
) -> None:
    typed(qtbot, work, field, "Zo")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "Zo"
    assert not field.list.isVisible()
    assert said(form) == ["“Zo” is not chosen yet."]
    assert field.line.accessibleDescription() == "“Zo” is not chosen yet."


def test_a_name_typed_in_full_is_taken_on_leaving(qtbot: QtBot, work: Work, field: LinkField) -> None:
    typed(qtbot, work, field, "karim benali")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == 3


def test_escape_closes_the_list_and_keeps_what_was_typed(qtbot: QtBot, work: Work, field: LinkField) -> None:
    typed(qtbot, work, field, "zo")
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert not field.list.isVisible()
    assert field.line.text() == "zo"
    assert field.line.hasFocus()


def test_down_offers_records_before_anything_is_typed(qtbot: QtBot, work: Work, field: LinkField) -> None:
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not work.busy)
    assert listed(field) == [person.name for person in PEOPLE]


def test_a_record_is_created_from_what_was_typed(qtbot: QtBot, work: Work, field: LinkField) -> None:
    typed(qtbot, work, field, "Nina")
    assert listed(field) == ["Create “Nina”"]
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == 9


def test_an_older_answer_does_not_replace_what_is_typed_now(
    qtbot: QtBot, work: Work, register: Register, field: LinkField
) -> None:
    typed(qtbot, work, field, "karim")
    QTest.keyClicks(field.line, "x")
    qtbot.waitUntil(lambda: not work.busy)
    assert register.asked[-1] == "karimx"
    assert listed(field) == ["Create “karimx”"]


def test_a_search_that_fails_says_so_in_the_list(
    qtbot: QtBot, work: Work, register: Register, field: LinkField
) -> None:
    register.fails = True
    typed(qtbot, work, field, "zo")
    assert listed(field) == []
    words = [label.text() for label in field.list.findChildren(Label) if label.isVisible()]
    assert words == ["The search did not work. Type again to retry."]


def test_a_read_only_link_is_neither_changed_nor_searched(
    qtbot: QtBot, work: Work, register: Register, field: LinkField
) -> None:
    field.set_value(PEOPLE[0])
    field.set_read_only(True)
    chip = field.findChild(Chip)
    assert chip is not None
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert field.value() == 1
    field.set_value(None)
    field.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert register.asked == []


def test_the_list_lies_over_the_field_where_the_window_ends(qtbot: QtBot, work: Work, field: LinkField) -> None:
    window = field.window()
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertStretch(0, 1)
    layout.takeAt(layout.count() - 1)
    layout.activate()
    typed(qtbot, work, field, "zo")
    top = field.line.mapTo(window, QPoint(0, 0)).y()
    assert field.list.geometry().bottom() < top
    assert window.rect().contains(field.list.geometry())
