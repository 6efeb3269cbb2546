from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from grc_desktop.services.contacts.parts import Part
from grc_desktop.services.contacts.types import Address, CustomField, Membership
from grc_desktop.ui.contacts.inline import ValueEditor
from grc_desktop.ui.kit.fields.choice import ChoiceField
from grc_desktop.ui.kit.fields.text import LongTextField
from tests.contacts_page.conftest import ABADIE, BERANGER, GARCON, LEFEVRE, Shop

CONTROL = Qt.KeyboardModifier.ControlModifier
EMAIL, PHONE, BIRTHDAY, NOTE = Part("emails"), Part("phones"), Part("birthday"), Part("note")


def editing(shop: Shop) -> ValueEditor:
    editor = shop.page.desk.record.sheet.editor
    assert editor is not None
    return editor


def line(shop: Shop) -> QLineEdit:
    found = editing(shop).field.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def edit(shop: Shop, name: str, part: Part) -> int:
    contact = shop.go_to(name)
    shop.page.desk.record.edit(part)
    return contact


def replace_text(shop: Shop, text: str) -> None:
    line(shop).selectAll()
    shop.type(text)


def value(shop: Shop, part: Part) -> str:
    return next(each.fact.value for each in shop.page.desk.record.sheet.values if each.fact.part == part)


def test_enter_on_a_value_edits_it_and_enter_keeps_it(shop: Shop) -> None:
    contact = shop.go_to(LEFEVRE)
    shop.page.table.view.setFocus()
    shop.key(Qt.Key.Key_Return)
    shop.key(Qt.Key.Key_Return)
    replace_text(shop, "0639980001")
    shop.key(Qt.Key.Key_Return)
    shop.until(lambda: shop.details(contact).draft.phones[0].e164 == "+33639980001")
    shop.until(lambda: value(shop, PHONE) == "06 39 98 00 01")
    assert shop.page.desk.record.sheet.editor is None


def test_a_kept_value_can_be_undone_from_its_toast(shop: Shop) -> None:
    contact = edit(shop, LEFEVRE, EMAIL)
    replace_text(shop, "e@exemple.fr")
    shop.key(Qt.Key.Key_Return)
    shop.until(lambda: bool(shop.toasts))
    undo = shop.toasts[-1].act
    assert undo is not None
    undo()
    shop.until(lambda: shop.details(contact).draft.emails[0].address == "eloise@exemple.fr")


def test_escape_gives_the_typing_up(shop: Shop) -> None:
    contact = edit(shop, LEFEVRE, EMAIL)
    before = shop.details(contact)
    replace_text(shop, "e@exemple.fr")
    shop.key(Qt.Key.Key_Escape)
    assert shop.page.desk.record.sheet.editor is None
    assert value(shop, EMAIL) == "eloise@exemple.fr"
    assert shop.details(contact) == before


def test_tab_keeps_the_value_and_edits_the_next(shop: Shop) -> None:
    contact = edit(shop, LEFEVRE, PHONE)
    replace_text(shop, "0639980001")
    shop.key(Qt.Key.Key_Tab)
    assert line(shop).text() == "eloise@exemple.fr"
    shop.key(Qt.Key.Key_Backtab)
    assert line(shop).text() == "06 39 98 00 01"
    shop.until(lambda: shop.details(contact).draft.phones[0].e164 == "+33639980001")


def test_a_wrong_value_is_said_below_and_stays_as_typed(shop: Shop) -> None:
    contact = edit(shop, LEFEVRE, EMAIL)
    replace_text(shop, "jean.dupont@")
    shop.key(Qt.Key.Key_Return)
    assert line(shop).text() == "jean.dupont@"
    assert "jean.dupont@" in line(shop).accessibleDescription()
    assert shop.details(contact).draft.emails[0].address == "eloise@exemple.fr"


def test_a_click_elsewhere_keeps_what_was_typed(shop: Shop) -> None:
    contact = edit(shop, GARCON, BIRTHDAY)
    replace_text(shop, "21111984")
    shop.page.table.view.setFocus()
    shop.until(lambda: shop.details(contact).draft.birthday == date(1984, 11, 21))


def test_a_choice_is_kept_as_soon_as_it_is_made(shop: Shop) -> None:
    contact = edit(shop, GARCON, Part("stage"))
    field = editing(shop).field
    assert isinstance(field, ChoiceField)
    field.set_value("loyal")
    field.changed.emit()
    shop.until(lambda: shop.details(contact).draft.stage == "loyal")


def test_an_empty_place_asks_to_be_filled_in(shop: Shop) -> None:
    contact = edit(shop, GARCON, PHONE)
    shop.type("0639980002")
    shop.key(Qt.Key.Key_Return)
    shop.until(lambda: len(shop.details(contact).draft.phones) == 1)


def test_an_address_is_edited_whole(shop: Shop) -> None:
    contact = edit(shop, LEFEVRE, Part("addresses"))
    editing(shop).field.set_value(Address("2 place Bellecour", None, "69002", "Lyon", "FR"))
    shop.key(Qt.Key.Key_Return)
    shop.until(lambda: shop.details(contact).draft.addresses[0].line1 == "2 place Bellecour")


