"""A field that may be read but not changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit.fields.choice import ComboBox
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.spec import Candidate, FieldKind, FieldSpec, Links, Option
from grc_desktop.ui.kit.work import Work

VALUES: dict[FieldKind, object] = {
    FieldKind.TEXT: "Zoé",
    FieldKind.LONG_TEXT: "One\nTwo",
    FieldKind.EMAIL: "zoe@example.org",
    FieldKind.PHONE: "06 12 34 56 78",
    FieldKind.NUMBER: Decimal("38.5"),
    FieldKind.MONEY: 1250,
    FieldKind.DATE: date(1984, 11, 21),
    FieldKind.CHOICE: 2,
    FieldKind.TAGS: ("Tea", "Gold"),
    FieldKind.YES_NO: True,
    FieldKind.LINK: 1,
    FieldKind.FILE: Path(__file__),
    FieldKind.REPEATED: ({"n": "06 12 34 56 78"},),
}
SPEC = FieldSpec(
    "field",
    "Field",
    choices=(Option(1, "One"), Option(2, "Two")),
    parts=(FieldSpec("n", "Number", FieldKind.PHONE),),
)
PRESSED = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_A, Qt.Key.Key_Down)


@pytest.fixture
def links(work: Work) -> Links:
    return Links(work, lambda _text: [Candidate(1, "Zoé")], lambda id_: Candidate(id_, "Zoé"))


def test_there_is_a_value_for_every_kind() -> None:
    assert set(VALUES) == set(FieldKind)


@pytest.mark.parametrize("kind", FieldKind)
def test_nothing_changes_it(qtbot: QtBot, links: Links, kind: FieldKind) -> None:
    form = Form((replace(SPEC, kind=kind, read_only=True, links=links),))
    qtbot.addWidget(form)
    form.set_values({"field": VALUES[kind]})
    form.show()
    start = form.values()
    shown = [one for one in form.field("field").findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    reached = [one for one in shown if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached
    for one in reached:
        if isinstance(one, QAbstractButton) and one.accessibleName().startswith("Open"):
            continue
        for key in PRESSED:
            QTest.keyClick(one, key)
        QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    assert form.values() == start == {"field": VALUES[kind]}
    assert not form.is_changed()


def test_a_locked_choice_does_not_open(qtbot: QtBot) -> None:
    box = ComboBox()
    qtbot.addWidget(box)
    box.addItems(["One", "Two"])
    box.show()
    box.lock(True)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not box.view().isVisible()
    box.lock(False)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == 1
