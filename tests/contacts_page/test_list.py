from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from grc_desktop.services.contacts.types import ContactFilter
from grc_desktop.ui.contacts import actions, listing
from grc_desktop.ui.contacts.views import ALL, BIN, TO_CHECK
from grc_desktop.ui.kit.table.columns import Sort
from grc_desktop.ui.kit.table.header import COMPACT_KEY
from tests.contacts_page.conftest import ABADIE, BERANGER, GARCON, LEFEVRE, Shop

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_first_customer_is_shown_beside_the_list(shop: Shop) -> None:
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == ABADIE)


def test_typing_in_the_search_lists_who_matches_without_accents_or_order(shop: Shop) -> None:
    shop.page.search()
    shop.type("eloise lef")
    shop.see(LEFEVRE)


def test_a_search_that_finds_nobody_offers_to_create_and_to_clear(shop: Shop) -> None:
    shop.page.search()
    shop.type("Marie Martin")
    shop.see()
    shop.until(lambda: not shop.work.busy)
    shop.page.listing.create_asked.emit(shop.page.listing.filter.text)
    assert (shop.line("first_name").text(), shop.line("last_name").text()) == ("Marie", "Martin")

    shop.page.desk.editor.left.emit()
    shop.page.listing.show_filter(ContactFilter())
    assert shop.page.listing.search.text() == ""


def test_filters_add_up_and_go_away_one_by_one(shop: Shop) -> None:
    shop.page.listing.add_filter("stage", "client")
    shop.see(ABADIE, GARCON)
    shop.page.listing.add_filter("city", "bron")
    shop.see(GARCON)
    shop.page.listing.chips.removed.emit("stage")
    shop.page.listing.chips.removed.emit("city")
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE)


def test_a_click_on_a_title_sorts_and_a_second_one_turns_the_list_over(shop: Shop) -> None:
    shop.page.table.header.sectionClicked.emit(0)
    shop.see(LEFEVRE, GARCON, BERANGER, ABADIE)
    shop.page.table.header.sectionClicked.emit(0)
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE)


def test_letters_typed_on_the_list_jump_to_the_first_name_that_begins_so(shop: Shop) -> None:
    shop.page.table.view.setFocus()
    shop.type("le")
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == LEFEVRE)


def test_letters_jump_when_the_list_is_sorted_otherwise_too(shop: Shop) -> None:
    shop.page.table.sort_asked.emit(Sort("created"))
    shop.until(lambda: shop.page.listing.order.by == "created" and not shop.work.busy)
    shop.page.table.view.setFocus()
    shop.type("be")
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == BERANGER)


def test_a_deleted_customer_goes_to_the_bin_and_the_toast_brings_it_back(shop: Shop) -> None:
    shop.go_to(GARCON)
    shop.page.table.view.setFocus()
    shop.key(Qt.Key.Key_Delete)
    shop.see(ABADIE, BERANGER, LEFEVRE)
    shop.until(lambda: bool(shop.toasts))
    assert GARCON in shop.toasts[0].text

    undo = shop.toasts[0].act
    assert undo is not None
    undo()
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE)


def test_the_bin_lists_who_was_deleted_and_restores_them(shop: Shop) -> None:
    contact = shop.id_of(GARCON)
    shop.contacts.delete([contact])
    shop.page.listing.show_view(BIN)
    shop.see(GARCON)
    shop.until(lambda: (shown := shop.shown()) is not None and shown.deleted_at is not None)
    assert not shop.page.commands[actions.EDIT].isVisible()

    shop.page.desk.restore_asked.emit()
    shop.see()
    assert shop.details(contact).deleted_at is None