def test_an_own_field_is_edited_as_its_kind(shop: Shop) -> None:
    number = shop.contacts.save_custom_field(CustomField("Points", "money"))
    shop.until(lambda: len(shop.contacts.custom_fields()) == 1)
    contact = shop.go_to(ABADIE)
    shop.until(lambda: any(each.fact.part == Part("custom", number) for each in shop.page.desk.record.sheet.values))
    shop.page.desk.record.edit(Part("custom", number))
    shop.type("12,50")
    shop.key(Qt.Key.Key_Return)
    shop.until(lambda: shop.details(contact).draft.custom == {number: "1250"})


def test_a_note_is_taken_with_the_day_before_it(shop: Shop) -> None:
    contact = shop.go_to(GARCON)
    shop.page.desk.record.reach.note.click()
    assert isinstance(editing(shop).field, LongTextField)
    shop.type("aime le jasmin")
    shop.key(Qt.Key.Key_Return, CONTROL)
    shop.until(lambda: (shop.details(contact).draft.note or "").endswith(": aime le jasmin"))


def test_a_note_that_was_only_begun_is_not_kept(shop: Shop) -> None:
    contact = shop.go_to(GARCON)
    before = shop.details(contact)
    shop.page.desk.record.take_note()
    shop.page.table.view.setFocus()
    shop.until(lambda: shop.page.desk.record.sheet.editor is None and not shop.work.busy)
    assert shop.details(contact) == before


def test_leaving_a_value_that_is_wrong_asks_once(shop: Shop) -> None:
    edit(shop, LEFEVRE, EMAIL)
    replace_text(shop, "faux@")
    assert shop.page.desk.record.is_changed()
    shop.page.desk.save()
    assert line(shop).text() == "faux@"
    editing(shop).give_up()
    assert shop.page.may_leave()


def test_what_changes_elsewhere_waits_until_the_typing_is_over(shop: Shop) -> None:
    contact = edit(shop, LEFEVRE, BIRTHDAY)
    draft = shop.details(contact).draft
    shop.contacts.save(replace(draft, emails=(), memberships=(Membership(BERANGER),)))
    shop.until(lambda: shop.page.desk.record.tabs.accessibleName() is not None and not shop.work.busy)
    replace_text(shop, "01/02/1980")
    shop.key(Qt.Key.Key_Return)
    shop.until(lambda: shop.details(contact).draft.birthday == date(1980, 2, 1))
    assert shop.details(contact).draft.emails == ()


@pytest.mark.parametrize(("column", "typed", "part"), [(1, "Bron", "city"), (3, "0639980003", "phone")])
def test_a_cell_is_edited_in_its_place(shop: Shop, column: int, typed: str, part: str) -> None:
    contact = shop.go_to(ABADIE)
    view = shop.page.table.view
    view.setFocus()
    view.setCurrentIndex(shop.page.table.rows.index(view.currentIndex().row(), column))
    shop.key(Qt.Key.Key_F2)
    cell(shop).selectAll()
    shop.type(typed)
    shop.key(Qt.Key.Key_Return)
    shop.until(lambda: bool(shop.toasts))
    row = shop.contacts.rows([contact])[0]
    assert getattr(row, part).replace(" ", "") == typed


def cell(shop: Shop) -> QLineEdit:
    view = shop.page.table.view
    found = view.indexWidget(view.currentIndex())
    assert isinstance(found, QLineEdit)
    return found


def test_a_cell_that_is_refused_keeps_what_was_typed_and_says_why(shop: Shop) -> None:
    contact = shop.go_to(ABADIE)
    view = shop.page.table.view
    view.setFocus()
    view.setCurrentIndex(shop.page.table.rows.index(view.currentIndex().row(), 3))
    shop.key(Qt.Key.Key_F2)
    cell(shop).selectAll()
    shop.type("06 39")
    shop.key(Qt.Key.Key_Return)
    problem = shop.page.listing.cells.problem
    shop.until(lambda: problem.isVisible())
    assert (cell(shop).text(), "06 39" in problem.text()) == ("06 39", True)
    shop.key(Qt.Key.Key_Escape)
    shop.until(lambda: not problem.isVisible())
    assert shop.details(contact).draft.phones[0].e164 == "+33639985566"


def test_f2_on_a_name_opens_the_form(shop: Shop) -> None:
    shop.go_to(ABADIE)
    shop.page.table.view.setFocus()
    shop.key(Qt.Key.Key_F2)
    shop.until(lambda: shop.page.desk.editing)


def test_letters_typed_on_the_list_jump_to_a_name(shop: Shop) -> None:
    shop.go_to(ABADIE)
    view = shop.page.table.view
    view.setFocus()
    view.setCurrentIndex(shop.page.table.rows.index(0, 1))
    shop.type("l")
    shop.until(lambda: shop.page.table.current_id() == shop.id_of(LEFEVRE))
    assert not view.is_editing()
