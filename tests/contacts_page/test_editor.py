from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from grc_desktop.services.contacts.types import ContactFilter, CustomField, Email
from grc_desktop.ui.contacts import actions
from grc_desktop.ui.contacts.alike import AlikeLine
from tests.contacts_page.conftest import ABADIE, BERANGER, GARCON, LEFEVRE, Shop

CONTROL = Qt.KeyboardModifier.ControlModifier


def answer(shop: Shop, key: str) -> Callable[[], bool]:
    """Press the button `key` of the question that is being asked."""

    def press() -> bool:
        for dialog in shop.page.findChildren(QDialog):
            if dialog.isVisible():
                button = dialog.findChild(QPushButton, key)
                assert isinstance(button, QPushButton)
                button.click()
                return True
        return False

    return press


def edit(shop: Shop, name: str) -> int:
    contact = shop.go_to(name)
    shop.page.table.view.setFocus()
    shop.key(Qt.Key.Key_F2)
    shop.until(lambda: shop.page.desk.editing and not shop.work.busy)
    return contact


def test_a_customer_is_created_from_the_keyboard_alone(shop: Shop) -> None:
    shop.page.table.view.setFocus()
    shop.key(Qt.Key.Key_N, CONTROL)
    shop.until(lambda: shop.page.desk.editing)
    shop.type("Moreau")
    shop.key(Qt.Key.Key_Tab)
    shop.type("Camille")
    shop.key(Qt.Key.Key_Tab)
    shop.type("21111984")
    shop.key(Qt.Key.Key_S, CONTROL)
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == "Moreau Camille")
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE, "Moreau Camille")

    created = shop.details(shop.id_of("Moreau Camille"))
    assert created.draft.birthday == date(1984, 11, 21)
    assert shop.toasts[-1].text == "Customer created"


def test_the_form_opens_by_its_key_and_a_save_shows_the_record_again(shop: Shop) -> None:
    contact = shop.go_to(GARCON)
    shop.page.table.view.setFocus()
    shop.key(Qt.Key.Key_E, CONTROL)
    shop.until(lambda: shop.page.desk.editing and not shop.work.busy)
    shop.fill("code", "K77")
    shop.key(Qt.Key.Key_S, CONTROL)
    shop.until(lambda: (shown := shop.shown()) is not None and shown.draft.code == "K77")
    assert shop.details(contact).draft.addresses[0].city == "Bron"


def test_a_save_can_be_undone_from_its_toast(shop: Shop) -> None:
    contact = edit(shop, GARCON)
    shop.fill("first_name", "Anaïs")
    shop.page.desk.save()
    shop.until(lambda: bool(shop.toasts))
    undo = shop.toasts[-1].act
    assert undo is not None
    undo()
    shop.until(lambda: shop.details(contact).draft.first_name == "Thaïs")


def test_saving_an_unchanged_record_changes_nothing(shop: Shop) -> None:
    contact = edit(shop, LEFEVRE)
    before = shop.details(contact)
    shop.contacts.tag([shop.id_of(ABADIE)], "Thé")
    assert not shop.page.desk.editor.is_changed()
    shop.page.desk.save()
    shop.until(lambda: shop.shown() is not None)
    assert shop.details(contact) == before
    assert [toast.act for toast in shop.toasts] == [None]


def test_saving_twice_at_once_makes_one_customer(shop: Shop) -> None:
    shop.page.begin_new()
    shop.fill("last_name", "Zola")
    shop.page.desk.save()
    shop.page.desk.save()
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE, "Zola")
    shop.until(lambda: shop.page.table.current_id() == shop.id_of("Zola"))


def test_the_shop_s_own_fields_come_without_taking_the_focus(shop: Shop) -> None:
    shop.go_to(GARCON)
    shop.page.begin_new()
    shop.until(lambda: not shop.work.busy)
    shop.type("Zo")
    shop.page.desk.editor.fields.show_own((CustomField("Pointure", "number", id=7),))
    shop.type("la")
    assert shop.line("last_name").text() == "Zola"


def test_the_form_begins_with_the_field_that_is_asked_for(shop: Shop) -> None:
    shop.go_to(LEFEVRE)
    shop.page.edit("birthday")
    assert shop.window.focusWidget() is shop.line("birthday")


def test_escape_leaves_at_once_when_nothing_was_typed(shop: Shop) -> None:
    edit(shop, GARCON)
    shop.key(Qt.Key.Key_Escape)
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == GARCON)


