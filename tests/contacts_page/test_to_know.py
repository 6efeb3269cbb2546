from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtGui import QDesktopServices

from grc_desktop.services.contacts.notable import Notable, Reason
from grc_desktop.services.contacts.types import (
    Check,
    ContactDetails,
    ContactDraft,
    CustomField,
    Email,
    Lookalike,
    Phone,
)
from grc_desktop.ui.contacts.facts import as_text, sections
from grc_desktop.ui.contacts.figures import Figure, figures
from grc_desktop.ui.contacts.paper import on_paper
from grc_desktop.ui.contacts.to_know import KnowLine, told
from tests.contacts_page.conftest import ABADIE, BERANGER, GARCON, LEFEVRE, Shop

REACHED = ContactDraft(emails=(Email("a@exemple.fr"),))
DAY = date(2026, 11, 27)
TODAY = date(2026, 11, 21)


def lines(shop: Shop) -> dict[Reason, KnowLine]:
    return {line.notable.reason: line for line in shop.page.desk.record.to_know.lines}


@pytest.mark.parametrize(
    ("notable", "words"),
    [
        (Notable(Reason.BIRTHDAY, 6, 42, DAY), ("Birthday in 6 days.", "42 years on 27 Nov", "Write")),
        (Notable(Reason.BIRTHDAY, 0, 42, DAY), ("Birthday today.", "42 years on 27 Nov", "Write")),
        (Notable(Reason.ANNIVERSARY, 1, 5, DAY), ("5 years a customer tomorrow.", "", "Write")),
        (Notable(Reason.UNREACHABLE), ("No way to reach this customer.", "", "Add a phone")),
        (
            Notable(Reason.TWIN, twin=Lookalike(2, "Zola", "Lyon", ("phone", "name"))),
            ("Perhaps the same as Zola:", "same phone, nearly the same name", "Open"),
        ),
    ],
)
def test_what_is_worth_knowing_is_said_in_words(notable: Notable, words: tuple[str, str, str]) -> None:
    said = told(notable, REACHED)
    assert (said.title, said.text, said.button) == words


def test_a_birthday_of_somebody_without_a_phone_or_an_e_mail_has_no_button() -> None:
    assert told(Notable(Reason.BIRTHDAY, 6, 42, DAY), ContactDraft()).button == ""


def test_the_button_of_each_does_something_about_it(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    shop.go_to(LEFEVRE)
    shop.until(lambda: set(lines(shop)) == {Reason.BIRTHDAY, Reason.CONSENT})
    lines(shop)[Reason.BIRTHDAY].button.click()
    assert opened == ["mailto:eloise@exemple.fr"]
    lines(shop)[Reason.CONSENT].button.click()
    editor = shop.page.desk.record.sheet.editor
    assert editor is not None
    assert editor.field.spec.name == "newsletter"

    shop.go_to(GARCON)
    lines(shop)[Reason.UNREACHABLE].button.click()
    editor = shop.page.desk.record.sheet.editor
    assert editor is not None
    assert editor.field.spec.name == "typed"


def test_the_twin_is_opened_and_only_three_are_told_at_once(shop: Shop) -> None:
    twin = ContactDraft(
        first_name="Eloise",
        last_name="Lefevre",
        phones=(Phone("06 39 98 12 34"),),
        birthday=date(1984, 11, 25),
        checks=(Check("email", "x", "invalid_email"),),
    )
    shop.contacts.save(twin)
    shop.see(ABADIE, BERANGER, GARCON, "Lefevre Eloise", LEFEVRE)
    shop.go_to("Lefevre Eloise")
    known = shop.page.desk.record.to_know
    assert [line.isVisible() for line in known.lines] == [True, True, True, False]
    known.more.click()
    assert all(line.isVisible() for line in known.lines)
    lines(shop)[Reason.TWIN].button.click()
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == LEFEVRE)


def test_figures_are_those_the_shop_noted() -> None:
    fields = (
        CustomField("Client depuis", "date", id=1),
        CustomField("Pointure", "number", id=2),
        CustomField("CA total", "money", id=3),
        CustomField("Couleur", "text", id=4),
    )
    draft = ContactDraft(birthday=date(1984, 11, 27), custom={1: "2020-11-22", 2: "38", 3: "15840", 4: "vert"})
    assert figures(draft, fields, TODAY) == (
        Figure("CA total", "€158.40"),
        Figure("Pointure", "38"),
        Figure("Customer since", "November 2020", "5 years"),
        Figure("Next birthday", "27 Nov", "42 years"),
    )
    assert figures(ContactDraft(), fields, TODAY) == ()


def test_a_record_is_copied_as_plain_lines() -> None:
    then = datetime(2026, 1, 1, tzinfo=UTC)
    draft = ContactDraft(last_name="Zola", note="Passe\nle samedi", emails=(Email("z@exemple.fr"),))
    details = ContactDetails(draft, "Zola", then, then, None)
    assert as_text("Zola", sections(details, (), TODAY)) == "Zola\nE-mail : z@exemple.fr\nPasse, le samedi"


def test_a_record_is_printed_with_what_is_known_only(shop: Shop) -> None:
    shop.go_to(LEFEVRE)
    known = shop.page.desk.record.known
    assert known is not None
    listed = on_paper(known, TODAY)
    lines = [[column.text(row) for column in listed.columns] for row in listed.fetch(listed.ids)]
    assert listed.title == LEFEVRE
    assert lines[0] == ["Contact details", "Mobile", "06 39 98 12 34"]
    assert ["", "Address", "3 rue Mercière, 69002 Lyon"] in lines
    assert all(line[2] for line in lines)