def test_several_customers_get_a_tag_a_stage_and_lose_it_again_together(shop: Shop) -> None:
    shop.page.table.view.selectAll()
    ids = shop.page.table.selected_ids()
    assert len(ids) == 4

    shop.page.deeds.tag(ids, "Noël")
    shop.page.deeds.set_stage(ids, "loyal")
    shop.until(lambda: len(shop.toasts) == 2)
    assert {tag.name: tag.contacts for tag in shop.contacts.tags()}["Noël"] == 4
    assert shop.contacts.count(ContactFilter(stage="loyal")) == 4

    undo = shop.toasts[0].act
    assert undo is not None
    undo()
    shop.until(lambda: shop.contacts.count(ContactFilter(tag="Noël")) == 0)


def test_rows_are_copied_with_their_titles(shop: Shop) -> None:
    shop.go_to(ABADIE)
    shop.page.table.view.setFocus()
    shop.page.table.view.selectAll()
    shop.key(Qt.Key.Key_C, CONTROL)
    shop.until(lambda: bool(shop.toasts))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Name", "City"]
    assert [line.split("\t")[0] for line in lines[1:]] == [ABADIE, BERANGER, GARCON, LEFEVRE]


def test_filters_and_columns_are_kept_as_a_view_renamed_and_deleted(shop: Shop) -> None:
    bar = shop.page.listing.tabs
    shop.page.listing.add_filter("stage", "client")
    shop.see(ABADIE, GARCON)
    bar.save("Habitués")
    shop.until(lambda: bar.current().title == "Habitués")
    shop.see(ABADIE, GARCON)

    bar.chosen.emit(TO_CHECK)
    shop.see()
    bar.tabs.chosen.emit(f"saved-{shop.views.list('contacts')[0].id}")
    shop.see(ABADIE, GARCON)

    bar.rename("Fidèles")
    shop.until(lambda: bar.current().title == "Fidèles")
    bar.delete()
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE)
    assert shop.views.list("contacts") == []


def test_columns_are_remembered_view_by_view(shop: Shop) -> None:
    table, listing = shop.page.table, shop.page.listing
    listing.show_view(TO_CHECK)
    shop.see()
    of_checks = table.header.shown()
    listing.show_view(ALL)
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE)
    chooser = table.header.chooser()
    next(action for action in chooser.actions() if action.text() == "Organisation").trigger()
    shop.until(lambda: shop.memory.get("columns/contacts/all") is not None)
    of_all = table.header.shown()

    listing.show_view(TO_CHECK)
    assert table.header.shown() == of_checks
    listing.show_view(ALL)
    assert table.header.shown() == of_all
    assert "organisation" in [table.rows.columns[number].key for number in of_all]


def test_columns_chosen_just_before_another_view_stay_with_theirs(shop: Shop) -> None:
    table = shop.page.table
    city = [column.key for column in table.rows.columns].index("city")
    table.header.show_column(city, False)
    shop.page.listing.show_view(BIN)
    assert city in table.header.shown()
    shop.page.listing.show_view(ALL)
    assert city not in table.header.shown()


def test_low_rows_are_for_every_view(shop: Shop) -> None:
    shop.memory.put(COMPACT_KEY, True)
    for view in (BIN, ALL):
        shop.page.listing.show_view(view)
        assert shop.page.table.header.compact


def test_the_first_of_many_are_shown_before_the_others_are_read(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "_MANY", 0)
    monkeypatch.setattr(listing, "_SEEN", 2)
    table, seen = shop.page.table, list[Sequence[int]]()
    monkeypatch.setattr(table, "begin_with", seen.append)
    table.sort_asked.emit(Sort("name", descending=True))
    shop.until(lambda: bool(seen))
    shop.see(LEFEVRE, GARCON, BERANGER, ABADIE)
    assert list(seen[0]) == list(table.rows.ids)[:2]


def test_e_mails_and_tags_are_shown_where_there_is_room(shop: Shop) -> None:
    table = shop.page.table

    def titles() -> list[str]:
        return [table.rows.columns[number].key for number in table.header.shown()]

    shop.until(lambda: titles() == ["name", "city", "stage", "phone"])
    shop.window.resize(1920, 1080)
    shop.until(lambda: titles() == ["name", "city", "stage", "phone", "tags", "email", "updated"])
    shop.window.resize(1170, 680)
    shop.until(lambda: titles() == ["name", "city", "stage", "phone"])