def test_escape_asks_once_when_something_was_typed(shop: Shop) -> None:
    contact = edit(shop, GARCON)
    shop.fill("first_name", "Anaïs")
    shop.key(Qt.Key.Key_Escape)
    shop.until(answer(shop, ""))
    assert shop.page.desk.editing
    assert shop.line("first_name").text() == "Anaïs"

    shop.key(Qt.Key.Key_Escape)
    shop.until(answer(shop, "leave"))
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == GARCON)
    assert shop.details(contact).draft.first_name == "Thaïs"


def test_going_to_another_row_asks_and_comes_back(shop: Shop) -> None:
    contact = edit(shop, GARCON)
    shop.fill("first_name", "Anaïs")
    shop.page.table.view.setFocus()
    shop.page.table.go_to(shop.id_of(ABADIE))
    shop.until(answer(shop, ""))
    shop.until(lambda: shop.page.table.current_id() == contact)
    assert shop.page.desk.editing


def test_the_page_is_left_only_when_the_typing_may_be_lost(shop: Shop) -> None:
    edit(shop, GARCON)
    assert shop.page.may_leave()
    shop.fill("first_name", "Anaïs")
    for key, left in (("stay", False), ("leave", True)):
        QTimer.singleShot(0, lambda key=key: answer(shop, key)())
        assert shop.page.may_leave() is left


def test_a_value_that_is_wrong_is_said_on_leaving_it_and_kept_as_typed(shop: Shop) -> None:
    contact = edit(shop, GARCON)
    shop.fill("birthday", "31/02/1980")
    shop.key(Qt.Key.Key_Tab)
    shop.page.desk.save()
    assert shop.page.desk.editing
    assert shop.page.desk.editor.banner.isVisible()
    assert shop.line("birthday").text() == "31/02/1980"

    shop.page.desk.editor.save(anyway=True)
    shop.until(lambda: shop.shown() is not None)
    kept = shop.details(contact).draft
    assert [(check.field, check.value) for check in kept.checks] == [("birthday", "31/02/1980")]


def test_a_contact_that_names_nobody_is_not_saved(shop: Shop) -> None:
    shop.page.begin_new()
    shop.page.desk.save()
    assert shop.page.desk.editing
    assert not shop.work.busy or shop.contacts.count() == 4


@pytest.mark.parametrize("field", ["first_name", "code"])
def test_a_record_changed_elsewhere_keeps_both_what_was_typed_and_what_is_new(shop: Shop, field: str) -> None:
    contact = edit(shop, GARCON)
    shop.fill(field, "Mien")
    other = shop.details(contact).draft
    shop.contacts.save(replace(other, job="fleuriste", first_name="Ailleurs"))
    shop.page.desk.save()
    shop.until(lambda: shop.page.desk.editor.banner.isVisible())
    assert shop.page.desk.editing
    assert shop.line(field).text() == "Mien"
    assert shop.line("job").text() == "fleuriste"

    shop.page.desk.save()
    shop.until(lambda: shop.shown() is not None)
    kept = shop.details(contact).draft
    assert kept.job == "fleuriste"
    assert (kept.first_name, kept.code) == (("Mien", None) if field == "first_name" else ("Ailleurs", "Mien"))


def alike(shop: Shop) -> list[AlikeLine]:
    """Who the new customer may be, as it is told."""
    return [line for each in shop.page.desk.editor.fields.alikes for line in each.lines if line.isVisible()]


def test_somebody_who_looks_alike_is_said_while_typing_and_can_be_opened(shop: Shop) -> None:
    shop.page.begin_new()
    shop.fill("last_name", "Lefevre")
    shop.fill("first_name", "Eloise")
    shop.until(lambda: [line.found.name for line in alike(shop)] == [LEFEVRE])
    alike(shop)[0].open.click()
    shop.until(answer(shop, "leave"))
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == LEFEVRE)


