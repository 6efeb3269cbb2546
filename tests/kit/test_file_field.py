"""A field that holds a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit.buttons import IconButton
from grc_desktop.ui.kit.fields.file import FileField
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.spec import FieldKind, FieldSpec, FileRule
from grc_desktop.ui.kit.labels import Label

SPEC = FieldSpec("receipt", "Receipt", FieldKind.FILE, file=FileRule((".pdf",), most=2000))


def made(qtbot: QtBot, spec: FieldSpec = SPEC) -> tuple[Form, FileField]:
    form = Form((spec,))
    qtbot.addWidget(form)
    form.show()
    field = form.field("receipt")
    assert isinstance(field, FileField)
    return form, field


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    path = tmp_path / "ticket d’été.pdf"
    path.write_bytes(b"x" * 1536)
    return path


def shown(form: Form) -> list[str]:
    return [label.text() for label in form.findChildren(Label) if label.isVisible() and label.text()]


def button(field: FileField, name: str) -> IconButton:
    return next(one for one in field.findChildren(IconButton) if one.accessibleName().startswith(name))


def test_a_dropped_file_is_held_and_shown_with_its_size(qtbot: QtBot, receipt: Path) -> None:
    form, field = made(qtbot)
    assert shown(form) == ["Receipt", "Choose a file, or drop it here"]
    with qtbot.waitSignals([field.changed, field.left]):
        field.card.dropped.emit(receipt)
    assert form.values() == {"receipt": receipt}
    assert shown(form) == ["Receipt", "ticket d’été.pdf", "2 KB"]
    assert form.is_changed()
    assert field.card.accessibleName() == "Receipt: ticket d’été.pdf"


def test_a_file_is_chosen_with_a_press(qtbot: QtBot, receipt: Path) -> None:
    form, field = made(qtbot)
    QTest.keyClick(field.card, Qt.Key.Key_Return)
    dialog = form.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters() == ["Receipt (*.pdf)"]
    dialog.fileSelected.emit(str(receipt))
    dialog.close()
    assert field.value() == receipt


def test_a_file_is_opened_and_taken_away(qtbot: QtBot, receipt: Path) -> None:
    form, field = made(qtbot)
    form.set_values({"receipt": receipt})
    field.opened.disconnect()
    with qtbot.waitSignal(field.opened) as opened:
        button(field, "Open").click()
    assert opened.args == [receipt]
    button(field, "Remove").click()
    assert form.values() == {"receipt": None}
    assert field.is_blank()


def test_a_file_too_large_is_refused_beside_the_field(qtbot: QtBot, receipt: Path) -> None:
    form, field = made(qtbot)
    receipt.write_bytes(b"x" * 4096)
    field.take(receipt)
    assert "“ticket d’été.pdf” takes 4 KB; at most 2 KB are kept." in shown(form)
    assert field.value() is None
    assert not form.check()
    assert "ticket d’été.pdf" in shown(form)


def test_a_file_of_another_kind_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    form, field = made(qtbot)
    photo = tmp_path / "photo.jpg"
    photo.touch()
    field.take(photo)
    assert "“photo.jpg” is not one of these: .pdf." in shown(form)


def test_a_file_that_vanished_is_told_when_it_is_to_be_saved(qtbot: QtBot, receipt: Path) -> None:
    form, _field = made(qtbot)
    form.set_values({"receipt": receipt})
    assert form.check()
    receipt.unlink()
    assert not form.check()
    assert "“ticket d’été.pdf” is not there any more." in shown(form)


def test_a_folder_is_not_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    form, field = made(qtbot, replace(SPEC, file=FileRule()))
    field.take(tmp_path)
    assert field.problem() is not None
    assert form.values() == {"receipt": None}


def test_a_read_only_file_is_opened_but_not_changed(qtbot: QtBot, receipt: Path) -> None:
    form, field = made(qtbot, replace(SPEC, read_only=True))
    form.set_values({"receipt": receipt})
    assert button(field, "Open").isVisible()
    assert not button(field, "Remove").isVisible()
    QTest.keyClick(field.card, Qt.Key.Key_Return)
    assert form.findChild(QFileDialog) is None
    assert not field.card.acceptDrops()
