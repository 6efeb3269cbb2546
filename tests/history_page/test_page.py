from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from grc_desktop.services.contacts.types import ContactDraft
from grc_desktop.services.history.types import Entry, Undone
from grc_desktop.ui.history.page import HistoryPage
from grc_desktop.ui.history.words import counts, outcome
from grc_desktop.ui.stage.stage import Stage


def page(stage: Stage) -> HistoryPage:
    made = stage.page
    assert isinstance(made, HistoryPage)
    return made


def test_every_action_is_listed_the_newest_first(window: Stage) -> None:
    window.services.contacts.delete([1, 2])
    window.go("history")

    assert page(window).titles() == ["Customers moved to the bin: 2", *["Customer created"] * 3]


def test_an_action_is_undone_from_its_panel(window: Stage) -> None:
    window.services.contacts.delete([1, 2])
    window.go("history")

    QTest.mouseClick(page(window).panel.undo_button, Qt.MouseButton.LeftButton)
    window.settle()

    assert window.services.contacts.count() == 3
    assert page(window).panel.told() == ["2 put back as before"]
    assert page(window).titles()[0] == "Undone: Customers moved to the bin: 2"


def test_what_was_changed_since_is_kept_and_named_with_the_reason(window: Stage) -> None:
    contacts = window.services.contacts
    created = contacts.save(ContactDraft(last_name="Vidal"))
    entry = window.services.history.entries()[0].id
    contacts.save(replace(contacts.details(created).draft, first_name="Anne"))
    window.go("history", entry=entry)

    window.do("history.undo")

    assert contacts.count() == 4
    told = page(window).panel.told()
    assert told[0] == "1 kept, changed since"
    assert told[1] == "Vidal Anne"
    assert "changed since" in told[2]


def test_undoing_the_undo_does_it_again(window: Stage) -> None:
    window.services.contacts.delete([1])
    window.go("history")
    window.do("history.undo")
    assert window.services.contacts.count() == 3

    window.go("history", entry=window.services.history.entries()[0].id)
    window.do("history.undo")

    assert window.services.contacts.count() == 2


def test_an_undone_action_offers_no_undo(window: Stage) -> None:
    window.services.contacts.delete([1])
    window.go("history")

    window.do("history.undo")

    assert not page(window).panel.undo_button.isVisible()


def entry(**counted: dict[str, int]) -> Entry:
    from datetime import UTC, datetime

    return Entry(1, datetime(2026, 11, 21, tzinfo=UTC), "camille", "contacts.save", "Saved", counted, False, True, None)


def test_counts_are_told_in_words() -> None:
    assert counts(entry(contacts={"I": 966, "U": 25}, phones={"I": 1200})) == "966 added, 25 changed"
    assert counts(entry(contacts={"D": 1})) == "1 removed"
    assert counts(entry()) == ""


def test_the_three_buckets_are_told_and_empty_ones_left_out() -> None:
    assert outcome(Undone(9, 1, 12, 2, 1, ())) == (
        "Undone: 12 put back as before, 2 kept, changed since, 1 could not be undone."
    )
    assert outcome(Undone(None, 1, 0, 0, 0, ())) == "Nothing was left to undo."