def test_whom_the_telephone_tells_is_reached_after_the_telephones(shop: Shop) -> None:
    shop.page.begin_new()
    shop.until(lambda: any("phones" in form.values() for form in shop.page.desk.editor.fields.forms))
    reach = next(form for form in shop.page.desk.editor.fields.forms if "phones" in form.values())
    QTest.mouseClick(reach.field("phones").findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit)
    QTest.keyClicks(typed, "06 39 98 55 66")
    shop.until(lambda: [line.found.name for line in alike(shop)] == [ABADIE])
    for _step in range(4):
        QTest.keyClick(QApplication.focusWidget() or typed, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is alike(shop)[0].open


def test_somebody_else_is_not_said_again(shop: Shop) -> None:
    shop.page.begin_new()
    shop.fill("last_name", "Lefevre")
    shop.fill("first_name", "Eloise")
    shop.until(lambda: len(alike(shop)) == 1)
    alike(shop)[0].other.click()
    shop.until(lambda: not alike(shop))
    shop.fill("job", "fleuriste")
    shop.until(lambda: not shop.page.desk.editor.looking)
    assert not alike(shop)
    assert shop.line("first_name").text() == "Eloise"


def test_a_shared_e_mail_is_said_below_it_and_allowed(shop: Shop) -> None:
    shop.page.desk.begin_new("eloise@exemple.fr")
    shop.until(lambda: len(alike(shop)) == 1)
    assert "same e-mail" in alike(shop)[0].accessibleName()
    shop.fill("last_name", "Lefèvre")
    shop.fill("first_name", "Marc")
    shop.page.desk.save()
    shop.until(lambda: shop.contacts.count() == 5)
    assert shop.details(shop.id_of("Lefèvre Marc")).draft.emails == (Email("eloise@exemple.fr"),)


def test_an_organisation_has_other_fields_and_keeps_what_was_typed(shop: Shop) -> None:
    shop.page.begin_new()
    shop.fill("last_name", "Roux")
    fields = shop.page.desk.editor.fields
    fields.forms[0].set_values(fields.forms[0].values() | {"kind": "organisation"})
    fields.forms[0].field("kind").changed.emit()
    shop.fill("company", "Garage Roux")
    shop.fill("siret", "732 829 320 00074")
    shop.page.desk.save()
    shop.until(lambda: shop.contacts.count() == 5)
    made = shop.details(shop.id_of("Garage Roux")).draft
    assert (made.kind, made.siret, made.last_name) == ("organisation", "73282932000074", "Roux")


def test_a_new_phone_of_the_same_contact_is_understood_again(shop: Shop) -> None:
    contact = edit(shop, ABADIE)
    fields = shop.page.desk.editor.fields
    reach = next(form for form in fields.forms if "phones" in form.values())
    reach.set_values(reach.values() | {"phones": (replace(shop.details(contact).draft.phones[0], typed="0639980001"),)})
    shop.page.desk.save()
    shop.until(lambda: shop.shown() is not None)
    assert shop.details(contact).draft.phones[0].e164 == "+33639980001"


def test_a_field_of_the_shop_s_own_is_added_from_the_form_and_filled(shop: Shop) -> None:
    contact = edit(shop, GARCON)
    shop.fill("job", "libraire")
    own = shop.page.desk.editor.fields.own_field
    own.button.click()
    own.form.set_values({"label": "Pointure", "kind": "number"})
    own.add.click()
    shop.until(lambda: len(shop.page.desk.editor.fields.own) == 1)
    (field,) = shop.contacts.custom_fields()
    shop.fill(f"custom.{field.id}", "38,5")
    shop.page.desk.save()
    shop.until(lambda: shop.shown() is not None)
    kept = shop.details(contact).draft
    assert (kept.custom, kept.job) == ({field.id: "38.5"}, "libraire")


def test_two_own_fields_of_one_name_are_refused_beside_the_name(shop: Shop) -> None:
    shop.contacts.save_custom_field(CustomField("Pointure"))
    edit(shop, GARCON)
    own = shop.page.desk.editor.fields.own_field
    own.open()
    own.form.set_values({"label": "pointure", "kind": "text"})
    own.add.click()
    shop.until(lambda: not shop.work.busy)
    assert len(shop.contacts.custom_fields()) == 1
    assert own.form.isVisible()


def test_an_address_is_added_and_removed(shop: Shop) -> None:
    contact = edit(shop, GARCON)
    addresses = shop.page.desk.editor.fields.addresses
    addresses.add.click()
    shop.type("2 place Bellecour")
    addresses.cards[0].cross.click()
    shop.page.desk.save()
    shop.until(lambda: shop.shown() is not None)
    assert [address.line1 for address in shop.details(contact).draft.addresses] == ["2 place Bellecour"]


def test_edit_is_offered_only_where_there_is_somebody_to_edit(shop: Shop) -> None:
    shop.page.listing.show_filter(ContactFilter(text="personne de ce nom"))
    shop.see()
    shop.until(lambda: shop.page.desk.currentIndex() == 0)
    assert not shop.page.commands[actions.EDIT].isVisible()
    shop.page.desk.edit()
    assert not shop.page.desk.editing
