from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core import i18n
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.ui.kit.buttons import Button, IconButton
from grc_desktop.ui.kit.fields.choice import CheckBox, ComboBox
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.spec import Field, FieldKind, FieldSpec, Option
from grc_desktop.ui.kit.labels import Label

TAKEN = Kind("taken", "“{value}” is taken.")


@dataclass(frozen=True, slots=True)
class Phone:
    kind: str = "mobile"
    number: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    name: str = ""
    title: str | None = None
    email: str = ""
    birth: date | None = None
    budget: int | None = None
    size: Decimal | None = None
    tags: tuple[str, ...] = ()
    letter: bool | None = None
    note: str = ""
    phones: tuple[Phone, ...] = ()
    id: int | None = None


SPECS = (
    FieldSpec("name", "Name", required=True, half=True),
    FieldSpec("title", "Title", FieldKind.CHOICE, choices=(Option(None, "None"), Option("ms", "Ms")), half=True),
    FieldSpec("email", "E-mail", FieldKind.EMAIL, help="Where letters go."),
    FieldSpec("birth", "Birthday", FieldKind.DATE),
    FieldSpec("budget", "Budget", FieldKind.MONEY),
    FieldSpec("size", "Size", FieldKind.NUMBER),
    FieldSpec("tags", "Tags", FieldKind.TAGS, known=lambda: ["Tea", "Coffee"]),
    FieldSpec("letter", "Takes the letter", FieldKind.YES_NO),
    FieldSpec("note", "Note", FieldKind.LONG_TEXT),
    FieldSpec(
        "phones",
        "Phones",
        FieldKind.REPEATED,
        parts=(
            FieldSpec("kind", "Kind", FieldKind.CHOICE, choices=(Option("mobile", "Mobile"), Option("home", "Home"))),
            FieldSpec("number", "Number", FieldKind.PHONE, stretch=2),
        ),
        make=Phone,
    ),
)
FILLED = Draft(
    "Zoé Müller",
    "ms",
    "zoe@example.org",
    date(1984, 11, 21),
    123_450,
    Decimal("38.5"),
    ("Tea", "Gold"),
    True,
    "First line\nSecond",
    (Phone("home", "04 78 00 11 22", 5), Phone("mobile", "+32 2 555 12 12", 6)),
    12,
)


def judge(values: Mapping[str, Any]) -> Iterable[Problem]:
    if values["email"] == "taken@example.org":
        yield Problem(TAKEN, "email", {"value": values["email"]})


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(SPECS, judge)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def line(form: Form, name: str) -> QLineEdit:
    found = form.field(name).findChild(QLineEdit)
    assert found is not None
    return found