def test_the_column_of_the_stages_waits_until_somebody_has_one(shop: Shop) -> None:
    shop.contacts.set_field(shop.contacts.find_ids(), "stage", None)
    table = shop.page.table
    shop.until(lambda: "stage" not in [table.rows.columns[number].key for number in table.header.shown()])
    shop.contacts.set_field([shop.id_of(GARCON)], "stage", "loyal")
    shop.until(lambda: "stage" in [table.rows.columns[number].key for number in table.header.shown()])


def test_a_saved_view_that_makes_no_sense_any_more_lists_everybody(shop: Shop) -> None:
    view = shop.views.save("contacts", "Ancienne", {"filter": {"stage": 3, "moon": "full"}, "order": {"by": "luck"}})
    shop.page.listing.tabs.want(f"saved-{view}")
    shop.page.listing.tabs.refresh()
    shop.until(lambda: shop.page.listing.view.title == "Ancienne")
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE)


def test_the_page_comes_back_to_the_same_place(shop: Shop) -> None:
    shop.page.listing.add_filter("stage", "client")
    shop.see(ABADIE, GARCON)
    contact = shop.go_to(GARCON)
    state = shop.page.state()
    shop.page.listing.show_filter(ContactFilter())
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE)
    shop.go_to(ABADIE)

    shop.page.restore(state)
    shop.see(ABADIE, GARCON)
    shop.until(lambda: (shown := shop.shown()) is not None and shown.draft.id == contact)


def test_the_page_opens_on_the_customer_that_was_looked_for(shop: Shop) -> None:
    contact = shop.id_of(LEFEVRE)
    shop.page.refresh()
    shop.page.restore({"contact": contact})
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == LEFEVRE)
    assert shop.page.table.current_id() == contact


def test_a_customer_in_the_bin_stays_shown_when_the_list_is_read_again(shop: Shop) -> None:
    contact = shop.id_of(GARCON)
    shop.contacts.delete([contact])
    shop.see(ABADIE, BERANGER, LEFEVRE)
    shop.page.search()
    shop.page.restore({"contact": contact})
    shop.until(lambda: (shown := shop.shown()) is not None and shown.draft.id == contact)
    shop.contacts.tag([shop.id_of(ABADIE)], "Thé")
    shop.until(lambda: (row := shop.page.table.rows.row(0)) is not None and row.tags == ("Thé",))
    shop.until(lambda: not shop.work.busy)
    assert (shown := shop.shown()) is not None
    assert shown.draft.id == contact


def test_a_customer_out_of_the_list_is_looked_for_among_everybody(shop: Shop) -> None:
    contact = shop.id_of(LEFEVRE)
    shop.page.listing.add_filter("stage", "client")
    shop.see(ABADIE, GARCON)
    shop.page.restore({"contact": contact})
    shop.see(ABADIE, BERANGER, GARCON, LEFEVRE)
    shop.until(lambda: (shown := shop.shown()) is not None and shown.name == LEFEVRE)


def test_an_empty_base_offers_to_import_and_to_begin(empty: Shop) -> None:
    wanted: list[str] = []
    empty.page.wanted.connect(lambda room, _state: wanted.append(room))
    empty.until(lambda: empty.page.welcome.isVisible())
    empty.page.welcome.offers[0].click()
    assert wanted == ["importing"]
    empty.page.welcome.offers[1].click()
    assert empty.page.desk.editing
    empty.page.desk.editor.left.emit()
    empty.until(lambda: empty.page.welcome.isVisible())


def test_everything_is_said_again_in_another_language(shop: Shop, french: None) -> None:
    shop.go_to(LEFEVRE)
    shop.page.retranslate()
    assert shop.page.title() == "Clients"
    assert shop.page.commands[actions.NEW].text() == "Nouveau client"
    assert shop.page.desk.record.reach.call.text() == "Appeler"
