from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from grc_desktop.services.contacts.parts import Part
from grc_desktop.services.contacts.types import Check, ContactDraft, CustomField, Membership, Phone
from grc_desktop.ui.contacts.facts import custom_text, sections
from grc_desktop.ui.contacts.words import initials
from tests.contacts_page.conftest import ABADIE, BERANGER, GARCON, LEFEVRE, Shop


def with_checks(shop: Shop) -> int:
    checks = (Check("email", "pas de mail", "invalid_email", "clients.xlsx, 418"), Check("birthday", "31/02/80", "x"))
    shop.contacts.save(ContactDraft(last_name="Zola", checks=checks))
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE, "Zola")
    return shop.go_to("Zola")


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_a_text_to_check_is_corrected_in_its_place(shop: Shop) -> None:
    contact = with_checks(shop)
    checks = shop.page.desk.record.checks
    line = checks.lines[0]
    assert (line.line.text(), len(checks.lines)) == ("pas de mail", 2)
    line.line.setText("zola@exemple.fr")
    line.correct.click()
    shop.until(lambda: len(checks.lines) == 1)
    assert [email.address for email in shop.details(contact).draft.emails] == ["zola@exemple.fr"]


def test_a_correction_that_is_no_better_is_said_and_kept_as_typed(shop: Shop) -> None:
    contact = with_checks(shop)
    line = shop.page.desk.record.checks.lines[0]
    line.line.setText("toujours pas")
    line.correct.click()
    shop.until(lambda: any("toujours pas" in text for text in texts(line)))
    assert line.line.text() == "toujours pas"
    assert len(shop.details(contact).draft.checks) == 2


def test_a_text_to_check_is_ignored_and_undo_brings_it_back(shop: Shop) -> None:
    contact = with_checks(shop)
    shop.page.desk.record.checks.lines[1].ignore.click()
    shop.until(lambda: len(shop.details(contact).draft.checks) == 1 and bool(shop.toasts))
    undo = shop.toasts[-1].act
    assert undo is not None
    undo()
    shop.until(lambda: len(shop.page.desk.record.checks.lines) == 2)


def test_the_view_of_what_is_to_check_counts_and_lists_it(shop: Shop) -> None:
    with_checks(shop)
    tabs = shop.page.listing.tabs
    shop.until(lambda: any(tab.accessibleName() == "To check (1)" for tab in tabs.findChildren(QAbstractButton)))
    tabs.tabs.chosen.emit("to_check")
    shop.see("Zola")
    table = shop.page.table
    assert [table.rows.columns[number].key for number in table.header.shown()] == ["name", "to_check", "city", "phone"]


def test_a_name_that_looks_like_html_is_shown_as_it_is(shop: Shop) -> None:
    name = "<img src=http://exemple.fr/x.png>"
    shop.contacts.save(ContactDraft(last_name=name, note="<b>gras</b>", phones=(Phone("06 39 98 00 01"),)))
    shop.until(lambda: name in shop.names())
    shop.go_to(name)
    labels = shop.page.desk.record.findChildren(QLabel)
    assert name in [label.text() for label in labels]
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}


def test_buttons_reach_the_customer_and_are_there_only_when_they_work(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    shop.go_to(LEFEVRE)
    reach = shop.page.desk.record.reach
    reach.call.click()
    reach.write.click()
    assert opened == ["tel:+33639981234", "mailto:eloise@exemple.fr"]
    reach.copy_menu().actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "06 39 98 12 34"

    shop.go_to(GARCON)
    assert not any(button.isVisible() for button in (reach.call, reach.write))


def test_the_thread_tells_what_happened_to_the_customer(shop: Shop) -> None:
    contact = shop.go_to(GARCON)
    shop.contacts.tag([contact], "Thé")
    shop.page.desk.record.show_tab("thread")
    shop.until(lambda: "Customers tagged: 1" in texts(shop.page.desk.record))
    assert "Customer created" in texts(shop.page.desk.record)


def test_organisations_and_their_members_lead_to_each_other(shop: Shop) -> None:
    member = ContactDraft(last_name="Zola", memberships=(Membership(BERANGER, "opticien"),))
    shop.contacts.save(member)
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE, "Zola")
    shop.go_to("Zola")
    shop.page.desk.record.show_tab("links")
    shop.until(lambda: {BERANGER, "opticien"} <= {*texts(shop.page.desk.record), *buttons(shop)})

    shop.page.open(shop.id_of(BERANGER))
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == BERANGER)
    shop.until(lambda: "Zola" in buttons(shop))


def buttons(shop: Shop) -> list[str]:
    return [button.text() for button in shop.page.desk.record.findChildren(QAbstractButton) if button.isVisible()]


def test_what_is_known_is_said_in_the_order_of_the_shop(shop: Shop) -> None:
    field = shop.contacts.save_custom_field(CustomField("Points", "money"))
    contact = shop.id_of(LEFEVRE)
    found = sections(shop.details(contact), shop.contacts.custom_fields(), date(2026, 11, 20))
    said = {fact.label: fact.value for section in found for fact in section.facts}
    assert said["Birthday"] == "21 November 1984 (41 years old)"
    assert said["Address"] == "3 rue Mercière\n69002 Lyon"
    assert [fact.value for section in found for fact in section.facts if fact.part == Part("custom", field)] == [""]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("text", "vert", "vert"),
        ("number", "38.5", "38.5"),
        ("money", "123450", "€1,234.50"),
        ("date", "2026-11-21", "21/11/2026"),
        ("bool", "1", "Yes"),
        ("bool", "0", "No"),
        ("date", "demain", "demain"),
    ],
)
def test_an_own_value_is_read_as_its_kind_and_never_hidden(kind: str, value: str, shown: str) -> None:
    assert custom_text(kind, value) == shown


@pytest.mark.parametrize(
    ("draft", "letters"),
    [
        (ContactDraft(first_name="Éloïse", last_name="Lefèvre"), "ÉL"),
        (ContactDraft(first_name="Solène", last_name="Le Goff"), "SL"),
        (ContactDraft(last_name="Zola"), "Z"),
        (ContactDraft(kind="organisation", company="Boulangerie du Port"), "BP"),
        (ContactDraft(last_name="<img>"), ""),
        (ContactDraft(), ""),
    ],
)
def test_initials_stand_for_a_name(draft: ContactDraft, letters: str) -> None:
    assert initials(draft) == letters


def test_every_control_has_a_name_that_is_read_aloud(shop: Shop) -> None:
    with_checks(shop)
    shop.page.edit()
    shop.until(lambda: shop.page.desk.editing and not shop.work.busy)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    controls = [widget for kind in kinds for widget in shop.page.findChildren(kind)]
    inner = ("qt_spinbox_lineedit", "qt_toolbar_ext_button")
    silent = [
        widget
        for widget in controls
        if widget.isVisible()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and widget.objectName() not in inner
        and not isinstance(widget.parentWidget(), QComboBox | QLineEdit)
    ]
    assert [(type(widget).__name__, type(widget.parentWidget()).__name__) for widget in silent] == []