def typed(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    """Type `text` over what is in the field, and go on with Tab."""
    editor = line(form, name)
    editor.setFocus()
    editor.selectAll()
    editor.insert(text)
    editor.textEdited.emit(text)
    QTest.keyClick(editor, Qt.Key.Key_Tab)


def said(form: Form) -> list[str]:
    """The problems that can be read on the form."""
    labels = (label for label in form.findChildren(Label) if label.property("role") == "problem")
    return [label.text() for label in labels if label.isVisible()]


def test_a_draft_goes_in_and_comes_out_the_same(form: Form) -> None:
    form.set_values(FILLED)
    assert form.draft(FILLED) == FILLED
    assert not form.is_changed()
    form.set_values(Draft())
    assert form.draft(Draft()) == Draft()


def test_values_are_shown_the_french_way(form: Form) -> None:
    i18n.use("fr")
    form.set_values(FILLED)
    shown = {name: line(form, name).text() for name in ("birth", "budget", "size")}
    assert shown == {"birth": "21/11/1984", "budget": "1\u202f234,50\u00a0€", "size": "38,5"}


@pytest.mark.parametrize("text", ["21/11/1984", "21111984", "21.11.84", "21 novembre 1984"])
def test_a_day_is_typed_as_people_do(qtbot: QtBot, form: Form, text: str) -> None:
    typed(qtbot, form, "birth", text)
    assert form.values()["birth"] == date(1984, 11, 21)
    assert line(form, "birth").text() == "21/11/1984"


@pytest.mark.parametrize("text", ["1234,5", "1234.50", "1 234,50 €", "€1,234.50"])
def test_an_amount_takes_a_comma_or_a_point(qtbot: QtBot, form: Form, text: str) -> None:
    typed(qtbot, form, "budget", text)
    assert form.values()["budget"] == 123_450
    assert line(form, "budget").text() == "€1,234.50"


def test_a_day_is_picked_in_a_calendar(qtbot: QtBot, form: Form) -> None:
    form.set_values(FILLED)
    field = form.field("birth")
    button = field.findChild(IconButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(1984, 11, 21)
    calendar.activated.emit(QDate(1990, 1, 2))
    assert form.values()["birth"] == date(1990, 1, 2)
    assert form.is_changed()


def test_what_cannot_be_read_is_kept_and_explained_on_leaving(qtbot: QtBot, form: Form) -> None:
    form.set_values(FILLED)
    typed(qtbot, form, "birth", "31/02/1980")
    assert line(form, "birth").text() == "31/02/1980"
    assert said(form) == ["There is no such day as “31/02/1980”."]
    assert line(form, "birth").property("wrong") is True
    assert form.is_changed()
    typed(qtbot, form, "birth", "28/02/1980")
    assert said(form) == []


def test_nothing_is_said_before_a_field_was_left(qtbot: QtBot, form: Form) -> None:
    form.set_values(FILLED)
    line(form, "email").setFocus()
    QTest.keyClick(line(form, "email"), Qt.Key.Key_A)
    assert said(form) == []


def test_the_rules_of_the_draft_are_shown_beside_the_field(qtbot: QtBot, form: Form) -> None:
    form.set_values(FILLED)
    typed(qtbot, form, "email", "taken@example.org")
    assert said(form) == ["“taken@example.org” is taken."]
    editor = line(form, "email")
    assert editor.accessibleDescription() == "“taken@example.org” is taken."
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert said(form) == []


def test_saving_shows_every_problem_and_goes_to_the_first(qtbot: QtBot, form: Form) -> None:
    line(form, "size").setText("about forty")
    assert not form.check()
    assert said(form) == ["Please fill this in.", "“about forty” is not a number."]
    assert form.focusWidget() is line(form, "name")
    form.set_values(FILLED)
    assert said(form) == []
    assert form.check()


def test_a_save_that_was_refused_is_explained_in_the_form(form: Form) -> None:
    form.set_values(FILLED)
    assert form.show_problems([Problem(TAKEN, "phones.1.number", {"value": "06"})])
    assert said(form) == ["“06” is taken."]
    editor = form.field("phones").findChildren(QLineEdit)[1]
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert said(form) == []


def test_a_warning_stops_nothing(form: Form) -> None:
    form.set_values(FILLED)
    form.warn("email", "Another customer has this address.")
    assert form.check()
    assert "Another customer has this address." in [label.text() for label in form.findChildren(Label)]


def test_required_fields_are_marked(form: Form) -> None:
    labels = [label.text() for label in form.findChildren(Label)]
    assert "Name *" in labels
    assert "E-mail" in labels


def test_ten_digits_become_a_phone_on_leaving(qtbot: QtBot, form: Form) -> None:
    form.set_values(FILLED)
    editor = form.field("phones").findChildren(QLineEdit)[0]
    editor.setFocus()
    editor.setText("0612345678")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "06 12 34 56 78"
    assert form.values()["phones"][0] == Phone("home", "06 12 34 56 78", 5)


def test_lines_are_added_and_taken_away(qtbot: QtBot, form: Form) -> None:
    form.set_values(FILLED)
    field = form.field("phones")
    add = field.findChild(Button)
    assert add is not None
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    assert form.values()["phones"] == FILLED.phones
    focused = form.focusWidget()
    assert isinstance(focused, QLineEdit)
    focused.setText("0102030405")
    QTest.mouseClick(field.findChildren(IconButton)[0], Qt.MouseButton.LeftButton)
    assert form.values()["phones"] == (FILLED.phones[1], Phone("mobile", "01 02 03 04 05"))


def test_tags_are_added_by_enter_or_a_comma_and_never_twice(qtbot: QtBot, form: Form) -> None:
    editor = line(form, "tags")
    editor.setFocus()
    editor.setText("gold")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.setText("Tea")
    QTest.keyClick(editor, Qt.Key.Key_Comma)
    editor.setText("GOLD")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert form.values()["tags"] == ("gold", "Tea")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert form.values()["tags"] == ("gold",)


def test_a_tag_still_in_the_line_is_not_lost(form: Form) -> None:
    line(form, "tags").setText("Late")
    assert form.values()["tags"] == ("Late",)


def test_a_box_nobody_ticked_stays_unknown(qtbot: QtBot, form: Form) -> None:
    box = form.field("letter").findChild(CheckBox)
    assert box is not None
    assert form.values()["letter"] is None
    box.click()
    assert form.values()["letter"] is True
    box.click()
    assert form.values()["letter"] is False


def test_a_value_the_choice_does_not_offer_is_kept(form: Form) -> None:
    form.set_values({"title": "Dr"})
    assert form.values()["title"] == "Dr"
    box = form.field("title").findChild(ComboBox)
    assert box is not None
    assert box.currentText() == "Dr"


def test_every_field_has_a_name_for_screen_readers(form: Form) -> None:
    form.set_values(FILLED)
    kinds = (QLineEdit, QPlainTextEdit, ComboBox, CheckBox, IconButton, Button)
    nameless = [widget for kind in kinds for widget in form.findChildren(kind) if not widget.accessibleName()]
    assert nameless == []


def test_labels_follow_the_language(form: Form) -> None:
    line(form, "size").setText("large")
    form.check()
    i18n.use("fr")
    form.retranslate()
    assert "À remplir, s’il vous plaît." in said(form)


def test_tab_goes_through_the_fields_in_reading_order(form: Form) -> None:
    chain: list[QWidget] = [line(form, "name")]
    while (after := chain[-1].nextInFocusChain()) is not None and after is not chain[0]:
        chain.append(after)
    owners = (name for widget in chain for name in form.values() if form.field(name).isAncestorOf(widget))
    seen = list(dict.fromkeys(owners))
    assert seen == [spec.name for spec in SPECS]


def test_every_kind_of_field_keeps_its_promise(form: Form) -> None:
    for name in form.values():
        field = form.field(name)
        assert isinstance(field, Field)
        field.set_value(None)
        assert field.is_blank()
        assert field.problem() is None
